import { type LawPrediction } from '../estimate';
import { type ComparableLosses } from '../estimate/lossSpread';
import { type Quantity } from '../quantity';

export { type ComparableLosses };

/** Why a law answers otherwise than the chosen one; the report has a sentence for each. */
export type LawDifference =
  /** It counts parameters (and with them compute) in another way. `convention`, `other` */
  | {
      readonly code: 'parameter-count';
      readonly convention: 'total' | 'non-embedding';
      readonly other: 'total' | 'non-embedding';
    }
  /** Its losses, or the runs it allocates by, are those of another corpus or tokenizer. */
  | { readonly code: 'corpus'; readonly corpus: string; readonly other: string }
  /** The same corpus and count: another fit of the constants, or another way to find the optimum. */
  | { readonly code: 'method' }
  /** Its largest runs were this many times larger (or, below 1, smaller) in parameters, tokens or compute. */
  | {
      readonly code: 'fitted-scale';
      readonly quantity: 'parameters' | 'tokens' | 'compute';
      readonly ratio: number;
    }
  /** It reckons with repeated data, which the other does not (`knows`), or the other way round. */
  | { readonly code: 'repetition'; readonly knows: boolean; readonly epochs: number }
  /** It knows the experts that are not active, which the other does not (`knows`), or the other way round. */
  | { readonly code: 'experts'; readonly knows: boolean }
  /** It only divides the budget and gives no loss. */
  | { readonly code: 'no-loss' };

/** What one law says about the run, and how much weight that carries. */
export interface LawView {
  /** A loss without a band of the law's own has the spread of the laws on its corpus, if there are several. */
  readonly prediction: LawPrediction;
  readonly citation: string;
  readonly confidence: 'verified' | 'verified-secondary' | 'mixed';
  readonly parameterConvention: 'total' | 'non-embedding';
  /** What the law was fitted on; losses of different corpora are never put on one axis. */
  readonly corpus: string;
  /** D/N at the law's optimum for this compute, in its own count. */
  readonly optimalTokensPerParameter?: Quantity;
  /** Decades that the run lies outside the fitted range; 0 inside it, absent where that is not known. */
  readonly decadesOutside?: number;
  /** Against the chosen law; empty for itself. */
  readonly differences: readonly LawDifference[];
}

/** All laws about one run. */
export interface LawComparison {
  /** The chosen law first. */
  readonly views: readonly LawView[];
  readonly losses: readonly ComparableLosses[];
  /** Tokens per parameter of the chosen law's optimum with the spread across laws, all parameters counted. */
  readonly optimalTokensPerParameter?: Quantity;
}

/** Whether two laws' losses may stand on one axis: those of one corpus and tokenizer. */
export function comparableLosses(
  one: { readonly corpus?: string },
  other: { readonly corpus?: string },
): boolean {
  return one.corpus !== undefined && one.corpus === other.corpus;
}
