import { type Input } from '../../quantity';

/** Claims of the field; the report has a sentence for each. */
export type ClaimId =
  | 'chinchilla-beats-gopher'
  | 'large-models-of-2021-under-trained'
  | 'equal-proportions'
  | 'twenty-tokens-per-parameter'
  | 'exponents-between-0.05-and-0.1'
  | 'diminishing-returns'
  | 'larger-models-need-fewer-tokens'
  | 'shape-matters-little'
  | 'mixtures-beat-dense'
  | 'smaller-model-is-cheaper-to-serve'
  | 'palm-on-the-trend'
  | 'scores-saturate'
  | 'abilities-appear-at-a-scale'
  | 'better-data-is-more-data'
  | 'samples-raise-scores'
  | 'runs-cost-millions'
  | 'largest-models-below-two-trillion';

/** One look at a claim: by one law, or at one pair of models. */
export interface ClaimCheck {
  /** Whose view: a law's title, a model's name. */
  readonly subject: string;
  readonly holds: boolean;
  /** The numbers that decide, computed or published. */
  readonly figures: readonly Input[];
}

/** What the evidence makes of a claim. */
export type ClaimOutcome =
  | 'borne-out'
  /** By some laws or models and not by others. */
  | 'in-part'
  | 'not-borne-out'
  /** Nothing here can be held against it. */
  | 'untested';

/** A claim with everything that was held against it. */
export interface Claim {
  readonly id: ClaimId;
  /** Who claims it. */
  readonly source: string;
  /** Ids of the published runs it is about. */
  readonly caseIds: readonly string[];
  readonly checks: readonly ClaimCheck[];
}

/** All, some or none of the checks hold. */
export function outcomeOf({ checks }: Claim): ClaimOutcome {
  const holding = checks.filter(({ holds }) => holds).length;
  if (checks.length === 0) return 'untested';
  if (holding === checks.length) return 'borne-out';
  return holding === 0 ? 'not-borne-out' : 'in-part';
}
