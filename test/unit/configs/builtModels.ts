/**
 * Configs as small as they may be, with the count of transformers 5.18: its class built on the meta device,
 * `sum(p.numel() for p in model.parameters())`, tied weights once. Where the sizes are a published model's, its name
 * stands before them; the others leave as much as possible to the class's defaults.
 */
export interface BuiltModel {
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly total: number;
}

/** So many layers of one kind, those at the indices of another. */
function layered(count: number, kind: string, other: string, indices: readonly number[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => (indices.includes(index) ? other : kind));
}

const SMALL = { num_hidden_layers: 8, vocab_size: 5000 };

export const BUILT_MODELS: readonly BuiltModel[] = [
  {
    name: 'Seed-OSS-36B',
    config: { model_type: 'seed_oss', hidden_size: 5120, num_hidden_layers: 64, attention_bias: true },
    total: 36_151_104_512,
  },
  {
    name: 'GLM-4-9B-0414',
    config: { model_type: 'glm4', hidden_size: 4096, num_hidden_layers: 40, attention_bias: true },
    total: 9_400_279_040,
  },
  {
    name: 'GLM-4-9B',
    config: { model_type: 'glm', hidden_size: 4096, num_hidden_layers: 40 },
    total: 9_399_951_360,
  },
  {
    name: 'ERNIE-4.5-0.3B',
    config: { model_type: 'ernie4_5', hidden_size: 1024, num_hidden_layers: 18 },
    total: 360_748_032,
  },
  {
    name: 'ERNIE-4.5-21B-A3B',
    config: { model_type: 'ernie4_5_moe', hidden_size: 2560, num_hidden_layers: 28 },
    total: 21_825_437_888,
  },
  {
    name: 'EXAONE-4.0-32B',
    config: {
      model_type: 'exaone4',
      hidden_size: 5120,
      num_hidden_layers: 64,
      intermediate_size: 27392,
      num_attention_heads: 40,
      num_key_value_heads: 8,
      head_dim: 128,
      sliding_window_pattern: 'LLLG',
    },
    total: 32_003_216_384,
  },
  {
    name: 'Apertus-8B',
    config: {
      model_type: 'apertus',
      hidden_size: 4096,
      num_hidden_layers: 32,
      intermediate_size: 21504,
      num_key_value_heads: 8,
    },
    total: 8_053_338_176,
  },
  {
    name: 'AFM-4.5B',
    config: {
      model_type: 'arcee',
      hidden_size: 2560,
      num_hidden_layers: 36,
      num_attention_heads: 20,
      num_key_value_heads: 4,
      head_dim: 128,
      vocab_size: 128004,
    },
    total: 4_619_184_640,
  },
  {
    name: 'Hunyuan-7B',
    config: {
      model_type: 'hunyuan_v1_dense',
      hidden_size: 4096,
      num_hidden_layers: 32,
      intermediate_size: 14336,
      num_key_value_heads: 8,
      head_dim: 128,
      vocab_size: 128167,
      tie_word_embeddings: true,
    },
    total: 7_504_568_320,
  },
  {
    name: 'Hunyuan-A13B',
    config: {
      model_type: 'hunyuan_v1_moe',
      hidden_size: 4096,
      num_hidden_layers: 32,
      intermediate_size: 3072,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      head_dim: 128,
      vocab_size: 128167,
      num_experts: 64,
      moe_topk: new Array<number>(32).fill(8),
      num_shared_expert: new Array<number>(32).fill(1),
      tie_word_embeddings: true,
    },
    total: 80_393_183_232,
  },
  {
    name: 'dots.llm1',
    config: {
      model_type: 'dots1',
      hidden_size: 4096,
      num_hidden_layers: 62,
      num_attention_heads: 32,
      num_key_value_heads: 32,
      n_routed_experts: 128,
      n_shared_experts: 2,
      num_experts_per_tok: 6,
      first_k_dense_replace: 1,
    },
    total: 142_774_373_888,
  },
  {
    name: 'DeepSeek-V3.2',
    config: { model_type: 'deepseek_v32', hidden_size: 7168, num_hidden_layers: 61 },
    total: 671_877_929_216,
  },
  {
    name: 'GLM-5',
    config: { model_type: 'glm_moe_dsa', hidden_size: 6144, num_hidden_layers: 78 },
    total: 743_911_199_232,
  },
  {
    name: 'GLM-4.7-Flash',
    config: { model_type: 'glm4_moe_lite', hidden_size: 2048, num_hidden_layers: 47 },
    total: 29_943_390_976,
  },
  {
    name: 'MiniCPM3-4B',
    config: { model_type: 'minicpm3', hidden_size: 2560, num_hidden_layers: 62 },
    total: 4_073_875_968,
  },
  {
    name: 'Jamba-v0.1',
    config: { model_type: 'jamba', hidden_size: 4096, num_hidden_layers: 32 },
    total: 51_570_323_328,
  },
  {
    name: 'LFM2-1.2B',
    config: {
      model_type: 'lfm2',
      hidden_size: 2048,
      num_hidden_layers: 16,
      block_ff_dim: 12288,
      full_attn_idxs: [2, 5, 8, 10, 12, 14],
    },
    total: 1_170_340_608,
  },
  {
    name: 'LFM2-8B-A1B',
    config: {
      model_type: 'lfm2_moe',
      hidden_size: 2048,
      num_hidden_layers: 24,
      layer_types: layered(24, 'conv', 'full_attention', [2, 6, 10, 14, 18, 21]),
    },
    total: 8_339_929_856,
  },
  {
    name: 'Kimi-Linear-48B-A3B',
    config: { model_type: 'kimi_linear', hidden_size: 2304, num_hidden_layers: 27 },
    total: 49_133_074_464,
  },
  {
    name: 'Qwen3-Next-80B-A3B',
    config: { model_type: 'qwen3_next', hidden_size: 2048, num_hidden_layers: 48 },
    total: 79_674_391_296,
  },
  {
    name: 'Qwen3.5-27B text',
    config: {
      model_type: 'qwen3_5_text',
      hidden_size: 5120,
      num_hidden_layers: 64,
      intermediate_size: 17408,
      num_attention_heads: 24,
      linear_num_value_heads: 48,
    },
    total: 26_895_998_464,
  },
  {
    name: 'Qwen3.5-35B-A3B text',
    config: { model_type: 'qwen3_5_moe_text', hidden_size: 2048, num_hidden_layers: 40 },
    total: 34_660_610_688,
  },
  {
    name: 'Granite-4.0-H-Small',
    config: {
      model_type: 'granitemoehybrid',
      hidden_size: 4096,
      num_hidden_layers: 40,
      intermediate_size: 768,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      vocab_size: 100352,
      num_local_experts: 72,
      num_experts_per_tok: 10,
      shared_intermediate_size: 1536,
      mamba_n_heads: 128,
      mamba_d_state: 128,
      tie_word_embeddings: true,
      layer_types: layered(40, 'mamba', 'attention', [5, 15, 25, 35]),
    },
    total: 32_207_337_984,
  },
  {
    name: 'Granite-4.0-H-Micro',
    config: {
      model_type: 'granitemoehybrid',
      hidden_size: 2048,
      num_hidden_layers: 40,
      intermediate_size: 8192,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      vocab_size: 100352,
      num_local_experts: 0,
      num_experts_per_tok: 0,
      shared_intermediate_size: 8192,
      mamba_n_heads: 64,
      mamba_d_head: 64,
      mamba_d_state: 128,
      tie_word_embeddings: true,
      layer_types: layered(40, 'mamba', 'attention', [5, 15, 25, 35]),
    },
    total: 3_191_396_096,
  },
  {
    name: 'Bamba-9B',
    config: {
      model_type: 'bamba',
      hidden_size: 4096,
      num_hidden_layers: 32,
      vocab_size: 128256,
      mamba_d_state: 128,
      attn_layer_indices: [9, 18, 27],
    },
    total: 9_780_235_392,
  },
  {
    name: 'Falcon-H1-0.5B',
    config: {
      model_type: 'falcon_h1',
      hidden_size: 1024,
      num_hidden_layers: 36,
      intermediate_size: 2048,
      num_attention_heads: 8,
      num_key_value_heads: 2,
      head_dim: 64,
      vocab_size: 32784,
      mamba_d_ssm: 1536,
      mamba_n_heads: 24,
      mamba_d_head: 64,
      mamba_d_state: 128,
    },
    total: 521_411_104,
  },
  {
    name: 'MiniMax-Text-01',
    config: {
      model_type: 'minimax',
      hidden_size: 6144,
      num_hidden_layers: 80,
      intermediate_size: 9216,
      num_attention_heads: 64,
      num_key_value_heads: 8,
      head_dim: 128,
      vocab_size: 200064,
      num_local_experts: 32,
      layer_types: layered(80, 'linear_attention', 'full_attention', [7, 15, 23, 31, 39, 47, 55, 63, 71, 79]),
    },
    total: 456_089_655_296,
  },
  {
    name: 'OLMo hybrid 7B',
    config: { model_type: 'olmo_hybrid', hidden_size: 3840, num_hidden_layers: 32 },
    total: 7_430_870_688,
  },
  {
    name: 'Mamba-Codestral-7B',
    config: { model_type: 'mamba2', hidden_size: 4096, num_hidden_layers: 64 },
    total: 7_285_403_648,
  },
  {
    name: 'RWKV-4 7B',
    config: { model_type: 'rwkv', hidden_size: 4096, num_hidden_layers: 32 },
    total: 7_392_649_216,
  },
  {
    name: 'FlexOlmo-7x7B',
    config: { model_type: 'flex_olmo', hidden_size: 4096, num_hidden_layers: 32 },
    total: 33_270_665_216,
  },
  {
    name: 'VaultGemma-1B',
    config: {
      model_type: 'vaultgemma',
      hidden_size: 1152,
      num_hidden_layers: 26,
      intermediate_size: 6912,
      num_attention_heads: 4,
      num_key_value_heads: 4,
    },
    total: 1_038_741_120,
  },
  {
    name: 'Helium-1-2B',
    config: { model_type: 'helium', hidden_size: 2560, num_hidden_layers: 24 },
    total: 2_172_643_840,
  },
  {
    name: 'CWM-32B',
    config: { model_type: 'cwm', hidden_size: 6144, num_hidden_layers: 64 },
    total: 32_581_097_472,
  },
  {
    name: 'Trinity-Nano shape',
    config: { model_type: 'afmoe', hidden_size: 2048, num_hidden_layers: 32 },
    total: 19_232_600_000,
  },
  {
    config: { model_type: 'seed_oss', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 1_074_237_440,
  },
  { config: { model_type: 'glm', hidden_size: 4096, intermediate_size: 3000, ...SMALL }, total: 621_191_168 },
  {
    config: { model_type: 'glm4', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 621_256_704,
  },
  {
    config: { model_type: 'ernie4_5', hidden_size: 1024, intermediate_size: 3000, ...SMALL },
    total: 116_614_144,
  },
  {
    config: { model_type: 'exaone4', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 872_814_592,
  },
  {
    config: { model_type: 'apertus', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 774_510_608,
  },
  {
    config: { model_type: 'arcee', hidden_size: 2560, intermediate_size: 3000, ...SMALL },
    total: 358_238_720,
  },
  {
    config: { model_type: 'jais2', hidden_size: 3328, intermediate_size: 3000, ...SMALL },
    total: 547_712_960,
  },
  {
    config: { model_type: 'nanochat', hidden_size: 768, intermediate_size: 3000, ...SMALL },
    total: 63_418_368,
  },
  {
    config: { model_type: 'helium', hidden_size: 2560, intermediate_size: 3000, ...SMALL },
    total: 419_678_720,
  },
  {
    config: { model_type: 'cwm', hidden_size: 6144, intermediate_size: 3000, ...SMALL },
    total: 1_208_555_520,
  },
  {
    config: { model_type: 'vaultgemma', hidden_size: 2304, intermediate_size: 3000, ...SMALL },
    total: 290_693_376,
  },
  {
    config: { model_type: 'bamba', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 1_162_636_288,
  },
  {
    config: { model_type: 'falcon_h1', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 793_185_280,
  },
  {
    config: { model_type: 'jamba', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 3_327_145_952,
  },
  {
    config: { model_type: 'minicpm3', hidden_size: 2560, intermediate_size: 3000, ...SMALL },
    total: 305_306_112,
  },
  {
    config: { model_type: 'olmo_hybrid', hidden_size: 3840, intermediate_size: 3000, ...SMALL },
    total: 965_427_432,
  },
  {
    config: { model_type: 'qwen3_5_text', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 857_806_976,
  },
  {
    config: { model_type: 'lfm2', hidden_size: 2560, intermediate_size: 3000, ...SMALL },
    total: 269_745_920,
  },
  {
    config: { model_type: 'flex_olmo', hidden_size: 4096, intermediate_size: 3000, ...SMALL },
    total: 2_642_579_456,
  },
  {
    config: {
      model_type: 'dots1',
      hidden_size: 4608,
      intermediate_size: 3000,
      n_routed_experts: 16,
      n_shared_experts: 2,
      num_experts_per_tok: 4,
      ...SMALL,
    },
    total: 3_529_071_360,
  },
  { config: { model_type: 'ernie4_5_moe', hidden_size: 2560, ...SMALL }, total: 5_684_165_568 },
  { config: { model_type: 'afmoe', hidden_size: 2048, ...SMALL }, total: 4_223_635_904 },
  { config: { model_type: 'exaone_moe', hidden_size: 4096, ...SMALL }, total: 6_506_289_152 },
  { config: { model_type: 'hy_v3', hidden_size: 4096, ...SMALL }, total: 26_313_365_504 },
  { config: { model_type: 'solar_open', hidden_size: 4096, ...SMALL }, total: 16_881_160_192 },
  { config: { model_type: 'glm4_moe_lite', hidden_size: 2048, ...SMALL }, total: 4_552_339_456 },
  { config: { model_type: 'glm_moe_dsa', hidden_size: 6144, ...SMALL }, total: 50_651_164_672 },
  { config: { model_type: 'deepseek_v32', hidden_size: 7168, ...SMALL }, total: 59_470_242_816 },
  { config: { model_type: 'mistral4', hidden_size: 4096, ...SMALL }, total: 26_240_759_808 },
  { config: { model_type: 'minimax', hidden_size: 4096, ...SMALL }, total: 11_818_913_792 },
  { config: { model_type: 'kimi_linear', hidden_size: 2304, ...SMALL }, total: 13_129_744_224 },
  { config: { model_type: 'qwen3_next', hidden_size: 2048, ...SMALL }, total: 13_195_825_280 },
  { config: { model_type: 'qwen3_5_moe_text', hidden_size: 2048, ...SMALL }, total: 6_749_180_032 },
  { config: { model_type: 'granitemoehybrid', hidden_size: 4096, ...SMALL }, total: 9_625_693_184 },
  { config: { model_type: 'mamba2', hidden_size: 4096, ...SMALL }, total: 918_084_608 },
  { config: { model_type: 'rwkv', hidden_size: 4096, ...SMALL }, total: 1_786_167_296 },
  { config: { model_type: 'mellum', hidden_size: 2304, ...SMALL }, total: 3_365_024_000 },
  {
    config: {
      model_type: 'lfm2_moe',
      hidden_size: 2048,
      layer_types: [
        'full_attention',
        'full_attention',
        'full_attention',
        'full_attention',
        'full_attention',
        'full_attention',
        'full_attention',
        'full_attention',
      ],
      ...SMALL,
    },
    total: 2_296_564_736,
  },
];
