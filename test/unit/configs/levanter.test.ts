import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, onlyPart, partOf, valuesOf } from './fixture';

const levanter = (model: string, trainer = 'train_batch_size: 8'): string =>
  `data: {tokenizer: meta-llama/Llama-2-7b-hf}\nmodel: {${model}}\ntrainer: {mp: "c=bf16", ${trainer}}\n`;

describe('Levanter', () => {
  const counts: readonly (readonly [model: string, parameters: number])[] = [
    // The models of the hub that the classes' defaults describe.
    ['type: llama', 6_738_415_616],
    ['type: mistral', 7_241_732_096],
    ['type: mixtral', 46_702_792_704],
    ['type: gemma, vocab_size: 256000', 2_506_172_416],
    ['type: gpt2, vocab_size: 50257', 124_439_808],
  ];
  for (const [model, parameters] of counts) {
    it(`counts ${parameters} parameters in {${model}}`, () => {
      const { architecture } = onlyPart(levanter(model), 'yaml', 'levanter').description;
      assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, parameters);
      assert.equal(architecture.layers?.origin, 'format-default');
    });
  }

  it('reads a run of GPT-2', () => {
    const { training, cluster, architecture } = partOf('levanter/gpt2.yaml', 'levanter').description;
    assert.equal(architecture.vocabularySize?.note, 'gpt2');
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 1024,
      globalBatchSequences: 512,
      steps: 20_000,
      learningRate: 6e-4,
      warmupSteps: 200,
      precision: 'bf16',
      tokensPerStep: 524_288,
      tokens: 10_485_760_000,
    });
    assert.deepEqual(valuesOf(cluster), { tensorParallel: 1, zeroStage: 3, activationRecompute: 'full' });
  });

  it('sums the tokens of a batch that grows', () => {
    const { training, architecture } = partOf('levanter/schedule.yaml', 'levanter').description;
    const sequences = 1000 * 32 + 4000 * 64 + 15_000 * 256;
    assert.equal(training.tokens?.value, sequences * 1024);
    assert.equal(training.globalBatchSequences, undefined);
    assert.equal(training.warmupSteps?.value, 2000);
    assert.equal(training.precision?.value, 'bf16');
    // The data are in another file, so is the tokenizer.
    assert.equal(architecture.vocabularySize, undefined);
    assert.equal(architecture.familySpecific?.normWeight?.value, false);
  });

  it('takes the sizes of a model on the hub where the file says so', () => {
    const { architecture, modelName, training } = partOf('levanter/hub.yaml', 'levanter').description;
    assert.equal(modelName?.value, 'google/gemma-2b');
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 2_506_172_416);
    assert.equal(training.steps?.value, 100_000);
  });

  it('takes `initialize_from_hf: false` for what it is, and no tokens of pairs of answers', () => {
    const text = `${levanter('type: llama', 'train_batch_size: 8, num_train_steps: 10')}initialize_from_hf: false\n`;
    const { notices, description } = onlyPart(text, 'yaml', 'levanter');
    assert.deepEqual(codes(notices), []);
    assert.equal(description.training.tokens?.value, 8 * 10 * 2048);
    const { training } = onlyPart(`${text}beta: 0.1\nreference_free: true\n`, 'yaml', 'levanter').description;
    assert.deepEqual([training.steps?.value, training.tokens], [10, undefined]);
  });

  it('keeps 32 key/value heads where only the heads are stated, as Levanter does', () => {
    const { architecture } = onlyPart(levanter('type: llama, num_heads: 12'), 'yaml', 'levanter').description;
    assert.equal(architecture.keyValueHeads?.value, 32);
  });

  it('trains 400,000 steps where none are stated', () => {
    const { training } = onlyPart(levanter('type: llama'), 'yaml', 'levanter').description;
    assert.equal(training.steps?.origin, 'format-default');
    assert.equal(training.tokens?.value, 400_000 * 8 * 2048);
  });

  it('does not count speech models, and says so', () => {
    const part = onlyPart(levanter('type: whisper, vocab_size: 32'), 'yaml', 'levanter');
    assert.deepEqual([part.description.architecture, codes(part.notices)], [{}, ['part-not-counted']]);
  });

  for (const schedule of [
    '[]',
    '[1, 2]',
    '[{start: 5, value: 8}]',
    '[{start: 0, value: x}]',
    '[{start: 0}]',
  ]) {
    it(`gives no tokens for the schedule ${schedule}`, () => {
      const text = levanter('type: llama', `train_batch_size: ${schedule}, num_train_steps: 10`);
      assert.equal(onlyPart(text, 'yaml', 'levanter').description.training.tokens, undefined);
    });
  }
});
