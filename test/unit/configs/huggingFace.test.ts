import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import {
  decodeFlopsPerToken,
  FAMILIES,
  prefillFlopsPerToken,
  resolveArchitecture,
  trainingFlopsPerToken,
} from '../../../src/engine/architecture';
import { MODEL_TYPES, modelTypeOfClass } from '../../../src/configs/formats/huggingFace/modelTypes';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const FORMAT = 'hf-config';

const part = (config: object) => onlyPart(JSON.stringify(config), 'json', FORMAT);

/** The count of a config and every remark about it. */
function count(config: object | string) {
  const { description, notices } = typeof config === 'string' ? partOf(config, FORMAT) : part(config);
  const result = resolveArchitecture(description.architecture);
  return {
    total: result.architecture?.parameters.total,
    active: result.architecture?.parameters.active,
    architecture: result.architecture,
    codes: codes([...notices, ...result.notices]),
    notices: [...notices, ...result.notices],
  };
}

/** Sizes of a small decoder, to be varied. */
const SMALL = {
  vocab_size: 1000,
  hidden_size: 64,
  intermediate_size: 256,
  num_hidden_layers: 2,
  num_attention_heads: 4,
};

describe('Hugging Face fixtures', () => {
  const cases: readonly (readonly [file: string, total: number, active: number, codes: readonly string[]])[] =
    [
      ['llama', 8_030_261_248, 8_030_261_248, []],
      ['gpt2', 124_439_808, 124_439_808, []],
      ['mistral-with-sampling', 7_248_023_552, 7_248_023_552, []],
      ['mixtral', 46_702_792_704, 12_879_925_248, []],
      ['qwen-moe-quantized', 14_315_784_192, 2_689_173_504, []],
      ['deepseek', 15_706_484_224, 2_661_150_208, []],
      // The text model of Gemma 3 27B with the 262,208 rows that its class has by default (27,009,346,304), and the
      // tower with what SiglipVisionConfig fills in; AutoModelForImageTextToText of transformers 5.18 says the same.
      ['gemma-multimodal', 27_363_846_272, 27_363_846_272, ['count-convention']],
      ['nemotron-hybrid', 31_577_937_344, 3_580_073_408, ['count-convention']],
      ['opt-without-type', 125_239_296, 125_239_296, []],
    ];
  for (const [file, total, active, remarks] of cases) {
    it(`counts ${file}.json to the last parameter`, () => {
      const counted = count(`huggingface/${file}.json`);
      assert.equal(counted.total, total);
      assert.equal(counted.active, active);
      assert.deepEqual(counted.codes, remarks);
    });
  }

  it('reads what the file says, with its place, and nothing about training', () => {
    const { description, modelRange } = partOf('huggingface/llama.json', FORMAT);
    assert.deepEqual(valuesOf(description.architecture), {
      modelType: 'llama',
      layers: 32,
      hiddenSize: 4096,
      feedForwardSize: 14336,
      attentionHeads: 32,
      keyValueHeads: 8,
      vocabularySize: 128256,
      maximumPositions: 131072,
      tiedEmbeddings: false,
    });
    assert.deepEqual(description.training, {});
    assert.deepEqual(description.data, {});
    assert.equal(description.serving.weightPrecision?.value, 'bfloat16');
    const { hiddenSize } = description.architecture;
    assert.equal(hiddenSize?.origin, 'file');
    assert.deepEqual(hiddenSize.at?.path, ['hidden_size']);
    const text = fixture('huggingface/llama.json');
    assert.equal(text.slice(hiddenSize.at.range.start, hiddenSize.at.range.end), '4096');
    assert.equal(modelRange?.start, 0);
  });

  it('does not take sampling for experts nor a batch of the quantizer for one of training', () => {
    const sampling = partOf('huggingface/mistral-with-sampling.json', FORMAT).description;
    assert.equal(sampling.architecture.experts, undefined);
    assert.equal(sampling.architecture.expertsPerToken, undefined);
    assert.equal(sampling.architecture.slidingWindow, undefined);
    const quantized = partOf('huggingface/qwen-moe-quantized.json', FORMAT).description;
    assert.deepEqual(quantized.training, {});
    assert.equal(quantized.architecture.slidingWindow, undefined);
    assert.equal(quantized.serving.weightPrecision?.value, 'int4');
  });

  it('says whose default a number is that the nested text_config leaves out', () => {
    const { architecture } = partOf('huggingface/gemma-multimodal.json', FORMAT).description;
    assert.deepEqual(architecture.vocabularySize, {
      value: 262208,
      origin: 'format-default',
      note: 'transformers 5.18 Gemma3TextConfig',
    });
    assert.equal(architecture.tiedEmbeddings?.origin, 'format-default');
    assert.deepEqual(architecture.hiddenSize?.at?.path, ['text_config', 'hidden_size']);
  });

  const text = { ...SMALL, model_type: 'gemma3_text' };
  const tower = {
    hidden_size: 32,
    num_hidden_layers: 2,
    intermediate_size: 64,
    image_size: 28,
    patch_size: 14,
  };
  const uncounted: readonly (readonly [what: string, config: object])[] = [
    ['states no size', { model_type: 'gemma3', vision_config: { model_type: 'siglip_vision_model' } }],
    ['is of a model without rules', { model_type: 'internvl_chat', vision_config: tower }],
    ['is a tower without rules', { model_type: 'llava', vision_config: { ...tower, model_type: 'dinov2' } }],
    ['has a size that is text', { model_type: 'gemma3', vision_config: { ...tower, image_size: 'large' } }],
    ['has patches of no size', { model_type: 'gemma3', vision_config: { ...tower, patch_size: [0, 14] } }],
    ['is shuffled by nothing', { model_type: 'internvl', downsample_ratio: 0, vision_config: tower }],
  ];
  for (const [what, config] of uncounted) {
    it(`points to the vision_config that is not counted: it ${what}`, () => {
      const { notices, architecture } = count({ ...config, text_config: text });
      const left = notices.find(({ code }) => code === 'part-not-counted');
      assert.equal(left?.args.part, 'vision-tower');
      assert.deepEqual(left.at?.path, ['vision_config']);
      const components = architecture?.parameters.breakdown.map(({ component }) => component);
      assert.ok(components?.includes('vision-tower') !== true);
    });
  }

  it('says which sizes of the tower its class fills in', () => {
    const { architecture } = partOf('huggingface/gemma-multimodal.json', FORMAT).description;
    assert.deepEqual(architecture.familySpecific?.['vision.weights'], {
      value: 354_499_968,
      origin: 'derived',
      note: 'vision_config (siglip_vision_model); transformers 5.18 defaults: image_size, patch_size, num_channels, intermediate_size',
    });
  });

  it('counts LLaVA 1.5, whose text_config leaves every size of Llama to its class', () => {
    const { total, active, notices } = count({
      model_type: 'llava',
      text_config: { model_type: 'llama', vocab_size: 32064 },
      vision_config: {
        model_type: 'clip_vision_model',
        hidden_size: 1024,
        intermediate_size: 4096,
        image_size: 336,
        patch_size: 14,
        num_hidden_layers: 24,
      },
    });
    // 7,063,427,072 weights of llava-hf/llava-1.5-7b-hf (recalled), and of the built class.
    assert.equal(total, 7_063_427_072);
    // Vicuna with 32,064 rows, whose projector belongs to the tower.
    assert.equal(active, total);
    assert.deepEqual(
      notices.map(({ args }) => args),
      [{ thisCount: total, otherCount: 6_738_939_904, reason: 'towers' }],
    );
  });

  it('lets a token of text pass the language model alone where there is a tower', () => {
    const text = { ...SMALL, model_type: 'llama' };
    const tower = { model_type: 'clip_vision_model', hidden_size: 32, intermediate_size: 64 };
    const sees = { model_type: 'llava', text_config: text, vision_config: { ...tower, image_size: 28 } };
    const flops = (config: object): readonly (number | undefined)[] => {
      const model = count(config).architecture ?? assert.fail('not counted');
      const full = trainingFlopsPerToken(model, 128, 'flops-6n-full-attention');
      return [prefillFlopsPerToken(model, 128), decodeFlopsPerToken(model, 128), full];
    };
    assert.ok((count(sees).total ?? 0) > (count(text).total ?? Infinity));
    assert.deepEqual(flops(sees), flops(text));
    // What hears in Whisper is one of the two halves that tokens pass.
    const hears = {
      model_type: 'whisper',
      d_model: 96,
      encoder_layers: 2,
      decoder_layers: 2,
      vocab_size: 1000,
    };
    assert.deepEqual(count(hears).codes, []);
  });

  it('lets the layers of Llama 3.2 Vision that attend to the image store nothing per token', () => {
    const mixers = count({
      model_type: 'mllama',
      text_config: {
        ...SMALL,
        model_type: 'mllama_text_model',
        num_hidden_layers: 8,
        cross_attention_layers: [3, 3, 6, 99],
      },
      vision_config: tower,
    }).architecture?.mixers;
    assert.deepEqual(
      mixers?.map(({ layers }) => layers),
      [6],
    );
  });

  it('says what is wrong with a depth that is text instead of hiding the file', () => {
    const text =
      '{"model_type": "llama", "hidden_size": 4096, "num_hidden_layers": "many", "num_attention_heads": 32}';
    const notices = readConfig(text, { language: 'json' })?.parts[0]?.notices ?? [];
    const wrong = notices.find(({ code }) => code === 'wrong-type');
    assert.equal(wrong?.args.key, 'num_hidden_layers');
    assert.equal(text.slice(wrong?.at?.range.start, wrong?.at?.range.end), '"many"');
  });

  it('covers no unusable value with a default', () => {
    const { notices, total } = count('huggingface/bad-sizes.json');
    assert.equal(total, undefined);
    const seen = notices.map(({ code, args }) => `${code} ${String(args.key ?? args.field)}`);
    assert.deepEqual([...new Set(seen)].sort(), [
      'missing-field architecture.attentionHeads',
      'missing-field architecture.hiddenSize',
      'missing-field architecture.layers',
      'out-of-bounds hidden_size',
      'out-of-bounds num_hidden_layers',
      'wrong-type num_attention_heads',
    ]);
  });
});

describe('Hugging Face model types', () => {
  // Published or computed counts of the models named; see test/unit/publicModels.test.ts for their sources.
  const cases: readonly (readonly [name: string, config: object, total: number, active?: number])[] = [
    [
      'Qwen3-0.6B: tied, heads of 128 at width 1,024',
      {
        model_type: 'qwen3',
        vocab_size: 151936,
        hidden_size: 1024,
        intermediate_size: 3072,
        num_hidden_layers: 28,
        num_attention_heads: 16,
        num_key_value_heads: 8,
        head_dim: 128,
        attention_bias: false,
        tie_word_embeddings: true,
      },
      596_049_920,
    ],
    [
      'Qwen2.5-7B: biases that no key mentions',
      {
        model_type: 'qwen2',
        vocab_size: 152064,
        hidden_size: 3584,
        intermediate_size: 18944,
        num_hidden_layers: 28,
        num_attention_heads: 28,
        num_key_value_heads: 4,
        sliding_window: 131072,
        use_sliding_window: false,
      },
      7_615_616_512,
    ],
    [
      'Qwen3-VL-30B-A3B with its vision tower',
      {
        model_type: 'qwen3_vl_moe',
        tie_word_embeddings: false,
        text_config: {
          model_type: 'qwen3_vl_moe_text',
          vocab_size: 151936,
          hidden_size: 2048,
          intermediate_size: 6144,
          moe_intermediate_size: 768,
          num_hidden_layers: 48,
          num_attention_heads: 32,
          num_key_value_heads: 4,
          head_dim: 128,
          num_experts: 128,
          num_experts_per_tok: 8,
          mlp_only_layers: [],
          decoder_sparse_step: 1,
        },
        vision_config: {
          depth: 27,
          hidden_size: 1152,
          intermediate_size: 4304,
          in_channels: 3,
          patch_size: 16,
          temporal_patch_size: 2,
          spatial_merge_size: 2,
          num_position_embeddings: 2304,
          out_hidden_size: 2048,
          deepstack_visual_indexes: [8, 16, 24],
        },
      },
      31_070_754_032,
      3_891_664_112,
    ],
    [
      // 107,769,861,120 of text and 871,932,416 of vision: 108,641,793,536 on the hub.
      'Llama 4 Scout with its vision tower',
      {
        model_type: 'llama4',
        text_config: {
          model_type: 'llama4_text',
          vocab_size: 202048,
          hidden_size: 5120,
          intermediate_size: 8192,
          intermediate_size_mlp: 16384,
          num_hidden_layers: 48,
          num_attention_heads: 40,
          num_key_value_heads: 8,
          head_dim: 128,
          num_local_experts: 16,
          num_experts_per_tok: 1,
          interleave_moe_layer_step: 1,
          use_qk_norm: true,
        },
        vision_config: {
          hidden_size: 1408,
          intermediate_size: 5632,
          num_hidden_layers: 34,
          image_size: 336,
          patch_size: 14,
          projector_input_dim: 4096,
          projector_output_dim: 4096,
          vision_output_dim: 4096,
        },
      },
      108_641_793_536,
    ],
    [
      'gpt-oss-20b: sinks, router and expert biases',
      {
        model_type: 'gpt_oss',
        vocab_size: 201088,
        hidden_size: 2880,
        intermediate_size: 2880,
        num_hidden_layers: 24,
        num_attention_heads: 64,
        num_key_value_heads: 8,
        head_dim: 64,
        num_local_experts: 32,
        experts_per_token: 4,
        attention_bias: true,
      },
      20_914_757_184,
    ],
    [
      'falcon-7b: four-fold feed-forward, one key/value head, tied',
      {
        model_type: 'falcon',
        vocab_size: 65024,
        hidden_size: 4544,
        num_hidden_layers: 32,
        num_attention_heads: 71,
        multi_query: true,
        new_decoder_architecture: false,
        parallel_attn: true,
        bias: false,
        alibi: false,
      },
      6_921_720_704,
    ],
    [
      'falcon-40b: eight key/value heads and two norms',
      {
        model_type: 'falcon',
        vocab_size: 65024,
        hidden_size: 8192,
        num_hidden_layers: 60,
        num_attention_heads: 128,
        num_kv_heads: 8,
        new_decoder_architecture: true,
        parallel_attn: true,
        bias: false,
      },
      41_303_293_952,
    ],
    [
      'mpt-7b: ALiBi in place of a position table',
      {
        model_type: 'mpt',
        vocab_size: 50432,
        d_model: 4096,
        n_layers: 32,
        n_heads: 32,
        expansion_ratio: 4,
        max_seq_len: 2048,
        no_bias: true,
        learned_pos_emb: true,
        attn_config: { alibi: true },
      },
      6_649_286_656,
    ],
    [
      'opt-350m: embedding of half the width, no final norm',
      {
        model_type: 'opt',
        vocab_size: 50272,
        hidden_size: 1024,
        ffn_dim: 4096,
        num_hidden_layers: 24,
        num_attention_heads: 16,
        max_position_embeddings: 2048,
        word_embed_proj_dim: 512,
        do_layer_norm_before: false,
      },
      331_196_416,
    ],
    [
      'bloom-560m: null inner size, norm on the embedding',
      { model_type: 'bloom', vocab_size: 250880, hidden_size: 1024, n_layer: 24, n_head: 16, n_inner: null },
      559_214_592,
    ],
    [
      'phi-1_5: biases everywhere although attention_bias is false',
      {
        model_type: 'phi',
        vocab_size: 51200,
        hidden_size: 2048,
        intermediate_size: 8192,
        num_hidden_layers: 24,
        num_attention_heads: 32,
        num_key_value_heads: 32,
        attention_bias: false,
        qk_layernorm: false,
      },
      1_418_270_720,
    ],
    [
      'pythia-70m',
      {
        model_type: 'gpt_neox',
        vocab_size: 50304,
        hidden_size: 512,
        intermediate_size: 2048,
        num_hidden_layers: 6,
        num_attention_heads: 8,
        attention_bias: true,
      },
      70_426_624,
    ],
    [
      'gpt-j-6b',
      {
        model_type: 'gptj',
        vocab_size: 50400,
        n_embd: 4096,
        n_layer: 28,
        n_head: 16,
        n_inner: null,
        n_positions: 2048,
        tie_word_embeddings: false,
      },
      6_050_882_784,
    ],
    [
      'mamba-2.8b: the intermediate size is the inner width',
      {
        model_type: 'mamba',
        vocab_size: 50280,
        hidden_size: 2560,
        intermediate_size: 5120,
        expand: 2,
        num_hidden_layers: 64,
        state_size: 16,
        conv_kernel: 4,
        time_step_rank: 160,
        use_bias: false,
        use_conv_bias: true,
      },
      2_768_345_600,
    ],
    [
      't5-base',
      {
        model_type: 't5',
        vocab_size: 32128,
        d_model: 768,
        d_kv: 64,
        d_ff: 3072,
        num_heads: 12,
        num_layers: 12,
        num_decoder_layers: 12,
        feed_forward_proj: 'relu',
        relative_attention_num_buckets: 32,
      },
      222_903_552,
    ],
    [
      // The hub's 81,324,862,720 less the 1,650,471,424 of the multi-token-prediction layer.
      'Qwen3-Next-80B-A3B: gated delta rule in three of four layers',
      {
        model_type: 'qwen3_next',
        vocab_size: 151936,
        hidden_size: 2048,
        num_hidden_layers: 48,
        num_attention_heads: 16,
        num_key_value_heads: 2,
        head_dim: 256,
        full_attention_interval: 4,
        linear_num_key_heads: 16,
        linear_key_head_dim: 128,
        linear_num_value_heads: 32,
        linear_value_head_dim: 128,
        linear_conv_kernel_dim: 4,
        num_experts: 512,
        num_experts_per_tok: 10,
        moe_intermediate_size: 512,
        shared_expert_intermediate_size: 512,
        decoder_sparse_step: 1,
        mlp_only_layers: [],
      },
      79_674_391_296,
      3_874_929_408,
    ],
    // The hub's count of google/t5-v1_1-base: gated, untied.
    [
      't5-v1_1-base',
      {
        model_type: 't5',
        vocab_size: 32128,
        d_model: 768,
        d_kv: 64,
        d_ff: 2048,
        num_heads: 12,
        num_layers: 12,
        feed_forward_proj: 'gated-gelu',
        tie_word_embeddings: false,
      },
      247_577_856,
    ],
    // The hub's count of facebook/bart-large, without the buffer of logit biases.
    [
      'bart-large',
      {
        model_type: 'bart',
        vocab_size: 50265,
        d_model: 1024,
        encoder_layers: 12,
        decoder_layers: 12,
        encoder_attention_heads: 16,
        decoder_attention_heads: 16,
        encoder_ffn_dim: 4096,
        decoder_ffn_dim: 4096,
        max_position_embeddings: 1024,
      },
      406_291_456,
    ],
    [
      'bert-base with its language-model head',
      {
        model_type: 'bert',
        architectures: ['BertForMaskedLM'],
        vocab_size: 30522,
        hidden_size: 768,
        intermediate_size: 3072,
        num_hidden_layers: 12,
        num_attention_heads: 12,
        max_position_embeddings: 512,
        type_vocab_size: 2,
      },
      109_514_298,
    ],
    // transformers' BertModel: 109,482,240.
    [
      'bert-base with its pooler',
      {
        model_type: 'bert',
        architectures: ['BertModel'],
        vocab_size: 30522,
        hidden_size: 768,
        intermediate_size: 3072,
        num_hidden_layers: 12,
        num_attention_heads: 12,
        max_position_embeddings: 512,
        type_vocab_size: 2,
      },
      109_482_240,
    ],
    // transformers' RobertaForMaskedLM of roberta-base: 124,697,433.
    [
      'roberta-base',
      {
        model_type: 'roberta',
        architectures: ['RobertaForMaskedLM'],
        vocab_size: 50265,
        hidden_size: 768,
        intermediate_size: 3072,
        num_hidden_layers: 12,
        num_attention_heads: 12,
        max_position_embeddings: 514,
        type_vocab_size: 1,
      },
      124_697_433,
    ],
    [
      'OLMo-2-7B',
      {
        model_type: 'olmo2',
        vocab_size: 100352,
        hidden_size: 4096,
        intermediate_size: 11008,
        num_hidden_layers: 32,
        num_attention_heads: 32,
        num_key_value_heads: 32,
        attention_bias: false,
      },
      7_298_617_344,
    ],
    [
      'OLMoE-1B-7B',
      {
        model_type: 'olmoe',
        vocab_size: 50304,
        hidden_size: 2048,
        intermediate_size: 1024,
        num_hidden_layers: 16,
        num_attention_heads: 16,
        num_key_value_heads: 16,
        num_experts: 64,
        num_experts_per_tok: 8,
      },
      6_919_161_856,
      1_282_017_280,
    ],
    [
      'stablelm-2-1_6b',
      {
        model_type: 'stablelm',
        vocab_size: 100352,
        hidden_size: 2048,
        intermediate_size: 5632,
        num_hidden_layers: 24,
        num_attention_heads: 32,
        num_key_value_heads: 32,
        use_qkv_bias: true,
      },
      1_644_515_328,
    ],
    [
      'starcoder2-3b',
      {
        model_type: 'starcoder2',
        vocab_size: 49152,
        hidden_size: 3072,
        intermediate_size: 12288,
        num_hidden_layers: 30,
        num_attention_heads: 24,
        num_key_value_heads: 2,
        use_bias: true,
      },
      3_030_371_328,
    ],
    [
      'command-r',
      {
        model_type: 'cohere',
        vocab_size: 256000,
        hidden_size: 8192,
        intermediate_size: 22528,
        num_hidden_layers: 40,
        num_attention_heads: 64,
        num_key_value_heads: 64,
        use_qk_norm: false,
      },
      34_980_831_232,
    ],
    // The hub's count of CohereForAI/c4ai-command-r-plus: norms over all queries and keys.
    [
      'command-r-plus',
      {
        model_type: 'cohere',
        vocab_size: 256000,
        hidden_size: 12288,
        intermediate_size: 33792,
        num_hidden_layers: 64,
        num_attention_heads: 96,
        num_key_value_heads: 8,
        use_qk_norm: true,
      },
      103_810_674_688,
    ],
    [
      'DBRX: nested sizes, top level decides about tying',
      {
        model_type: 'dbrx',
        vocab_size: 100352,
        d_model: 6144,
        n_layers: 40,
        n_heads: 48,
        max_seq_len: 32768,
        tie_word_embeddings: false,
        attn_config: { kv_n_heads: 8, model_type: '', tie_word_embeddings: true, top_k: 50 },
        ffn_config: {
          ffn_hidden_size: 10752,
          moe_num_experts: 16,
          moe_top_k: 4,
          tie_word_embeddings: true,
          top_k: 50,
        },
      },
      131_596_523_520,
      36_469_708_800,
    ],
    [
      'gemma-3-1b',
      {
        model_type: 'gemma3_text',
        vocab_size: 262144,
        hidden_size: 1152,
        intermediate_size: 6912,
        num_hidden_layers: 26,
        num_attention_heads: 4,
        num_key_value_heads: 1,
        head_dim: 256,
        sliding_window: 512,
        sliding_window_pattern: 6,
      },
      999_885_952,
    ],
    [
      'SmolLM3-3B',
      {
        model_type: 'smollm3',
        vocab_size: 128256,
        hidden_size: 2048,
        intermediate_size: 11008,
        num_hidden_layers: 36,
        num_attention_heads: 16,
        num_key_value_heads: 4,
      },
      3_075_098_624,
    ],
    [
      'deepseek-moe-16b',
      {
        model_type: 'deepseek',
        vocab_size: 102400,
        hidden_size: 2048,
        intermediate_size: 10944,
        moe_intermediate_size: 1408,
        num_hidden_layers: 28,
        num_attention_heads: 16,
        num_key_value_heads: 16,
        n_routed_experts: 64,
        n_shared_experts: 2,
        num_experts_per_tok: 6,
        first_k_dense_replace: 1,
        moe_layer_freq: 1,
      },
      16_375_728_128,
      2_828_650_496,
    ],
    [
      'Nemotron-4-340B',
      {
        model_type: 'nemotron',
        vocab_size: 256000,
        hidden_size: 18432,
        intermediate_size: 73728,
        num_hidden_layers: 96,
        num_attention_heads: 96,
        num_key_value_heads: 8,
      },
      341_029_195_776,
    ],
  ];
  for (const [name, config, total, active] of cases) {
    it(`counts ${name}`, () => {
      const counted = count(config);
      assert.equal(counted.total, total);
      if (active !== undefined) assert.equal(counted.active, active);
      assert.deepEqual(
        counted.notices.filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
    });
  }

  it('has eight key/value heads in Mistral, not as many as heads, where none are stated', () => {
    const { architecture } = part({ ...SMALL, model_type: 'mistral', num_attention_heads: 16 }).description;
    assert.equal(architecture.keyValueHeads?.value, 8);
    assert.equal(architecture.keyValueHeads.origin, 'format-default');
    assert.equal(architecture.slidingWindow?.value, 4096);
  });

  it('takes null for the default, but for a query rank and a window it means none', () => {
    const llama = part({ ...SMALL, model_type: 'llama', num_key_value_heads: null }).description.architecture;
    assert.equal(llama.keyValueHeads?.value, 4);
    assert.equal(llama.keyValueHeads.origin, 'format-default');
    const latent = { ...SMALL, model_type: 'deepseek_v3', q_lora_rank: null };
    assert.equal(part(latent).description.architecture.queryLatentSize, undefined);
    const full = { ...SMALL, model_type: 'gemma3_text', sliding_window: null };
    assert.equal(part(full).description.architecture.slidingWindow, undefined);
  });

  it('prefers the top level to the nested config on tying', () => {
    const nested = { model_type: 'gemma3', text_config: { ...SMALL, tie_word_embeddings: true } };
    assert.equal(part(nested).description.architecture.tiedEmbeddings?.value, true);
    const outer = { ...nested, tie_word_embeddings: false };
    assert.equal(part(outer).description.architecture.tiedEmbeddings?.value, false);
  });

  it('counts Gemma 4 E2B: an embedding per layer, reused keys and values, wider networks where they are', () => {
    // Sizes of google/gemma-4-E2B; 4.63B of text, which its card rounds with the towers to 5.1B.
    const text = {
      model_type: 'gemma4_text',
      vocab_size: 262144,
      hidden_size: 1536,
      intermediate_size: 6144,
      num_hidden_layers: 35,
      num_attention_heads: 8,
      num_key_value_heads: 1,
      head_dim: 256,
      global_head_dim: 512,
      hidden_size_per_layer_input: 256,
      vocab_size_per_layer_input: 262144,
      num_kv_shared_layers: 20,
      use_double_wide_mlp: true,
      sliding_window: 512,
      layer_types: Array.from({ length: 35 }, (_, index) =>
        index % 5 === 4 ? 'full_attention' : 'sliding_attention',
      ),
    };
    const table = 262144 * 1536;
    const perLayer = 262144 * 35 * 256 + 1536 * 35 * 256 + 256 + 35 * (2 * 1536 * 256 + 1536);
    const queryAndOutput = (head: number): number => 2 * 1536 * 8 * head + head;
    const keyAndValue = (head: number): number => 2 * 1536 * head + head;
    const attention =
      28 * queryAndOutput(256) + 7 * queryAndOutput(512) + 12 * keyAndValue(256) + 3 * keyAndValue(512);
    const networks = (15 + 2 * 20) * 3 * 1536 * 6144;
    const norms = (35 * 4 + 1) * 1536;
    const counted = count({ model_type: 'gemma4', text_config: text, audio_config: { hidden_size: 1024 } });
    assert.equal(counted.total, table + perLayer + attention + networks + norms);
    const parts = counted.notices.map(({ code, args }) => `${code} ${String(args.part)}`);
    assert.deepEqual(parts, ['part-not-counted audio-tower', 'part-not-counted vision-tower']);
    const kinds = counted.architecture?.mixers.map((mixer) =>
      mixer.kind === 'attention' ? [mixer.layers, mixer.cacheValuesPerToken, mixer.window] : [],
    );
    assert.deepEqual(kinds, [
      [3, 2 * 512, undefined],
      [4, 0, undefined],
      [12, 2 * 256, 512],
      [16, 0, 512],
    ]);
  });

  it('counts the indexer of DeepSeek V3.2 on top of what is otherwise V3’s', () => {
    const config = (model_type: string): object => ({ ...SMALL, model_type, num_nextn_predict_layers: 1 });
    const { total, notices, architecture } = count({ ...config('deepseek_v32'), index_n_heads: 64 });
    // Queries from the latent of 1,536, one key of 128, a weight for each of 64 heads, a norm with bias; two layers.
    const indexer = 1536 * 64 * 128 + 64 * 128 + 64 * 64 + 2 * 128;
    assert.equal(total, (count(config('deepseek_v3')).total ?? 0) + 2 * indexer);
    assert.deepEqual(
      notices.filter(({ code }) => code === 'part-not-counted').map(({ args }) => args.part),
      ['multi-token-prediction'],
    );
    const [latent, indexing] = architecture?.mixers ?? [];
    assert.equal(latent?.kind === 'attention' && latent.selectedKeys, 2048);
    assert.equal(indexing?.kind === 'attention' && indexing.cacheValuesPerToken, 128);
  });

  it('names an indexer beside attention that is not latent as left out', () => {
    const { notices } = count({ ...SMALL, model_type: 'qwen3', index_n_heads: 4, index_head_dim: 128 });
    const left = notices.filter(({ code }) => code === 'part-not-counted').map(({ args }) => args.part);
    assert.deepEqual(left, ['attention-indexer']);
  });

  it('lets Qwen’s upper layers slide only where the switch is on', () => {
    const qwen = {
      ...SMALL,
      model_type: 'qwen2',
      num_key_value_heads: 4,
      sliding_window: 128,
      max_window_layers: 1,
    };
    assert.deepEqual(
      count(qwen).architecture?.mixers.map((mixer) => mixer.layers),
      [2],
    );
    const switched = count({ ...qwen, use_sliding_window: true }).architecture;
    assert.deepEqual(
      switched?.mixers.map((mixer) => (mixer.kind === 'attention' ? [mixer.layers, mixer.window] : [])),
      [
        [1, undefined],
        [1, 128],
      ],
    );
  });

  it('leaves layers dense that a list marks so', () => {
    const moe = {
      ...SMALL,
      num_hidden_layers: 4,
      model_type: 'qwen3_moe',
      num_key_value_heads: 4,
      head_dim: 16,
      num_experts: 4,
      num_experts_per_tok: 2,
      moe_intermediate_size: 32,
    };
    const experts = (config: object): number =>
      count(config).architecture?.parameters.breakdown.find(({ component }) => component === 'experts')
        ?.total ?? 0;
    const one = 4 * 3 * 64 * 32;
    assert.equal(experts(moe), 4 * one);
    assert.equal(experts({ ...moe, mlp_only_layers: [0, 3, 3, 9] }), 2 * one);
    assert.equal(experts({ ...moe, decoder_sparse_step: 2 }), 2 * one);
    assert.equal(experts({ ...moe, mlp_layer_types: ['dense', 'sparse', 'sparse', 'sparse'] }), 3 * one);
    assert.equal(experts({ ...moe, moe_layer_freq: [0, 1, 1, 1] }), 3 * one);
    assert.equal(experts({ ...moe, num_experts: 0 }), 0);
  });

  it('names the class in architectures where there is no model_type', () => {
    const { architecture } = part({ ...SMALL, architectures: ['LlamaForCausalLM'] }).description;
    assert.equal(architecture.modelType?.value, 'llama');
    assert.equal(architecture.modelType.origin, 'derived');
    assert.equal(modelTypeOfClass('GPT2LMHeadModel'), 'gpt2');
    assert.equal(modelTypeOfClass('BertModel'), 'bert');
    assert.equal(modelTypeOfClass('SomethingForCausalLM'), undefined);
  });

  it('counts an unknown type with Llama’s keys as Llama, with both counts as nothing says whether it is tied', () => {
    const unknown = { ...SMALL, model_type: 'newcomer', num_key_value_heads: 2 };
    const { codes: remarks, notices } = count(unknown);
    assert.deepEqual(remarks, ['unknown-model-type', 'tying-not-stated']);
    const llama = count({ ...unknown, model_type: 'llama', tie_word_embeddings: false }).total;
    assert.equal(notices[1]?.args.untied, llama);
    assert.equal(notices[1]?.args.tied, (llama ?? 0) - 1000 * 64);
  });

  it('names a model on the hub and no folder', () => {
    const named = (name: string): string | undefined =>
      part({ ...SMALL, model_type: 'llama', _name_or_path: name }).description.modelName?.value;
    assert.equal(named('google/gemma-7b-it'), 'google/gemma-7b-it');
    for (const folder of ['./', '/data/model', 'C:\\models\\x', '../up', '']) {
      assert.equal(named(folder), undefined, folder);
    }
  });

  const precisions: readonly (readonly [config: object, precision: string | undefined])[] = [
    [{ torch_dtype: 'float16' }, 'float16'],
    [{ dtype: 'bfloat16' }, 'bfloat16'],
    [{ torch_dtype: 'bfloat16', quantization_config: { quant_method: 'fp8', fmt: 'e4m3' } }, 'fp8'],
    [{ quantization_config: { quant_method: 'mxfp4' } }, 'mxfp4'],
    [{ quantization_config: { quant_method: 'awq', bits: 4 } }, 'int4'],
    [{ quantization_config: { quant_method: 'bitsandbytes', load_in_8bit: true } }, 'int8'],
    [{}, undefined],
  ];
  for (const [config, precision] of precisions) {
    it(`reads ${JSON.stringify(config)} as weights in ${precision ?? 'nothing stated'}`, () => {
      const { serving } = part({ ...SMALL, model_type: 'llama', ...config }).description;
      assert.equal(serving.weightPrecision?.value, precision);
    });
  }

  it('has rules for every type in the table of defaults', () => {
    const counted = new Set(FAMILIES.flatMap(({ modelTypes }) => modelTypes));
    assert.deepEqual(
      Object.keys(MODEL_TYPES).filter((type) => !counted.has(type)),
      [],
    );
  });
});

describe('what is no Hugging Face language model', () => {
  const foreign: readonly object[] = [
    { model_type: 'vit', hidden_size: 768, num_hidden_layers: 12, num_attention_heads: 12, image_size: 224 },
    { model_type: 'clip', text_config: { hidden_size: 512, vocab_size: 49408, num_hidden_layers: 12 } },
    { model_type: 'llama' },
    { architectures: ['LlamaForCausalLM'], version: 1 },
    { hidden_size: 512, num_hidden_layers: 6, vocab_size: 1000 },
    { model_type: 7, hidden_size: 'wide' },
    { model_type: 'constructor', hidden_size: 1, num_hidden_layers: 1, vocab_size: 1 },
  ];
  for (const config of foreign) {
    it(`is passed over in silence: ${JSON.stringify(config)}`, () => {
      assert.equal(readConfig(JSON.stringify(config), { language: 'json' }), undefined);
    });
  }
});
