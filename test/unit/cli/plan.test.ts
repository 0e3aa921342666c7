import assert from 'node:assert/strict';
import { runOn } from './fakeTerminal';

interface PlanJson {
  readonly law: string;
  readonly goal: { readonly kind: string; readonly value: number };
  readonly recommended: {
    readonly parameters: number;
    readonly tokens: number;
    readonly flops: number;
  } | null;
  readonly alternatives: readonly { readonly law: string }[];
  readonly parameters: { readonly total: number };
  readonly diagnostics: readonly { readonly code: string }[];
}

async function planned(...words: string[]): Promise<PlanJson> {
  return JSON.parse((await runOn({}, ['plan', '--json', ...words])).output) as PlanJson;
}

describe('scaling-lens plan', () => {
  it('spends the whole budget of Chinchilla: 6·N·D = 5.76e23', async () => {
    const { recommended, goal } = await planned('5.76e23');
    assert.deepEqual(goal, { kind: 'compute', value: 5.76e23, unit: 'FLOP', accelerator: null });
    const { parameters, tokens, flops } = recommended!;
    assert.ok(Math.abs((6 * parameters * tokens) / 5.76e23 - 1) < 1e-9);
    assert.equal(flops, 5.76e23);
  });

  it('proposes a model within a tenth of the size', async () => {
    const { parameters, recommended } = await planned('7B params');
    assert.ok(Math.abs(parameters.total / recommended!.parameters - 1) < 0.1);
  });

  it('takes the words of an unquoted goal together', async () => {
    assert.deepEqual(await planned('loss', '2.1'), await planned('loss 2.1'));
  });

  it('answers by the law that is named and lists no others unless named', async () => {
    const plan = await planned('1e21', '--law', 'hoffmann-2022-approach-3');
    assert.equal(plan.law, 'hoffmann-2022-approach-3');
    assert.deepEqual(plan.alternatives, []);
  });

  it('says why a loss cannot be reached, with exit code 2', async () => {
    const { code, complaints, output } = await runOn({}, ['plan', 'loss', '1.0', '--json']);
    assert.equal(code, 2);
    assert.match(complaints[0]!, /cannot be reached under Besiroglu 2024/);
    assert.equal((JSON.parse(output) as PlanJson).recommended, null);
  });

  it('prints the plan for people, marked where it is assumed', async () => {
    const { output, code } = await runOn({}, ['plan', '$50k']);
    assert.equal(code, 0);
    assert.match(output, /^Plan for \$50K\nRecommended by Besiroglu 2024\n/);
    assert.match(output, /\n {2}GPU-hours +≈/);
    assert.doesNotMatch(output, /NaN|undefined|null/);
  });

  it('names the model that costs least over training and use, and the laws that know repeated data', async () => {
    const words = ['plan', '1e23', '--law', 'besiroglu-2024', '--law', 'muennighoff-2023'];
    const { output } = await runOn({}, [
      ...words,
      ...['--inference-tokens', '1T', '--unique-tokens', '100B', '--json'],
    ]);
    const { recommended, alternatives } = JSON.parse(output) as {
      readonly recommended: {
        readonly lifetime: { readonly saving: number };
        readonly trainingOptimal: { readonly flops: number };
        readonly warnings: readonly string[];
      };
      readonly alternatives: readonly { readonly warnings: readonly string[] }[];
    };
    assert.ok(recommended.lifetime.saving > 0 && recommended.lifetime.saving < 1);
    assert.equal(recommended.trainingOptimal.flops, 1e23);
    const asNew = (warnings: readonly string[] = []) =>
      warnings.some((each) => each.includes('counts every token as new'));
    assert.ok(asNew(recommended.warnings));
    assert.ok(alternatives.length === 1 && !asNew(alternatives[0]?.warnings));
    const text = await runOn({}, [...words, '--inference-tokens', '1T']);
    assert.match(text.output, /\nRecommended by Besiroglu 2024, cheapest over training and use\n/);
    assert.match(text.output, /Cheapest to train +\S+ \(.*\) parameters on .* tokens +trains on 10²³ FLOP/);
    assert.match(text.output, /FLOPs of training and use +\S+ FLOP +saves [\d.]+% of the FLOPs/);
  });
});
