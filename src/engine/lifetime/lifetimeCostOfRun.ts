import { type Assumptions } from '../assumptions';
import { energyOfEstimate } from '../energy/energyOf';
import { type Estimate } from '../estimate';
import { assumed, asQuantity, isUsable } from '../estimate/known';
import { type Input, type Quantity } from '../quantity';
import { SARDANA_2023_CITATION } from '../laws/sardana2023';
import { sum } from './quantities';
import { servedTokens, type TokenPrice } from './servedTokens';

/** The parts of a life in one currency; what is not known is absent. */
export interface LifetimeParts {
  readonly training?: Quantity;
  readonly serving?: Quantity;
  /** Present exactly where both parts are. */
  readonly total?: Quantity;
}

/** What a run costs over training and use. */
export interface LifetimeCost {
  /** D_inf; absent where nobody says how much will be served. */
  readonly inferenceTokens?: Quantity;
  readonly flops: LifetimeParts;
  readonly hours: LifetimeParts;
  readonly usd: LifetimeParts;
  readonly energyKwh: LifetimeParts;
}

/** The parts are numbers of the engine elsewhere; the report has words for these two names. */
const PARTS = ['lifetimeTraining', 'lifetimeServing'] as const;

/**
 * Training as estimated, serving of the tokens that the assumptions expect at 2·N FLOP and at the time, price and power
 * that a token takes, and their sums.
 * @param price of a token served; absent = serving in FLOPs alone
 */
export function lifetimeCostOfRun(
  estimate: Estimate,
  price: TokenPrice | undefined,
  assumptions: Assumptions,
): LifetimeCost {
  const { training, resources } = estimate;
  const known = assumed('inferenceTokens', 'tokens', assumptions.inferenceTokens);
  const inferenceTokens = known === undefined ? undefined : asQuantity(known);
  const served =
    price === undefined || inferenceTokens === undefined
      ? undefined
      : servedTokens(price, inferenceTokens, assumptions);
  return {
    ...(inferenceTokens === undefined ? {} : { inferenceTokens }),
    flops: partsOf(training.flops, servingFlops(estimate, inferenceTokens)),
    hours: partsOf(resources.acceleratorHours, served?.hours),
    usd: partsOf(resources.costUsd, served?.usd),
    energyKwh: partsOf(energyOfEstimate(estimate, assumptions).energyKwh, served?.energyKwh),
  };
}

/** 2·N·D_inf: matrix products alone, as 6·N·D counts them; what a long context adds is in the hours. */
function servingFlops({ parameters }: Estimate, tokens: Quantity | undefined): Quantity | undefined {
  if (parameters === undefined || tokens === undefined) return undefined;
  const { active, total } = parameters;
  const value = 2 * active.value * tokens.value;
  if (!isUsable(value)) return undefined;
  const name = active.value < total.value ? 'activeParameters' : 'parameters';
  const inputs: readonly Input[] = [
    { name, value: active.value, unit: 'parameters', origin: 'derived' },
    ...tokens.because.inputs,
  ];
  const because = { formula: 'C = 2·N·D_inf', inputs, source: SARDANA_2023_CITATION, notices: [] };
  return { value, unit: 'FLOP', because };
}

function partsOf(training: Quantity | undefined, serving: Quantity | undefined): LifetimeParts {
  const total = training === undefined || serving === undefined ? undefined : sum(training, serving, PARTS);
  return {
    ...(training === undefined ? {} : { training }),
    ...(serving === undefined ? {} : { serving }),
    ...(total === undefined ? {} : { total }),
  };
}
