import { type Origin } from './run';

/** An assumption with where it came from: a flag or answer (`user`), a setting, or our default with its citation. */
export interface Assumed<T> {
  readonly value: T;
  readonly origin: Extract<Origin, 'user' | 'setting' | 'default'>;
  /** Citation or the name of the setting or flag. */
  readonly source: string;
}

/** A number with what it may well be instead. */
export interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many tokens to assume where neither the file nor the user says: a count, or a multiple of the parameters. */
export type TokenBudget =
  | { readonly kind: 'tokens'; readonly tokens: number }
  | { readonly kind: 'tokens-per-parameter'; readonly ratio: number };

/**
 * What no file says. One rule for all that a file may also say: `user` wins over the file,
 * the file over `setting`, `setting` over `default`.
 */
export interface Assumptions {
  /** Id of the law that speaks first; see `src/engine/laws`. */
  readonly law: Assumed<string>;
  /** Further laws to evaluate, in order. */
  readonly otherLaws: readonly string[];
  readonly tokens: Assumed<TokenBudget>;
  /** Id of an accelerator, see `src/engine/hardware`. */
  readonly accelerator: Assumed<string>;
  readonly accelerators?: Assumed<number>;
  /** USD per accelerator and hour; absent = the accelerator's own listed price. */
  readonly priceUsdPerHour?: Assumed<number>;
  /** Model FLOPs utilisation, 0–1. */
  readonly utilization: Assumed<Range>;
  readonly precision?: Assumed<string>;
  readonly sequenceLength?: Assumed<number>;
  readonly vocabularySize?: Assumed<number>;
  readonly globalBatchSequences?: Assumed<number>;
  readonly uniqueTokens?: Assumed<number>;
  /** Tokens the model will process over its life, for plans. */
  readonly inferenceTokens?: Assumed<number>;
  /** Plans of a mixture of experts: routed experts of a block, and those a token passes. */
  readonly experts?: Assumed<number>;
  readonly expertsPerToken?: Assumed<number>;
}
