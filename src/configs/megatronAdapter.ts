import { type Place } from '../engine/notice';
import { type TrainingFields } from '../engine/run';
import { type AdapterKeys, readAdapter } from './adapterFields';
import { derived, type Section } from './section';

const KEYS: AdapterKeys = {
  rank: 'dim',
  alpha: 'alpha',
  targets: 'target_modules',
  others: ['exclude_modules', 'normalize_moe_lora'],
};
/** The fused matrices of megatron/core. */
const TARGETS = ['linear_qkv', 'linear_proj', 'linear_fc1', 'linear_fc2'];

/**
 * The `peft` block of Megatron-Bridge and NeMo 2: a class with its arguments; where none is named, what is laid over
 * the adapter of a recipe in Python.
 * @see megatron/bridge/peft/lora.py and dora.py, whose defaults NeMo 2 has too
 */
export function readMegatronAdapter(peft: Section, at: Place): TrainingFields {
  const path = peft.text('_target_');
  const word = path === undefined ? 'peft' : (path.value.split('.').at(-1) ?? '').toLowerCase();
  const adapter = { value: word, origin: 'file', at: path?.at ?? at } as const;
  const isCounted = word === 'lora' || word === 'dora';
  const defaults = isCounted ? { rank: 32, targets: TARGETS } : {};
  const fields = readAdapter(peft, adapter, KEYS, { whose: 'Megatron-Bridge LoRA', ...defaults });
  if (!isCounted) return fields;
  const { adapterTargets: targets } = fields;
  const hasWildcards = [targets?.value ?? []].flat().some((name) => name.includes('*'));
  return {
    ...fields,
    adapterNaming: derived('megatron', 'peft'),
    ...(hasWildcards && targets !== undefined ? { adapterSetting: { ...targets, value: KEYS.targets } } : {}),
  };
}
