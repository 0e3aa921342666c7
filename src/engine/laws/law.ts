import { type Notice } from '../notice';
import { type BandKind, type Input } from '../quantity';

/** Stable, kebab-case. */
export type LawId = string;

/** Whether the law's N counts embeddings. Of a mixture of experts, `parameters` are those active for a token. */
export type LawParameters = 'total' | 'non-embedding';

/** A constant of a law with what the paper says of its uncertainty. */
export interface LawConstant {
  /** The paper's symbol: `E`, `A`, `alpha`, `N_c`. */
  readonly symbol: string;
  readonly value: number;
  readonly standardError?: number;
  /** Interval printed in the paper, with its level, e.g. `[0.488, 0.502]` at 0.8. */
  readonly interval?: { readonly low: number; readonly high: number; readonly level: number };
}

/** Closed intervals the law was fitted on; a missing one is not stated by the paper. */
export interface FittedRange {
  readonly parameters?: readonly [number, number];
  readonly tokens?: readonly [number, number];
  /** FLOP */
  readonly compute?: readonly [number, number];
  /** With the experts a token does not pass. */
  readonly totalParameters?: readonly [number, number];
  /** Routed experts over those a token passes; 1 = dense. */
  readonly expansion?: readonly [number, number];
  readonly expertsPerToken?: readonly [number, number];
  readonly granularity?: readonly [number, number];
}

/** A point to evaluate: parameters in the law's own convention. Laws look at what they know of and ignore the rest. */
export interface ScalePoint {
  readonly parameters: number;
  /** Tokens seen in training, repetitions included. */
  readonly tokens: number;
  /** Distinct tokens among them; absent = all. */
  readonly uniqueTokens?: number;
  /** Routed experts per sparse layer; absent or 1 = dense. */
  readonly experts?: number;
  readonly expertsPerToken?: number;
  /** Width of a dense feed-forward over the width of one expert; absent = as many as a token passes. */
  readonly granularity?: number;
  /** With the experts a token does not pass, in the same convention about embeddings; absent = `parameters`. */
  readonly totalParameters?: number;
}

/** What is known of a run besides its size: what a law that knows of it takes into account. */
export interface ScaleTraits extends Pick<
  ScalePoint,
  'uniqueTokens' | 'experts' | 'expertsPerToken' | 'granularity'
> {
  /** All parameters over those a token passes, in the law's convention; absent = all blocks are mixtures. */
  readonly totalOverActive?: number;
}

/** A low and a high value. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** The best use of a budget by one law. */
export interface Optimum {
  /** In the law's own convention. */
  readonly parameters: number;
  readonly tokens: number;
  /** nats/token; absent for laws that only allocate. */
  readonly loss?: number;
  /** Where the law's uncertainty is known. */
  readonly parametersBand?: Band;
  readonly tokensBand?: Band;
}

/**
 * A published scaling law: data with behaviour. Adding a law is adding a file that exports one of these and a line
 * in the registry. Functions are pure, allocate little, and return `undefined` where the law has no answer;
 * arguments must be positive and finite.
 */
export interface Law {
  readonly id: LawId;
  /** Short name in the field's words, e.g. `Hoffmann 2022, approach 3`. Not translated. */
  readonly title: string;
  /** e.g. `Hoffmann et al. 2022, arXiv:2203.15556, eq. 10, Table A3`. */
  readonly citation: string;
  /** e.g. `L(N,D) = E + A/N^α + B/D^β`. */
  readonly formula: string;
  readonly parameterConvention: LawParameters;
  /** What the law was fitted on; absent = dense models. A dense law is never silently applied to a mixture. */
  readonly architectures?: 'dense' | 'moe';
  /** Whether the loss knows `uniqueTokens`; absent = every token counts as new, however often it was seen. */
  readonly knowsRepetition?: boolean;
  /** Whether the law speaks of such a point at all: a law of mixtures may know nothing of dense models; absent = yes. */
  covers?(point: ScalePoint): boolean;
  /** Corpus and tokenizer its loss refers to: losses of different corpora are not comparable. */
  readonly corpus: string;
  readonly constants: readonly LawConstant[];
  readonly fittedRange: FittedRange;
  /** How the constants were checked; shown to the user. */
  readonly confidence: 'verified' | 'verified-secondary' | 'mixed';
  /** The smallest loss the law can reach, nats/token. */
  readonly irreducibleLoss?: number;
  /** Loss in nats/token at N parameters and D tokens. */
  loss?(point: ScalePoint): number;
  /** Where the coefficients' uncertainty is known: a band about `loss`, with its kind said by `bandSource`. */
  lossBand?(point: ScalePoint): Band;
  readonly bandSource?: string;
  /** Which kind of band `lossBand` and the optimum's bands are; present exactly when `bandSource` is. */
  readonly bandKind?: Extract<BandKind, 'fit-uncertainty' | 'published-interval'>;
  /** How `optimum` finds N and D, in the paper's symbols; present exactly when it is. */
  readonly optimumFormula?: string;
  /** How `optimum` finds its loss, where that is not `formula` at N and D. */
  readonly optimumLossFormula?: string;
  /** The best N and D for `compute` FLOP, C = 6·N·D; traits that the law knows nothing of change nothing. */
  optimum?(compute: number, traits?: ScaleTraits): Optimum;
  /** The compute in FLOP whose optimum reaches `loss`. */
  computeForLoss?(loss: number): number | undefined;
  /** Tokens with which `parameters` reach `loss`. */
  tokensForLoss?(parameters: number, loss: number): number | undefined;
  /** Parameters that reach `loss` on `tokens`. */
  parametersForLoss?(tokens: number, loss: number): number | undefined;
  /** What its numbers rest on besides the point and constants of the paper, such as a worth of the data. */
  readonly inputs?: readonly Input[];
  /** Anything else a user of the law must know. */
  readonly notices?: readonly Notice[];
}
