import { type Assumed, type Range } from '../assumptions';
import { isSensible } from '../estimate/known';
import { type Input, type Quantity, type Unit } from '../quantity';
import { type Deployment } from './deployment';
import { EFFICIENCY_SOURCE } from './efficiency';
import { PHASE_FORMULA, type PhaseTime } from './phases';

/** How fast a replica answers and what that costs. */
export interface Throughput {
  /** Reading one prompt on a replica that has nothing else to do. */
  readonly timeToFirstToken?: Quantity;
  readonly timePerOutputToken?: Quantity;
  /** Requests that a busy replica answers in a second, reading and writing in turns. */
  readonly requestsPerSecond?: Quantity;
  readonly promptTokensPerSecondPerAccelerator?: Quantity;
  readonly outputTokensPerSecondPerAccelerator?: Quantity;
  /** Seconds of one accelerator that a token takes on a busy replica; no load of a fleet in it. */
  readonly acceleratorSecondsPerPromptToken?: Quantity;
  readonly acceleratorSecondsPerOutputToken?: Quantity;
  /** At the load that a fleet is built for. */
  readonly usdPerMillionPromptTokens?: Quantity;
  readonly usdPerMillionOutputTokens?: Quantity;
  /** Accelerators for the queries per second that are asked for. */
  readonly acceleratorsForDemand?: Quantity;
}

/** The phases of a deployment. */
export interface Phases {
  readonly reads?: PhaseTime;
  /** Reading the prompts of all sequences together. */
  readonly readsTogether?: PhaseTime;
  readonly writes?: PhaseTime;
}

/** Requests do not come evenly: share of what a fleet could answer that it does answer. Our assumption. */
export const FLEET_LOAD: Range = { value: 0.7, low: 0.5, high: 1 };
const FLEET_SOURCE = 'a fleet at 70 % load, 50 to 100 %: our assumption';
const PHASE_SOURCE = 'Pope et al. 2022, arXiv:2211.05102, section 2; Williams et al. 2009 (roofline)';
const SECONDS_PER_HOUR = 3600;
const MILLION = 1e6;

/** Throughput and price of a deployment from the times of its phases; what rests on an unknown one is absent. */
export function throughputOf(
  deployment: Deployment,
  phases: Phases,
  inputs: readonly Input[],
  queriesPerSecond: Assumed<number> | undefined,
): Throughput {
  const { accelerators, concurrency, promptTokens, outputTokens, priceUsdPerHour } = deployment;
  const { reads, readsTogether, writes } = phases;
  const times = (phase: PhaseTime | undefined, factor: number): Range | undefined =>
    phase === undefined ? undefined : scaled(phase.seconds, factor);
  const reading = times(readsTogether, accelerators / (concurrency * promptTokens));
  const writing = times(writes, accelerators / concurrency);
  const requests = requestRate(deployment, readsTogether, writes);
  const isPriced = priceUsdPerHour !== undefined && priceUsdPerHour > 0;
  const price = (seconds: Range | undefined): Range | undefined =>
    isPriced && seconds !== undefined
      ? scaled(perLoad(seconds), (MILLION * priceUsdPerHour) / SECONDS_PER_HOUR)
      : undefined;
  const show = (range: Range | undefined, unit: Unit, formula: string, more: readonly Input[] = []) =>
    range === undefined ? undefined : quantity(range, unit, formula, [...more, ...inputs], PHASE_SOURCE);
  const load: Input = { name: 'fleetLoad', value: FLEET_LOAD.value, unit: 'ratio', origin: 'default' };
  return {
    timeToFirstToken: show(reads?.seconds, 'seconds', `prefill: ${PHASE_FORMULA}`, reads?.inputs),
    timePerOutputToken: show(writes?.seconds, 'seconds', `decode step: ${PHASE_FORMULA}`, writes?.inputs),
    requestsPerSecond: show(requests, 'requests/s', 'B / (t_prefill(B prompts) + output · t_decode)'),
    promptTokensPerSecondPerAccelerator: show(
      requests && scaled(requests, promptTokens / accelerators),
      'tokens/s',
      'requests/s · prompt / G',
    ),
    outputTokensPerSecondPerAccelerator: show(
      requests && scaled(requests, outputTokens / accelerators),
      'tokens/s',
      'requests/s · output / G',
    ),
    acceleratorSecondsPerPromptToken: show(reading, 'seconds', 'G · t_prefill(B prompts) / (B · prompt)'),
    acceleratorSecondsPerOutputToken: show(writing, 'seconds', 'G · t_decode / B'),
    usdPerMillionPromptTokens: show(
      price(reading),
      'USD/million-tokens',
      '10⁶ · G · t_prefill(B prompts) · price / (B · prompt · load)',
      [load],
    ),
    usdPerMillionOutputTokens: show(
      price(writing),
      'USD/million-tokens',
      '10⁶ · G · t_decode · price / (B · load)',
      [load],
    ),
    acceleratorsForDemand: fleet(queriesPerSecond, requests, deployment, [load, ...inputs]),
  };
}

/** B requests take the reading of B prompts and all output steps. By Little's law B / rate is how long one stays. */
function requestRate(
  { concurrency, outputTokens }: Deployment,
  reads: PhaseTime | undefined,
  writes: PhaseTime | undefined,
): Range | undefined {
  if (reads === undefined || writes === undefined) return undefined;
  const at = (read: number, write: number): number => concurrency / (read + outputTokens * write);
  return {
    value: at(reads.seconds.value, writes.seconds.value),
    low: at(reads.seconds.high, writes.seconds.high),
    high: at(reads.seconds.low, writes.seconds.low),
  };
}

/** Whole replicas for so many requests a second, at the load a fleet is built for. */
function fleet(
  asked: Assumed<number> | undefined,
  requests: Range | undefined,
  { accelerators }: Deployment,
  inputs: readonly Input[],
): Quantity | undefined {
  if (asked === undefined || !isSensible(asked.value) || requests === undefined) return undefined;
  const at = (rate: number): number => Math.ceil(asked.value / (rate * FLEET_LOAD.value)) * accelerators;
  const range = { value: at(requests.value), low: at(requests.high), high: at(requests.low) };
  if (!Number.isFinite(range.high)) return undefined;
  const demand: Input = { name: 'queriesPerSecond', value: asked.value, origin: asked.origin };
  return quantity(
    range,
    'accelerators',
    '⌈QPS / (load · requests/s)⌉ · G',
    [demand, ...inputs],
    FLEET_SOURCE,
  );
}

function perLoad({ value, low, high }: Range): Range {
  return { value: value / FLEET_LOAD.value, low: low / FLEET_LOAD.high, high: high / FLEET_LOAD.low };
}

function scaled({ value, low, high }: Range, factor: number): Range {
  return { value: value * factor, low: low * factor, high: high * factor };
}

function quantity(
  { value, low, high }: Range,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
  source: string,
): Quantity {
  const band = { kind: 'combined', source: EFFICIENCY_SOURCE } as const;
  return { value, low, high, unit, because: { formula, inputs, source, band, notices: [] } };
}
