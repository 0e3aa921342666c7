import { type ArchitectureFields, type Sourced, TABLE_NOTE } from '../run';

/** Where published counts were read. */
const COUNT_SOURCES = {
  kerasHub: 'keras-team/keras-hub presets, `params`',
  hubWeights: 'model card or weight metadata on the Hugging Face hub',
  trainingLogs: '`all params` that fine-tuning frameworks print',
  hubRecalled: 'Hugging Face hub, not confirmed against a text',
  epoch: 'Epoch AI, notable AI models, 2025 (CC-BY 4.0)',
  gpt3Table: 'Brown et al. 2020, arXiv:2005.14165, table D.1',
  palmTable: 'Chowdhery et al. 2022, arXiv:2204.02311, table 1',
  nemotronReport: 'NVIDIA 2024, arXiv:2406.11704',
} as const;

/**
 * `verified`: computed and published counts agree and the published one was read; `recalled`: they agree, but the
 * published one was not found in a text; `rounded`: published only rounded, and the computed count rounds to it.
 */
export type CountConfidence = 'verified' | 'recalled' | 'rounded';

/** A row of the built-in table, as compact as it reads. */
export interface PublicModelRow {
  readonly name: string;
  /** `organisation/name` on the Hugging Face hub. */
  readonly hubId?: string;
  /** Other hub ids and short names of models of this very shape. */
  readonly aliases?: readonly string[];
  readonly family: string;
  readonly sizes: readonly [
    layers: number,
    hiddenSize: number,
    feedForwardSize: number,
    attentionHeads: number,
    keyValueHeads: number,
    headSize: number,
    vocabularySize: number,
    tiedEmbeddings: boolean,
  ];
  /** Fields beyond the sizes. */
  readonly more?: Readonly<Partial<Record<keyof ArchitectureFields, number | boolean | string>>>;
  /** Only the language model of one that also sees. */
  readonly textOnly?: true;
  /** Numbers of the family alone. */
  readonly special?: Readonly<Record<string, number | boolean>>;
  /** Parameters as published; absent where no count was found. */
  readonly published?: readonly [
    parameters: number,
    source: keyof typeof COUNT_SOURCES,
    confidence: CountConfidence,
  ];
}

/**
 * A row as the tables write it: the hub id, or a name where the model is not on the hub.
 * @example row('Qwen/Qwen3-8B', 'qwen3', [36, 4096, 12288, 32, 8, 128, 151936, false])
 */
export function row(
  id: string,
  family: string,
  sizes: PublicModelRow['sizes'],
  rest: Partial<Omit<PublicModelRow, 'hubId' | 'family' | 'sizes'>> = {},
): PublicModelRow {
  const name = id.slice(id.indexOf('/') + 1);
  return name === id ? { name, family, sizes, ...rest } : { name, hubId: id, family, sizes, ...rest };
}

/** A public model: its sizes as fields that the engine counts, and its published count. */
export interface PublicModel {
  readonly name: string;
  readonly hubId?: string;
  /** The sizes are those of the language model alone; the vision tower is left out. */
  readonly textOnly?: true;
  readonly architecture: ArchitectureFields;
  readonly published?: {
    readonly parameters: number;
    readonly source: string;
    readonly confidence: CountConfidence;
  };
}

/**
 * The fields of a row, each with the table as its source.
 * @param known the name of the row by which the model was found, where that is not its first
 */
export function publicModel(row: PublicModelRow, known?: string): PublicModel {
  const note = `${TABLE_NOTE}${known ?? row.hubId ?? row.name}`;
  const sourced = <T>(value: T): Sourced<T> => ({ value, origin: 'derived', note });
  const every = <T>(values: Readonly<Record<string, T>>): Record<string, Sourced<T>> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sourced(value)]));
  const [layers, hiddenSize, feedForwardSize, attentionHeads, keyValueHeads, headSize, rows, tied] =
    row.sizes;
  const sizes = { layers, hiddenSize, feedForwardSize, attentionHeads, keyValueHeads, headSize };
  const [parameters, source, confidence] = row.published ?? [];
  return {
    name: row.name,
    ...(row.hubId === undefined ? {} : { hubId: row.hubId }),
    ...(row.textOnly === true ? { textOnly: true as const } : {}),
    architecture: {
      family: sourced(row.family),
      ...every(sizes),
      vocabularySize: sourced(rows),
      tiedEmbeddings: sourced(tied),
      ...every(row.more ?? {}),
      ...(row.special === undefined ? {} : { familySpecific: every(row.special) }),
    },
    ...(parameters === undefined || source === undefined || confidence === undefined
      ? {}
      : { published: { parameters, source: COUNT_SOURCES[source], confidence } }),
  };
}
