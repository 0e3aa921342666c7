export const SNELL_SOURCE = 'Snell et al. 2024, arXiv:2408.03314, §7';

/** Training and inference of one model, in tokens. */
export interface TokenDemand {
  /** D_pre, tokens of pre-training. */
  readonly trainingTokens: number;
  /** D_inf, tokens generated over its life. */
  readonly inferenceTokens: number;
}

/**
 * How many times the inference tokens a small model may spend so that its whole compute equals that of a model M times
 * larger: X = 6·N·D_pre, Y = 2·N·D_inf, M·(X + Y) = X + k·Y gives k = M + 3·(D_pre/D_inf)·(M − 1). M ≥ 1, D_inf > 0.
 *
 * @example inferenceMultiple(14, { trainingTokens: 1, inferenceTokens: 1 }) // 53
 * @example inferenceMultiple(14, { trainingTokens: 1, inferenceTokens: 0.16 }) // 257.75
 */
export function inferenceMultiple(
  sizeRatio: number,
  { trainingTokens, inferenceTokens }: TokenDemand,
): number {
  return sizeRatio + 3 * (trainingTokens / inferenceTokens) * (sizeRatio - 1);
}

/**
 * The size ratio M at which a model that spends `multiple` times the inference tokens breaks even: the inverse.
 *
 * @example breakEvenSizeRatio(53, { trainingTokens: 1, inferenceTokens: 1 }) // 14
 */
export function breakEvenSizeRatio(
  multiple: number,
  { trainingTokens, inferenceTokens }: TokenDemand,
): number {
  const weight = 3 * (trainingTokens / inferenceTokens);
  return (multiple + weight) / (1 + weight);
}

/** FLOP over a life, 6·N·D_pre + 2·N·D_inf. */
export function lifetimeFlops(parameters: number, { trainingTokens, inferenceTokens }: TokenDemand): number {
  return 6 * parameters * trainingTokens + 2 * parameters * inferenceTokens;
}

/** What the paper found, for PaLM 2-S on MATH only; where test-time compute pays depends on difficulty. */
export const SNELL_FINDINGS = {
  source: SNELL_SOURCE,
  confidence: 'verified-secondary',
  /** Compute-optimal choice of strategy against best-of-N, times fewer samples. */
  efficiencyOverBestOfN: 4,
  /** Size ratio of the larger model that was beaten on easy and middling problems at few inference tokens. */
  sizeRatioBeaten: 14,
  /** Difficulty is the base model's own pass@1 in five bins; which side the exchange favours at few inference tokens. */
  favours: { easyAndMiddling: 'test-time', hardest: 'pre-training' },
} as const;
