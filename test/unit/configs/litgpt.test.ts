import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { noticeSentence } from '../../../src/report/notices';
import { english } from '../../../src/report/translate';
import { fixture, onlyPart, partOf, valuesOf } from './fixture';

describe('LitGPT', () => {
  it('takes the defaults of litgpt.Config where model_config is silent', () => {
    const { architecture } = partOf('litgpt/inline.yaml', 'litgpt').description;
    assert.equal(architecture.feedForwardSize?.value, 3072);
    assert.equal(architecture.gatedFeedForward?.value, false);
    assert.equal(architecture.gatedFeedForward?.origin, 'format-default');
    assert.equal(architecture.queryKeyValueBias?.value, true);
    assert.equal(architecture.paddedVocabularySize?.value, 50688);
    assert.equal(architecture.tiedEmbeddings?.value, false);
    // 2·50688·768 + 12·(4·768² + 4·768 + 2·768·3072 + 3072 + 768 + 4·768) + 2·768, by hand.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 162_912_768);
  });

  it('counts TinyLlama spelt out to the last parameter', () => {
    const { architecture } = partOf('litgpt/llama.yaml', 'litgpt').description;
    assert.equal(architecture.family?.value, 'llama');
    // TinyLlama paper, arXiv:2401.02385: 1,100,048,384.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 1_100_048_384);
  });

  it('names the count with the head that LitGPT does not tie, beside the published one', () => {
    const named = (train: string): readonly unknown[] => {
      const text = `model_name: gemma-2b\ntrain:\n  global_batch_size: 8\n  micro_batch_size: 1\n${train}`;
      return onlyPart(text, 'yaml', 'litgpt').notices.map(({ code, args }) => [code, args]);
    };
    // 256,000 rows of 2,048 more than the 2,506,172,416 of the hub.
    const args = { thisCount: 2_506_172_416, otherCount: 3_030_460_416, reason: 'framework-unties' };
    assert.deepEqual(named(''), [['count-convention', args]]);
    assert.equal(
      noticeSentence({ code: 'count-convention', severity: 'info', args }, english),
      '2,506,172,416 as published and counted here, 3,030,460,416 in this run: this framework trains an output head of its own, the published model shares it.',
    );
    assert.deepEqual(named('  tie_embeddings: true\n'), []);
  });

  it('derives steps, accumulation and accelerators', () => {
    const { training, cluster } = partOf('litgpt/inline.yaml', 'litgpt').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 2048,
      microBatchSequences: 8,
      gradientAccumulation: 4,
      globalBatchSequences: 256,
      tokens: 2e9,
      learningRate: 6e-4,
      warmupSteps: 1000,
      optimizer: 'AdamW',
      precision: 'bf16',
      tokensPerStep: 524288,
      steps: 3814,
    });
    assert.equal(training.sequenceLength?.note, 'block_size');
    assert.equal(training.tokensPerStep?.note, 'global_batch_size × block_size');
    assert.equal(training.steps?.origin, 'derived');
    const sharded = { zeroStage: 3 };
    assert.deepEqual(valuesOf(cluster), { accelerators: 8, nodes: 2, acceleratorsPerNode: 4, ...sharded });
  });

  it('knows no accelerators where devices are auto', () => {
    const { training, cluster } = partOf('litgpt/llama.yaml', 'litgpt').description;
    assert.deepEqual(valuesOf(cluster), { zeroStage: 3 });
    assert.equal(cluster.zeroStage?.note, 'LitGPT FSDPStrategy');
    assert.equal(training.gradientAccumulation, undefined);
    assert.equal(training.steps?.value, 2_861_022);
  });

  it('names the model of a checkpoint folder and leaves tokens open for epochs', () => {
    const { modelName, training, architecture } = partOf('litgpt/finetune.yaml', 'litgpt').description;
    assert.equal(modelName?.value, 'example/small-1b');
    assert.equal(training.epochs?.value, 3);
    assert.equal(training.startsFrom?.value, 'checkpoints/example/small-1b');
    assert.equal(training.adapter, undefined);
    assert.equal(training.tokens, undefined);
    assert.equal(training.tokensPerStep?.value, 16 * 512);
    assert.equal(training.precision?.value, 'fp16');
    assert.equal(architecture.tiedEmbeddings?.value, true);
  });

  it('takes the sizes of a model that is only named from the built-in table', () => {
    const text = 'model_name: pythia-70m\ntrain: {global_batch_size: 8, micro_batch_size: 8}\n';
    const part = onlyPart(text, 'yaml', 'litgpt');
    assert.deepEqual(part.notices, []);
    assert.match(part.description.architecture.layers!.note!, /built-in table/);
    // EleutherAI/pythia-70m on the hub: 70,426,624.
    const counted = resolveArchitecture(part.description.architecture);
    assert.equal(counted.architecture?.parameters.total, 70_426_624);
  });

  it('says where a name is not in the table', () => {
    const text = 'model_name: nobody-knows-1b\ntrain: {global_batch_size: 8, micro_batch_size: 8}\n';
    const part = onlyPart(text, 'yaml', 'litgpt');
    assert.deepEqual(part.description.architecture, {});
    const [notice] = part.notices;
    assert.equal(notice?.code, 'unknown-model-name');
    assert.equal(text.slice(notice.at!.range.start, notice.at!.range.end), 'nobody-knows-1b');
  });

  const blocks: readonly (readonly [lines: string, field: string, value: unknown])[] = [
    ['mlp_class_name: GemmaMLP', 'gatedFeedForward', true],
    ['mlp_class_name: LLaMAMoE, n_expert: 8, n_expert_per_token: 2', 'experts', 8],
    [
      'mlp_class_name: LLaMAMoE, n_expert: 8, n_expert_per_token: 2, moe_intermediate_size: 640',
      'expertFeedForwardSize',
      640,
    ],
    ['mlp_class_name: LLaMAMLP', 'feedForwardSize', undefined],
    ['bias: false, attn_bias: true', 'queryKeyValueBias', true],
    ['bias: false, attn_bias: true', 'attentionOutputBias', false],
    ['norm_class_name: RMSNorm', 'normBias', false],
    ['padding_multiple: 64, vocab_size: 50257', 'paddedVocabularySize', 50304],
    ['lm_head_bias: true', 'headBias', true],
    ['norm_qk: true', 'queryKeyNorm', true],
    ['n_query_groups: 1', 'keyValueHeads', 1],
    ['sliding_window_size: 512', 'slidingWindow', 512],
  ];
  for (const [lines, field, value] of blocks) {
    it(`reads {${lines}} as ${field} ${String(value)}`, () => {
      const text = `model_config: {n_layer: 2, n_head: 4, n_embd: 64, ${lines}}\ntrain: {global_batch_size: 8, micro_batch_size: 8}\n`;
      const { architecture } = onlyPart(text, 'yaml', 'litgpt').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  it('counts the norms that the switches leave', () => {
    const norms = (lines: string): unknown => {
      const text = `model_config: {n_layer: 2, n_head: 4, n_embd: 64, ${lines}}\ntrain: {global_batch_size: 8, micro_batch_size: 8}\n`;
      return onlyPart(text, 'yaml', 'litgpt').description.architecture.familySpecific!.normsPerLayer!.value;
    };
    assert.equal(norms('bias: true'), 2);
    assert.equal(norms('shared_attention_norm: true'), 1);
    assert.equal(norms('norm_1: false, norm_2: false, post_attention_norm: true, post_mlp_norm: true'), 2);
    assert.equal(norms('post_attention_norm: true, post_mlp_norm: true'), 4);
  });

  it('does not count latent attention by the wrong rules', () => {
    const text =
      'model_config: {n_layer: 2, latent_attention: {kv_lora_rank: 8}}\ntrain: {global_batch_size: 8, micro_batch_size: 8}\n';
    const part = onlyPart(text, 'yaml', 'litgpt');
    assert.deepEqual(part.description.architecture, {});
    assert.equal(part.notices[0]?.code, 'part-not-counted');
  });

  it('takes a rank for LoRA', () => {
    const text = `lora_r: 32\n${fixture('litgpt/finetune.yaml')}`;
    assert.equal(onlyPart(text, 'yaml', 'litgpt').description.training.adapter?.value, 'lora');
  });

  it('puts the model and the training where the file has them', () => {
    const text = fixture('litgpt/inline.yaml');
    const { modelRange, trainingRange } = partOf('litgpt/inline.yaml', 'litgpt');
    assert.match(
      text.slice(modelRange!.start, modelRange!.end),
      /^model_config:\n  name: small-neox[^]*block_size: 2048\n$/,
    );
    assert.match(text.slice(trainingRange!.start, trainingRange!.end), /^train:/);
  });
});

describe('LitGPT’s model_config.yaml', () => {
  it('is a model by itself', () => {
    const { architecture, training } = partOf('litgpt-model/model_config.yaml', 'litgpt-model').description;
    // Pythia-70M (keras-hub preset).
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 70_426_624);
    assert.deepEqual(training, {});
  });
});
