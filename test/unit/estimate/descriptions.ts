import {
  type ArchitectureFields,
  EMPTY_RUN,
  type RunDescription,
  type Sourced,
} from '../../../src/engine/run';

/** A value that stands in the file. */
export const inFile = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });

/** Puts an origin on every value of a plain record. */
export function sourced<T extends object>(values: T): { readonly [K in keyof T]: Sourced<T[K]> } {
  const entries = Object.entries(values).map(([key, value]) => [key, inFile(value as unknown)]);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Sourced<T[K]> };
}

/** A run from plain values, all as if the file said them. */
export function described(parts: {
  readonly architecture?: ArchitectureFields;
  readonly training?: Readonly<Record<string, number | string>>;
  readonly data?: Readonly<Record<string, number>>;
  readonly cluster?: Readonly<Record<string, number | string>>;
  readonly serving?: Readonly<Record<string, string>>;
}): RunDescription {
  return {
    ...EMPTY_RUN,
    architecture: parts.architecture ?? {},
    training: sourced(parts.training ?? {}),
    data: sourced(parts.data ?? {}),
    cluster: sourced(parts.cluster ?? {}),
    serving: sourced(parts.serving ?? {}),
  };
}

/** meta-llama/Llama-3.1-405B: 405,853,388,800 parameters. */
export const llama405b: ArchitectureFields = sourced({
  family: 'llama',
  layers: 126,
  hiddenSize: 16384,
  feedForwardSize: 53248,
  attentionHeads: 128,
  keyValueHeads: 8,
  vocabularySize: 128256,
  maximumPositions: 131072,
  tiedEmbeddings: false,
});

/** meta-llama/Meta-Llama-3-8B: 8,030,261,248 parameters. */
export const llama8b: ArchitectureFields = sourced({
  family: 'llama',
  layers: 32,
  hiddenSize: 4096,
  feedForwardSize: 14336,
  attentionHeads: 32,
  keyValueHeads: 8,
  vocabularySize: 128256,
  maximumPositions: 8192,
  tiedEmbeddings: false,
});

/** GPT-3 175B by Brown et al. 2020, Table 2.1: 174,604,259,328 parameters with tied embeddings. */
export const gpt3: ArchitectureFields = sourced({
  family: 'gpt2',
  layers: 96,
  hiddenSize: 12288,
  attentionHeads: 96,
  vocabularySize: 50257,
  maximumPositions: 2048,
  tiedEmbeddings: true,
});

/** mistralai/Mixtral-8x7B: 46,702,792,704 parameters, 12,879,925,248 active. */
export const mixtral: ArchitectureFields = sourced({
  family: 'mixtral',
  layers: 32,
  hiddenSize: 4096,
  feedForwardSize: 14336,
  attentionHeads: 32,
  keyValueHeads: 8,
  vocabularySize: 32000,
  maximumPositions: 32768,
  experts: 8,
  expertsPerToken: 2,
  tiedEmbeddings: false,
});
