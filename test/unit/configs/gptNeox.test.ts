import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const neox = (keys: string): string =>
  `model_parallel_size: 1\nnum_layers: 2\nhidden_size: 64\nnum_attention_heads: 4\n${keys}\n`;

describe('GPT-NeoX', () => {
  it('counts GPT-NeoX-20B to the last parameter: the vocabulary padded to 128 times the tensor-parallel size', () => {
    const { architecture } = partOf('gpt-neox/hyphens.yml', 'gpt-neox').description;
    assert.equal(architecture.vocabularySize?.value, 50277);
    assert.equal(architecture.paddedVocabularySize?.note, '⌈50277 / 256⌉ × 256');
    // Black et al. 2022: 20,554,567,680.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 20_554_567_680);
  });

  it('does not count the experts of DeepSpeed as a dense model, and says so', () => {
    const { description, notices } = onlyPart(neox('num_experts: 4\ntrain_iters: 10'), 'yaml', 'gpt-neox');
    assert.deepEqual([description.architecture, codes(notices)], [{}, ['part-not-counted']]);
  });

  it('finds the machines and tokens of GPT-NeoX-20B from its batch', () => {
    const { training, cluster } = partOf('gpt-neox/hyphens.yml', 'gpt-neox').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 2048,
      microBatchSequences: 4,
      gradientAccumulation: 32,
      globalBatchSequences: 1536,
      steps: 150_000,
      learningRate: 0.97e-4,
      warmupSteps: 1500,
      schedule: 'cosine',
      optimizer: 'Adam',
      precision: 'fp16',
      tokensPerStep: 3_145_728,
      tokens: 471_859_200_000,
    });
    assert.equal(training.tokens?.note, 'train-iters × train_batch_size × seq-length');
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 96,
      dataParallel: 12,
      tensorParallel: 2,
      pipelineParallel: 4,
      zeroStage: 1,
      activationRecompute: 'full',
    });
    assert.equal(
      cluster.dataParallel?.note,
      'train_batch_size / train_micro_batch_size_per_gpu / gradient_accumulation_steps',
    );
  });

  it('counts Llama 2 70B, whose stated width is three times the real one', () => {
    const { architecture, training } = partOf('gpt-neox/llama.yml', 'gpt-neox').description;
    assert.equal(architecture.feedForwardSize?.value, 28672);
    // Llama-2-70b on the hub: 68,976,648,192.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 68_976_648_192);
    assert.equal(training.precision?.value, 'bf16');
    assert.equal(training.globalBatchSequences, undefined);
  });

  it('counts a Mamba model, which is tied unless the file says otherwise', () => {
    const { architecture } = partOf('gpt-neox/mamba.yml', 'gpt-neox').description;
    // mamba-130m has 129,135,360 with 50,280 rows; here GPT-2's 50,257 tokens are padded to 50,304.
    const { parameters } = resolveArchitecture(architecture).architecture!;
    assert.equal(parameters.total, 129_135_360 + 24 * 768);
    assert.match(architecture.vocabularySize!.note!, /GPT2BPETokenizer/);
  });

  const models: readonly (readonly [keys: string, field: string, value: unknown])[] = [
    ['expansion_factor: 8', 'feedForwardSize', 512],
    ['activation: swiglu\nmlp_multiple_of: 32', 'feedForwardSize', 96],
    ['activation: geglu', 'gatedFeedForward', true],
    ['norm: layernorm', 'normBias', true],
    ['use_bias_in_norms: false', 'normBias', false],
    ['use-bias-in-mlp: false', 'feedForwardBias', false],
    ['use_bias_in_attn_linear: false', 'queryKeyValueBias', false],
    ['pos_emb: none', 'positions', 'none'],
    ['pos_emb: alibi', 'positions', 'alibi'],
    ['norm: rmsnorm', 'positions', 'learned'],
    ['no_weight_tying: false', 'tiedEmbeddings', true],
    ['moe_num_experts: 8', 'expertsPerToken', 1],
    ['moe_num_experts: 1', 'experts', undefined],
    ['tokenizer_type: HFTokenizer', 'vocabularySize', undefined],
    ['make_vocab_size_divisible_by: 1', 'paddedVocabularySize', undefined],
  ];
  for (const [keys, field, value] of models) {
    it(`reads ${JSON.stringify(keys)} as ${field} ${String(value)}`, () => {
      const { architecture } = onlyPart(neox(keys), 'yaml', 'gpt-neox').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  it('derives the data-parallel size from all GPUs, a pipeline of 0 being none', () => {
    const text = neox('global_num_gpus: 32\npipe_parallel_size: 0\ntrain_micro_batch_size_per_gpu: 2');
    const { training, cluster } = onlyPart(text, 'yaml', 'gpt-neox').description;
    assert.equal(cluster.dataParallel?.value, 32);
    assert.equal(cluster.pipelineParallel?.value, 1);
    assert.equal(training.globalBatchSequences?.value, 64);
  });

  it('does not count RWKV layers, and says so', () => {
    const part = onlyPart(neox('attention_config: [[["rwkv"], 2]]'), 'yaml', 'gpt-neox');
    assert.deepEqual(part.description.architecture, {});
    assert.deepEqual(codes(part.notices), ['part-not-counted']);
  });

  it('is read from JSON too, with a list of ZeRO stages to try', () => {
    const text =
      '{"model-parallel-size": 8, "num-layers": 2, "hidden-size": 64, "zero_optimization": {"stage": [0, 1]}}';
    const part = onlyPart(text, 'json', 'gpt-neox');
    assert.deepEqual(part.notices, []);
    assert.equal(part.description.cluster.zeroStage, undefined);
    assert.deepEqual(part.description.architecture.hiddenSize?.at?.path, ['hidden-size']);
  });

  it('puts model and training where the file has them', () => {
    const text = fixture('gpt-neox/hyphens.yml');
    const { modelRange, trainingRange } = partOf('gpt-neox/hyphens.yml', 'gpt-neox');
    assert.equal(text.slice(modelRange!.start, modelRange!.end), '"num-layers": 44');
    assert.equal(text.slice(trainingRange!.start, trainingRange!.end), '"train-iters": 150000');
  });
});
