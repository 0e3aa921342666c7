/** Whose defaults these are. */
export const PEFT_DEFAULTS = 'PEFT 0.21 default';

const QUERY_AND_VALUE = ['q_proj', 'v_proj'] as const;

/**
 * Modules that PEFT adapts where a config names none, by `model_type`; other types it refuses.
 * @see peft/utils/constants.py, TRANSFORMERS_MODELS_TO_LORA_TARGET_MODULES_MAPPING, PEFT 0.21.0
 */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['opt', 'gptj', 'gpt_neo', 'llama', 'mistral', 'mixtral', 'stablelm', 'gemma', 'gemma2'],
      ...['gemma3_text', 'qwen2', 'qwen3'],
    ].map((modelType) => [modelType, QUERY_AND_VALUE]),
  ),
  gpt2: ['c_attn'],
  bloom: ['query_key_value'],
  gpt_neox: ['query_key_value'],
  falcon: ['query_key_value'],
  mpt: ['Wqkv'],
  phi: ['q_proj', 'v_proj', 'fc1', 'fc2'],
};

/** Families of the engine whose models have a `model_type` of another name. */
const TYPE_OF_FAMILY: Readonly<Record<string, string>> = {
  'gpt-neox': 'gpt_neox',
  'gpt-neo': 'gpt_neo',
  gemma3: 'gemma3_text',
};

/**
 * The modules that PEFT adapts in a model where a config names none.
 * @param model `model_type`, or the family where no type is known
 * @example defaultTargets('llama') // => ['q_proj', 'v_proj']
 */
export function defaultTargets(model: string): readonly string[] | undefined {
  const key = TYPE_OF_FAMILY[model] ?? model;
  return Object.hasOwn(TARGETS, key) ? TARGETS[key] : undefined;
}
