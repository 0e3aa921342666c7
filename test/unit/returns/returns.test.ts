import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lawById, laws } from '../../../src/engine/laws';
import {
  computeAtDataWall,
  dataStocks,
  dataWall,
  distanceToLimit,
  elasticity,
  gainOfDoublingBudget,
  LEVERS,
  limitsOf,
  marginalReturn,
  moved,
  reducibleElasticity,
  returnsOf,
  scaleLimits,
  stoppingBudget,
} from '../../../src/engine/returns';
import { assertFinite } from '../../properties/finiteNumbers';
import { assertCloseTo } from '../laws/closeTo';

const SEED = { seed: 42 };
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyPoint = fc.record({ parameters: scale(3, 15), tokens: scale(6, 18) });
const besiroglu = lawById('besiroglu-2024')!;
const CHINCHILLA = { parameters: 70e9, tokens: 1.4e12 };

const withLoss = laws.filter((law) => law.loss !== undefined);
/** Of dense models: a law of mixtures alone says nothing here. */
const withFrontier = withLoss.filter(
  (law) => law.optimum?.(1e21).loss !== undefined && law.covers?.({ parameters: 1, tokens: 1 }) !== false,
);

describe('Marginal returns', () => {
  it('at Chinchilla by hand: A/N^α falls by 1 − 2^−α, B/D^β by 1 − 2^−β', () => {
    const size = 482.01 * 70e9 ** -0.3478;
    const data = 2085.43 * 1.4e12 ** -0.3658;
    const gain = (lever: 'parameters' | 'tokens' | 'compute') =>
      marginalReturn(besiroglu, CHINCHILLA, lever, 2)!.gain;
    assertCloseTo(gain('parameters'), size * (1 - 2 ** -0.3478), 1e-9);
    assertCloseTo(gain('tokens'), data * (1 - 2 ** -0.3658), 1e-9);
    assertCloseTo(gain('compute'), size * (1 - 2 ** (-0.3478 / 2)) + data * (1 - 2 ** (-0.3658 / 2)), 1e-9);
  });

  it('keep tokens per parameter and epochs where compute is the lever', () => {
    const point = { parameters: 1e9, tokens: 4e10, uniqueTokens: 1e10, totalParameters: 8e9, experts: 8 };
    const after = moved(point, 'compute', 4);
    assert.deepEqual(after, {
      parameters: 2e9,
      tokens: 8e10,
      uniqueTokens: 2e10,
      totalParameters: 16e9,
      experts: 8,
    });
  });

  for (const law of withLoss) {
    it(`of ${law.id} are positive, and fall as the lever grows`, () => {
      fc.assert(
        fc.property(scale(7, 13), scale(9, 15), (parameters, tokens) => {
          const point = { parameters, tokens };
          for (const lever of LEVERS) {
            const here = marginalReturn(law, point, lever, 2)!.gain;
            const further = marginalReturn(law, moved(point, lever, 2), lever, 2)!.gain;
            // Where a term is a billionth of the loss, a double holds no more of a difference.
            assert.ok(here >= -1e-12 && further <= here + 1e-9, `${lever}: ${here}, then ${further}`);
          }
        }),
        SEED,
      );
    });

    it(`of ${law.id} are finite at any scale, with everything around them`, () => {
      fc.assert(
        fc.property(anyPoint, (point) => {
          const returns = returnsOf(law, point);
          assert.ok(returns !== undefined);
          assertFinite({ ...returns, law: undefined });
        }),
        { ...SEED, numRuns: 15 },
      );
    });
  }
});

describe('Elasticities', () => {
  it('of the reducible loss lie between the terms’ exponents', () => {
    fc.assert(
      fc.property(scale(7, 12), scale(9, 14), (parameters, tokens) => {
        const point = { parameters, tokens };
        const size = reducibleElasticity(besiroglu, point, 'parameters')!;
        const data = reducibleElasticity(besiroglu, point, 'tokens')!;
        // Each term's exponent times its share of the reducible loss.
        assert.ok(size > 0 && size < 0.3478 && data > 0 && data < 0.3658);
        assertCloseTo(size / 0.3478 + data / 0.3658, 1, 1e-4);
        assertCloseTo(reducibleElasticity(besiroglu, point, 'compute'), (size + data) / 2, 1e-4);
      }),
      SEED,
    );
  });

  it('is the law’s own exponent where it has one term only: 0.076 of Kaplan with endless data', () => {
    const kaplan = lawById('kaplan-2020')!;
    assertCloseTo(elasticity(kaplan, { parameters: 1e8, tokens: 1e25 }, 'parameters'), 0.076, 1e-3);
  });

  it('in compute lie at 0.05 to 0.1 for Kaplan’s frontier, as the field says', () => {
    // claims.md: exponents of N, D and C of about 0.05 to 0.1 (Kaplan 2020); ln 2 turns a doubling into an exponent.
    const kaplan = lawById('kaplan-2020')!;
    const exponent = Math.log2(kaplan.optimum!(1e21).loss! / kaplan.optimum!(2e21).loss!);
    assert.ok(exponent >= 0.05 - 1e-9 && exponent <= 0.1, `${exponent}`);
  });

  it('shrink with scale as the irreducible loss takes over', () => {
    const at = (parameters: number) =>
      elasticity(besiroglu, { parameters, tokens: 20 * parameters }, 'compute')!;
    assert.ok(at(1e8) > at(1e10) && at(1e10) > at(1e12));
  });

  it('of the reducible loss are not there where the law states no irreducible one', () => {
    assert.equal(reducibleElasticity(lawById('kaplan-2020')!, CHINCHILLA, 'tokens'), undefined);
  });
});

describe('The budget beyond which a doubling buys less', () => {
  for (const law of withFrontier) {
    it(`exists under ${law.id}, and the gain of doubling falls through it`, () => {
      const { compute, loss } = stoppingBudget(law, 0.05)!;
      assert.ok(gainOfDoublingBudget(law, compute / 10)! > 0.05);
      assert.ok(gainOfDoublingBudget(law, compute * 10)! < 0.05);
      assertCloseTo(gainOfDoublingBudget(law, compute), 0.05, 1e-6);
      assert.equal(loss, law.optimum!(compute).loss);
      // The less one asks for, the further it pays.
      assert.ok(stoppingBudget(law, 0.01)!.compute > compute);
    });
  }

  it('says when it lies outside the budgets looked at, and by how far outside the law’s own', () => {
    assert.equal(stoppingBudget(besiroglu, 1e3)?.end, 'below');
    assert.equal(stoppingBudget(besiroglu, 1e-9)?.end, 'above');
    const { compute, decadesOutside } = stoppingBudget(besiroglu, 0.01)!;
    assertCloseTo(compute, 1.7e25, 0.01);
    assertCloseTo(decadesOutside, Math.log10(compute / 1.3e22), 1e-9);
  });

  it('is not there for laws without a loss, or for no gain at all', () => {
    assert.equal(stoppingBudget(lawById('chinchilla-20')!, 0.01), undefined);
    for (const least of [0, -1, NaN]) assert.equal(stoppingBudget(besiroglu, least), undefined);
  });
});

describe('The distance to the irreducible loss', () => {
  it('is the sum of what size and what data can still remove', () => {
    const { loss, reducible, bySize, byData, irreducibleLoss } = distanceToLimit(besiroglu, CHINCHILLA)!;
    assert.equal(irreducibleLoss, 1.8172);
    assertCloseTo(reducible, loss - 1.8172, 1e-12);
    assertCloseTo(bySize! + byData!, reducible, 1e-9);
  });

  it('is not there where the law states none', () => {
    assert.equal(distanceToLimit(lawById('kaplan-2020')!, CHINCHILLA), undefined);
    assert.equal(returnsOf(lawById('chinchilla-20')!, CHINCHILLA), undefined);
  });
});

describe('The data wall', () => {
  it('holds the tokens wanted against each stock, with its source', () => {
    const verdict = (tokens: number, id: string) =>
      dataWall(tokens).find(({ stock }) => stock.id === id)?.verdict;
    assert.equal(verdict(15e12, 'fineweb'), 'enough');
    assert.equal(verdict(45e12, 'fineweb'), 'repeating');
    assert.equal(verdict(150e12, 'fineweb'), 'wearing');
    assert.equal(verdict(300e12, 'fineweb'), 'beyond');
    for (const { tokens, low = tokens, high = tokens, source } of dataStocks) {
      assert.ok(low <= tokens && tokens <= high);
      assert.match(source, /arXiv:\d{4}\.\d{5}/);
    }
  });

  it('keeps 93 % of the worth over four epochs, and lets the whole stock of text not be repeated', () => {
    const four = dataWall(60e12).find(({ stock }) => stock.id === 'fineweb')!;
    assertCloseTo(four.worth, 0.931418, 1e-5);
    const all = dataWall(600e12).find(({ stock }) => stock.id === 'public-text')!;
    assert.deepEqual([all.epochs, all.worth, all.verdict], [2, 0.5, 'beyond']);
  });

  it('stands where the optimum wants all public text', () => {
    for (const law of withFrontier) {
      const compute = computeAtDataWall(law, 300e12)!;
      assertCloseTo(law.optimum!(compute).tokens, 300e12, 1e-6);
    }
    // Villalobos et al. 2024 put 4e14 tokens at about 5e28 FLOP for models that are not over-trained: 20 per parameter.
    assertCloseTo(computeAtDataWall(lawById('chinchilla-20')!, 4e14), 5e28, 0.05);
  });

  it('has no answer to nonsense', () => {
    for (const tokens of [0, -1, NaN, Infinity]) {
      assert.deepEqual(dataWall(tokens), []);
      if (tokens !== Infinity) assert.equal(computeAtDataWall(besiroglu, tokens), undefined);
    }
  });
});

describe('Limits', () => {
  it('name the largest published runs, the checked and the estimated apart', () => {
    const of = (kind: string) =>
      scaleLimits.filter((limit) => limit.kind === kind).map(({ title, confidence }) => [title, confidence]);
    assert.deepEqual(of('compute').slice(0, 2), [
      ['Llama 3.1 405B', 'verified'],
      ['Grok-3', 'estimate'],
    ]);
    assert.deepEqual(
      [...new Set(scaleLimits.map(({ kind }) => kind))],
      ['compute', 'parameters', 'tokens', 'accelerators', 'cost', 'power'],
    );
  });

  it('bear out that the largest single models lie between hundreds of billions and 2 T parameters', () => {
    for (const { kind, value } of scaleLimits) {
      if (kind === 'parameters') assert.ok(value >= 1e11 && value <= 2e12);
    }
  });

  it('put a run beside each of them, leaving out what the run does not say', () => {
    const demands = limitsOf({ compute: 3.8e26, accelerators: 16_384 });
    assert.deepEqual([...new Set(demands.map(({ limit }) => limit.kind))], ['compute', 'accelerators']);
    assertCloseTo(demands[0]?.ratio, 10, 1e-12);
    assert.deepEqual(limitsOf({ compute: NaN, costUsd: 0 }), []);
  });
});

describe('All of it for one run', () => {
  it('carries the warning that goes with an extrapolation', () => {
    const { notices, doublings, tenPercent, elasticities } = returnsOf(besiroglu, CHINCHILLA)!;
    assert.ok(notices.some(({ code }) => code === 'parameters-outside-fit'));
    assert.equal(doublings.length, 3);
    assert.equal(elasticities.length, 3);
    // Two ways to the same: 10 % of ln-budget at an elasticity that hardly changes over it.
    const expected = elasticities.find(({ lever }) => lever === 'compute')!.ofLoss! * Math.log(1.1);
    assertCloseTo(tenPercent!.gain / tenPercent!.lossBefore, expected, 0.02);
  });

  it('takes unique tokens to the wall, and the person’s own least gain', () => {
    const {
      dataWall: wall,
      stopping,
      leastGain,
    } = returnsOf(besiroglu, { ...CHINCHILLA, uniqueTokens: 3.5e11 }, { leastGain: 0.05 })!;
    assertCloseTo(wall.find(({ stock }) => stock.id === 'fineweb')?.epochs, 3.5e11 / 15e12, 1e-12);
    assert.equal(leastGain, 0.05);
    assert.equal(stopping?.compute, stoppingBudget(besiroglu, 0.05)?.compute);
  });
});
