import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { laws } from '../../src/engine/laws';
import { type PlanGoal } from '../../src/engine/plan/goal';
import { plan } from '../../src/engine/plan/plan';
import { type Allocation } from '../../src/engine/plan/planResult';
import { arbitraryAssumptions } from './arbitraryRun';
import { assertBandsHold, assertFinite } from './finiteNumbers';

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const wild = fc.constantFrom(0, -1, NaN, Infinity, 5e-324, 1e-39, 1e39, 1e300);
const amount = (low: number, high: number) =>
  fc.oneof({ weight: 5, arbitrary: between(low, high) }, { weight: 1, arbitrary: wild });

const anyGoal: fc.Arbitrary<PlanGoal> = fc.oneof(
  fc.record({ kind: fc.constant('compute' as const), flops: amount(1e10, 1e30) }),
  fc.record({ kind: fc.constant('accelerator-hours' as const), hours: amount(1e-3, 1e9) }),
  fc.record({ kind: fc.constant('cost' as const), usd: amount(0.01, 1e11) }),
  fc.record({ kind: fc.constant('loss' as const), loss: amount(1.5, 8) }),
  fc.record({ kind: fc.constant('parameters' as const), parameters: amount(1e3, 1e14) }),
  fc.record({ kind: fc.constant('tokens' as const), tokens: amount(1e5, 1e15) }),
);

const withAllLaws = { ...defaultAssumptions, otherLaws: laws.map((law) => law.id) };

function allocations(goal: PlanGoal): readonly Allocation[] {
  const { recommended, alternatives } = plan(goal, withAllLaws, laws);
  const answered = alternatives.filter((each): each is Allocation => 'parameters' in each);
  return recommended === undefined ? answered : [recommended, ...answered];
}

describe('plan, for any goal', () => {
  it('shows only finite numbers, each inside its band, under any assumptions', () => {
    fc.assert(
      fc.property(anyGoal, arbitraryAssumptions, (goal, assumptions) => {
        const result = plan(goal, assumptions, laws);
        assertFinite({ ...result, goal: undefined });
        assertBandsHold(result);
        const silent = result.recommended === undefined && result.notices.length === 0;
        assert.ok(!silent, 'no answer and no reason');
      }),
      { seed: 42, numRuns: 400 },
    );
  });

  it('spends the budget: C = 6·N·D under every law', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        for (const { law, flops, parameters, tokens } of allocations(goal)) {
          // 1e-9: the closed forms round a few times, the solver to 1e-12.
          assert.ok(Math.abs((6 * parameters.value * tokens.value) / flops.value - 1) < 1e-9, law);
        }
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('gives more parameters, more tokens and less loss for more compute', () => {
    fc.assert(
      fc.property(between(1e16, 1e27), fc.double({ min: 1.01, max: 100, noNaN: true }), (flops, times) => {
        const less = allocations({ kind: 'compute', flops });
        const more = allocations({ kind: 'compute', flops: flops * times });
        for (const [index, before] of less.entries()) {
          const after = more[index]!;
          assert.ok(after.parameters.value > before.parameters.value, before.law);
          assert.ok(after.tokens.value > before.tokens.value, before.law);
          if (before.loss !== undefined) assert.ok(after.loss!.value < before.loss.value, before.law);
        }
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it('comes back to the same compute by its own loss, parameters or tokens', () => {
    fc.assert(
      fc.property(between(1e17, 1e26), (flops) => {
        const there = plan({ kind: 'compute', flops }, defaultAssumptions, laws).recommended!;
        const back: readonly PlanGoal[] = [
          { kind: 'loss', loss: there.loss!.value },
          { kind: 'parameters', parameters: there.parameters.value },
          { kind: 'tokens', tokens: there.tokens.value },
        ];
        for (const goal of back) {
          const again = plan(goal, defaultAssumptions, laws).recommended!.flops.value;
          // The loss keeps 16 digits of which the irreducible part takes most: C comes back to about 1e-11.
          assert.ok(Math.abs(again / flops - 1) < 1e-9, goal.kind);
        }
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it('agrees about hours, FLOPs and dollars', () => {
    fc.assert(
      fc.property(between(1, 1e8), (hours) => {
        const byHours = plan({ kind: 'accelerator-hours', hours }, defaultAssumptions, laws);
        const byCost = plan(
          { kind: 'cost', usd: byHours.resources.costUsd!.value },
          defaultAssumptions,
          laws,
        );
        const byFlops = plan(
          { kind: 'compute', flops: byHours.recommended!.flops.value },
          defaultAssumptions,
          laws,
        );
        for (const other of [byCost, byFlops]) {
          assert.ok(Math.abs(other.resources.acceleratorHours!.value / hours - 1) < 1e-12);
        }
      }),
      { seed: 42, numRuns: 100 },
    );
  });
});
