import assert from 'node:assert/strict';
import fc from 'fast-check';
import { laws } from '../../../src/engine/laws';
import {
  dollarRates,
  equivalentDemand,
  FLOP_RATES,
  lifetimeCost,
  promptShare,
  SARDANA_2023_REQUEST,
  SARDANA_2023_UTILIZATIONS,
} from '../../../src/engine/lifetime/costRates';
import { breakEven, linearCost } from '../../../src/engine/lifetime/breakEven';
import { lifetimeOptimum } from '../../../src/engine/lifetime/lifetimeOptimum';
import { assertCloseTo } from '../laws/closeTo';

/** Laws that give tokens for a loss; of Kaplan's the frontier is another formula than the loss. */
const answering = laws.filter(
  (law) => law.tokensForLoss !== undefined && law.computeForLoss !== undefined && law.id !== 'kaplan-2020',
);
const anyLaw = fc.constantFrom(...answering);
const power = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyRates = fc.record({ training: power(-22, -17), serving: power(-22, -15) });
const A100 = { usdPerHour: 1.5, peakFlops: 312e12 };
const INT8 = { usdPerHour: 1.1, peakFlops: 624e12 };

describe('rates of training and serving', () => {
  it('are 6 and 2 FLOP per parameter and token', () => {
    assert.equal(lifetimeCost(FLOP_RATES, 7e9, 1.4e11, 1e12), 7e9 * (6 * 1.4e11 + 2e12));
  });

  it('give dollars from price, peak and utilisation of each', () => {
    const rates = dollarRates(A100, INT8, SARDANA_2023_UTILIZATIONS, SARDANA_2023_REQUEST);
    // By hand: 6 · 1.5 / 3600 / 312e12 / 0.5, and 2 · 1.1 / 3600 / 624e12 · (70/285/0.5 + 215/285/0.01).
    assertCloseTo(rates.training, 1.602564e-17, 1e-6);
    assertCloseTo(rates.serving, 7.436147e-17, 1e-6);
  });

  it('weigh a demand as in FLOPs', () => {
    assert.equal(equivalentDemand(FLOP_RATES, 5e12), 5e12);
    assert.equal(equivalentDemand({ training: 6, serving: 20 }, 1e12), 1e13);
  });

  it('know the share of a request that is read', () => {
    assertCloseTo(promptShare(SARDANA_2023_REQUEST), 70 / 285, 1e-15);
  });
});

describe('the lifetime optimum', () => {
  it('is the optimum of training where nothing is served', () => {
    for (const law of answering) {
      const loss = law.optimum!(1e22).loss!;
      const found = lifetimeOptimum(law, loss, 0)!;
      // The minimum is flat: the search ends within 1e-8 of a number whose neighbours cost the same to 1e-16.
      assertCloseTo(found.cost, law.computeForLoss!(loss)!, 1e-6, law.id);
    }
  });

  it('is never larger, and never trained for less, for more demand', () => {
    fc.assert(
      fc.property(
        anyLaw,
        power(20, 25),
        power(8, 15),
        power(0, 3),
        anyRates,
        (law, compute, demand, more, rates) => {
          const { loss } = law.optimum!(compute);
          const [less, most] = [
            lifetimeOptimum(law, loss!, demand, rates),
            lifetimeOptimum(law, loss!, demand * more, rates),
          ];
          if (less === undefined || most === undefined) return;
          // 1e-6: what the search for a flat minimum leaves open.
          assert.ok(most.parameters <= less.parameters * (1 + 1e-6));
          assert.ok(most.tokens >= less.tokens * (1 - 1e-6));
          assert.ok(most.cost >= less.cost * (1 - 1e-12));
        },
      ),
      { seed: 42, numRuns: 300 },
    );
  });

  it('costs no more than any other size of the same loss', () => {
    fc.assert(
      fc.property(
        anyLaw,
        power(20, 25),
        power(8, 15),
        power(-1, 1),
        anyRates,
        (law, compute, demand, factor, rates) => {
          const { loss, parameters } = law.optimum!(compute);
          const best = lifetimeOptimum(law, loss!, demand, rates);
          const other = parameters * factor;
          const tokens = law.tokensForLoss!(other, loss!);
          if (best === undefined || tokens === undefined) return;
          assert.ok(best.cost <= lifetimeCost(rates, other, tokens, demand) * (1 + 1e-9));
        },
      ),
      { seed: 42, numRuns: 300 },
    );
  });

  it('is the same whatever the unit of the rates', () => {
    fc.assert(
      fc.property(anyLaw, power(20, 24), power(9, 14), anyRates, (law, compute, demand, rates) => {
        const { loss } = law.optimum!(compute);
        const cents = { training: rates.training * 100, serving: rates.serving * 100 };
        const [usd, inCents] = [
          lifetimeOptimum(law, loss!, demand, rates),
          lifetimeOptimum(law, loss!, demand, cents),
        ];
        if (usd === undefined || inCents === undefined) return;
        assertCloseTo(inCents.parameters, usd.parameters, 1e-6);
        assertCloseTo(inCents.cost, usd.cost * 100, 1e-9);
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it('pays from its break-even against the compute-optimal model on', () => {
    fc.assert(
      fc.property(anyLaw, power(21, 25), power(10, 14), (law, compute, demand) => {
        const plain = law.optimum!(compute);
        const best = lifetimeOptimum(law, plain.loss!, demand)!;
        const found = breakEven(
          linearCost(FLOP_RATES, best.parameters, best.tokens),
          linearCost(FLOP_RATES, plain.parameters, plain.tokens),
        );
        // Close to the compute-optimal model both cost alike to rounding.
        if (best.parameters > 0.99 * plain.parameters) return;
        assert.ok(found.kind === 'beyond' && found.tokens < demand, JSON.stringify(found));
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('has no answer where the rates are no numbers, the loss cannot be reached or the law has none', () => {
    const [law] = answering;
    assert.equal(lifetimeOptimum(law!, 2, NaN), undefined);
    assert.equal(lifetimeOptimum(law!, 2, 1e12, { training: 0, serving: 1 }), undefined);
    assert.equal(lifetimeOptimum(law!, 0.1, 1e12), undefined);
    assert.equal(lifetimeOptimum({ ...law!, tokensForLoss: undefined }, 2, 1e12), undefined);
  });
});
