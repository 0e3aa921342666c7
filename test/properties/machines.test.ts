import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumptions } from '../../src/engine/assumptions';
import { energyOfEstimate } from '../../src/engine/energy';
import { type Estimate } from '../../src/engine/estimate';
import { estimate } from '../../src/engine/estimateRun';
import { laws } from '../../src/engine/laws';
import { layoutsOfRun } from '../../src/engine/layout/layoutsOfRun';
import { type StepTime } from '../../src/engine/layout/stepTime';
import { type LifetimeParts, lifetimeOfRun } from '../../src/engine/lifetime';
import { memoryOfRun } from '../../src/engine/memory';
import { problemsOfRun } from '../../src/engine/problems/problemsOfRun';
import { type RunDescription } from '../../src/engine/run';
import { servingOf } from '../../src/engine/serving';
import { timeOfLayout } from '../../src/engine/trainingCost/timeOfLayout';
import { noticeSentence } from '../../src/report/notices';
import { english } from '../../src/report/translate';
import { arbitraryAssumptions, arbitraryRun, searchableAssumptions } from './arbitraryRun';
import { assertBandsHold, assertFinite } from './finiteNumbers';

/** What is said of machines, money and use, each for a run that may say anything. */
const ANSWERS: readonly (readonly [
  what: string,
  numRuns: number,
  of: (run: RunDescription, estimated: Estimate, assumptions: Assumptions) => unknown,
])[] = [
  ['memory', 1500, memoryOfRun],
  ['the time of a layout', 1000, timeOfLayout],
  ['serving', 1000, servingOf],
  ['energy', 1000, (_, estimated, assumptions) => energyOfEstimate(estimated, assumptions)],
  ['the search for layouts', 300, layoutsOfRun],
  ['a lifetime', 300, (run, estimated, assumptions) => lifetimeOfRun(run, estimated, assumptions, laws)],
];

describe('machines, for any description and any assumptions', () => {
  for (const [what, numRuns, of] of ANSWERS) {
    it(`gives only finite numbers, each inside its band: ${what}`, () => {
      fc.assert(
        fc.property(
          arbitraryRun,
          fc.oneof(arbitraryAssumptions, searchableAssumptions),
          (run, assumptions) => {
            const result = of(run, estimate(run, assumptions, laws), assumptions);
            // Notices may quote what a file says, numbers that are none among it.
            assertFinite({ ...(result as object | undefined), notices: [] });
            assertBandsHold(result);
          },
        ),
        { seed: 42, numRuns },
      );
    });
  }

  it('says what cannot be without a number that is none', () => {
    const rules = fc.record(
      {
        heads: fc.constantFrom('whole' as const, 'uneven' as const),
        keyValueHeads: fc.constantFrom('whole' as const, 'repeated' as const, 'uneven' as const),
        vocabulary: fc.constant('whole' as const),
        stages: fc.constantFrom('even' as const, 'uneven' as const),
        piecesPerContextRank: fc.constantFrom(1 as const, 2 as const),
        sequenceParallel: fc.constant('whole' as const),
        expertGrid: fc.constant(true as const),
        microBatches: fc.constantFrom('whole' as const, 'cut' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(arbitraryRun, arbitraryAssumptions, rules, (run, assumptions, its) => {
        for (const notice of problemsOfRun(run, estimate(run, assumptions, []), assumptions, its)) {
          assertFinite(notice.args, notice.code);
          assert.doesNotMatch(noticeSentence(notice, english), /NaN|Infinity|undefined|–/);
        }
      }),
      { seed: 42, numRuns: 3000 },
    );
  });
});

describe('sums, for any description and any assumptions', () => {
  const forEach = (
    numRuns: number,
    check: (run: RunDescription, estimated: Estimate, assumptions: Assumptions) => void,
  ) =>
    fc.assert(
      fc.property(arbitraryRun, arbitraryAssumptions, (run, assumptions) => {
        check(run, estimate(run, assumptions, laws), assumptions);
      }),
      { seed: 42, numRuns },
    );

  it('of parameters hold every component', () => {
    forEach(1500, (_, { parameters }) => {
      if (parameters === undefined) return;
      assertSum(
        parameters.total.value,
        parameters.breakdown.map(({ total }) => total),
      );
    });
  });

  it('of memory hold every part', () => {
    forEach(1500, (run, estimated, assumptions) => {
      const memory = memoryOfRun(run, estimated, assumptions)?.memory;
      if (memory === undefined) return;
      assertSum(
        memory.total.value,
        memory.parts.map(({ quantity }) => quantity.value),
      );
    });
  });

  it('of a step hold every share of its time', () => {
    forEach(1000, (run, estimated, assumptions) => {
      const found = timeOfLayout(run, estimated, assumptions);
      if (found === undefined) return;
      const { total, ...shares }: StepTime = found.layout.stepSeconds;
      assertSum(total, Object.values(shares));
    });
  });

  it('of a life hold training and use', () => {
    forEach(500, (run, estimated, assumptions) => {
      const { flops, hours, usd, energyKwh } = lifetimeOfRun(run, estimated, assumptions, laws).cost;
      for (const { total, training, serving } of [flops, hours, usd, energyKwh] as readonly LifetimeParts[]) {
        if (total === undefined) continue;
        assertSum(total.value, [training?.value ?? NaN, serving?.value ?? NaN]);
      }
    });
  });
});

/** A sum of floating-point numbers in another order differs in its last digits. */
function assertSum(total: number, parts: readonly number[]): void {
  const sum = parts.reduce((all, each) => all + each, 0);
  assert.ok(Math.abs(sum - total) <= 1e-9 * Math.abs(total), `${total} is not ${parts.join(' + ')}`);
}
