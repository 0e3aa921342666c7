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
import { ENCODER_MODEL_TYPES } from './encoderModelTypes';
import { HYBRID_MODEL_TYPES } from './hybridModelTypes';
import { NEWER_MODEL_TYPES } from './newerModelTypes';
import { RECENT_MODEL_TYPES } from './recentModelTypes';
import { OWN_CODE_MODEL_TYPES } from './ownCodeModelTypes';

/** Rows by `model_type`. */
export const MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  ...NEWER_MODEL_TYPES,
  ...ENCODER_MODEL_TYPES,
  ...HYBRID_MODEL_TYPES,
  ...OWN_CODE_MODEL_TYPES,
  ...RECENT_MODEL_TYPES,
  llama: defaults('LlamaConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  mistral: defaults('MistralConfig', [32, 4096, 14336, 32, 8, NONE, 32000, 131072], UNTIED, {
    slidingWindow: 4096,
  }),
  ministral3: defaults('Ministral3Config', [34, 4096, 14336, 32, 8, 128, 131072, 262144], UNTIED),
  mixtral: defaults('MixtralConfig', [32, 4096, 14336, 32, 8, NONE, 32000, 131072], UNTIED, {
    ...mixture(8, 2),
  }),
  smollm3: defaults('SmolLM3Config', [36, 2048, 11008, 16, 4, NONE, 128256, 32768], TIED, {
    biases: LLAMA_BIASES,
  }),
  granite: defaults('GraniteConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  granitemoe: defaults('GraniteMoeConfig', [32, 4096, 11008, 32, NONE, NONE, 32000, 2048], UNTIED, {
    ...mixture(8, 2),
    biases: ATTENTION_BIAS,
  }),
  qwen2: defaults('Qwen2Config', [32, 4096, 22016, 32, 32, NONE, 151936, 32768], UNTIED),
  qwen2_moe: defaults('Qwen2MoeConfig', [24, 2048, 5632, 16, 16, NONE, 151936, 32768], UNTIED, {
    ...mixture(60, 4, 1408),
    sharedExpertFeedForwardSize: 5632,
    biases: { qkv_bias: 'q' },
  }),
  // MiMo's own code: Qwen 2 with `attention_bias` for queries, keys and values.
  mimo: defaults('MiMoConfig', [], UNTIED, { biases: { attention_bias: 'q' } }),
  qwen3: defaults('Qwen3Config', [32, 4096, 22016, 32, 32, 128, 151936, 32768], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  qwen3_moe: defaults('Qwen3MoeConfig', [24, 2048, 6144, 32, 4, NONE, 151936, 32768], UNTIED, {
    ...mixture(128, 8, 768),
    biases: ATTENTION_BIAS,
  }),
  qwen2_vl: defaults('Qwen2VLTextConfig', [80, 8192, 29568, 64, 8, NONE, 152064, 32768], UNTIED),
  qwen2_5_vl: defaults('Qwen2_5_VLTextConfig', [80, 8192, 29568, 64, 8, NONE, 152064, 32768], UNTIED),
  qwen2_5_omni_text: defaults('Qwen2_5OmniTextConfig', [28, 3584, 18944, 28, 4, NONE, 152064, 32768], UNTIED),
  mllama: defaults('MllamaTextConfig', [40, 4096, 14336, 32, 8, NONE, 128256, 131072], UNTIED),
  qwen3_vl: defaults('Qwen3VLTextConfig', [32, 4096, 22016, 32, 32, 128, 151936, 128000], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  qwen3_vl_moe: defaults('Qwen3VLMoeTextConfig', [24, 2048, 5632, 16, 16, NONE, 151936, 128000], UNTIED, {
    ...mixture(60, 4, 1408),
    biases: ATTENTION_BIAS,
  }),
  qwen3_next: defaults('Qwen3NextConfig', [48, 2048, 5632, 16, 2, 256, 151936, 32768], UNTIED, {
    ...mixture(512, 10, 512),
    sharedExpertFeedForwardSize: 512,
    biases: ATTENTION_BIAS,
  }),
  gemma: defaults('GemmaConfig', [28, 3072, 24576, 16, 16, 256, 256000, 8192], TIED, {
    biases: ATTENTION_BIAS,
  }),
  gemma2: defaults('Gemma2Config', [26, 2304, 9216, 8, 4, 256, 256000, 8192], TIED, {
    slidingWindow: 4096,
    biases: ATTENTION_BIAS,
  }),
  gemma3_text: defaults('Gemma3TextConfig', [26, 2304, 9216, 8, 4, 256, 262208, 131072], TIED, {
    slidingWindow: 4096,
    biases: ATTENTION_BIAS,
  }),
  gemma4_text: defaults('Gemma4TextConfig', [30, 2304, 9216, 8, 4, 256, 262144, 131072], TIED, {
    slidingWindow: 512,
    biases: ATTENTION_BIAS,
  }),
  phi: defaults('PhiConfig', [24, 2048, 8192, 32, NONE, NONE, 51200, 2048], UNTIED, {
    queryKeyNorm: 'qk_layernorm',
  }),
  phi3: defaults('Phi3Config', [32, 3072, 8192, 32, NONE, NONE, 32064, 4096], UNTIED),
  phimoe: defaults('PhimoeConfig', [32, 4096, 6400, 32, 8, NONE, 32064, 131072], UNTIED, {
    ...mixture(16, 2),
    biases: ATTENTION_BIAS,
  }),
  gpt2: defaults('GPT2Config', [12, 768, NONE, 12, NONE, NONE, 50257, 1024], TIED),
  gpt_bigcode: defaults('GPTBigCodeConfig', [12, 768, NONE, 12, NONE, NONE, 50257, 1024], TIED),
  gpt_neo: defaults('GPTNeoConfig', [24, 2048, NONE, 16, NONE, NONE, 50257, 2048], TIED, {
    slidingWindow: 256,
  }),
  gptj: defaults('GPTJConfig', [28, 4096, NONE, 16, NONE, NONE, 50400, 2048], UNTIED),
  codegen: defaults('CodeGenConfig', [28, 4096, NONE, 16, NONE, NONE, 50400, 2048], UNTIED),
  gpt_neox: defaults('GPTNeoXConfig', [44, 6144, 24576, 64, NONE, NONE, 50432, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  opt: defaults('OPTConfig', [12, 768, 3072, 12, NONE, NONE, 50272, 2048], TIED, {
    biases: { enable_bias: 'qof' },
  }),
  bloom: defaults('BloomConfig', [2, 64, NONE, 8, NONE, NONE, 250880], TIED),
  falcon: defaults('FalconConfig', [32, 4544, NONE, 71, NONE, NONE, 65024, 2048], TIED, {
    biases: { bias: 'qof' },
  }),
  mpt: defaults('MptConfig', [24, 2048, NONE, 16, NONE, NONE, 50368, 2048], TIED, {
    queryKeyNorm: 'attn_config.qk_ln',
  }),
  stablelm: defaults('StableLmConfig', [32, 2560, 6912, 32, 32, NONE, 50304, 4096], UNTIED, {
    biases: { use_qkv_bias: 'q' },
    queryKeyNorm: 'qk_layernorm',
  }),
  starcoder2: defaults('Starcoder2Config', [30, 3072, 12288, 24, 2, NONE, 49152, 4096], TIED, {
    biases: { use_bias: 'qof' },
  }),
  cohere: defaults('CohereConfig', [40, 8192, 22528, 64, NONE, NONE, 256000, 8192], TIED, {
    biases: ATTENTION_BIAS,
    queryKeyNorm: 'use_qk_norm',
  }),
  cohere2: defaults('Cohere2Config', [40, 8192, 22528, 64, NONE, NONE, 256000, 8192], TIED, {
    slidingWindow: 4096,
    biases: ATTENTION_BIAS,
  }),
  olmo: defaults('OlmoConfig', [32, 4096, 11008, 32, NONE, NONE, 50304, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  olmo2: defaults('Olmo2Config', [32, 4096, 11008, 32, NONE, NONE, 50304, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  olmo3: defaults('Olmo3Config', [32, 4096, 11008, 32, NONE, NONE, 50304, 2048], UNTIED, {
    slidingWindow: 4096,
    biases: ATTENTION_BIAS,
  }),
  olmoe: defaults('OlmoeConfig', [16, 2048, 2048, 16, NONE, NONE, 50304, 4096], UNTIED, {
    ...mixture(64, 8),
    biases: ATTENTION_BIAS,
  }),
  // The model's own configuration_deepseek.py.
  deepseek: defaults('DeepseekConfig', [], UNTIED, { firstDenseLayers: 0, biases: ATTENTION_BIAS }),
  deepseek_v2: defaults('DeepseekV2Config', [32, 4096, 11008, 32, NONE, NONE, 102400, 2048], UNTIED, {
    ...mixture(64, NONE, 1407, 2, 0),
    ...latent(1536, 512, 128, 64, 128),
    biases: { attention_bias: 'q', mlp_bias: 'f' },
  }),
  deepseek_v3: defaults('DeepseekV3Config', [61, 7168, 18432, 128, NONE, NONE, 129280, 4096], UNTIED, {
    ...mixture(256, 8, 2048, 1, 3),
    ...latent(1536, 512, 128, 64, 128),
    biases: { attention_bias: 'q' },
  }),
  dbrx: defaults('DbrxConfig', [24, 2048, 3584, 16, 1, NONE, 32000, 2048], UNTIED, {
    ...mixture(4, 1),
  }),
  gpt_oss: defaults('GptOssConfig', [36, 2880, 2880, 64, 8, 64, 201088, 131072], UNTIED, {
    slidingWindow: 128,
    ...mixture(128, 4),
    biases: ATTENTION_BIAS,
  }),
  glm4_moe: defaults('Glm4MoeConfig', [46, 4096, 10944, 96, 8, NONE, 151552, 131072], UNTIED, {
    ...mixture(128, 8, 1408, 1, 1),
    biases: { attention_bias: 'q' },
    queryKeyNorm: 'use_qk_norm',
  }),
  llama4_text: defaults('Llama4TextConfig', [48, 5120, 16384, 40, 8, 128, 202048, 131072], UNTIED, {
    ...mixture(16, 1, 8192),
    biases: ATTENTION_BIAS,
  }),
  minimax_m2: defaults('MiniMaxM2Config', [62, 3072, 1536, 48, 8, 128, 200064, 196608], UNTIED, {
    ...mixture(256, 8),
    queryKeyNorm: 'use_qk_norm',
  }),
  nemotron: defaults('NemotronConfig', [32, 6144, 24576, 48, NONE, NONE, 256000, 4096], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  // The models' own configuration_nemotron_h.py.
  nemotron_h: defaults('NemotronHConfig', [52, 4096, 21504, 32, 8, 128, 131072, 4096], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  mamba2: defaults('Mamba2Config', [64, 4096, NONE, NONE, NONE, NONE, 32768], UNTIED),
  mamba: defaults('MambaConfig', [32, 768, NONE, NONE, NONE, NONE, 50280], TIED),
  t5: defaults('T5Config', [6, 512, 2048, 8, NONE, 64, 32128], TIED),
  mt5: defaults('MT5Config', [8, 512, 1024, 6, NONE, 64, 250112], UNTIED),
  longt5: defaults('LongT5Config', [6, 512, 2048, 8, NONE, 64, 32128], TIED),
  bart: defaults('BartConfig', [12, 1024, 4096, 16, NONE, NONE, 50265, 1024], TIED, { decoderLayers: 12 }),
  blenderbot: defaults('BlenderbotConfig', [2, 2560, 10240, 32, NONE, NONE, 8008, 128], TIED, {
    decoderLayers: 24,
  }),
  'blenderbot-small': defaults('BlenderbotSmallConfig', [8, 512, 2048, 16, NONE, NONE, 50265, 512], TIED, {
    decoderLayers: 8,
  }),
  mvp: defaults('MvpConfig', [12, 1024, 4096, 16, NONE, NONE, 50267, 1024], TIED, { decoderLayers: 12 }),
  biogpt: defaults('BioGptConfig', [24, 1024, 4096, 16, NONE, NONE, 42384, 1024], TIED),
  diffllama: defaults('DiffLlamaConfig', [16, 2048, 8192, 32, NONE, NONE, 32000, 2048], UNTIED, {
    biases: ATTENTION_BIAS,
  }),
  'openai-gpt': defaults('OpenAIGPTConfig', [12, 768, NONE, 12, NONE, NONE, 40478, 512], TIED),
  xglm: defaults('XGLMConfig', [24, 1024, 4096, 16, NONE, NONE, 256008, 2048], TIED),
  plbart: defaults('PLBartConfig', [6, 768, 3072, 12, NONE, NONE, 50005, 1024], TIED, { decoderLayers: 6 }),
  m2m_100: defaults('M2M100Config', [12, 1024, 4096, 16, NONE, NONE, 128112, 1024], TIED, {
    decoderLayers: 12,
  }),
  marian: defaults('MarianConfig', [12, 1024, 4096, 16, NONE, NONE, 58101, 1024], TIED, {
    decoderLayers: 12,
  }),
  whisper: defaults('WhisperConfig', [4, 384, 1536, 6, NONE, NONE, 51865, 448], TIED, { decoderLayers: 4 }),
  bert: defaults('BertConfig', [12, 768, 3072, 12, NONE, NONE, 30522, 512], TIED),
  roberta: defaults('RobertaConfig', [12, 768, 3072, 12, NONE, NONE, 50265, 512], TIED),
};

/** Model types that share a row. */
const SAME_AS: Readonly<Record<string, string>> = {
  ministral: 'mistral',
  mistral3: 'mistral',
  granitemoeshared: 'granitemoe',
  qwen2_vl_text: 'qwen2_vl',
  qwen2_5_vl_text: 'qwen2_5_vl',
  mllama_text_model: 'mllama',
  qwen3_vl_text: 'qwen3_vl',
  qwen3_vl_moe_text: 'qwen3_vl_moe',
  gemma3: 'gemma3_text',
  gemma3n: 'gemma3n_text',
  mimo_v2: 'mimo_v2_flash',
  gemma4: 'gemma4_text',
  llama4: 'llama4_text',
  RefinedWeb: 'falcon',
  RefinedWebModel: 'falcon',
  stablelm_epoch: 'stablelm',
  deepseek_v32: 'deepseek_v3',
  kimi_k2: 'deepseek_v3',
  'gpt-sw3': 'gpt2',
  minimax_text_01: 'minimax',
  minimax_m1: 'minimax',
  falcon_mamba: 'mamba',
  umt5: 'mt5',
  mbart: 'bart',
  pegasus: 'bart',
  'xlm-roberta': 'bert',
  camembert: 'bert',
  ernie: 'bert',
  'data2vec-text': 'bert',
  phi4mm: 'phi4_multimodal',
};

/** The row of a model type; undefined if there is none. */
export function defaultsOf(modelType: string | undefined): ModelTypeDefaults | undefined {
  if (modelType === undefined) return undefined;
  const row = Object.hasOwn(SAME_AS, modelType) ? (SAME_AS[modelType] ?? modelType) : modelType;
  return Object.hasOwn(MODEL_TYPES, row) ? MODEL_TYPES[row] : undefined;
}

/**
 * The model type whose class an entry of `architectures` names.
 * @example modelTypeOfClass('LlamaForCausalLM') // => 'llama'
 */
export function modelTypeOfClass(architecture: string): string | undefined {
  const stem = architecture.replace(/(?:For\w+|LMHeadModel|Model)$/, '');
  return TYPES_OF_CLASSES.get(`${stem}Config`);
}

/** Of several types with one class the first. */
const TYPES_OF_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries(MODEL_TYPES)
    .reverse()
    .map(([type, { configClass }]) => [configClass, type]),
);
