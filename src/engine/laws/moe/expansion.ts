import { type ScalePoint, type ScaleTraits } from '../law';

/**
 * Routed experts over those a token passes: how many times as many expert parameters the model holds as a token
 * uses, 1 for a dense model.
 *
 * The laws of routed models with experts of full width were fitted with one expert per token. Eight experts of which
 * a token passes two are four of twice the width to them: a rule of ours, which leaves active and total parameters
 * as they are; `lawNotices` says where it was needed.
 *
 * @example expansion({ experts: 8, expertsPerToken: 2 }) // 4
 */
export function expansion({ experts = 1, expertsPerToken = 1 }: ScalePoint | ScaleTraits): number {
  return Math.max(1, experts / Math.max(1, expertsPerToken));
}

/**
 * G: the width of a dense feed-forward over that of an expert. Where a model does not say, as many as a token passes:
 * in the paper's models (Krajewski et al. 2024) a token passes G experts, together as wide as the dense network.
 *
 * @example granularityOf({ experts: 8, expertsPerToken: 2 }) // 2
 */
export function granularityOf({ granularity, expertsPerToken = 1 }: ScalePoint | ScaleTraits): number {
  return granularity ?? Math.max(1, expertsPerToken);
}

/** A mixture of experts by its shape. */
export interface Mixture {
  readonly experts: number;
  readonly expertsPerToken: number;
  /** Width of a dense feed-forward over that of one expert; absent = as many as a token passes, so that both cost alike. */
  readonly granularity?: number;
}

/**
 * All parameters over the active ones where every block is a mixture: attention 4·d², active experts 8·d² together,
 * all of them 8·d²·E/k, so (4 + 8·E/k)/12, without embeddings (Krajewski et al. 2024, arXiv:2402.07871, App. A).
 * @example totalOverActive({ experts: 64, expertsPerToken: 1 }) // 43
 */
export function totalOverActive({ experts, expertsPerToken }: Mixture): number {
  return (4 + (8 * experts) / expertsPerToken) / 12;
}

/** The same of what is known of a run: as stated, else by its experts, 1 for a dense model. */
export function totalOverActiveOf({ experts = 1, expertsPerToken = 1, ...traits }: ScaleTraits): number {
  return traits.totalOverActive ?? Math.max(1, totalOverActive({ experts, expertsPerToken }));
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
