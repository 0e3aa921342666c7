/**
 * Configs of models whose classes come with their weights, and their counts. `source` says where the count was read;
 * where none was found it is computed here, term by term, from the modelling code.
 */
export interface OwnCodeModel {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly source: string;
  /** Reasons of further counts that are named beside it. */
  readonly remarks?: readonly string[];
}

const GLM = {
  model_type: 'chatglm',
  architectures: ['ChatGLMModel'],
  add_bias_linear: false,
  add_qkv_bias: true,
  ffn_hidden_size: 13696,
  hidden_size: 4096,
  kv_channels: 128,
  multi_query_attention: true,
  multi_query_group_num: 2,
  num_attention_heads: 32,
  post_layer_norm: true,
  rmsnorm: true,
};

const INTERNLM2 = {
  model_type: 'internlm2',
  bias: false,
  hidden_size: 4096,
  intermediate_size: 14336,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  vocab_size: 92544,
  tie_word_embeddings: false,
};

const BAICHUAN = { model_type: 'baichuan', tie_word_embeddings: false };
const SMALL_BAICHUAN = {
  ...BAICHUAN,
  hidden_size: 4096,
  intermediate_size: 11008,
  num_attention_heads: 32,
  num_hidden_layers: 32,
};
const LARGE_BAICHUAN = {
  ...BAICHUAN,
  hidden_size: 5120,
  intermediate_size: 13696,
  num_attention_heads: 40,
  num_hidden_layers: 40,
  model_max_length: 4096,
};

const QWEN = { model_type: 'qwen', kv_channels: 128, no_bias: true, tie_word_embeddings: false };

export const OWN_CODE_MODELS: readonly OwnCodeModel[] = [
  {
    name: 'Baichuan-7B',
    config: { ...SMALL_BAICHUAN, vocab_size: 64000 },
    total: 7_000_559_616,
    source: 'README of Baichuan-13B, table of both models',
  },
  {
    name: 'Baichuan-13B',
    config: { ...LARGE_BAICHUAN, vocab_size: 64000 },
    total: 13_264_901_120,
    source: 'README of Baichuan-13B, table of both models',
  },
  {
    name: 'Baichuan2-7B',
    config: { ...SMALL_BAICHUAN, vocab_size: 125696 },
    total: 7_000_559_616 + 2 * (125696 - 64000) * 4096,
    source: 'Baichuan-7B with another vocabulary (modeling_baichuan.py: the head has no bias)',
  },
  {
    name: 'ChatGLM-6B',
    config: {
      model_type: 'chatglm',
      architectures: ['ChatGLMModel'],
      hidden_size: 4096,
      inner_hidden_size: 16384,
      max_sequence_length: 2048,
      num_attention_heads: 32,
      num_layers: 28,
      position_encoding_2d: true,
      vocab_size: 130528,
    },
    total: 6_173_286_400,
    source: '`all params` of fine-tuning logs, e.g. THUDM/ChatGLM-6B ptuning',
  },
  {
    name: 'ChatGLM2-6B and ChatGLM3-6B',
    config: { ...GLM, num_layers: 28, padded_vocab_size: 65024, seq_length: 32768 },
    total: 6_243_584_000,
    source: '`all params` of fine-tuning logs; deepspeed profilers',
  },
  {
    name: 'GLM-4-9B in its own code',
    config: { ...GLM, num_layers: 40, padded_vocab_size: 151552, seq_length: 131072 },
    total: 9_399_951_360,
    source: 'transformers 5.18 GlmForCausalLM with the same sizes (glm-4-9b-hf)',
  },
  {
    name: 'InternLM-7B',
    config: {
      model_type: 'internlm',
      bias: true,
      hidden_size: 4096,
      intermediate_size: 11008,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      vocab_size: 103168,
      tie_word_embeddings: false,
    },
    // Llama-7B's layers, 6,476,271,616 without embeddings, with biases of four projections.
    total: 6_476_271_616 + 32 * 4 * 4096 + 2 * 103168 * 4096,
    source: 'modeling_internlm.py: Llama with `bias` on q, k, v and o',
  },
  {
    name: 'InternLM2-7B',
    config: INTERNLM2,
    total: 7_737_708_544,
    source: 'safetensors metadata of internlm/internlm2-7b and internlm2_5-7b',
  },
  {
    name: 'InternLM2 with the class’s biases',
    config: { ...INTERNLM2, bias: undefined },
    total: 7_737_708_544 + 32 * (4096 + 2 * 8 * 128 + 4096),
    source: 'configuration_internlm2.py: `bias=True` on wqkv and wo',
  },
  {
    name: 'InternLM3-8B',
    config: {
      model_type: 'internlm3',
      bias: false,
      qkv_bias: false,
      head_dim: 128,
      hidden_size: 4096,
      intermediate_size: 10240,
      num_attention_heads: 32,
      num_hidden_layers: 48,
      num_key_value_heads: 2,
      vocab_size: 128512,
      tie_word_embeddings: false,
    },
    // Per layer: q and o 4,096², k and v 256 wide, three matrices of 10,240, two norms.
    total: 2 * 128512 * 4096 + 48 * (2 * 4096 ** 2 + 2 * 4096 * 256 + 3 * 4096 * 10240 + 2 * 4096) + 4096,
    source: 'modeling_internlm3.py',
  },
  {
    name: 'Qwen-1.8B',
    config: {
      ...QWEN,
      hidden_size: 2048,
      intermediate_size: 11008,
      num_attention_heads: 16,
      num_hidden_layers: 24,
      vocab_size: 151936,
    },
    total: 1_836_828_672,
    source: 'Qwen/Qwen-1_8B on the hub',
  },
  {
    name: 'Qwen-7B',
    config: {
      ...QWEN,
      hidden_size: 4096,
      intermediate_size: 22016,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      vocab_size: 151936,
    },
    total: 7_721_324_544,
    source: 'Qwen/Qwen-7B on the hub',
  },
  {
    name: 'Qwen-7B as first published',
    config: {
      ...QWEN,
      ffn_hidden_size: 22016,
      n_embd: 4096,
      n_head: 32,
      n_inner: null,
      n_layer: 32,
      vocab_size: 151936,
    },
    total: 7_721_324_544,
    source: 'the same model under the keys of its first configuration_qwen.py',
  },
  {
    name: 'Qwen-72B',
    config: {
      ...QWEN,
      hidden_size: 8192,
      intermediate_size: 49152,
      num_attention_heads: 64,
      num_hidden_layers: 80,
      vocab_size: 152064,
    },
    total: 72_287_920_128,
    source: 'Qwen/Qwen-72B on the hub',
  },
  {
    name: 'MiniCPM-2B',
    config: {
      model_type: 'minicpm',
      hidden_size: 2304,
      intermediate_size: 5760,
      num_attention_heads: 36,
      num_hidden_layers: 40,
      num_key_value_heads: 36,
      vocab_size: 122753,
    },
    // Tied, as configuration_minicpm.py has it.
    total: 122753 * 2304 + 40 * (4 * 2304 ** 2 + 3 * 2304 * 5760 + 2 * 2304) + 2304,
    source: 'modeling_minicpm.py: Llama’s layers',
  },
  {
    name: 'EXAONE-3.5-7.8B',
    config: {
      model_type: 'exaone',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      num_layers: 32,
      vocab_size: 102400,
      tie_word_embeddings: false,
    },
    // Llama-3-8B's layers, 6,979,588,096 without embeddings, with another vocabulary.
    total: 6_979_588_096 + 2 * 102400 * 4096,
    source: 'modeling_exaone.py: Llama’s layers; the report says 6.98B without embeddings (arXiv:2412.04862)',
  },
  {
    name: 'Phi-3-small',
    config: {
      model_type: 'phi3small',
      hidden_size: 4096,
      ff_intermediate_size: 14336,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      num_hidden_layers: 32,
      vocab_size: 100352,
    },
    // Per layer: queries, keys and values in one matrix of 6,144, output, gate and up, down, each with a bias; two norms.
    total:
      100352 * 4096 +
      32 * (4097 * 6144 + 4096 * 4096 + 4096 + 4097 * 2 * 14336 + 14336 * 4096 + 4096 + 2 * 2 * 4096) +
      2 * 4096,
    source: 'modeling_phi3_small.py, term by term; 7.4B on the model card',
  },
  {
    name: 'Ling-mini-2.0',
    config: {
      model_type: 'bailing_moe_v2',
      hidden_size: 2048,
      intermediate_size: 5120,
      moe_intermediate_size: 512,
      num_attention_heads: 16,
      num_key_value_heads: 4,
      head_dim: 128,
      num_hidden_layers: 20,
      num_experts: 256,
      num_experts_per_tok: 8,
      num_shared_experts: 1,
      first_k_dense_replace: 1,
      use_qk_norm: true,
      use_bias: false,
      use_qkv_bias: false,
      vocab_size: 157184,
      tie_word_embeddings: false,
    },
    total:
      2 * 157184 * 2048 +
      2048 +
      20 * (2048 * (2048 + 2 * 512) + 2048 ** 2 + 2 * 128 + 2 * 2048) +
      3 * 2048 * 5120 +
      19 * (257 * 3 * 2048 * 512 + 256 * 2048),
    source: 'modeling_bailing_moe_v2.py, term by term; 16B on the model card',
    remarks: ['router-correction-bias'],
  },
  {
    name: 'Ling-lite',
    config: {
      model_type: 'bailing_moe',
      hidden_size: 2048,
      intermediate_size: 5632,
      moe_intermediate_size: 1408,
      num_attention_heads: 16,
      num_key_value_heads: 4,
      num_hidden_layers: 28,
      num_experts: 64,
      num_experts_per_tok: 6,
      num_shared_experts: 2,
      use_bias: false,
      use_qkv_bias: false,
      vocab_size: 126464,
      tie_word_embeddings: false,
    },
    total:
      2 * 126464 * 2048 +
      2048 +
      28 * (2048 * (2048 + 2 * 512) + 2048 ** 2 + 2 * 2048 + 66 * 3 * 2048 * 1408 + 64 * 2048),
    source: 'modeling_bailing_moe.py, term by term; 16.8B on the model card',
  },
];
