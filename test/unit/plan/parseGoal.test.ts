import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PlanGoal } from '../../../src/engine/plan/goal';
import { parseGoal } from '../../../src/engine/plan/parseGoal';
import { type AmountProblemCode } from '../../../src/engine/parseAmount';

const compute = (flops: number): PlanGoal => ({ kind: 'compute', flops });
const hours = (value: number, accelerator?: string): PlanGoal =>
  accelerator === undefined
    ? { kind: 'accelerator-hours', hours: value }
    : { kind: 'accelerator-hours', hours: value, accelerator };
const cost = (usd: number): PlanGoal => ({ kind: 'cost', usd });
const loss = (value: number): PlanGoal => ({ kind: 'loss', loss: value });
const parameters = (value: number): PlanGoal => ({ kind: 'parameters', parameters: value });
const tokens = (value: number): PlanGoal => ({ kind: 'tokens', tokens: value });

describe('parseGoal', () => {
  const goals: readonly (readonly [string, PlanGoal])[] = [
    ['1e22', compute(1e22)],
    ['1e22 FLOP', compute(1e22)],
    ['1e22FLOPs', compute(1e22)],
    ['10 ZFLOP', compute(1e22)],
    ['100 PF-days', compute(8.64e21)],
    ['3640 PFLOP/s-days', compute(3640 * 8.64e19)],
    ['compute 1e22', compute(1e22)],
    ['flops=1e22', compute(1e22)],
    ['5k GPU-hours', hours(5000)],
    ['5k gpu hours', hours(5000)],
    ['5,000 GPUh', hours(5000)],
    ['5000 h100-hours', hours(5000, 'h100-sxm-80gb')],
    ['10 A100 40GB days', hours(240, 'a100-sxm-40gb')],
    ['2.788M H800-hours', hours(2.788e6, 'h800-sxm-80gb')],
    ['1200 TPUv4-hours', hours(1200, 'tpu-v4')],
    ['64 gpu-days', hours(1536)],
    ['$50k', cost(50_000)],
    ['$ 50,000', cost(50_000)],
    ['US$1.5M', cost(1.5e6)],
    ['50k USD', cost(50_000)],
    ['2 million dollars', cost(2e6)],
    ['budget $50k', cost(50_000)],
    ['cost 50k', cost(50_000)],
    ['loss 2.1', loss(2.1)],
    ['loss=2.1', loss(2.1)],
    ['Loss: 2.1', loss(2.1)],
    ['loss of 2.1', loss(2.1)],
    ['2.1 nats', loss(2.1)],
    ['2.1 nats/token', loss(2.1)],
    ['7B params', parameters(7e9)],
    ['7b parameters', parameters(7e9)],
    ['params 7B', parameters(7e9)],
    ['1.4T tokens', tokens(1.4e12)],
    ['tokens 1.4T', tokens(1.4e12)],
    ['tokens: 1_000_000', tokens(1e6)],
  ];
  for (const [text, goal] of goals) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseGoal(text), { goal });
    });
  }

  const problems: readonly (readonly [string, AmountProblemCode])[] = [
    ['', 'empty'],
    ['loss', 'not-a-number'],
    ['$', 'empty'],
    ['fifty', 'not-a-number'],
    ['7B', 'unit-missing'],
    ['2.1', 'unit-missing'],
    ['budget 5', 'unit-missing'],
    ['7B apples', 'unknown-unit'],
    ['$50k tokens', 'unknown-unit'],
    ['5 hours', 'unknown-unit'],
    ['5k h999-hours', 'unknown-accelerator'],
    ['-1e22', 'not-positive'],
    ['0 tokens', 'not-positive'],
    ['$0', 'not-positive'],
    ['1e300 FLOP', 'too-large'],
  ];
  for (const [text, code] of problems) {
    it(`says ${code} of ${JSON.stringify(text)}`, () => {
      const result = parseGoal(text);
      assert.equal('problem' in result ? result.problem.code : undefined, code);
    });
  }

  it('answers any text, without throwing or hanging', () => {
    const words = fc.constantFrom(
      'loss',
      '$',
      '1e22',
      '7B',
      'GPU-hours',
      '=',
      '-',
      ' ',
      'of',
      'params',
      'h100',
      'e',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join('')),
        ),
        (text) => {
          const result = parseGoal(text);
          assert.ok('goal' in result || result.problem.code.length > 0);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});
