import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { estimate } from '../../src/engine/estimateRun';
import { laws } from '../../src/engine/laws';
import { arbitraryAssumptions, arbitraryRun } from './arbitraryRun';
import { assertBandsHold, assertFinite } from './finiteNumbers';
import { described, llama8b } from '../unit/estimate/descriptions';

/** The seed is fixed so that a failure is the same for everyone; fast-check prints the counterexample. */
const options = { seed: 42, numRuns: 1500 };

describe('estimate, for any description and any assumptions', () => {
  it('shows only finite numbers, each inside its band', () => {
    fc.assert(
      fc.property(arbitraryRun, arbitraryAssumptions, (run, assumptions) => {
        const result = estimate(run, assumptions, laws);
        assertFinite({ ...result, notices: [] });
        assertBandsHold(result);
      }),
      options,
    );
  });

  it('gives the same answer twice and leaves its input alone', () => {
    fc.assert(
      fc.property(arbitraryRun, arbitraryAssumptions, (run, assumptions) => {
        const before = structuredClone({ run, assumptions });
        assert.deepEqual(estimate(run, assumptions, laws), estimate(run, assumptions, laws));
        assert.deepEqual(structuredClone({ run, assumptions }), before);
      }),
      { ...options, numRuns: 300 },
    );
  });
});

describe('estimate, for a Llama 3 8B on any number of tokens', () => {
  const tokens = fc.double({ min: 1e6, max: 1e15, noNaN: true });
  const of = (count: number) =>
    estimate(described({ architecture: llama8b, training: { tokens: count } }), defaultAssumptions, laws);

  it('spends FLOPs, hours and dollars in proportion', () => {
    fc.assert(
      fc.property(tokens, (count) => {
        const [once, twice] = [of(count), of(2 * count)];
        for (const read of [
          (each: typeof once) => each.training.flops?.value,
          (each: typeof once) => each.resources.acceleratorHours?.value,
          (each: typeof once) => each.resources.costUsd?.value,
        ]) {
          // 1e-12: a few roundings.
          assert.ok(Math.abs(read(twice)! / read(once)! - 2) < 1e-12);
        }
      }),
      { seed: 42 },
    );
  });

  it('predicts a lower loss from more tokens under every law that predicts one', () => {
    fc.assert(
      fc.property(tokens, (count) => {
        const after = of(2 * count).predictions;
        for (const [index, before] of of(count).predictions.entries()) {
          if (before.loss !== undefined) assert.ok(after[index]!.loss!.value < before.loss.value, before.law);
        }
      }),
      { seed: 42 },
    );
  });

  it('moves the verdict only from under- through near-optimal to over-trained', () => {
    const order = ['under-trained', 'near-optimal', 'over-trained'];
    fc.assert(
      fc.property(tokens, (count) => {
        const after = of(2 * count).predictions;
        for (const [index, before] of of(count).predictions.entries()) {
          assert.ok(order.indexOf(before.verdict!) <= order.indexOf(after[index]!.verdict!), before.law);
        }
      }),
      { seed: 42 },
    );
  });
});
