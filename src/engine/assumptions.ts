import { type Accelerator } from './hardware/accelerator';
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
  /** Fresh tokens of the law's corpus that one token of this data is worth; absent = 1, nothing is claimed. */
  readonly dataQuality?: Assumed<number>;
  /** What a doubled budget must lower the loss by to be worth it, nats/token; absent = 0.01. */
  readonly leastGain?: Assumed<number>;
  /** Power usage effectiveness of the data centre, at least 1. */
  readonly powerUsageEffectiveness?: Assumed<Range>;
  /** Id of an electricity grid, see `src/engine/energy`. */
  readonly grid?: Assumed<string>;
  /** kg CO2e per kWh; wins over the grid's. */
  readonly carbonIntensity?: Assumed<number>;
  /** Accelerators that a team describes itself; one with the id of a listed one stands in its place. */
  readonly ownAccelerators?: readonly Accelerator[];
  readonly serving?: ServingAssumptions;
}

/** How the model will be served, where somebody says so; what is absent is the serving engine's default. */
export interface ServingAssumptions {
  /** Id of the accelerator that serves; absent = the one that trains. */
  readonly accelerator?: Assumed<string>;
  /** Accelerators of one replica. */
  readonly accelerators?: Assumed<number>;
  readonly priceUsdPerHour?: Assumed<number>;
  /** Number formats: `bf16`, `fp8`, `int8`, `int4`… */
  readonly weightPrecision?: Assumed<string>;
  readonly cachePrecision?: Assumed<string>;
  /** Tokens of one request: read and written. */
  readonly promptTokens?: Assumed<number>;
  readonly outputTokens?: Assumed<number>;
  /** Sequences that are decoded together on one replica. */
  readonly concurrency?: Assumed<number>;
  readonly queriesPerSecond?: Assumed<number>;
  /** Targets, in seconds. */
  readonly timeToFirstToken?: Assumed<number>;
  readonly timePerOutputToken?: Assumed<number>;
}
