import { type Law } from '../laws/law';
import { inferenceAwareOptimum } from '../laws/sardana2023';
import { type CostRates, equivalentDemand, FLOP_RATES, lifetimeCost } from './costRates';

/** A model of a certain loss and what its life costs. */
export interface LifetimeOptimum {
  /** In the law's own count. */
  readonly parameters: number;
  readonly tokens: number;
  /** In the currency of the rates. */
  readonly cost: number;
}

/**
 * The size and length of training that reach a loss and cost least over training and use together, at any rates: the
 * optimum in FLOPs of a demand that weighs as much (Sardana et al. 2023, arXiv:2401.00448, eq. 3 and §4).
 * @param loss nats/token on the law's corpus
 * @param inferenceTokens D_inf, tokens read and written over the model's life, ≥ 0
 * @returns undefined for laws without a loss, losses they cannot reach and rates that are no positive numbers
 * @example lifetimeOptimum(hoffmann2022Approach3, L(30e9, 1.56e12), 5e12) // N 1.61e10, D 3.32e12
 */
export function lifetimeOptimum(
  law: Law,
  loss: number,
  inferenceTokens: number,
  rates: CostRates = FLOP_RATES,
): LifetimeOptimum | undefined {
  const demand = equivalentDemand(rates, inferenceTokens);
  if (!Number.isFinite(demand) || demand < 0 || !(rates.training > 0)) return undefined;
  const best = inferenceAwareOptimum(law, loss, demand);
  if (best === undefined) return undefined;
  const { parameters, tokens } = best;
  const cost = lifetimeCost(rates, parameters, tokens, inferenceTokens);
  return Number.isFinite(cost) ? { parameters, tokens, cost } : undefined;
}
