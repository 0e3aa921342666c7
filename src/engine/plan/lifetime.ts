import { conventionOf } from '../estimate/prediction';
import { type Law } from '../laws/law';
import { inferenceAwareOptimum, lifetimeCompute, SARDANA_2023_CITATION } from '../laws/sardana2023';
import { type Convention, type Input, type Quantity, type Unit } from '../quantity';
import { flopsConventionOf } from './budget';
import { type LifetimeChoice } from './planResult';

/**
 * The model that reaches the same loss as the plan and costs least over training and use together (Sardana et al.
 * 2023): smaller and trained for longer than the compute-optimal one.
 * @param inferenceTokens tokens processed over the model's life
 * @returns undefined for laws that give no loss
 */
export function lifetimeChoice(
  law: Law,
  planned: { readonly parameters: number; readonly tokens: number; readonly loss?: number },
  inferenceTokens: number,
): LifetimeChoice | undefined {
  const { loss } = planned;
  const best = loss === undefined ? undefined : inferenceAwareOptimum(law, loss, inferenceTokens);
  if (best === undefined || loss === undefined) return undefined;
  const inputs: readonly Input[] = [
    { name: 'loss', value: loss, unit: 'nats/token' },
    { name: 'inferenceTokens', value: inferenceTokens, unit: 'tokens', origin: 'user' },
    ...(law.inputs ?? []),
  ];
  const quantity = (value: number, unit: Unit, formula: string, convention?: Convention): Quantity => ({
    value,
    unit,
    because: {
      formula,
      inputs,
      source: `${SARDANA_2023_CITATION}; ${law.citation}`,
      convention,
      notices: [],
    },
  });
  const formula = 'min 6·N·D + 2·N·D_inf, L(N, D) = L';
  const before = lifetimeCompute(planned.parameters, planned.tokens, inferenceTokens);
  return {
    parameters: quantity(best.parameters, 'parameters', formula, conventionOf(law)),
    tokens: quantity(best.tokens, 'tokens', formula),
    lifetimeFlops: quantity(best.lifetimeCompute, 'FLOP', '6·N·D + 2·N·D_inf', flopsConventionOf(law)),
    saving: quantity(Math.max(0, 1 - best.lifetimeCompute / before), 'ratio', '1 − C_life / C_life(plan)'),
  };
}
