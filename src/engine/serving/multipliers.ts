/**
 * What multiplies time and price of a served answer: a draft model that guesses ahead, and several samples. Formulas
 * alone; no acceptance rate or accuracy is claimed for any config.
 */

/** A draft model that guesses ahead of the one that is served. */
export interface Speculation {
  /** α: chance that a guessed token is accepted, 0 ≤ α ≤ 1. */
  readonly acceptance: number;
  /** γ: tokens guessed at a time, a positive whole number. */
  readonly guesses: number;
  /** c: time of a step of the draft over that of the served model, at least 0. */
  readonly draftCost: number;
}

export const SPECULATION_SOURCE =
  'Leviathan, Kalman & Matias 2023, arXiv:2211.17192, eq. 1, theorems 3.8 and 3.11';

/**
 * Tokens that one pass of the served model yields on average: (1 − α^{γ+1}) / (1 − α).
 * @returns undefined for arguments out of their ranges
 * @example tokensPerPass({ acceptance: 0.8, guesses: 5, draftCost: 0 }) // => 3.69
 */
export function tokensPerPass({ acceptance, guesses }: Speculation): number | undefined {
  if (!(acceptance >= 0 && acceptance <= 1) || !(Number.isInteger(guesses) && guesses > 0 && guesses <= 1000))
    return undefined;
  return acceptance === 1 ? guesses + 1 : (1 - acceptance ** (guesses + 1)) / (1 - acceptance);
}

/**
 * How many times faster tokens are written: (1 − α^{γ+1}) / ((1 − α)(γc + 1)). It holds where a pass over γ + 1 tokens
 * takes as long as over one, thus for few sequences together.
 * @returns undefined for arguments out of their ranges
 * @example speculativeSpeedup({ acceptance: 0.9, guesses: 10, draftCost: 0 }) // => 6.86, the paper's table 1
 */
export function speculativeSpeedup(speculation: Speculation): number | undefined {
  const tokens = tokensPerPass(speculation);
  const { guesses, draftCost } = speculation;
  if (tokens === undefined || !(draftCost >= 0 && Number.isFinite(draftCost))) return undefined;
  return tokens / (guesses * draftCost + 1);
}

/**
 * How many times the operations of a token grow: (1 − α)(γĉ + γ + 1) / (1 − α^{γ+1}), ĉ the operations of the draft over
 * those of the served model. What is guessed and thrown away is paid for where computing is what bounds serving.
 * @returns undefined for arguments out of their ranges
 * @example speculativeOperations({ acceptance: 0.8, guesses: 5, draftCost: 0 }) // => 1.63, the paper's table 1
 */
export function speculativeOperations(speculation: Speculation): number | undefined {
  const tokens = tokensPerPass(speculation);
  const { guesses, draftCost } = speculation;
  if (tokens === undefined || !(draftCost >= 0 && Number.isFinite(draftCost))) return undefined;
  return (guesses * draftCost + guesses + 1) / tokens;
}

/**
 * How many times a request costs with k answers sampled of it: its prompt is read once, its output written k times.
 * @param promptCost cost of reading the prompt, in any unit
 * @param outputCost cost of writing one answer, in the same
 * @returns undefined for costs or samples that are none
 * @example samplesCost(1, 3, 4) // => 3.25: a quarter of a request is its prompt
 */
export function samplesCost(promptCost: number, outputCost: number, samples: number): number | undefined {
  const whole = promptCost + outputCost;
  if (!(promptCost >= 0 && outputCost >= 0 && whole > 0 && Number.isFinite(whole))) return undefined;
  if (!(Number.isInteger(samples) && samples > 0)) return undefined;
  return (promptCost + samples * outputCost) / whole;
}
