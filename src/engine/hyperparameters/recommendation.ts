import { type LawCaveat } from '../laws/lawCaveat';
import { type Unit } from '../quantity';

/** What the recommendations may need to know of a run, under the names of the inputs they become. */
export type FactName =
  /** Active parameters without embeddings. */
  | 'nonEmbeddingParameters'
  | 'tokens'
  /** C = (6·N + 12·L·d·s)·D, non-embedding FLOP with full attention: DeepSeek's M·D. */
  | 'compute'
  /** Predicted by Kaplan's own joint law: a loss of another law would be of another corpus. */
  | 'loss'
  /** Experts over experts per token; 1 = dense. */
  | 'expansion';

/** What is recommended. */
export type AdviceTopic =
  /** The peak learning rate of Adam or AdamW. */
  | 'learning-rate'
  /** Tokens per step with which the final loss is lowest. */
  | 'batch'
  /** Tokens per step that balance time against compute. */
  | 'critical-batch';

/**
 * A published recommendation: data with behaviour. Adding one is adding a file and a line in `recommendations`.
 * The formula holds for positive, finite facts.
 */
export interface Recommendation {
  /** Stable, kebab-case. */
  readonly id: string;
  /** In the field's words, not translated. */
  readonly title: string;
  readonly topic: AdviceTopic;
  readonly citation: string;
  /** In the paper's symbols. */
  readonly formula: string;
  readonly unit: Extract<Unit, 'tokens' | 'ratio'>;
  /** On which models it was fitted. */
  readonly models: 'dense' | 'moe' | 'dense-and-moe';
  readonly needs: readonly FactName[];
  /** Where it was fitted; a fact without range has none that we know of. */
  readonly fittedRange: Readonly<Partial<Record<FactName, readonly [number, number]>>>;
  /** How near to the best loss the authors' fit came: 0.0025 = within 0.25 %. */
  readonly lossWithin?: number;
  readonly caveats?: readonly LawCaveat[];
  value(fact: (name: FactName) => number): number;
}
