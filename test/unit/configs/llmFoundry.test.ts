import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const withModel = (model: string, rest = 'max_duration: 10ba'): string =>
  `model: {name: mpt_causal_lm, d_model: 64, n_heads: 4, n_layers: 2, ${model}}\nglobal_train_batch_size: 8\nmax_seq_len: 128\n${rest}\n`;

describe('LLM Foundry', () => {
  it('counts MPT-7B as the trainer builds it, with learned positions and biases', () => {
    const { architecture } = partOf('llm-foundry/mpt.yaml', 'llm-foundry').description;
    assert.equal(architecture.positions?.value, 'learned');
    assert.equal(architecture.maximumPositions?.value, 2048);
    assert.equal(architecture.queryKeyValueBias?.origin, 'format-default');
    // Model built from the same hyper-parameters (formats.md 3.9): 6,658,859,008.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 6_658_859_008);
  });

  it('counts the released MPT-7B, with ALiBi and without biases', () => {
    const text = fixture('llm-foundry/mpt.yaml').replace('attn_impl: flash', 'alibi: true\n  no_bias: true');
    const { architecture } = onlyPart(text, 'yaml', 'llm-foundry').description;
    // mosaicml/mpt-7b on the hub: 6,649,286,656, with 50,432 rows of vocabulary instead of 50,368.
    const rows = { ...architecture, vocabularySize: { ...architecture.vocabularySize!, value: 50432 } };
    assert.equal(resolveArchitecture(rows).architecture?.parameters.total, 6_649_286_656);
  });

  it('multiplies batches out to tokens', () => {
    const { training, cluster } = partOf('llm-foundry/mpt.yaml', 'llm-foundry').description;
    assert.equal(training.steps?.value, 63_900);
    assert.equal(training.steps.origin, 'file');
    assert.equal(training.tokens?.value, 63_900 * 1024 * 2048);
    assert.equal(training.tokens.origin, 'derived');
    assert.equal(training.tokens.note, 'max_duration × global_train_batch_size × max_seq_len');
    assert.equal(training.warmupSteps?.value, 100);
    assert.equal(training.microBatchSequences, undefined);
    assert.equal(training.precision?.value, 'bf16');
    assert.deepEqual(valuesOf(cluster), { zeroStage: 3, activationRecompute: 'full' });
  });

  it('reads the parameters of an mcli file with its machines', () => {
    const part = partOf('llm-foundry/mcli.yaml', 'llm-foundry');
    const { modelName, training, cluster, architecture } = part.description;
    assert.equal(modelName?.value, 'meta-llama/Llama-3.1-70B');
    assert.deepEqual(modelName.at?.path, ['parameters', 'model', 'pretrained_model_name_or_path']);
    assert.equal(training.sequenceLength?.value, 4096);
    assert.equal(training.epochs?.value, 1);
    assert.equal(training.tokens, undefined);
    assert.deepEqual(valuesOf(cluster), { accelerators: 16, acceleratorType: 'h100_80gb' });
    assert.equal(architecture.vocabularySize?.value, 128512);
    assert.deepEqual(codes(part.notices), ['unresolved-reference']);
  });

  const models: readonly (readonly [model: string, field: string, value: unknown])[] = [
    ['no_bias: true', 'feedForwardBias', false],
    ['no_bias: true', 'normBias', false],
    ['norm_type: low_precision_rmsnorm', 'normBias', false],
    ['expansion_ratio: 1', 'feedForwardSize', 64],
    ['expansion_ratio: 2.5', 'feedForwardSize', 160],
    ['ffn_config: {ffn_hidden_size: 200}', 'feedForwardSize', 200],
    ['ffn_config: {ffn_type: mptglu}', 'gatedFeedForward', true],
    ['ffn_config: {ffn_type: mb_dmoe, moe_num_experts: 4, moe_top_k: 2}', 'experts', 4],
    ['ffn_config: {ffn_type: mb_dmoe, moe_num_experts: 4}', 'expertsPerToken', 1],
    ['ffn_config: {ffn_type: mb_dmoe, mlp_type: glu}', 'gatedFeedForward', true],
    ['attn_config: {rope: true}', 'positions', 'rotary'],
    ['learned_pos_emb: false', 'positions', 'none'],
    ['attn_config: {kv_n_heads: 2}', 'keyValueHeads', 2],
    ['attn_config: {attn_type: multiquery_attention}', 'keyValueHeads', 1],
    ['attn_config: {qk_ln: true}', 'queryKeyNorm', true],
    ['attn_config: {sliding_window_size: -1}', 'slidingWindow', undefined],
    ['tie_word_embeddings: false', 'tiedEmbeddings', false],
    ['d_model: 128', 'hiddenSize', 128],
  ];
  for (const [model, field, value] of models) {
    it(`reads {${model}} as ${field} ${String(value)}`, () => {
      const { architecture } = onlyPart(withModel(model), 'yaml', 'llm-foundry').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  const durations: readonly (readonly [rest: string, steps: unknown, tokens: unknown, epochs: unknown])[] = [
    ['max_duration: 10ba', 10, 10 * 8 * 128, undefined],
    ['max_duration: 1e6tok', 977, 1e6, undefined],
    ['max_duration: 100sp', 13, 13 * 8 * 128, undefined],
    ['max_duration: 2ep', undefined, undefined, 2],
    ['max_duration: 3', undefined, undefined, 3],
    ['max_duration: 24h', undefined, undefined, undefined],
    ['max_duration: 60sec', undefined, undefined, undefined],
    ['max_duration: 1e30ba', undefined, undefined, undefined],
  ];
  for (const [rest, steps, tokens, epochs] of durations) {
    it(`reads ${rest}`, () => {
      const { training } = onlyPart(withModel('no_bias: true', rest), 'yaml', 'llm-foundry').description;
      assert.deepEqual(
        [training.steps?.value, training.tokens?.value, training.epochs?.value],
        [steps, tokens, epochs],
      );
    });
  }

  it('says where a duration is none', () => {
    const part = onlyPart(withModel('no_bias: true', 'max_duration: 24h'), 'yaml', 'llm-foundry');
    assert.deepEqual(codes(part.notices), ['wrong-type']);
  });

  it('says that the one bias of megablocks is not counted', () => {
    const part = onlyPart(withModel('ffn_config: {ffn_type: mb_dmoe}'), 'yaml', 'llm-foundry');
    assert.ok(codes(part.notices).includes('part-not-counted'));
  });
});

describe('mcli files', () => {
  it('say what their command assigns, and their GPUs', () => {
    const part = partOf('mcli/command.yaml', 'mcli');
    const { training, cluster } = part.description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 2048,
      globalBatchSequences: 512,
      tokensPerStep: 512 * 2048,
      steps: 100,
      tokens: 100 * 512 * 2048,
      learningRate: 3e-4,
      precision: 'bf16',
    });
    assert.deepEqual(valuesOf(cluster), { accelerators: 16, acceleratorType: 'a100_80gb' });
    assert.deepEqual(codes(part.notices), ['model-not-stated']);
  });

  it('let the command win over their parameters', () => {
    const text = fixture('llm-foundry/mcli.yaml');
    const assigning = `${text.replace(/^command:[^]*?(?=^\S)/m, '')}command: composer train.py /mnt/config/parameters.yaml max_duration=7ba model.pretrained_model_name_or_path=mosaicml/mpt-7b max_seq_len=1024\n`;
    const { training, modelName, cluster } = onlyPart(assigning, 'yaml', 'llm-foundry').description;
    assert.equal(training.steps?.value, 7);
    assert.equal(training.sequenceLength?.value, 1024);
    assert.equal(modelName?.value, 'mosaicml/mpt-7b');
    assert.equal(cluster.accelerators?.value, 16);
  });

  it('have GPUs alone where the command assigns nothing', () => {
    for (const command of ['composer train.py a.yaml', 'composer', 'composer a=', '"composer x.=1 =2"']) {
      const text = `image: a/b\ncommand: ${command}\ncompute: {gpus: 8}\nparameters:\n`;
      const part = readConfig(text, { language: 'yaml' })?.parts[0];
      if (part === undefined) assert.equal(command, 'composer');
      else assert.deepEqual(valuesOf(part.description.cluster), { accelerators: 8 });
    }
  });
});
