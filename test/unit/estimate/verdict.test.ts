import assert from 'node:assert/strict';
import { NEAR_OPTIMAL_FACTOR, verdictOf } from '../../../src/engine/estimate/verdict';
import { besiroglu2024 } from '../../../src/engine/laws/besiroglu2024';

describe('verdictOf', () => {
  const cases = [
    [0.06, 'under-trained'],
    [0.49, 'under-trained'],
    [0.5, 'near-optimal'],
    [1, 'near-optimal'],
    [2, 'near-optimal'],
    [2.01, 'over-trained'],
    [100, 'over-trained'],
  ] as const;
  for (const [ratio, verdict] of cases) {
    it(`calls ${ratio} times the optimum’s ratio ${verdict}`, () => {
      assert.equal(verdictOf(ratio), verdict);
    });
  }
});

describe('the factor within which a run is near-optimal', () => {
  /** How much more loss a run has whose tokens per parameter are `factor` times the optimum's, at equal compute. */
  const excess = (compute: number, factor: number) => {
    const best = besiroglu2024.optimum!(compute);
    const shift = Math.sqrt(factor);
    const loss = besiroglu2024.loss!({ parameters: best.parameters / shift, tokens: best.tokens * shift });
    return loss - best.loss!;
  };

  it('costs 0.0012 nats or 0.06 % at Gopher’s budget, as its comment says', () => {
    const costs = [NEAR_OPTIMAL_FACTOR, 1 / NEAR_OPTIMAL_FACTOR].map((factor) => excess(5.76e23, factor));
    for (const cost of costs) assert.equal(cost.toFixed(4), '0.0012');
    assert.equal(((100 * costs[0]!) / besiroglu2024.optimum!(5.76e23).loss!).toFixed(2), '0.06');
  });

  it('costs less than DeepSeek’s 0.25 % from 1e20 FLOP on, where it matters', () => {
    for (let exponent = 20; exponent <= 27; exponent++) {
      const compute = 10 ** exponent;
      for (const factor of [NEAR_OPTIMAL_FACTOR, 1 / NEAR_OPTIMAL_FACTOR]) {
        assert.ok(excess(compute, factor) / besiroglu2024.optimum!(compute).loss! < 0.0025, `1e${exponent}`);
      }
    }
  });
});
