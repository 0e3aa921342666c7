import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig } from '../../../src/configs';
import { parseCount } from '../../../src/configs/duration';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { codes, fixture, onlyPart, partOf, readFixture, valuesOf } from './fixture';

const total = (part: { readonly description: { readonly architecture: object } } | undefined) =>
  resolveArchitecture(part?.description.architecture ?? {}).architecture?.parameters.total;

describe('a config of one’s own', () => {
  it('is GPT-2 with nanoGPT’s names, biases and a micro-batch per accelerator', () => {
    const part = partOf('plain/nanogpt.yaml', 'plain');
    // openai-community/gpt2 on the hub.
    assert.equal(total(part), 124_439_808);
    const { training, cluster } = part.description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 1024,
      microBatchSequences: 12,
      gradientAccumulation: 40,
      globalBatchSequences: 3840,
      tokensPerStep: 3_932_160,
      steps: 600_000,
      tokens: 2_359_296_000_000,
      learningRate: 6e-4,
      warmupSteps: 2000,
      precision: 'bf16',
    });
    assert.equal(cluster.dataParallel?.value, 8);
    assert.deepEqual(codes(part.notices), []);
  });

  it('without biases is nanoGPT’s model, norms included', () => {
    const text = fixture('plain/nanogpt.yaml').replace('bias: true', 'bias: false');
    // 124,439,808 less 12 × (2304 + 768 + 3072 + 768 + 2 × 768) + 768 biases.
    assert.equal(total(onlyPart(text, 'yaml', 'plain')), 124_337_664);
  });

  it('in blocks is counted as a Llama, which is an assumption and said so', () => {
    const part = partOf('plain/blocks.yaml', 'plain');
    // meta-llama/Llama-2-7b-hf on the hub.
    assert.equal(total(part), 6_738_415_616);
    assert.deepEqual(part.description.architecture.family, { value: 'llama', origin: 'default' });
    assert.deepEqual(codes(part.notices), ['family-assumed']);
    const { training, cluster } = part.description;
    assert.equal(training.tokens?.value, 2e12);
    assert.equal(training.sequenceLength?.value, 4096);
    assert.equal(training.steps?.value, 476_837);
    assert.equal(training.learningRate?.value, 3e-4);
    assert.equal(training.optimizer?.value, 'adamw');
    assert.equal(cluster.accelerators?.value, 32);
    assert.equal(cluster.dataParallel?.value, 16);
  });

  it('may hold several models side by side, each with what it merges in', () => {
    const reading = readFixture('plain/several.yaml');
    assert.equal(reading?.format, 'plain');
    const [large, small] = reading.parts;
    assert.deepEqual([large?.label, small?.label], ['large', 'small']);
    // Meta-Llama-3-8B on the hub; Llama-3.2-1B (1,235,814,400) with an output matrix of its own.
    assert.deepEqual([total(large), total(small)], [8_030_261_248, 1_498_482_688]);
    assert.equal(small?.description.training.tokens?.value, 15e12);
    assert.equal(small.description.training.tokensPerStep?.value, 16e6);
    assert.ok(large?.trainingRange !== undefined);
    assert.equal(small.trainingRange, undefined, 'its training stands in the other model');
  });

  it('without a width of the feed-forward takes four times its own and says so', () => {
    const part = partOf('plain/flat.json', 'plain');
    const { architecture, training } = part.description;
    assert.equal(architecture.feedForwardSize?.value, 2048);
    assert.equal(architecture.feedForwardSize.origin, 'default');
    assert.deepEqual(codes(part.notices), ['family-assumed', 'feed-forward-assumed']);
    // 8 layers of 4 · 512² attention, 2 · 512 · 2048 feed-forward and two norms, a last norm, two matrices of 32,000.
    const [layer, matrix] = [12 * 512 ** 2 + 1024, 32_000 * 512];
    assert.equal(total(part), 8 * layer + 512 + 2 * matrix);
    assert.equal(training.tokens?.value, 1000 * 64 * 512);
  });

  const words: readonly (readonly [yaml: string, field: string, value: unknown])[] = [
    ['ffn_mult: 3', 'feedForwardSize', 192],
    ['hidden_dim: 176', 'feedForwardSize', 176],
    ['n_kv_heads: 2', 'keyValueHeads', 2],
    ['head_dim: 32', 'headSize', 32],
    ['tie_word_embeddings: yes', 'tiedEmbeddings', true],
    ['activation: gelu', 'gatedFeedForward', false],
    ['activation: swiglu', 'gatedFeedForward', true],
    ['model_type: qwen2', 'modelType', 'qwen2'],
    ['model_type: our-own', 'modelType', 'our-own'],
    ['type: gpt', 'family', 'gpt2'],
    ['type: transformer', 'family', 'llama'],
    ['num_experts: 8', 'family', 'mixtral'],
    ['max_position_embeddings: 4096', 'maximumPositions', 4096],
  ];
  for (const [line, field, value] of words) {
    it(`reads ${line} as ${field} ${String(value)}`, () => {
      const text = `dim: 64\nn_layers: 2\nn_heads: 4\nvocab_size: 128\nseq_len: 32\n${line}\n`;
      const { architecture } = onlyPart(text, 'yaml', 'plain').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  const SIZES = 'dim: 64\nn_layers: 2\nn_heads: 4\nvocab_size: 128\nseq_len: 32\n';
  const training = (text: string): Record<string, unknown> =>
    valuesOf(onlyPart(`${SIZES}${text}\n`, 'yaml', 'plain').description.training);

  const optimizers: readonly (readonly [text: string, optimizer: string | undefined])[] = [
    ['type: llama\nname: first-try', undefined],
    ['optimizer: lion', 'lion'],
    ['train: {optimizer: lion}', 'lion'],
    ['optimizer: {name: lion, lr: 1.0e-4}', 'lion'],
    ['optim: {type: lion}', 'lion'],
  ];
  for (const [text, optimizer] of optimizers) {
    it(`takes ${optimizer ?? 'no word'} of “${text.replace('\n', ', ')}” for the optimiser`, () => {
      assert.equal(training(text).optimizer, optimizer);
    });
  }

  const durations: readonly (readonly [text: string, steps: number | undefined])[] = [
    ['train: {steps: 500, batch_size: 8}', 500],
    ['steps: 500\nlearning_rate: 1.0e-4', 500],
    ['steps: 500\nmax_steps: 70\nbatch_size: 8', 70],
    ['steps: 500', undefined],
    ['model: {steps: 500}\nbatch_size: 8', undefined],
    ['eval: {steps: 500}\nbatch_size: 8', undefined],
    ['steps: [warm, cool]\nbatch_size: 8', undefined],
  ];
  for (const [text, steps] of durations) {
    it(`takes ${steps ?? 'nothing'} of “${text.replaceAll('\n', ', ')}” for the steps of training`, () => {
      assert.equal(training(text).steps, steps);
    });
  }

  it('multiplies the devices of a node on Lightning by its nodes', () => {
    const text = (trainer: string): string =>
      `trainer: {${trainer}}\nmodel: {dim: 64, n_layers: 2, n_heads: 4, vocab_size: 128}\n`;
    const accelerators = (trainer: string): unknown =>
      onlyPart(text(trainer), 'yaml', 'plain').description.cluster.accelerators?.value;
    assert.equal(accelerators('devices: 8, num_nodes: 4'), 32);
    assert.equal(accelerators('devices: 8'), 8);
    for (const open of ['auto', '-1', '"0,1"']) assert.equal(accelerators(`devices: ${open}`), undefined);
    const listed = onlyPart(text('devices: "0,1"'), 'yaml', 'plain').notices;
    assert.ok(!codes(listed).includes('wrong-type'));
  });

  it('names a model type that no rules know, as for any other file', () => {
    const text = 'model_type: ours\ndim: 64\nn_layers: 2\nn_heads: 4\nvocab_size: 128\nhidden_dim: 128\n';
    const { architecture } = onlyPart(text, 'yaml', 'plain').description;
    assert.ok(codes(resolveArchitecture(architecture).notices).includes('unknown-model-type'));
  });

  const silent: readonly (readonly [what: string, text: string, language: ConfigLanguage])[] = [
    ['a vision transformer', fixture('foreign/vision.yaml'), 'yaml'],
    ['labels', '{"hidden_size": "Hidden", "num_layers": "Layers", "vocab_size": "Words"}', 'json'],
    ['values of a chart', 'batch_size: 8\nlayers: 4\nvocab_size: 100\nhidden_size: 8\n', 'yaml'],
    ['a model without heads', 'd_model: 64\nn_layer: 2\nvocab_size: 100\nseq_len: 8\nx: 1', 'yaml'],
    ['a size without a depth', 'dim: 64\nvocab_size: 100\nn_heads: 4\nseq_len: 8', 'yaml'],
    ['an encoder without words', 'd_model: 512\nn_layers: 17\nn_heads: 8\n', 'yaml'],
    ['speech', 'sample_rate: 16000\nd_model: 512\nn_layers: 17\nn_heads: 8\nvocab_size: 128\n', 'yaml'],
    [
      'a schema',
      '{"properties": {"hidden_size": {"type": "integer"}, "num_layers": {}, "num_heads": {}, "vocab_size": {}}}',
      'json',
    ],
    ['lists of sizes to try', 'dim: [64]\nn_layers: [2]\nn_heads: [4]\nvocab_size: [8]\n', 'yaml'],
  ];
  for (const [what, text, language] of silent) {
    it(`is not ${what}`, () => {
      assert.equal(readConfig(text, { language }), undefined);
    });
  }
});

describe('a config that Weights & Biases saved', () => {
  it('is read like the config.json it came from, with its training', () => {
    const { description } = partOf('wandb/gpt2.yaml', 'wandb');
    assert.equal(total({ description }), 124_439_808);
    assert.equal(description.architecture.maximumPositions?.origin, 'format-default');
    assert.equal(description.training.microBatchSequences?.value, 8);
    assert.equal(description.training.steps?.value, 10_000);
    assert.equal(description.training.learningRate?.value, 5e-4);
    const { range } = description.architecture.layers!.at!;
    assert.equal(fixture('wandb/gpt2.yaml').slice(range.start, range.end), '12');
  });

  it('of a model without a known type is a config of one’s own', () => {
    const text = fixture('wandb/gpt2.yaml').replace('value: gpt2', 'value: ours');
    const { architecture } = onlyPart(text, 'yaml', 'wandb').description;
    assert.equal(architecture.modelType?.value, 'ours');
    assert.equal(architecture.hiddenSize?.value, 768);
  });

  it('of anything but a language model is silent', () => {
    const text = 'wandb_version: 1\n_wandb: {value: {}}\nhidden_size: {value: 8}\nenv: {value: CartPole}\n';
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});

describe('a count as people write it', () => {
  const counts: readonly (readonly [text: string, value: number | undefined, thousand?: number])[] = [
    ['16M', 16e6],
    ['1.5T', 1.5e12],
    ['100B tok', 1e11],
    ['2e12T', 2e12],
    ['300 billion', undefined],
    ['8k', 8000],
    ['8k', 8192, 1024],
    ['4_096', 4096],
    ['1.5', undefined],
    ['0', undefined],
    ['-3M', undefined],
    ['1e19', undefined],
    ['many', undefined],
  ];
  for (const [text, value, thousand] of counts) {
    it(`reads ${text} as ${value ?? 'none'}${thousand === undefined ? '' : ` where k is ${thousand}`}`, () => {
      assert.equal(parseCount(text, thousand), value);
    });
  }
});
