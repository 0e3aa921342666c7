/**
 * Models of transformers and their counts, read where `source` says. `rounded` are published only rounded; the exact
 * number is then written out term by term from the modelling code.
 */
export interface LatestModel {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly source: string;
  /** Published figures in units of 10⁹: all parameters, and active ones without the table that is only looked up. */
  readonly rounded?: readonly [total: number, active?: number];
}

/** Hidden, vocabulary, untied head and last norm. */
const ends = (vocabulary: number, hidden: number): number => 2 * vocabulary * hidden + hidden;

/** MiMo V2 Flash: 9 full layers with 4 key/value heads, 39 windowed ones with 8 and sinks; 47 mixtures of 256. */
const MIMO_FULL = 4096 * (64 * 192 + 4 * 192 + 4 * 128) + 64 * 128 * 4096;
const MIMO_SLIDING = 4096 * (64 * 192 + 8 * 192 + 8 * 128) + 64 * 128 * 4096 + 64;
const MIMO =
  ends(152_576, 4096) +
  9 * MIMO_FULL +
  39 * MIMO_SLIDING +
  48 * 2 * 4096 +
  3 * 4096 * 16384 +
  47 * 256 * (4096 + 3 * 4096 * 2048);

/** LongCat Flash: 28 pairs; latent attention, dense network and two norms twice, one mixture with 768 rows of router. */
const LONGCAT_ATTENTION =
  6144 * 1536 + 1536 + 1536 * 64 * 192 + 6144 * 576 + 512 + 512 * 64 * 256 + 64 * 128 * 6144;
const LONGCAT =
  ends(131_072, 6144) +
  56 * (LONGCAT_ATTENTION + 3 * 6144 * 12288 + 2 * 6144) +
  28 * (512 * 3 * 6144 * 2048 + 768 * 6144);

/** DeepSeek V4: every layer, what compresses four tokens with its indexer, and what compresses 128. */
interface V4 {
  readonly hidden: number;
  readonly heads: number;
  readonly queryRank: number;
  readonly groups: number;
  readonly experts: number;
  readonly expertSize: number;
}
function deepseekV4(v4: V4, layers: number, indexed: number, heavy: number): number {
  const { hidden, heads, queryRank, groups, experts, expertSize } = v4;
  const attention =
    hidden * queryRank +
    queryRank +
    queryRank * heads * 512 +
    hidden * 512 +
    512 +
    ((heads * 512) / groups) * groups * 1024 +
    groups * 1024 * hidden +
    heads;
  const streams = 2 * (24 * 4 * hidden + 24 + 3);
  const mixture = experts * hidden + (experts + 1) * 3 * hidden * expertSize;
  const compressor = (size: number, rate: number, wide: number): number =>
    2 * hidden * wide * size + rate * wide * size + size;
  const indexer = compressor(128, 4, 2) + queryRank * 64 * 128 + hidden * 64;
  return (
    ends(129_280, hidden) +
    layers * (attention + streams + mixture + 2 * hidden) +
    indexed * (compressor(512, 4, 2) + indexer) +
    heavy * compressor(512, 128, 1) +
    (4 * 4 * hidden + 4 + 1)
  );
}

const FLASH = { hidden: 4096, heads: 64, queryRank: 1024, groups: 8, experts: 256, expertSize: 2048 };
const PRO = { hidden: 7168, heads: 128, queryRank: 1536, groups: 16, experts: 384, expertSize: 3072 };

/** 0 for the window alone, then 4 and 128 in turns; one more entry for the prediction module. */
const FLASH_RATIOS = [0, 0, ...Array.from({ length: 41 }, (_, index) => (index % 2 === 0 ? 4 : 128)), 0];

export const LATEST_MODELS: readonly LatestModel[] = [
  {
    name: 'RecurrentGemma-2B',
    config: {
      model_type: 'recurrent_gemma',
      hidden_size: 2560,
      num_hidden_layers: 26,
      num_attention_heads: 10,
      num_key_value_heads: 1,
      intermediate_size: 15360,
      lru_width: 2560,
      block_types: ['recurrent', 'recurrent', 'attention'],
    },
    total: 2_682_862_080,
    source: 'safetensors metadata of google/recurrentgemma-2b',
  },
  {
    name: 'Zamba2-1.2B',
    config: {
      model_type: 'zamba2',
      hidden_size: 2048,
      num_hidden_layers: 38,
      n_mamba_heads: 64,
      mamba_d_state: 128,
      num_mem_blocks: 1,
      use_shared_attention_adapter: true,
      layers_block_type: Array.from({ length: 38 }, (_, index) => (index % 6 === 5 ? 'hybrid' : 'mamba')),
    },
    total: 1_215_064_704,
    source: 'hub, recalled',
  },
  {
    name: 'MiMo-V2-Flash',
    config: { model_type: 'mimo_v2_flash', hidden_size: 4096, num_hidden_layers: 48 },
    total: MIMO,
    source: 'transformers modeling_mimo_v2_flash.py, term by term',
    rounded: [309, 15],
  },
  {
    name: 'MiMo-V2-Flash in the keys of its own code',
    config: {
      model_type: 'mimo_v2_flash',
      hidden_size: 4096,
      num_hidden_layers: 48,
      hybrid_layer_pattern: Array.from({ length: 48 }, (_, index) =>
        index === 0 || index % 6 === 5 ? 0 : 1,
      ),
      moe_layer_freq: [0, ...Array.from({ length: 47 }, () => 1)],
      swa_num_attention_heads: 64,
      swa_num_key_value_heads: 8,
      swa_head_dim: 192,
      swa_v_head_dim: 128,
      n_shared_experts: null,
      add_swa_attention_sink_bias: true,
      add_full_attention_sink_bias: false,
    },
    total: MIMO,
    source: 'the same sizes',
    rounded: [309, 15],
  },
  {
    name: 'LongCat-Flash',
    config: { model_type: 'longcat_flash', hidden_size: 6144, num_layers: 28 },
    total: LONGCAT,
    source: 'transformers modeling_longcat_flash.py, term by term',
    // 18.6B to 31.3B active, 27B on average (arXiv:2509.01322).
    rounded: [560, 27],
  },
  {
    name: 'DeepSeek-V4-Flash',
    config: {
      model_type: 'deepseek_v4',
      hidden_size: 4096,
      num_hidden_layers: 43,
      compress_ratios: FLASH_RATIOS,
      num_hash_layers: 3,
    },
    total: deepseekV4(FLASH, 43, 21, 20),
    source: 'transformers modeling_deepseek_v4.py, term by term',
    rounded: [284, 13],
  },
  {
    name: 'DeepSeek-V4-Pro',
    config: {
      model_type: 'deepseek_v4',
      hidden_size: 7168,
      num_hidden_layers: 61,
      num_attention_heads: 128,
      q_lora_rank: 1536,
      o_groups: 16,
      n_routed_experts: 384,
      moe_intermediate_size: 3072,
      index_topk: 1024,
    },
    total: deepseekV4(PRO, 61, 29, 32),
    source: 'the same, with the layers that the class makes where none are listed',
    rounded: [1573, 49],
  },
];
