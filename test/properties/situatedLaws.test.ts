import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lawOfData } from '../../src/engine/dataQuality/lawOfData';
import { laws } from '../../src/engine/laws';
import { type Law, type ScalePoint } from '../../src/engine/laws/law';
import { kumarLoss, quantisationPenalty } from '../../src/engine/laws/precision/kumar2024';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { lifetimeChoice } from '../../src/engine/plan/lifetime';
import { type Situation, situatedLaw } from '../../src/engine/plan/situatedLaw';
import { assertCloseTo } from '../unit/laws/closeTo';

const SEED = { seed: 42 };

/** Log-uniform between two powers of ten. */
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyPoint = fc.record({ parameters: scale(3, 15), tokens: scale(6, 18) });
/** C = 6·N·D of the extreme points. */
const anyCompute = scale(10, 33);
const factor = fc.double({ min: 1.01, max: 100, noNaN: true });
const anyMixture = fc
  .record({ experts: fc.integer({ min: 2, max: 512 }), passed: fc.integer({ min: 1, max: 16 }) })
  .filter(({ experts, passed }) => experts > passed)
  .map(({ experts, passed }) => ({ experts, expertsPerToken: passed }));
const anyQuality = fc.double({ min: 0.01, max: 100, noNaN: true });
const anySituation: fc.Arbitrary<Situation> = fc.record(
  { uniqueTokens: scale(6, 15), mixture: anyMixture },
  { requiredKeys: [] },
);

const assertFinite = (...values: readonly (number | undefined)[]): void => {
  for (const value of values)
    assert.ok(value === undefined || (Number.isFinite(value) && value > 0), String(value));
};

describe('Every law of mixtures, with any experts', () => {
  const ofMixtures = laws.filter((law) => law.architectures === 'moe');
  const anyMixturePoint: fc.Arbitrary<ScalePoint> = fc
    .record({ point: anyPoint, mixture: anyMixture, times: fc.double({ min: 1.01, max: 200, noNaN: true }) })
    .map(({ point, mixture, times }) => ({
      ...point,
      ...mixture,
      granularity: mixture.expertsPerToken,
      totalParameters: point.parameters * times,
    }));

  for (const law of ofMixtures) {
    it(`${law.id} gives a finite, positive loss at any scale`, () => {
      fc.assert(
        fc.property(anyMixturePoint, (point) => {
          assertFinite(law.loss!(point));
        }),
        SEED,
      );
    });

    it(`${law.id} falls, or stays, with more parameters of the same shape and with more tokens`, () => {
      fc.assert(
        fc.property(anyMixturePoint, factor, (point, more) => {
          const here = law.loss!(point);
          const larger = {
            ...point,
            parameters: point.parameters * more,
            totalParameters: point.totalParameters! * more,
          };
          // The same sum in another order of operations where the sparsity is computed from both counts.
          const rounding = here * 1e-12;
          assert.ok(law.loss!(larger) <= here + rounding);
          assert.ok(law.loss!({ ...point, tokens: point.tokens * more }) <= here + rounding);
        }),
        SEED,
      );
    });
  }

  for (const law of ofMixtures.filter((each) => each.optimum !== undefined)) {
    it(`${law.id} finds the compute of a planned mixture again from its loss`, () => {
      fc.assert(
        fc.property(scale(17, 26), anyMixture, (compute, mixture) => {
          const planned = situatedLaw(law, { mixture });
          const loss = planned.optimum!(compute).loss!;
          // Found by halving to the precision of a double in log compute; the curve is flat at its end.
          assertCloseTo(planned.computeForLoss!(loss), compute, 1e-5);
        }),
        SEED,
      );
    });
  }
});

describe('Every law with an optimum in every situation of a plan', () => {
  for (const law of laws.filter((each) => each.optimum !== undefined)) {
    it(`${law.id} gives finite numbers, spends its budget, and more of it never buys a higher loss`, () => {
      fc.assert(
        fc.property(anyCompute, factor, anySituation, anyQuality, (compute, more, situation, value) => {
          const asked = situatedLaw(lawOfData(law, { value, origin: 'user', source: 'test' }), situation);
          const [small, large] = [asked.optimum?.(compute), asked.optimum?.(compute * more)];
          assertFinite(small?.parameters, small?.tokens, small?.loss);
          if (small === undefined || large === undefined) return;
          assertCloseTo(trainingCompute(small.parameters, small.tokens), compute, 1e-9);
          // Where repeated data are worth nothing any more the loss is level but for rounding.
          if (small.loss !== undefined) assert.ok(large.loss! <= small.loss * (1 + 1e-12));
        }),
        SEED,
      );
    });
  }

  const inverting = laws.filter(
    (law) => law.tokensForLoss !== undefined && law.irreducibleLoss !== undefined,
  );
  for (const law of inverting) {
    it(`${law.id} is never dearer over its life than the plan it replaces, at the same loss`, () => {
      fc.assert(
        fc.property(scale(19, 25), scale(9, 15), (compute, use) => {
          const planned = law.optimum!(compute);
          const choice = lifetimeChoice(law, planned, use);
          if (choice === undefined) return;
          const { parameters, tokens, saving } = choice;
          assert.ok(saving.value >= 0 && saving.value < 1);
          // The search ends within a ten-thousandth of the loss's distance from its floor.
          const reached = law.loss!({ parameters: parameters.value, tokens: tokens.value });
          assertCloseTo(reached - law.irreducibleLoss!, planned.loss! - law.irreducibleLoss!, 1e-4);
        }),
        { ...SEED, numRuns: 30 },
      );
    });
  }
});

describe('The law of precision', () => {
  const bits = fc.double({ min: 3, max: 16, noNaN: true });
  const all = (value: number) => ({ weights: value, activations: value, keyValues: value });

  it('never rewards fewer bits in training, and falls with parameters and tokens', () => {
    fc.assert(
      fc.property(anyPoint, bits, factor, ({ parameters, tokens }, few, more) => {
        const here = kumarLoss(parameters, tokens, all(few));
        assertFinite(here);
        if (here === undefined) return;
        assert.ok(kumarLoss(parameters, tokens, all(16))! <= here);
        assert.ok(kumarLoss(parameters * more, tokens, all(few))! <= here);
        assert.ok(kumarLoss(parameters, tokens * more, all(few))! <= here);
      }),
      SEED,
    );
  });

  it('punishes quantisation more the more tokens were seen and the fewer bits are left', () => {
    fc.assert(
      fc.property(anyPoint, bits, factor, ({ parameters, tokens }, few, more) => {
        const here = quantisationPenalty(parameters, tokens, few);
        assertFinite(here);
        assert.ok(quantisationPenalty(parameters, tokens * more, few) > here);
        assert.ok(quantisationPenalty(parameters * more, tokens, few) < here);
        assert.ok(quantisationPenalty(parameters, tokens, few + 1) < here);
      }),
      SEED,
    );
  });
});

describe('Every law about data of another worth', () => {
  const withInverses: readonly Law[] = laws.filter(
    (law) => law.tokensForLoss !== undefined && law.irreducibleLoss !== undefined,
  );
  for (const law of withInverses) {
    it(`${law.id} inverts in tokens of that data`, () => {
      fc.assert(
        fc.property(scale(8, 11), scale(10, 13), anyQuality, (parameters, tokens, value) => {
          const asked = lawOfData(law, { value, origin: 'user', source: 'test' });
          const loss = asked.loss!({ parameters, tokens });
          const found = asked.tokensForLoss!(parameters, loss);
          // Where more tokens change the loss by less than a double can tell, none can be told from it.
          if (asked.loss!({ parameters, tokens: tokens * 2 }) > loss * (1 - 1e-6)) return;
          assertCloseTo(found, tokens, 1e-6);
        }),
        SEED,
      );
    });
  }
});
