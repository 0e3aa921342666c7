import { type Assumptions } from '../assumptions';
import { type ResourceEstimate } from '../estimate';
import { type Law } from '../laws/law';
import { type EqualLossLife, equalLossLives } from '../lifetime/equalLossLives';
import { tokenPrice, type TokenPrice } from '../lifetime/servedTokens';
import { EMPTY_RUN } from '../run';
import { servingOf } from '../serving';
import { type Allocation, type ArchitectureDesign } from './planResult';

/** A plan over training and use. */
export interface PlanLifetime {
  /** The recommended run first, then others of its loss. */
  readonly lives: readonly EqualLossLife[];
  /** Of a token that the design serves; absent where no accelerator is known to hold it. */
  readonly price?: TokenPrice;
}

/**
 * What the recommended run and others of its loss cost over training and the tokens served, in FLOPs and in dollars:
 * training at the plan's price, serving at what a token costs that its design serves.
 * @param law as it speaks in the plan's situation
 * @returns undefined where the law gives no loss or no tokens for one
 */
export function planLifetime(
  law: Law,
  { parameters, tokens, loss, lifetime, trainingOptimal }: Allocation,
  design: ArchitectureDesign | undefined,
  { costUsd }: ResourceEstimate,
  inferenceTokens: number,
  assumptions: Assumptions,
): PlanLifetime | undefined {
  if (loss === undefined || lifetime === undefined) return undefined;
  const serving = design && servingOf(EMPTY_RUN, { architecture: design.architecture }, assumptions);
  const price = serving && tokenPrice(serving);
  const lives = equalLossLives({
    law,
    parameters: parameters.value,
    tokens: tokens.value,
    loss: loss.value,
    inferenceTokens,
    ...(costUsd === undefined || price?.usd === undefined
      ? {}
      : { prices: { training: costUsd, serving: price.usd } }),
  });
  // What is recommended is not compared with itself.
  const others = lives.filter(({ role }) => trainingOptimal === undefined || role !== 'cheapest-flops');
  return { lives: others, ...(price === undefined ? {} : { price }) };
}
