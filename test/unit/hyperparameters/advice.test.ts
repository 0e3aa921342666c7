import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { type HyperparameterAdvice, hyperparameterAdvice } from '../../../src/engine/hyperparameters/advice';
import { factsOf } from '../../../src/engine/hyperparameters/facts';
import { laws } from '../../../src/engine/laws';
import { type ArchitectureFields } from '../../../src/engine/run';
import { described, llama8b, mixtral, sourced } from '../estimate/descriptions';
import { assertCloseTo } from '../laws/closeTo';

/** 12·d²·L = 302M parameters without embeddings. */
const small: ArchitectureFields = sourced({
  family: 'gpt2',
  layers: 24,
  hiddenSize: 1024,
  feedForwardSize: 4096,
  attentionHeads: 16,
  vocabularySize: 50257,
  maximumPositions: 1024,
});

function adviceFor(
  architecture: ArchitectureFields,
  training: Readonly<Record<string, number | string>>,
): HyperparameterAdvice | undefined {
  const run = described({ architecture, training });
  const facts = factsOf(run, estimate(run, defaultAssumptions, laws));
  return facts === undefined ? undefined : hyperparameterAdvice(facts);
}

const RUN = { tokens: 6e9, sequenceLength: 1024, globalBatchSequences: 512, learningRate: 1e-3 };

describe('Advice on hyper-parameters', () => {
  it('gives every recommendation that applies, each from this run’s own numbers', () => {
    const advice = adviceFor(small, RUN);
    assert.deepEqual(
      advice?.learningRates.map(({ id }) => id),
      [
        'step-law-2025-learning-rate',
        'deepseek-2024-learning-rate',
        'porian-2024-learning-rate',
        'ludziejewski-2025-learning-rate',
      ],
    );
    assert.deepEqual(
      advice.batches.map(({ id }) => id),
      ['step-law-2025-batch', 'deepseek-2024-batch', 'porian-2024-batch'],
    );
    const [stepLaw] = advice.learningRates;
    const [size] = stepLaw?.value.because.inputs ?? [];
    const number = Number(size?.value);
    // 24 layers of 12·1024² and a little for biases and norms.
    assertCloseTo(number, 12 * 1024 ** 2 * 24, 2e-3);
    assertCloseTo(stepLaw?.value.value, 1.79 * number ** -0.713 * 6e9 ** 0.307, 1e-12);
  });

  it('counts DeepSeek’s compute with full attention and without embeddings', () => {
    const compute = adviceFor(small, RUN)?.batches[1]?.value.because.inputs[0];
    assert.equal(compute?.name, 'compute');
    assertCloseTo(Number(compute.value), (72 * 24 * 1024 ** 2 + 12 * 24 * 1024 * 1024) * 6e9, 2e-3);
  });

  it('places the file’s own values among the sources whose fit covers the run', () => {
    const among = adviceFor(small, RUN);
    assert.equal(among?.learningRate?.standing, 'among');
    assert.equal(among.batch?.standing, 'among');
    assert.equal(adviceFor(small, { ...RUN, learningRate: 0.5 })?.learningRate?.standing, 'above-all');
    assert.equal(adviceFor(small, { ...RUN, learningRate: 1e-6 })?.learningRate?.standing, 'below-all');
    assert.equal(adviceFor(small, { ...RUN, globalBatchSequences: 8 })?.batch?.standing, 'below-all');
  });

  it('gives no verdict where the sources are asked too far, or about another optimizer', () => {
    const far = adviceFor(llama8b, { ...RUN, tokens: 15e12 });
    assert.equal(far?.learningRate?.value.value, 1e-3);
    assert.equal(far.learningRate.standing, undefined);
    for (const { insideFit, notices } of far.learningRates) {
      assert.equal(insideFit, false);
      assert.ok(notices.some(({ code }) => code.endsWith('-outside-fit')));
    }
    assert.equal(adviceFor(small, { ...RUN, optimizer: 'sgd' })?.learningRate?.standing, undefined);
    assert.equal(adviceFor(small, { ...RUN, optimizer: 'adamw_torch' })?.learningRate?.standing, 'among');
  });

  it('weighs the batch against Kaplan’s critical one at the loss Kaplan’s law predicts', () => {
    const advice = adviceFor(small, RUN);
    const [critical] = advice?.criticalBatches ?? [];
    const loss = Number(critical?.value.because.inputs[0]?.value);
    assert.ok(loss > 2.5 && loss < 3.5);
    assertCloseTo(critical?.value.value, 2e8 * loss ** (-1 / 0.21), 1e-12);
    assert.equal(advice?.tradeOff?.standing, 'below-critical');
    assertCloseTo(advice.tradeOff.timesLeastCompute, 1 + (512 * 1024) / critical!.value.value, 1e-12);
    assert.match(advice.tradeOff.source, /McCandlish.*Kaplan/);
    const vast = adviceFor(small, { ...RUN, globalBatchSequences: 16384 });
    assert.equal(vast?.tradeOff?.standing, 'beyond-critical');
  });

  it('says of dense sources that a mixture is none of theirs, and asks others for its experts', () => {
    const advice = adviceFor(mixtral, { ...RUN, tokens: 1e12 });
    const byId = new Map(
      [...(advice?.learningRates ?? []), ...(advice?.batches ?? [])].map((each) => [each.id, each]),
    );
    const caveats = (id: string) => byId.get(id)?.notices.map(({ args }) => args.caveat ?? args.input);
    assert.ok(caveats('deepseek-2024-learning-rate')?.includes('dense-runs'));
    assert.ok(!caveats('step-law-2025-learning-rate')?.includes('dense-runs'));
    const inputs = byId.get('ludziejewski-2025-learning-rate')?.value.because.inputs;
    assert.equal(inputs?.find(({ name }) => name === 'expansion')?.value, 4);
  });

  it('is silent about runs that go on from a trained model or train an adapter', () => {
    assert.equal(adviceFor(small, { ...RUN, startsFrom: 'gpt2' }), undefined);
    assert.equal(adviceFor(small, { ...RUN, adapter: 'lora' }), undefined);
    assert.equal(adviceFor({}, RUN), undefined);
  });

  it('says what a cooldown would take, what the warm-up takes, and how the critical batch grows', () => {
    const advice = adviceFor(small, { ...RUN, warmupSteps: 114 });
    const steps = Math.ceil(6e9 / (512 * 1024));
    assertCloseTo(advice?.cooldownSteps?.value, 0.2 * steps, 1e-3);
    assertCloseTo(advice?.cooldownSteps?.low, 0.1 * steps, 1e-3);
    assertCloseTo(advice?.warmupShare?.value, 114 / steps, 1e-3);
    assertCloseTo(advice?.criticalBatchGrowth.value, 2 ** 0.47, 1e-12);
  });

  it('carries an assumed token budget as one', () => {
    const advice = adviceFor(small, { sequenceLength: 1024, learningRate: 1e-3 });
    const inputs = advice?.learningRates[0]?.value.because.inputs;
    assert.equal(inputs?.find(({ name }) => name === 'tokens')?.origin, 'default');
    assert.equal(advice?.batch, undefined);
    assert.equal(advice?.tradeOff, undefined);
  });

  it('does not count what it cannot: without sequence length no attention, so no DeepSeek', () => {
    const run = described({ architecture: small, training: { tokens: 6e9 } });
    const whole = estimate(run, defaultAssumptions, laws);
    const facts = factsOf(run, { ...whole, training: { ...whole.training, sequenceLength: undefined } });
    assert.ok(hyperparameterAdvice(facts!).learningRates.every(({ id }) => !id.startsWith('deepseek')));
  });
});
