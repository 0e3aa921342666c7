import {
  ATTENTION_BIAS,
  defaults,
  LLAMA_BIASES,
  NONE,
  type ModelTypeDefaults,
  TIED,
  UNTIED,
  mixture,
  latent,
} from './modelTypeDefaults';

/** Rows of models with state-space, linear-attention or convolution layers, by `model_type`. */
export const HYBRID_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  bamba: defaults('BambaConfig', [32, 4096, 14336, 32, 8, NONE, 128000, 262144], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  granitemoehybrid: defaults(
    'GraniteMoeHybridConfig',
    [32, 4096, 11008, 32, NONE, NONE, 32000, 2048],
    UNTIED,
    {
      ...mixture(8, 2),
      sharedExpertFeedForwardSize: 1024,
      biases: ATTENTION_BIAS,
    },
  ),
  falcon_h1: defaults('FalconH1Config', [32, 4096, 14336, 32, 8, NONE, 128000, 8192], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  jamba: defaults('JambaConfig', [32, 4096, 14336, 32, 8, NONE, 65536, 262144], UNTIED, {
    ...mixture(16, 2),
  }),
  lfm2: defaults('Lfm2Config', [32, 2560, 12288, 32, 8, NONE, 65536, 128000], TIED),
  lfm2_moe: defaults('Lfm2MoeConfig', [32, 2048, 7168, 32, 8, NONE, 65536, 128000], TIED, {
    ...mixture(32, 4, 1792, NONE, 2),
  }),
  minimax: defaults('MiniMaxConfig', [32, 4096, 14336, 32, 8, NONE, 32000, 131072], UNTIED, {
    ...mixture(8, 2),
  }),
  kimi_linear: defaults('KimiLinearConfig', [27, 2304, 9216, 32, NONE, NONE, 163840, 1048576], UNTIED, {
    ...mixture(256, 8, 1024, 1, 1),
    ...latent(NONE, 512, 128, 64, 128),
    biases: { attention_bias: 'q' },
  }),
  qwen3_5_text: defaults('Qwen3_5TextConfig', [32, 4096, 12288, 16, 4, 256, 248320, 32768], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  qwen3_5_moe_text: defaults('Qwen3_5MoeTextConfig', [40, 2048, NONE, 16, 2, 256, 248320, 32768], UNTIED, {
    ...mixture(256, 8, 512),
    sharedExpertFeedForwardSize: 512,
    biases: ATTENTION_BIAS,
  }),
  olmo_hybrid: defaults('OlmoHybridConfig', [32, 3840, 11008, 30, NONE, NONE, 100352, 65536], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  recurrent_gemma: defaults('RecurrentGemmaConfig', [26, 2560, NONE, 10, NONE, NONE, 256000], TIED, {
    biases: { attention_bias: 'q' },
  }),
  zamba: defaults('ZambaConfig', [76, 3712, 14848, 16, NONE, NONE, 32000, 4096], TIED),
  zamba2: defaults('Zamba2Config', [54, 2560, NONE, 32, NONE, NONE, 32000, 4096], TIED, {
    biases: { add_bias_linear: 'f' },
  }),
  rwkv: defaults('RwkvConfig', [32, 4096, NONE, NONE, NONE, NONE, 50277, 1024], UNTIED),
};
