import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  batchTradeOff,
  simpleNoiseScale,
  timesFewestSteps,
  timesLeastCompute,
} from '../../../src/engine/hyperparameters/batchTradeOff';
import { recommendations } from '../../../src/engine/hyperparameters/recommendations';
import { type FactName } from '../../../src/engine/hyperparameters/recommendation';
import { criticalBatchGrowth } from '../../../src/engine/hyperparameters/zhang2024';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';

const SEED = { seed: 42 };
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);

function valueOf(id: string, facts: Partial<Record<FactName, number>>): number {
  const found = recommendations.find((each) => each.id === id);
  assert.ok(found, id);
  return found.value((name) => facts[name] ?? NaN);
}

describe('The recommendations', () => {
  // Evaluated (Python) from the constants in each paper.
  const checks: readonly (readonly [string, Partial<Record<FactName, number>>, number])[] = [
    ['deepseek-2024-learning-rate', { compute: 1e20 }, 0.000985998],
    ['deepseek-2024-batch', { compute: 1e20 }, 1017140],
    ['step-law-2025-learning-rate', { nonEmbeddingParameters: 1e9, tokens: 1e11 }, 0.0016325],
    ['step-law-2025-batch', { tokens: 1e11 }, 1107710],
    ['porian-2024-learning-rate', { nonEmbeddingParameters: 1e9 }, 0.00212913],
    ['porian-2024-batch', { nonEmbeddingParameters: 1e9 }, 1608570],
    // exp(8.39 − 0.81·ln 1e9 − 0.25·ln 8)
    ['ludziejewski-2025-learning-rate', { nonEmbeddingParameters: 1e9, expansion: 8 }, 1.342636e-4],
    ['kaplan-2020-critical-batch', { loss: 3 }, 1069110],
    ['kaplan-2020-critical-batch', { loss: 2 }, 7371470],
  ];
  for (const [id, facts, expected] of checks) {
    it(`give ${expected} by ${id}`, () => {
      assertCloseTo(valueOf(id, facts), expected, SIX_DIGITS);
    });
  }

  it('have stable ids, a paper each, and a range for every fact they need', () => {
    const ids = recommendations.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, citation, formula, needs, fittedRange } of recommendations) {
      assert.match(id, /^[a-z0-9-]+$/);
      assert.match(citation, /20\d\d.*arXiv:\d{4}\.\d{5}/);
      assert.match(formula, / = /);
      for (const name of needs) {
        const [low, high] = fittedRange[name] ?? [0, 0];
        assert.ok(0 < low && low < high, `${id} ${name}`);
      }
    }
  });

  for (const recommendation of recommendations) {
    const { id, topic } = recommendation;
    const value = (fact: (name: FactName) => number) => recommendation.value(fact);
    it(`${id} is finite and positive at any scale`, () => {
      fc.assert(
        fc.property(scale(3, 15), scale(6, 18), scale(0, 3.6), (size, tokens, experts) => {
          const facts: Record<FactName, number> = {
            nonEmbeddingParameters: size,
            tokens,
            compute: 6 * size * tokens,
            loss: 1 + 10 / Math.log10(tokens),
            expansion: experts,
          };
          const result = value((name) => facts[name]);
          assert.ok(Number.isFinite(result) && result > 0);
        }),
        SEED,
      );
    });

    it(`${id} wants ${topic === 'learning-rate' ? 'no higher rates for larger models' : 'no smaller batches for larger runs'}`, () => {
      fc.assert(
        fc.property(scale(6, 13), scale(8, 14), (size, tokens) => {
          const at = (times: number) =>
            value(
              (name) =>
                ({
                  nonEmbeddingParameters: size * times,
                  tokens: topic === 'learning-rate' ? tokens : tokens * times,
                  compute: 6 * size * times * tokens,
                  loss: 3 / times ** 0.05,
                  expansion: 1,
                })[name],
            );
          if (topic === 'learning-rate') assert.ok(at(2) < at(1));
          else assert.ok(at(2) > at(1));
        }),
        SEED,
      );
    });
  }
});

describe('The relation of steps and examples', () => {
  it('reproduces the worked example: S_min 1e4, B_crit 1e6', () => {
    const [fewestSteps, critical] = [1e4, 1e6];
    const leastExamples = fewestSteps * critical;
    assert.equal(fewestSteps * timesFewestSteps(1e6, critical), 20000);
    assert.equal(leastExamples * timesLeastCompute(1e6, critical), 2e10);
    assert.equal(fewestSteps * timesFewestSteps(250e3, critical), 50000);
    assert.equal(leastExamples * timesLeastCompute(250e3, critical), 1.25e10);
  });

  it('keeps (S/S_min − 1)·(E/E_min − 1) = 1 and batch × steps = examples at any batch', () => {
    fc.assert(
      fc.property(scale(3, 9), scale(3, 9), (batch, critical) => {
        const [steps, examples] = [timesFewestSteps(batch, critical), timesLeastCompute(batch, critical)];
        // The differences from 1 lose up to six digits of sixteen.
        assertCloseTo((steps - 1) * (examples - 1), 1, 1e-8);
        assertCloseTo((batch / critical) * steps, examples, 1e-12);
      }),
      SEED,
    );
  });

  it('trades ever fewer steps for ever more compute when the batch doubles', () => {
    const [small, critical, large] = [0.01, 1, 100].map((ratio) => batchTradeOff(ratio * 1e6, 1e6));
    assert.deepEqual(
      [small, critical, large].map((each) => each?.standing),
      ['below-critical', 'near-critical', 'beyond-critical'],
    );
    // At the critical batch: steps from 2 to 1.5, compute from 2 to 3.
    assert.equal(critical?.stepsSavedByDoubling, 0.25);
    assert.equal(critical.computeAddedByDoubling, 0.5);
    assert.ok(small!.stepsSavedByDoubling > 0.49 && small!.computeAddedByDoubling < 0.01);
    assert.ok(large!.stepsSavedByDoubling < 0.01 && large!.computeAddedByDoubling > 0.98);
  });

  it('calls a batch near the critical one within a factor of two', () => {
    assert.equal(batchTradeOff(0.5e6, 1e6).standing, 'near-critical');
    assert.equal(batchTradeOff(2e6, 1e6).standing, 'near-critical');
    assert.equal(batchTradeOff(2.01e6, 1e6).standing, 'beyond-critical');
    assert.equal(batchTradeOff(0.49e6, 1e6).standing, 'below-critical');
  });

  it('has the simple noise scale as variance over squared gradient', () => {
    assert.equal(simpleNoiseScale(8, 2), 4);
  });
});

describe('The growth of the critical batch', () => {
  it('is by 2.95 for ten times the tokens', () => {
    assertCloseTo(criticalBatchGrowth(10), 2.95121, SIX_DIGITS);
    assert.equal(criticalBatchGrowth(1), 1);
  });
});
