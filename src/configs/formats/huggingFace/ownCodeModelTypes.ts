import { defaults, NONE, type ModelTypeDefaults, type Sizes, TIED, UNTIED } from './modelTypeDefaults';

/** A row read from the configuration file that comes with the weights, not from transformers. */
function ownCode(
  configurationFile: string,
  configClass: string,
  sizes: Sizes,
  tied: boolean,
  rest: Partial<ModelTypeDefaults> = {},
): ModelTypeDefaults {
  return { ...defaults(configClass, sizes, tied, rest), configurationFile };
}

/** Rows of models whose classes come with their weights (`trust_remote_code`), by `model_type`. */
export const OWN_CODE_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  // 7B and 13B have classes of one model type and different sizes: none is taken for granted.
  baichuan: ownCode('configuration_baichuan.py', 'BaichuanConfig', [], UNTIED),
  chatglm: ownCode(
    'configuration_chatglm.py',
    'ChatGLMConfig',
    [28, 4096, 13696, 32, NONE, 128, 65024, 2048],
    UNTIED,
  ),
  internlm: ownCode(
    'configuration_internlm.py',
    'InternLMConfig',
    [32, 4096, 11008, 32, NONE, NONE, 103168, 2048],
    UNTIED,
  ),
  internlm2: ownCode(
    'configuration_internlm2.py',
    'InternLM2Config',
    [32, 4096, 11008, 32, NONE, NONE, 103168, 2048],
    UNTIED,
  ),
  internlm3: ownCode(
    'configuration_internlm3.py',
    'InternLM3Config',
    [32, 4096, 11008, 32, NONE, NONE, 128512, 32768],
    UNTIED,
    { biases: { qkv_bias: 'q', bias: 'of' } },
  ),
  exaone: ownCode('configuration_exaone.py', 'ExaoneConfig', [], UNTIED),
  bailing_moe: ownCode('configuration_bailing_moe.py', 'BailingMoeConfig', [], UNTIED, {
    firstDenseLayers: 0,
    biases: { use_qkv_bias: 'q', use_bias: 'of' },
    queryKeyNorm: 'use_qk_norm',
  }),
  bailing_moe_v2: ownCode('configuration_bailing_moe_v2.py', 'BailingMoeV2Config', [], UNTIED, {
    firstDenseLayers: 0,
    biases: { use_qkv_bias: 'q', use_bias: 'of' },
    queryKeyNorm: 'use_qk_norm',
  }),
  phi3small: ownCode('configuration_phi3_small.py', 'Phi3SmallConfig', [], TIED),
  minicpm: ownCode('configuration_minicpm.py', 'MiniCPMConfig', [], TIED, {
    biases: { attention_bias: 'qo' },
  }),
  qwen: ownCode(
    'configuration_qwen.py',
    'QWenConfig',
    [32, 4096, 22016, 32, NONE, 128, 151936, 8192],
    UNTIED,
  ),
};
