import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const withModel = (model: string, rest = 'max_duration: 10'): string =>
  `model: {d_model: 64, n_heads: 4, n_layers: 2, ${model}}\nglobal_train_batch_size: 8\n${rest}\n`;

describe('OLMo', () => {
  it('counts OLMo-2 1B to the last parameter: half of the fused width, norms on all of queries and keys', () => {
    const { architecture } = partOf('olmo/swiglu.yaml', 'olmo').description;
    assert.equal(architecture.feedForwardSize?.value, 8192);
    assert.equal(architecture.feedForwardSize.note, 'mlp_ratio × d_model / 2');
    assert.deepEqual(architecture.feedForwardSize.at?.path, ['model', 'mlp_ratio']);
    // OLMo 2 model card: 1,484,916,736.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 1_484_916_736);
  });

  it('counts a model of defaults: tied, biased, learned positions', () => {
    const { architecture } = partOf('olmo/defaults.yaml', 'olmo').description;
    assert.equal(architecture.tiedEmbeddings?.origin, 'format-default');
    assert.match(architecture.tiedEmbeddings.note!, /OLMo/);
    // By hand: 50304·32 + 1024·32 + (32·96+96 + 32·32+32 + 32·128+128 + 64·32+32 + 4·32) + 2·32.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 1_653_216);
  });

  it('reads tokens with T and rounds steps up', () => {
    const { training, cluster } = partOf('olmo/swiglu.yaml', 'olmo').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 4,
      globalBatchSequences: 1024,
      tokens: 2e12,
      learningRate: 4e-4,
      schedule: 'cosine_with_warmup',
      optimizer: 'adamw',
      precision: 'bf16',
      tokensPerStep: 4_194_304,
      steps: 476_838,
      warmupSteps: 2000,
    });
    assert.equal(training.tokens?.origin, 'file');
    assert.equal(training.steps?.note, '⌈max_duration / (global_train_batch_size × max_sequence_length)⌉');
    assert.deepEqual(valuesOf(cluster), { zeroStage: 2, activationRecompute: 'whole_layer' });
  });

  it('ends a run of epochs at stop_at', () => {
    const { training } = partOf('olmo/defaults.yaml', 'olmo').description;
    assert.equal(training.epochs?.value, 1);
    assert.equal(training.steps?.value, 1000);
    assert.equal(training.tokens?.value, 1000 * 8 * 1024);
    assert.equal(training.tokens.note, 'stop_at × global_train_batch_size × 1024');
  });

  const durations: readonly (readonly [rest: string, steps: unknown, tokens: unknown])[] = [
    ['max_duration: 10', 10, 10 * 8 * 1024],
    ['max_duration: 1e2', 100, 100 * 8 * 1024],
    ['max_duration: 50e6T', 6104, 50e6],
    ['max_duration: 50e6T\nstop_at: 6114', 6104, 50e6],
    ['max_duration: 50e6T\nstop_at: 100', 100, 100 * 8 * 1024],
    ['max_duration: 1ep', undefined, undefined],
    ['max_duration: null', undefined, undefined],
    ['device_train_microbatch_size: 1', 10000, 10000 * 8 * 1024],
  ];
  for (const [rest, steps, tokens] of durations) {
    it(`reads ${JSON.stringify(rest)}`, () => {
      const { training } = onlyPart(withModel('rope: true', rest), 'yaml', 'olmo').description;
      assert.deepEqual([training.steps?.value, training.tokens?.value], [steps, tokens]);
    });
  }

  const models: readonly (readonly [model: string, field: string, value: unknown])[] = [
    ['mlp_hidden_size: 352', 'feedForwardSize', 176],
    ['mlp_hidden_size: 352, activation_type: gelu', 'feedForwardSize', 352],
    ['activation_type: relu', 'gatedFeedForward', false],
    ['mlp_ratio: 8', 'feedForwardSize', 256],
    ['multi_query_attention: true', 'keyValueHeads', 1],
    ['n_kv_heads: 2', 'keyValueHeads', 2],
    ['n_kv_heads: null', 'keyValueHeads', 4],
    ['embedding_size: null', 'paddedVocabularySize', undefined],
    ['embedding_size: 100352', 'paddedVocabularySize', 100352],
    ['vocab_size: 50280', 'paddedVocabularySize', 50304],
    ['rope: true', 'positions', 'rotary'],
    ['alibi: true', 'positions', 'alibi'],
    ['rope: false', 'positions', 'learned'],
    ['include_bias: false', 'normBias', false],
    ['include_bias: false, bias_for_layer_norm: true', 'normBias', true],
    ['weight_tying: true', 'headBias', false],
    ['weight_tying: false', 'headBias', true],
    ['weight_tying: false, include_bias: false', 'headBias', false],
    ['attention_layer_norm: true', 'queryKeyNorm', true],
    ['attention_layer_norm: true, attention_layer_norm_with_affine: false', 'queryKeyNorm', false],
  ];
  for (const [model, field, value] of models) {
    it(`reads {${model}} as ${field} ${String(value)}`, () => {
      const { architecture } = onlyPart(withModel(model), 'yaml', 'olmo').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  it('reads norms that learn nothing', () => {
    const { architecture } = onlyPart(withModel('layer_norm_with_affine: false'), 'yaml', 'olmo').description;
    assert.equal(architecture.familySpecific?.normWeight?.value, false);
  });

  it('points to a duration that is none and to one that cannot be', () => {
    const notices = (rest: string): string[] =>
      codes(onlyPart(withModel('rope: true', rest), 'yaml', 'olmo').notices);
    assert.deepEqual(notices('max_duration: long'), ['wrong-type']);
    assert.deepEqual(notices('max_duration: 0T'), ['out-of-bounds']);
    assert.deepEqual(notices('max_duration: -5'), ['out-of-bounds']);
  });

  it('puts model and training where the file has them', () => {
    const text = fixture('olmo/swiglu.yaml');
    const { modelRange, trainingRange } = partOf('olmo/swiglu.yaml', 'olmo');
    assert.match(text.slice(modelRange!.start, modelRange!.end), /^model:\n  d_model: 2048[^]*100352\n$/);
    assert.equal(text.slice(trainingRange!.start, trainingRange!.end), 'max_duration: 2e12T');
  });
});
