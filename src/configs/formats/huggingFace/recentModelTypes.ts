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

/** Rows of decoders that differ from a known one in a norm, a bias or a size, by `model_type`. */
export const RECENT_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  aria_text: defaults('AriaTextConfig', [32, 4096, 4096, 32, NONE, NONE, 32000, 2048], UNTIED, {
    ...mixture(8, 2, NONE, 2),
    biases: LLAMA_BIASES,
  }),
  axk1: defaults('AXK1Config', [61, 7168, 18432, 64, NONE, NONE, 163840, 32768], UNTIED, {
    ...mixture(192, 8, 2048, 1, 1),
    ...latent(1536, 512, 128, 64, 128),
    biases: QUERY_BIAS,
  }),
  bitnet: defaults('BitNetConfig', [30, 2560, 6912, 20, 5, NONE, 128256, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  cohere2_moe: defaults('Cohere2MoeConfig', [40, 8192, 22528, 64, NONE, 128, 256000, 8192], TIED, {
    slidingWindow: 4096,
    ...mixture(8, 2),
    biases: ATTENTION_BIAS,
  }),
  glm4v_text: defaults('Glm4vTextConfig', [40, 4096, 13696, 32, 2, NONE, 151552, 32768], UNTIED),
  glm4v_moe_text: defaults('Glm4vMoeTextConfig', [46, 4096, 10944, 96, 8, NONE, 151424, 65536], UNTIED, {
    ...mixture(128, 8, 1408, 1, 1),
  }),
  granite_swa: defaults('GraniteSWAConfig', [24, 2560, 8192, 20, 4, NONE, 100352, 8192], TIED, {
    slidingWindow: 128,
    fullLayers: { period: 4, index: 0 },
    biases: LLAMA_BIASES,
  }),
  granitemoe_swa: defaults('GraniteMoeSWAConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], UNTIED, {
    slidingWindow: 128,
    fullLayers: { period: 4, index: 0 },
    ...mixture(8, 2),
    biases: ATTENTION_BIAS,
  }),
  hyperclovax: defaults('HyperCLOVAXConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  modernbert: defaults('ModernBertConfig', [22, 768, 1152, 12, NONE, NONE, 50368, 8192], TIED, {
    biases: LLAMA_BIASES,
  }),
  persimmon: defaults('PersimmonConfig', [36, 4096, 16384, 64, NONE, NONE, 262144, 16384], UNTIED, {
    queryKeyNorm: 'qk_layernorm',
  }),
  phi4_multimodal: defaults('Phi4MultimodalConfig', [32, 3072, 8192, 32, 8, NONE, 200064, 131072], UNTIED),
  qwen3_omni_moe_text: defaults('Qwen3OmniMoeTextConfig', [28, 2048, 768, 28, 4, NONE, 3584, 32768], UNTIED, {
    ...mixture(128, 8, 768),
    biases: ATTENTION_BIAS,
  }),
  youtu: defaults('YoutuConfig', [32, 2048, 6144, 16, NONE, NONE, 128256, 131072], TIED, {
    ...latent(1536, 512, 128, 64, 128),
    biases: QUERY_BIAS,
  }),
};
