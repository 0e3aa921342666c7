import { type Assumptions } from '../assumptions';
import { energyOf } from '../energy/energyOf';
import { endsOf, isUsable } from '../estimate/known';
import { type Accelerator } from '../hardware/accelerator';
import { type Because, type Input, type Quantity } from '../quantity';
import { type Serving } from '../serving';
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

/**
 * Hours and dollars of a token, from the time that serving takes to read a prompt and to write a token:
 * t = share · t_prefill · GPUs / prompt + (1 − share) · t_decode · GPUs / B.
 * @returns undefined where the model does not fit or an accelerator has no peak or bandwidth
 */
export function tokenPrice({
  deployment,
  timeToFirstToken,
  timePerOutputToken,
}: Serving): TokenPrice | undefined {
  if (timeToFirstToken === undefined || timePerOutputToken === undefined) return undefined;
  const { accelerator, accelerators, promptTokens, outputTokens, concurrency, priceUsdPerHour } = deployment;
  const share = promptShare({ promptTokens, outputTokens });
  const hoursOf = (read: number, write: number): number =>
    (accelerators / SECONDS_PER_HOUR) * ((share * read) / promptTokens + ((1 - share) * write) / concurrency);
  const [readLow, readHigh] = endsOf(timeToFirstToken);
  const [writeLow, writeHigh] = endsOf(timePerOutputToken);
  const because: Because = {
    ...timePerOutputToken.because,
    formula: 't = GPUs · (share · t_prefill / prompt + (1 − share) · t_decode / B)',
  };
  const hours = banded(
    [
      hoursOf(readLow, writeLow),
      hoursOf(timeToFirstToken.value, timePerOutputToken.value),
      hoursOf(readHigh, writeHigh),
    ],
    'accelerator-hours',
    because,
  );
  if (hours === undefined) return undefined;
  const priceInput = because.inputs.find(({ name }) => name === 'priceUsdPerHour');
  const usd =
    priceUsdPerHour === undefined || !isUsable(priceUsdPerHour)
      ? undefined
      : times(hours, priceUsdPerHour, 'USD', 't · price', priceInput === undefined ? [] : [priceInput]);
  return {
    promptShare: share,
    requestTokens: promptTokens + outputTokens,
    hours,
    accelerator,
    ...(usd === undefined ? {} : { usd }),
  };
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
  const usd = price.usd && times(price.usd, demand, 'USD', 'D_inf · t · price', [input]);
  const { energyKwh } = energyOf(hours, price.accelerator, assumptions);
  return { hours, usd, energyKwh };
}
