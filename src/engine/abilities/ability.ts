import { type FittedRange } from '../laws/law';
import { type BandKind } from '../quantity';

/** What is scored. Two tests of one name that are asked or counted differently are two tasks. */
export type TaskId =
  /** 57 subjects, four answers, 5-shot, answer letter chosen (Open LLM Leaderboard). */
  | 'mmlu'
  /** MMLU as the OLMo ladder asks it: the continuation of lowest loss counts. Its scores lie far below `mmlu`. */
  | 'mmlu-ranked'
  /** 164 programs from docstrings, pass@1. */
  | 'humaneval'
  | 'arc-challenge'
  | 'hellaswag'
  /** HellaSwag as the OLMo ladder asks it. */
  | 'hellaswag-ranked'
  | 'winogrande'
  | 'xwinograd'
  | 'gsm8k'
  /** Mean top-1 accuracy over the 17 tasks on which Gadre et al. 2024 are above chance. */
  | 'gadre-17'
  /** Mean top-1 accuracy over all 46 tasks of Gadre et al. 2024. */
  | 'gadre-46';

/** A run whose abilities are asked for; each predictor looks at what it needs. */
export interface AbilityPoint {
  /** Those active for a token, embeddings included. */
  readonly parameters?: number;
  /** Of these, the input embedding table, which some count out; absent = 0. */
  readonly inputEmbeddingParameters?: number;
  readonly tokens?: number;
  /** FLOP; absent = 6·parameters·tokens. */
  readonly compute?: number;
}

/** A published or measured way from scale to a score: data with behaviour, one line in the registry. */
export interface AbilityPredictor {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly task: TaskId;
  /** In the field's words, not translated. */
  readonly title: string;
  readonly formula: string;
  readonly citation: string;
  /** How the constants were checked. */
  readonly confidence: 'verified' | 'verified-secondary' | 'mixed' | 'fitted-here';
  /** The models it was fitted on; scores of models made otherwise differ. */
  readonly population: string;
  readonly fittedRange: FittedRange;
  /** Score that no scale at all gives: chance, or the limit of the fit. Share, 0 to 1. */
  readonly floor: number;
  /** Score that no scale exceeds by this fit. Share, 0 to 1. */
  readonly ceiling: number;
  /** What single models were measured to be off by. */
  readonly spread?: ScoreSpread;
  /** Share of right answers, 0 to 1; `undefined` where the point does not say enough. */
  score(point: AbilityPoint): number | undefined;
}

/** By how much scores were measured to differ from the prediction. */
export interface ScoreSpread {
  /** Half-width of the band about a predicted score, as a share of 1: 0.1 is ten points. */
  halfWidth(score: number): number;
  /** √ of the mean squared error, one σ, as a share of 1; absent where too few runs were measured to say. */
  readonly standardDeviation?: number;
  readonly kind: Extract<BandKind, 'family-spread' | 'held-out-error'>;
  readonly source: string;
}

/** FLOP of a point, stated or 6·N·D. */
export function computeOf({ compute, parameters, tokens }: AbilityPoint): number | undefined {
  if (compute !== undefined) return compute;
  return parameters === undefined || tokens === undefined ? undefined : 6 * parameters * tokens;
}
