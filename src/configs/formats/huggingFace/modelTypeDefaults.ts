/**
 * What a configuration class of transformers fills in where `config.json` says nothing, and which keys its model
 * reads. Read from transformers 5.18's configuration_*.py; other sources are named at the row.
 */
export interface ModelTypeDefaults {
  /** The configuration class: whose default it is. */
  readonly configClass: string;
  /** The file with that class where it comes with the weights; absent = transformers. */
  readonly configurationFile?: string;
  readonly layers?: number;
  readonly decoderLayers?: number;
  readonly hiddenSize?: number;
  readonly feedForwardSize?: number;
  readonly heads?: number;
  /** Absent = as many as heads. */
  readonly keyValueHeads?: number;
  /** Absent = hidden size / heads. */
  readonly headSize?: number;
  readonly vocabularySize?: number;
  readonly maximumPositions?: number;
  readonly tied: boolean;
  /** A window where the key is absent; `null` in the file switches it off. */
  readonly slidingWindow?: number;
  /** Layers that attend to all where no list says which: those of this index within each period. */
  readonly fullLayers?: { readonly period: number; readonly index: number };
  readonly experts?: number;
  readonly expertsPerToken?: number;
  readonly expertFeedForwardSize?: number;
  readonly sharedExperts?: number;
  readonly sharedExpertFeedForwardSize?: number;
  readonly firstDenseLayers?: number;
  readonly queryLatentSize?: number;
  readonly keyValueLatentSize?: number;
  readonly queryKeyContentSize?: number;
  readonly queryKeyRotarySize?: number;
  readonly valueHeadSize?: number;
  /** Keys that give biases, with the projections they reach: q = query/key/value, o = output, f = feed-forward. */
  readonly biases?: Readonly<Record<string, string>>;
  /** The key that asks for norms on queries and keys. */
  readonly queryKeyNorm?: string;
}

export const LLAMA_BIASES = { attention_bias: 'qo', mlp_bias: 'f' };
export const ATTENTION_BIAS = { attention_bias: 'qo' };
export const QUERY_BIAS = { attention_bias: 'q' };

export type Sizes = readonly [
  layers?: number,
  hiddenSize?: number,
  feedForwardSize?: number,
  heads?: number,
  keyValueHeads?: number,
  headSize?: number,
  vocabularySize?: number,
  maximumPositions?: number,
];

/** No default for this size. */
export const NONE = undefined;

/** Whether head and embedding share their weights by default. */
export const TIED = true;
export const UNTIED = false;

/** The experts of a row: how many, how many a token uses, how wide each is, how many are shared, dense layers before. */
export function mixture(
  experts: number | undefined,
  expertsPerToken?: number,
  expertFeedForwardSize?: number,
  sharedExperts?: number,
  firstDenseLayers?: number,
): Partial<ModelTypeDefaults> {
  return { experts, expertsPerToken, expertFeedForwardSize, sharedExperts, firstDenseLayers };
}

/** Latent attention of a row: ranks of queries and of keys and values, and the parts of a head. */
export function latent(
  queryLatentSize: number | undefined,
  keyValueLatentSize: number,
  queryKeyContentSize: number,
  queryKeyRotarySize: number,
  valueHeadSize: number,
): Partial<ModelTypeDefaults> {
  return { queryLatentSize, keyValueLatentSize, queryKeyContentSize, queryKeyRotarySize, valueHeadSize };
}

/** A row as the tables write it. */
export function defaults(
  configClass: string,
  sizes: Sizes,
  tied: boolean,
  rest: Partial<ModelTypeDefaults> = {},
): ModelTypeDefaults {
  const [
    layers,
    hiddenSize,
    feedForwardSize,
    heads,
    keyValueHeads,
    headSize,
    vocabularySize,
    maximumPositions,
  ] = sizes;
  return {
    configClass,
    layers,
    hiddenSize,
    feedForwardSize,
    heads,
    keyValueHeads,
    headSize,
    vocabularySize,
    maximumPositions,
    tied,
    ...rest,
  };
}
