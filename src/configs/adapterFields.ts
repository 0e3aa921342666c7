import { ALL_LINEAR, CHOSEN_BY_PEFT } from '../engine/adapters/targetWords';
import { type Sourced, type TrainingFields } from '../engine/run';
import { coerceNumber } from './coerce';
import { formatDefault, type Section } from './section';
import { withoutMissing } from './training';

/** What a tool calls the settings of a low-rank adapter; those that change the count in other ways make it unknown. */
export interface AdapterKeys {
  readonly rank: string;
  readonly alpha: string;
  readonly targets: string;
  readonly savedModules?: string;
  readonly rankPattern?: string;
  readonly dora?: string;
  readonly bias?: string;
  readonly others?: readonly string[];
}

/** What the tool takes where nothing is said, and whose default it is. */
export interface AdapterDefaults {
  readonly whose: string;
  readonly rank?: number;
  readonly targets?: string | readonly string[];
}

/** The settings of PEFT's LoraConfig, in adapter_config.json and wherever its arguments are written out. */
export const PEFT_KEYS: AdapterKeys = {
  rank: 'r',
  alpha: 'lora_alpha',
  targets: 'target_modules',
  savedModules: 'modules_to_save',
  rankPattern: 'rank_pattern',
  dora: 'use_dora',
  bias: 'bias',
  others: [
    ...['exclude_modules', 'layers_to_transform', 'target_parameters', 'layer_replication'],
    ...['trainable_token_indices', 'lora_bias'],
  ],
};

/** What LoraConfig itself takes. */
export const PEFT_OWN: AdapterDefaults = { whose: 'PEFT LoraConfig', rank: 8, targets: CHOSEN_BY_PEFT };

/**
 * The fields of a low-rank adapter.
 * @param adapter the word for it, without which there is none
 */
export function readAdapter(
  section: Section,
  adapter: Sourced<string> | undefined,
  keys: AdapterKeys,
  { whose, rank, targets }: AdapterDefaults,
): TrainingFields {
  if (adapter === undefined) return {};
  return withoutMissing<TrainingFields>({
    adapter: withMagnitudes(section, adapter, keys.dora),
    adapterRank: section.size(keys.rank) ?? (rank === undefined ? undefined : formatDefault(rank, whose)),
    adapterAlpha: section.rate(keys.alpha),
    adapterTargets:
      readTargets(section, keys.targets) ??
      (targets === undefined ? undefined : formatDefault(targets, whose)),
    adapterRankPattern: rankPattern(section, keys.rankPattern),
    adapterSavedModules: keys.savedModules === undefined ? undefined : names(section, keys.savedModules),
    adapterSetting: otherSetting(section, keys),
  });
}

/** DoRA is LoRA with a switch. @example `qlora` with `use_dora: true` => `qdora` */
function withMagnitudes(
  section: Section,
  adapter: Sourced<string>,
  key: string | undefined,
): Sourced<string> {
  const on = key !== undefined && section.flag(key)?.value === true;
  return on ? { ...adapter, value: adapter.value.replace(/lora/i, 'dora') } : adapter;
}

/** A list of names, or several in one text; `all` and `all-linear` mean every linear layer; else text is a pattern. */
export function readTargets(section: Section, key: string): Sourced<string | readonly string[]> | undefined {
  if (section.peek(key)?.kind !== 'scalar') return nonEmpty(section.texts(key));
  const text = section.text(key);
  if (text === undefined) return undefined;
  if (/^all(-linear)?$/i.test(text.value)) return { ...text, value: ALL_LINEAR };
  // Names alone: no pattern that PEFT would compare with whole paths.
  return /^[\w.]+(\s*,\s*[\w.]+)*$/.test(text.value) ? { ...text, value: parted(text.value) } : text;
}

const parted = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function names(section: Section, key: string): Sourced<readonly string[]> | undefined {
  if (section.peek(key)?.kind !== 'scalar') return nonEmpty(section.texts(key));
  const text = section.text(key);
  return text && { ...text, value: parted(text.value) };
}

function nonEmpty<T>(list: Sourced<readonly T[]> | undefined): Sourced<readonly T[]> | undefined {
  return list === undefined || list.value.length === 0 ? undefined : list;
}

function rankPattern(section: Section, key: string | undefined): TrainingFields['adapterRankPattern'] {
  const map = key === undefined ? undefined : section.section(key)?.map;
  const entry = key === undefined ? undefined : section.map.entries.get(key);
  if (map === undefined || entry === undefined || map.entries.size === 0) return undefined;
  const ranks: (readonly [string, number])[] = [];
  for (const [pattern, { value: node }] of map.entries) {
    const rank = node.kind === 'scalar' ? coerceNumber(node) : undefined;
    if (rank?.kind !== 'value' || !Number.isInteger(rank.value) || rank.value < 1 || rank.value > 1e9)
      continue;
    ranks.push([pattern, rank.value]);
  }
  return { value: ranks, origin: 'file', at: section.place(entry) };
}

/** The first setting that changes what is trained beside rank and targets. */
function otherSetting(section: Section, { bias, others = [] }: AdapterKeys): Sourced<string> | undefined {
  const found = [...others, ...(bias === undefined ? [] : [bias])].find((key) => {
    const node = section.peek(key);
    if (node === undefined) return false;
    if (node.kind === 'list') return node.items.length > 0;
    if (node.kind === 'map') return node.entries.size > 0;
    return !/^(false|no|off|none|)$/i.test(node.text);
  });
  const entry = found === undefined ? undefined : section.map.entries.get(found);
  return entry && { value: entry.key, origin: 'file', at: section.place(entry) };
}
