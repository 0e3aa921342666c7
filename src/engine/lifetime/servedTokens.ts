import { type Assumptions } from '../assumptions';
import { energyOf } from '../energy/energyOf';
import { type AssumptionUse } from '../estimate';
import { endsOf } from '../estimate/known';
import { type Accelerator } from '../hardware/accelerator';
import { type Input, type Quantity, type Unit } from '../quantity';
import { FLEET_LOAD } from '../serving/throughput';
import { type Serving } from '../serving/servingOf';
import { servingUses } from '../serving/servingUses';
import { promptShare } from './costRates';
import { banded, times } from './quantities';

/** What a token costs that is served, reading and writing in the proportion of a request. */
export interface TokenPrice {
  /** Share of the tokens that is read, 0–1. */
  readonly promptShare: number;
  /** Tokens of a request, read and written. */
  readonly requestTokens: number;
  /** Accelerator-hours of one token. */
  readonly hours: Quantity;
  /** Absent without a price. */
  readonly usd?: Quantity;
  readonly accelerator: Accelerator;
}

const SECONDS_PER_HOUR = 3600;
const MILLION = 1e6;

/**
 * Hours and dollars of a token, from what serving takes to read and to write one, at the load that a fleet is built for:
 * t = (share · t_in + (1 − share) · t_out) / load.
 * @returns undefined where the model does not fit or an accelerator has no peak or bandwidth
 */
export function tokenPrice(serving: Serving): TokenPrice | undefined {
  const { deployment, acceleratorSecondsPerPromptToken, acceleratorSecondsPerOutputToken } = serving;
  const { accelerator, promptTokens, outputTokens } = deployment;
  if (acceleratorSecondsPerPromptToken === undefined || acceleratorSecondsPerOutputToken === undefined)
    return undefined;
  const share = promptShare({ promptTokens, outputTokens });
  const busy = mixed(
    [acceleratorSecondsPerPromptToken, acceleratorSecondsPerOutputToken],
    share,
    'accelerator-hours',
    1 / SECONDS_PER_HOUR,
    'share · t_in + (1 − share) · t_out',
  );
  const hours = busy && perLoad(busy);
  if (hours === undefined) return undefined;
  const usd = mixed(
    [serving.usdPerMillionPromptTokens, serving.usdPerMillionOutputTokens],
    share,
    'USD',
    1 / MILLION,
    '(share · t_in + (1 − share) · t_out) · price / load',
  );
  return {
    promptShare: share,
    requestTokens: promptTokens + outputTokens,
    hours,
    accelerator,
    ...(usd === undefined ? {} : { usd }),
  };
}

/** The mean of reading and writing a token, by what share of the tokens is read. */
function mixed(
  [read, write]: readonly [Quantity | undefined, Quantity | undefined],
  share: number,
  unit: Unit,
  factor: number,
  formula: string,
): Quantity | undefined {
  if (read === undefined || write === undefined) return undefined;
  const [readLow, readHigh] = endsOf(read);
  const [writeLow, writeHigh] = endsOf(write);
  const mean = (in_: number, out: number): number => factor * (share * in_ + (1 - share) * out);
  return banded([mean(readLow, writeLow), mean(read.value, write.value), mean(readHigh, writeHigh)], unit, {
    ...write.because,
    formula,
  });
}

/** Hours that are rented for the busy ones: requests do not come evenly. */
function perLoad(busy: Quantity): Quantity | undefined {
  const [low, high] = endsOf(busy);
  const { because } = busy;
  const load: Input = { name: 'fleetLoad', value: FLEET_LOAD.value, unit: 'ratio', origin: 'default' };
  return banded(
    [low / FLEET_LOAD.high, busy.value / FLEET_LOAD.value, high / FLEET_LOAD.low],
    'accelerator-hours',
    { ...because, formula: `(${because.formula}) / load`, inputs: [load, ...because.inputs] },
  );
}

/** Hours, dollars and energy of serving so many tokens. */
export function servedTokens(price: TokenPrice, inferenceTokens: Quantity, assumptions: Assumptions) {
  const input: Input = {
    name: 'inferenceTokens',
    value: inferenceTokens.value,
    unit: 'tokens',
    origin: inferenceTokens.because.inputs[0]?.origin,
  };
  const demand = inferenceTokens.value;
  const hours = times(price.hours, demand, 'accelerator-hours', 'D_inf · t', [input]);
  const usd = price.usd && times(price.usd, demand, 'USD', 'D_inf · t · price / load', [input]);
  const { energyKwh } = energyOf(hours, price.accelerator, assumptions);
  return { hours, usd, energyKwh };
}

/** What was said or assumed of serving, as entries of the list of assumptions. */
export function priceUses(price: TokenPrice | undefined, assumptions: Assumptions): readonly AssumptionUse[] {
  return price === undefined ? [] : servingUses(price.hours.because.inputs, price.accelerator, assumptions);
}
