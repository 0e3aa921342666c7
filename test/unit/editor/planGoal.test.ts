import assert from 'node:assert/strict';
import { GOAL_KINDS, isGoalKind } from '../../../src/editor/commands/goalKinds';
import { goalFor } from '../../../src/editor/commands/planGoal';

describe('the amount of a goal', () => {
  for (const [kind, text, goal] of [
    ['compute', '1e22', { kind: 'compute', flops: 1e22 }],
    ['accelerator-hours', '5k GPU-hours', { kind: 'accelerator-hours', hours: 5000 }],
    ['accelerator-hours', '5k', { kind: 'accelerator-hours', hours: 5000 }],
    [
      'accelerator-hours',
      '200 A100-days',
      { kind: 'accelerator-hours', hours: 4800, accelerator: 'a100-sxm-80gb' },
    ],
    ['cost', '$50k', { kind: 'cost', usd: 50_000 }],
    ['cost', '50,000', { kind: 'cost', usd: 50_000 }],
    ['loss', '2.1', { kind: 'loss', loss: 2.1 }],
    ['parameters', '7B', { kind: 'parameters', parameters: 7e9 }],
    ['tokens', '1.4T', { kind: 'tokens', tokens: 1.4e12 }],
    ['tokens', '1.4T tokens', { kind: 'tokens', tokens: 1.4e12 }],
    ['cost', '1e22 FLOP', { kind: 'compute', flops: 1e22 }],
  ] as const) {
    it(`${text} for ${kind} is ${JSON.stringify(goal)}`, () => {
      assert.deepEqual(goalFor(kind, text), { goal });
    });
  }

  for (const [kind, text, code] of [
    ['compute', '', 'empty'],
    ['compute', '5000', 'unit-missing'],
    ['compute', 'lots', 'not-a-number'],
    ['cost', '$', 'empty'],
    ['cost', '-5', 'not-positive'],
    ['tokens', '1e99', 'too-large'],
    ['accelerator-hours', '5k abacus-hours', 'unknown-accelerator'],
    ['parameters', '7 bananas', 'unknown-unit'],
  ] as const) {
    it(`“${text}” for ${kind} is refused as ${code}`, () => {
      const result = goalFor(kind, text);
      assert.equal('problem' in result ? result.problem.code : undefined, code);
    });
  }

  it('knows its kinds by name', () => {
    for (const kind of GOAL_KINDS) assert.ok(isGoalKind(kind));
    assert.equal(isGoalKind('luck'), false);
  });
});
