import { findPublicModel } from '../../engine/models';
import {
  type ArchitectureFields,
  type RunDescription,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { type AdapterKeys, readAdapter } from '../adapterFields';
import { namedModel } from '../namedModel';
import { derived, formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';

/** Builders that take sizes (torchtune/models/…/_component_builders.py), with the family that counts them. */
const BUILDERS: Readonly<Record<string, string>> = {
  llama2: 'llama',
  llama3: 'llama',
  llama3_1: 'llama',
  llama3_2: 'llama',
  mistral: 'llama',
  qwen2: 'qwen2',
  qwen3: 'qwen3',
};
/** Adapters in a builder's name. */
const ADAPTER = /^(q?lora|q?dora)_/;

/** The last name of `_component_: torchtune.models.llama3_1.lora_llama3_1_8b`, parted into adapter and model. */
function builder(model: Section): { readonly adapter?: Sourced<string>; readonly name?: Sourced<string> } {
  const component = model.text('_component_');
  if (component === undefined) return {};
  const last = component.value.slice(component.value.lastIndexOf('.') + 1);
  const adapter = ADAPTER.exec(last)?.[1];
  const name = { ...component, value: last.replace(ADAPTER, '') };
  return adapter === undefined ? { name } : { name, adapter: derived(adapter, '_component_', component.at) };
}

const ADAPTER_KEYS: AdapterKeys = {
  rank: 'lora_rank',
  alpha: 'lora_alpha',
  targets: 'lora_attn_modules',
  dora: 'use_dora',
};
/** The modules that each switch of a builder adds to those of attention. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  apply_lora_to_mlp: ['w1', 'w2', 'w3'],
  apply_lora_to_output: ['output'],
};

/** The adapter of a builder; the names are those of torchtune's own modules. */
function readTorchtuneAdapter(model: Section, word: Sourced<string> | undefined): TrainingFields {
  if (word === undefined) return {};
  const { adapterTargets: attention, ...fields } = readAdapter(model, word, ADAPTER_KEYS, {
    whose: 'torchtune builders',
    rank: 8,
  });
  const added = Object.entries(SWITCHES).flatMap(([key, names]) =>
    model.flag(key)?.value === true ? names : [],
  );
  const adapterTargets = attention && { ...attention, value: [...attention.value, ...added] };
  return withoutMissing({ ...fields, adapterTargets, adapterNaming: derived('torchtune', '_component_') });
}

/** The model of a recipe: a builder named after a public model, or one that is given its sizes. */
export function readTorchtuneModel(
  model: Section,
): Pick<RunDescription, 'architecture' | 'modelName'> & { readonly adapter: TrainingFields } {
  const { name, adapter: word } = builder(model);
  if (name === undefined) return { architecture: {}, adapter: {} };
  const adapter = readTorchtuneAdapter(model, word);
  const family = Object.hasOwn(BUILDERS, name.value) ? BUILDERS[name.value] : undefined;
  if (family !== undefined && model.isNumber('embed_dim')) {
    return { architecture: readSizes(model, family, name), adapter };
  }
  const modelName = derived(publicName(name.value), '_component_', name.at);
  return { modelName, architecture: namedModel(model, modelName), adapter };
}

/**
 * The name people know a builder's model by: its underscores stand for points or hyphens, and the table decides.
 * @example `qwen2_5_0_5b_instruct` => `qwen2.5-0.5b-instruct`
 */
function publicName(name: string): string {
  const parts = name.split('_');
  if (parts.length > 8) return name;
  const joined = parts
    .slice(1)
    .reduce<readonly string[]>(
      (names, part) => names.flatMap((start) => [`${start}.${part}`, `${start}-${part}`]),
      [parts[0] ?? '', (parts[0] ?? '').replace(/^([a-z]+)(\d)/, '$1-$2')],
    );
  return joined.find((each) => findPublicModel(each) !== undefined) ?? name;
}

/** Arguments of the builders; without `intermediate_dim` it is `scale_hidden_dim_for_mlp(embed_dim)`. */
function readSizes(model: Section, family: string, name: Sourced<string>): ArchitectureFields {
  const hiddenSize = model.size('embed_dim');
  const tied = model.flag('tie_word_embeddings');
  return withoutMissing<ArchitectureFields>({
    family: { ...name, value: family, origin: 'derived', note: '_component_' },
    layers: model.size('num_layers'),
    hiddenSize,
    feedForwardSize: model.size('intermediate_dim') ?? scaledWidth(hiddenSize),
    attentionHeads: model.size('num_heads'),
    keyValueHeads: model.size('num_kv_heads'),
    headSize: model.size('head_dim'),
    vocabularySize: model.size('vocab_size'),
    maximumPositions: model.size('max_seq_len'),
    tiedEmbeddings: tied ?? formatDefault(name.value === 'llama3_2', `torchtune ${name.value}`),
    queryKeyValueBias: model.flag(['q_proj_bias', 'attn_bias']),
  });
}

/** @example 4096 => 11008 */
function scaledWidth(hidden: Sourced<number> | undefined): Sourced<number> | undefined {
  if (hidden === undefined) return undefined;
  const width = Math.ceil((4 * Math.trunc((2 * hidden.value) / 3)) / 256) * 256;
  return derived(width, '⌈8/3 · embed_dim / 256⌉ × 256', hidden.at);
}
