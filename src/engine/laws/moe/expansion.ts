import { type ScalePoint } from '../law';

/**
 * Routed experts over those a token passes: how many times as many expert parameters the model holds as a token
 * uses, 1 for a dense model.
 *
 * The laws of routed models with experts of full width were fitted with one expert per token. Eight experts of which
 * a token passes two are four of twice the width to them: a rule of ours, which leaves active and total parameters
 * as they are; `lawNotices` says where it was needed.
 *
 * @example expansion({ parameters: 1e9, tokens: 1e10, experts: 8, expertsPerToken: 2 }) // 4
 */
export function expansion({ experts = 1, expertsPerToken = 1 }: ScalePoint): number {
  return Math.max(1, experts / Math.max(1, expertsPerToken));
}

/**
 * G: the width of a dense feed-forward over that of an expert. Where a model does not say, as many as a token passes:
 * in the paper's models (Krajewski et al. 2024) a token passes G experts, together as wide as the dense network.
 *
 * @example granularityOf({ parameters: 1e9, tokens: 1e10, experts: 8, expertsPerToken: 2 }) // 2
 */
export function granularityOf({ granularity, expertsPerToken = 1 }: ScalePoint): number {
  return granularity ?? Math.max(1, expertsPerToken);
}

/** Where the gain of the first experts begins and that of the last ends. */
export interface ExpertSaturation {
  /** E_start */
  readonly start: number;
  /** E_max */
  readonly maximum: number;
}

/**
 * Ê with 1/Ê = 1/(E − 1 + (1/E_start − 1/E_max)⁻¹) + 1/E_max: E_start for E = 1, close to E in the middle, and never
 * beyond E_max. Clark et al. 2022, arXiv:2202.01169, eq. 2.
 *
 * @example saturatedExperts(64, { start: 1.847, maximum: 314.478 }) // 53.8633
 */
export function saturatedExperts(experts: number, { start, maximum }: ExpertSaturation): number {
  const shifted = experts - 1 + 1 / (1 / start - 1 / maximum);
  return 1 / (1 / shifted + 1 / maximum);
}
