import {
  ATTENTION_BIAS,
  defaults,
  LLAMA_BIASES,
  NONE,
  QUERY_BIAS,
  type ModelTypeDefaults,
  TIED,
  UNTIED,
  mixture,
  latent,
} from './modelTypeDefaults';

/** Ranks and head parts that DeepSeek V3 and its descendants share. */
const LATENT = {
  ...latent(1536, 512, 128, 64, 128),
  biases: QUERY_BIAS,
};

/** Rows of attention-only decoders that came after the first ones, by `model_type`. */
export const NEWER_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  seed_oss: defaults('SeedOssConfig', [64, 4096, 27648, 80, 8, 128, 155136, 524288], UNTIED, {
    biases: { attention_bias: 'q', attention_out_bias: 'o', mlp_bias: 'f' },
  }),
  glm: defaults('GlmConfig', [40, 4096, 13696, 32, 2, 128, 151552, 131072], UNTIED, { biases: QUERY_BIAS }),
  glm4: defaults('Glm4Config', [40, 4096, 13696, 32, 2, 128, 151552, 131072], UNTIED, {
    biases: QUERY_BIAS,
  }),
  ernie4_5: defaults('Ernie4_5Config', [18, 1024, 3072, 16, 2, 128, 103424, 131072], TIED, {
    biases: { use_bias: 'qof' },
  }),
  ernie4_5_moe: defaults('Ernie4_5_MoeConfig', [28, 2560, 12288, 20, 4, NONE, 103424, 131072], TIED, {
    ...mixture(64, 6, 1536, 2, 1),
    biases: { use_bias: 'qof' },
  }),
  helium: defaults('HeliumConfig', [24, 2560, 7040, 20, 20, 128, 48000, 4096], UNTIED, {
    biases: { attention_bias: 'q', mlp_bias: 'f' },
  }),
  cwm: defaults('CwmConfig', [64, 6144, 21504, 48, 8, 128, 128256, 131072], UNTIED, {
    slidingWindow: 8192,
    fullLayers: { period: 4, index: 0 },
    biases: { mlp_bias: 'f' },
  }),
  vaultgemma: defaults('VaultGemmaConfig', [26, 2304, 9216, 8, 4, 256, 256000, 8192], TIED, {
    slidingWindow: 4096,
    fullLayers: { period: 2, index: 1 },
    biases: ATTENTION_BIAS,
  }),
  arcee: defaults('ArceeConfig', [32, 2560, 18432, 32, NONE, NONE, 32000, 4096], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  apertus: defaults('ApertusConfig', [32, 4096, 14336, 32, NONE, NONE, 131072, 65536], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  jais2: defaults('Jais2Config', [32, 3328, 26624, 26, NONE, NONE, 150272, 8192], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  nanochat: defaults('NanoChatConfig', [12, 768, 8192, 6, 6, NONE, 50304, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  exaone4: defaults('Exaone4Config', [32, 4096, 16384, 32, 32, NONE, 102400, 2048], UNTIED, {
    slidingWindow: 4096,
  }),
  exaone_moe: defaults('ExaoneMoeConfig', [32, 4096, 16384, 32, 32, NONE, 102400, 2048], UNTIED, {
    slidingWindow: 4096,
    fullLayers: { period: 4, index: 3 },
    ...mixture(64, 8, 1024, 1, 1),
  }),
  hunyuan_v1_dense: defaults(
    'HunYuanDenseV1Config',
    [32, 4096, 11008, 32, NONE, NONE, 290943, 2048],
    UNTIED,
    {
      biases: ATTENTION_BIAS,
    },
  ),
  hunyuan_v1_moe: defaults('HunYuanMoEV1Config', [32, 4096, 11008, 32, NONE, NONE, 290943, 2048], UNTIED, {
    ...mixture(1, 1),
    biases: ATTENTION_BIAS,
  }),
  hy_v3: defaults('HYV3Config', [80, 4096, 13312, 64, 8, 128, 120832, 131072], UNTIED, {
    ...mixture(192, 8, 1536, 1, 1),
    biases: LLAMA_BIASES,
  }),
  dots1: defaults('Dots1Config', [62, 4608, 10944, 32, 32, NONE, 152064, 2048], UNTIED, {
    firstDenseLayers: 0,
    expertFeedForwardSize: 1408,
    biases: ATTENTION_BIAS,
  }),
  solar_open: defaults('SolarOpenConfig', [48, 4096, 10240, 64, 8, 128, 196608, 131072], UNTIED, {
    ...mixture(128, 8, 1280, 1),
    biases: QUERY_BIAS,
  }),
  mellum: defaults('MellumConfig', [28, 2304, 7168, 32, 4, 128, 98304, 131072], UNTIED, {
    slidingWindow: 1024,
    fullLayers: { period: 1, index: 0 },
    ...mixture(64, 8, 896),
    biases: ATTENTION_BIAS,
  }),
  afmoe: defaults('AfmoeConfig', [32, 2048, 6144, 16, NONE, 128, 200192, 16384], UNTIED, {
    slidingWindow: 1024,
    ...mixture(64, 6, 1408, 2, 1),
    biases: ATTENTION_BIAS,
  }),
  flex_olmo: defaults('FlexOlmoConfig', [32, 4096, 11008, 32, NONE, NONE, 100352, 4096], UNTIED, {
    ...mixture(7, 5),
    biases: ATTENTION_BIAS,
  }),
  minicpm3: defaults('MiniCPM3Config', [62, 2560, 6400, 40, NONE, NONE, 73448, 32768], TIED, {
    queryLatentSize: 768,
    keyValueLatentSize: 256,
    queryKeyContentSize: 64,
    queryKeyRotarySize: 32,
    biases: { ...QUERY_BIAS, mlp_bias: 'f' },
  }),
  mistral4: defaults('Mistral4Config', [36, 4096, 12288, 32, NONE, NONE, 131072, 1048576], UNTIED, {
    ...mixture(128, 4, 2048, 1, 0),
    ...latent(1024, 256, 64, 64, 128),
    biases: QUERY_BIAS,
  }),
  deepseek_v32: defaults('DeepseekV32Config', [61, 7168, 18432, 128, NONE, NONE, 129280, 163840], UNTIED, {
    ...mixture(256, 8, 2048, 1, 3),
    ...LATENT,
  }),
  glm_moe_dsa: defaults('GlmMoeDsaConfig', [78, 6144, 12288, 64, NONE, NONE, 154880, 202752], UNTIED, {
    ...mixture(256, 8, 2048, 1, 3),
    ...LATENT,
    queryLatentSize: 2048,
    queryKeyContentSize: 192,
    valueHeadSize: 256,
  }),
  gemma3n_text: defaults('Gemma3nTextConfig', [35, 2048, 16384, 8, 2, 256, 262400, 32768], TIED, {
    slidingWindow: 512,
    biases: ATTENTION_BIAS,
  }),
  mimo_v2_flash: defaults('MiMoV2FlashConfig', [48, 4096, 16384, 64, 4, 192, 152576, 131072], UNTIED, {
    ...mixture(256, 8, 2048),
    biases: QUERY_BIAS,
  }),
  longcat_flash: defaults('LongcatFlashConfig', [NONE, 6144, 12288, 64, NONE, NONE, 131072, 131072], UNTIED, {
    experts: 512,
    ...LATENT,
  }),
  deepseek_v4: defaults('DeepseekV4Config', [43, 4096, NONE, 64, 1, 512, 129280, 1048576], UNTIED, {
    slidingWindow: 128,
    ...mixture(256, 6, 2048, 1),
    queryLatentSize: 1024,
    biases: { mlp_bias: 'f' },
  }),
  glm4_moe_lite: defaults('Glm4MoeLiteConfig', [47, 2048, 10240, 20, NONE, NONE, 154880, 202752], UNTIED, {
    ...mixture(64, 4, 1536, 1, 1),
    ...LATENT,
    queryLatentSize: 768,
    queryKeyContentSize: 192,
    valueHeadSize: 256,
  }),
};
