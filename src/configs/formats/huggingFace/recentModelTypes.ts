import {
  ATTENTION_BIAS,
  defaults,
  LLAMA_BIASES,
  NONE,
  QUERY_BIAS,
  type ModelTypeDefaults,
} from './modelTypeDefaults';

/** Rows of decoders that differ from a known one in a norm, a bias or a size, by `model_type`. */
export const RECENT_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  aria_text: defaults('AriaTextConfig', [32, 4096, 4096, 32, NONE, NONE, 32000, 2048], 'untied', {
    experts: 8,
    expertsPerToken: 2,
    sharedExperts: 2,
    biases: ATTENTION_BIAS,
  }),
  axk1: defaults('AXK1Config', [61, 7168, 18432, 64, NONE, NONE, 163840, 32768], 'untied', {
    experts: 192,
    expertsPerToken: 8,
    expertFeedForwardSize: 2048,
    sharedExperts: 1,
    firstDenseLayers: 1,
    queryLatentSize: 1536,
    keyValueLatentSize: 512,
    queryKeyContentSize: 128,
    queryKeyRotarySize: 64,
    valueHeadSize: 128,
    biases: QUERY_BIAS,
  }),
  bitnet: defaults('BitNetConfig', [30, 2560, 6912, 20, 5, NONE, 128256, 2048], 'untied', {
    biases: ATTENTION_BIAS,
  }),
  cohere2_moe: defaults('Cohere2MoeConfig', [40, 8192, 22528, 64, NONE, 128, 256000, 8192], 'tied', {
    slidingWindow: 4096,
    experts: 8,
    expertsPerToken: 2,
    biases: ATTENTION_BIAS,
  }),
  glm4v_text: defaults('Glm4vTextConfig', [40, 4096, 13696, 32, 2, NONE, 151552, 32768], 'untied'),
  glm4v_moe_text: defaults('Glm4vMoeTextConfig', [46, 4096, 10944, 96, 8, NONE, 151424, 65536], 'untied', {
    experts: 128,
    expertsPerToken: 8,
    expertFeedForwardSize: 1408,
    sharedExperts: 1,
    firstDenseLayers: 1,
  }),
  granite_swa: defaults('GraniteSWAConfig', [24, 2560, 8192, 20, 4, NONE, 100352, 8192], 'tied', {
    slidingWindow: 128,
    fullLayers: { period: 4, index: 0 },
    biases: LLAMA_BIASES,
  }),
  granitemoe_swa: defaults('GraniteMoeSWAConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], 'untied', {
    slidingWindow: 128,
    fullLayers: { period: 4, index: 0 },
    experts: 8,
    expertsPerToken: 2,
    biases: ATTENTION_BIAS,
  }),
  hyperclovax: defaults('HyperCLOVAXConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], 'untied', {
    biases: LLAMA_BIASES,
  }),
  modernbert: defaults('ModernBertConfig', [22, 768, 1152, 12, NONE, NONE, 50368, 8192], 'tied', {
    biases: LLAMA_BIASES,
  }),
  persimmon: defaults('PersimmonConfig', [36, 4096, 16384, 64, NONE, NONE, 262144, 16384], 'untied', {
    queryKeyNorm: 'qk_layernorm',
  }),
  phi4_multimodal: defaults('Phi4MultimodalConfig', [32, 3072, 8192, 32, 8, NONE, 200064, 131072], 'untied'),
  qwen3_omni_moe_text: defaults(
    'Qwen3OmniMoeTextConfig',
    [28, 2048, 768, 28, 4, NONE, 3584, 32768],
    'untied',
    { experts: 128, expertsPerToken: 8, expertFeedForwardSize: 768, biases: ATTENTION_BIAS },
  ),
  youtu: defaults('YoutuConfig', [32, 2048, 6144, 16, NONE, NONE, 128256, 131072], 'tied', {
    queryLatentSize: 1536,
    keyValueLatentSize: 512,
    queryKeyContentSize: 128,
    queryKeyRotarySize: 64,
    valueHeadSize: 128,
    biases: QUERY_BIAS,
  }),
};
