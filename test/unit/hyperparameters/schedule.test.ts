import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annealingExampleLosses, annealingEffect } from '../../../src/engine/hyperparameters/annealingEffect';
import {
  ANNEALING_EXAMPLE,
  annealingAreas,
  annealingLoss,
} from '../../../src/engine/hyperparameters/annealingLaw';
import {
  constantSchedule,
  cooldownSchedule,
  cosineSchedule,
  type Schedule,
} from '../../../src/engine/hyperparameters/schedule';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';

const SEED = { seed: 42 };

describe('A cooldown', () => {
  it('is half-way at 0.5 in a line, at 0.292893 by one minus the square root', () => {
    assert.equal(cooldownSchedule(100e3, 20e3, 'linear')(90e3), 0.5);
    assertCloseTo(cooldownSchedule(100e3, 20e3, 'one-minus-square-root')(90e3), 0.292893, SIX_DIGITS);
  });

  it('is constant until it begins and 0 at and after the end', () => {
    for (const shape of ['linear', 'one-minus-square-root'] as const) {
      const schedule = cooldownSchedule(100e3, 20e3, shape);
      assert.equal(schedule(80e3), 1);
      assert.equal(schedule(100e3), 0);
      assert.equal(schedule(120e3), 0);
    }
  });
});

describe('A cosine', () => {
  it('falls from 1 through a half to its end and stays there', () => {
    const schedule = cosineSchedule(1000, 0.1);
    assert.equal(schedule(0), 1);
    assertCloseTo(schedule(500), 0.55, 1e-12);
    assertCloseTo(schedule(1000), 0.1, 1e-12);
    assertCloseTo(schedule(2000), 0.1, 1e-12);
  });
});

/** The double sum as it is printed, for a few steps. */
function printedAnnealing(peak: number, steps: number, schedule: Schedule, decay: number): number {
  let sum = 0;
  for (let i = 1; i <= steps; i++)
    for (let k = 1; k <= i; k++) sum += peak * (schedule(k - 1) - schedule(k)) * decay ** (i - k);
  return sum;
}

describe('The annealing law', () => {
  it('reproduces the worked example: 20,000 steps at a constant 2e-4', () => {
    const areas = annealingAreas(2e-4, 20000, constantSchedule, 0.999);
    assertCloseTo(areas.forward, 4, 1e-9);
    assert.equal(areas.annealing, 0);
    assertCloseTo(annealingLoss(areas, ANNEALING_EXAMPLE), 2.82814, SIX_DIGITS);
  });

  it('sums in one pass what is printed as a double sum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.double({ min: 0.9, max: 0.999, noNaN: true }),
        (steps, decay) => {
          const schedule = cosineSchedule(steps);
          const { annealing } = annealingAreas(1e-3, steps, schedule, decay);
          assertCloseTo(annealing, printedAnnealing(1e-3, steps, schedule, decay), 1e-9);
        },
      ),
      SEED,
    );
  });

  it('goes through no step before the rate begins to fall, and says the same', () => {
    const schedule = cooldownSchedule(1000, 200, 'one-minus-square-root');
    const [all, few] = [0, 800].map((flat) => annealingAreas(1e-3, 1000, schedule, 0.99, flat));
    assertCloseTo(few?.forward, all!.forward, 1e-12);
    assertCloseTo(few?.annealing, all!.annealing, 1e-12);
  });

  it('prefers a cooldown at the end to none, in its example', () => {
    const lossOf = (schedule: Schedule) =>
      annealingLoss(annealingAreas(2e-4, 20000, schedule, ANNEALING_EXAMPLE.decay), ANNEALING_EXAMPLE)!;
    const cooled = lossOf(cooldownSchedule(20000, 4000, 'one-minus-square-root'));
    assert.ok(cooled < lossOf(constantSchedule));
  });

  it('has no answer for a rate that is never above 0, and takes no longer than ten million steps', () => {
    assert.equal(annealingLoss({ forward: 0, annealing: 0 }, ANNEALING_EXAMPLE), undefined);
    assert.equal(annealingLoss({ forward: NaN, annealing: 0 }, ANNEALING_EXAMPLE), undefined);
    assert.ok(Number.isFinite(annealingAreas(1, Infinity, constantSchedule, 0.999).forward));
  });
});

describe('The effect of a cooldown by the annealing law', () => {
  const at = (value: number) => annealingEffect({ name: 'steps', value });

  it('gives up a fifth of the area less what 1 − √x leaves of it, a third', () => {
    assertCloseTo(at(500_000)?.forwardShare.value, 0.8 + 0.2 / 3, 1e-5);
  });

  it('is reached the more the longer the run, and earlier with a smaller λ', () => {
    const shares = [100, 1000, 20_000, 500_000].map((steps) => at(steps)!.annealedShare);
    for (const { value, low, high } of shares) assert.ok(value === low && value < high! && high! < 1);
    assert.ok(shares.every(({ value }, i) => i === 0 || value > shares[i - 1]!.value));
    assertCloseTo(shares[2]?.value, 0.849494, SIX_DIGITS);
  });

  it('is not there without steps or with far too many', () => {
    assert.equal(annealingEffect(undefined), undefined);
    for (const steps of [0, 9, 1e9, NaN, Infinity]) assert.equal(at(steps), undefined);
  });

  it('is worth 0.0534 nats in the one set-up whose constants are known', () => {
    const { constant, cooldown } = annealingExampleLosses();
    assertCloseTo(constant, 2.82814, SIX_DIGITS);
    assertCloseTo(cooldown, 2.774699, SIX_DIGITS);
  });
});
