import { type Assumptions, type Range, type ServingAssumptions } from '../assumptions';
import { type Architecture } from '../architecture/architecture';
import { type Estimate } from '../estimate';
import { type Notice } from '../notice';
import { type Input, type Quantity, type Unit } from '../quantity';
import { type RunDescription } from '../run';
import { type Capacity, type Deployment, deploymentOf } from './deployment';
import { EFFICIENCY_SOURCE } from './efficiency';
import { type Bound, decodeTime, type PhaseTime, prefillTime } from './phases';

/** What it takes to serve a model: memory, time, throughput and price, each with band and provenance. */
export interface Serving {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  readonly weightBytes: Quantity;
  /** Cache and state of one sequence at the end of its request. */
  readonly bytesPerSequence: Quantity;
  /** Sequences that fit together on a replica. */
  readonly mostSequences?: Quantity;
  /** The longest context of a single sequence that fits. */
  readonly timeToFirstToken?: Quantity;
  readonly prefillBound?: Bound;
  readonly timePerOutputToken?: Quantity;
  readonly decodeBound?: Bound;
  /** Requests that a busy replica answers in a second, reading and writing in turns. */
  readonly requestsPerSecond?: Quantity;
  readonly outputTokensPerSecondPerAccelerator?: Quantity;
  readonly usdPerMillionPromptTokens?: Quantity;
  readonly usdPerMillionOutputTokens?: Quantity;
  /** Accelerators for the queries per second that are asked for. */
  readonly acceleratorsForDemand?: Quantity;
  readonly notices: readonly Notice[];
}

const ROOFLINE = 'max(FLOPs / (GPUs · peak), bytes / (GPUs · bandwidth)) / efficiency + all-reduces';
const ROOFLINE_SOURCE = 'Williams et al. 2009 (roofline); Pope et al. 2022, arXiv:2211.05102, section 2';
/** Requests do not come evenly: a fleet is built for so much of its capacity. Our assumption. */
const FLEET_LOAD = 0.7;
const SECONDS_PER_HOUR = 3600;

/**
 * What serving a run's model takes, for the workload and machines that file and assumptions say.
 * @returns undefined where the model is not counted or no accelerator is known
 * @example Llama-3.1-8B, bf16, one H100, 1,024 tokens in and 256 out, 64 together: about 9 ms per output token
 */
export function servingOf(
  run: RunDescription,
  { architecture }: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
): Serving | undefined {
  const found = architecture && deploymentOf(run, architecture, assumptions);
  if (architecture === undefined || found === undefined) return undefined;
  const { capacity, inputs } = found;
  const targets = assumptions.serving ?? {};
  const deployment = withinTarget(architecture, found.deployment, capacity, targets);
  const reads = prefillTime(architecture, deployment);
  const writes = decodeTime(architecture, deployment);
  const known = { deployment, inputs: withConcurrency(inputs, deployment) };
  const requests = requestRate(deployment, reads, writes);
  return {
    deployment,
    capacity,
    weightBytes: exact(
      capacity.weightBytes,
      'bytes',
      'b · matrices + 2 · (embeddings, head, norms)',
      known.inputs,
      deployment.weightFormat.source,
    ),
    bytesPerSequence: exact(
      capacity.bytesPerSequence,
      'bytes',
      'Σ b · values per token · min(s, window) + state',
      known.inputs,
      '',
    ),
    ...(Number.isFinite(capacity.mostSequences)
      ? {
          mostSequences: exact(
            capacity.mostSequences,
            'sequences',
            '⌊(0.9 · memory − weights) / cache of a sequence⌋',
            known.inputs,
            'share of memory: vLLM’s default, gpu_memory_utilization',
          ),
        }
      : {}),
    ...(capacity.mostSequences < 1 ? {} : times(known, reads, writes, requests, targets)),
    notices: [...found.notices, ...missedTargets(reads, writes, targets)],
  };
}

interface Known {
  readonly deployment: Deployment;
  readonly inputs: readonly Input[];
}

/** The largest number of sequences together, halved until the target is met or one is left; a stated number is kept. */
function withinTarget(
  architecture: Architecture,
  deployment: Deployment,
  { mostSequences }: Capacity,
  { timePerOutputToken, concurrency }: ServingAssumptions,
): Deployment {
  const target = timePerOutputToken?.value;
  if (target === undefined || !(target > 0) || concurrency !== undefined) return deployment;
  let now = { ...deployment, concurrency: Math.max(1, Math.min(mostSequences, 512)) };
  while (now.concurrency > 1 && (decodeTime(architecture, now)?.seconds.value ?? 0) > target) {
    now = { ...now, concurrency: Math.floor(now.concurrency / 2) };
  }
  return now;
}

function withConcurrency(inputs: readonly Input[], { concurrency }: Deployment): readonly Input[] {
  return inputs.map((input) => (input.name === 'concurrency' ? { ...input, value: concurrency } : input));
}

/** Requests per second of a busy replica: B of them take B prompts read one after the other and all output steps. */
function requestRate(
  { concurrency, outputTokens }: Deployment,
  reads: PhaseTime | undefined,
  writes: PhaseTime | undefined,
): Range | undefined {
  if (reads === undefined || writes === undefined) return undefined;
  const at = (read: number, write: number): number =>
    concurrency / (concurrency * read + outputTokens * write);
  const [fast, slow] = [
    at(reads.seconds.low, writes.seconds.low),
    at(reads.seconds.high, writes.seconds.high),
  ];
  return { value: at(reads.seconds.value, writes.seconds.value), low: slow, high: fast };
}

function times(
  known: Known,
  reads: PhaseTime | undefined,
  writes: PhaseTime | undefined,
  requests: Range | undefined,
  { queriesPerSecond }: ServingAssumptions,
): Partial<Serving> {
  const { deployment } = known;
  const { concurrency, accelerators, outputTokens, promptTokens, priceUsdPerHour } = deployment;
  const banded = (range: Range | undefined, unit: Unit, formula: string, factor = 1): Quantity | undefined =>
    range === undefined ? undefined : quantity(range, factor, unit, formula, known.inputs);
  const perReplicaSecond = ((priceUsdPerHour ?? NaN) * accelerators) / SECONDS_PER_HOUR;
  const price = (seconds: Range | undefined, tokens: number, formula: string): Quantity | undefined =>
    Number.isFinite(perReplicaSecond)
      ? banded(seconds, 'USD/million-tokens', formula, (perReplicaSecond * 1e6) / tokens)
      : undefined;
  const demand = queriesPerSecond?.value;
  return {
    timeToFirstToken: banded(reads?.seconds, 'seconds', `prefill: ${ROOFLINE}`),
    prefillBound: reads?.bound,
    timePerOutputToken: banded(writes?.seconds, 'seconds', `decode step: ${ROOFLINE}`),
    decodeBound: writes?.bound,
    requestsPerSecond: banded(requests, 'requests/s', 'B / (B · t_prefill + output · t_decode)'),
    outputTokensPerSecondPerAccelerator: banded(
      requests,
      'tokens/s',
      'requests/s · output / GPUs',
      outputTokens / accelerators,
    ),
    usdPerMillionPromptTokens: price(reads?.seconds, promptTokens, '10⁶ · t_prefill · GPUs · price / prompt'),
    usdPerMillionOutputTokens: price(writes?.seconds, concurrency, '10⁶ · t_decode · GPUs · price / B'),
    ...(demand === undefined || !(demand > 0) || requests === undefined
      ? {}
      : { acceleratorsForDemand: fleet(demand, requests, known) }),
  };
}

/** Whole replicas for so many requests a second, at the load a fleet is built for. */
function fleet(demand: number, { value, low, high }: Range, { deployment, inputs }: Known): Quantity {
  const at = (rate: number): number => Math.ceil(demand / (rate * FLEET_LOAD)) * deployment.accelerators;
  const asked: Input = { name: 'queriesPerSecond', value: demand, origin: 'user' };
  return {
    value: at(value),
    low: at(high),
    high: at(low),
    unit: 'accelerators',
    because: {
      formula: '⌈QPS / (0.7 · requests/s)⌉ · GPUs',
      inputs: [...inputs, asked],
      source: 'a fleet at 70 % load: our assumption',
      band: { kind: 'combined', source: EFFICIENCY_SOURCE },
      notices: [],
    },
  };
}

function exact(
  value: number,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
  source: string,
): Quantity {
  return { value, unit, because: { formula, inputs, source, notices: [] } };
}

function quantity(
  { value, low, high }: Range,
  factor: number,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
): Quantity {
  const band = { kind: 'combined', source: EFFICIENCY_SOURCE } as const;
  return {
    value: value * factor,
    low: low * factor,
    high: high * factor,
    unit,
    because: { formula, inputs, source: ROOFLINE_SOURCE, band, notices: [] },
  };
}

function missedTargets(
  reads: PhaseTime | undefined,
  writes: PhaseTime | undefined,
  { timeToFirstToken, timePerOutputToken }: ServingAssumptions,
): readonly Notice[] {
  const late = (
    found: PhaseTime | undefined,
    target: number | undefined,
    what: string,
  ): readonly Notice[] => {
    if (found === undefined || target === undefined || found.seconds.value <= target) return [];
    const args = { what, seconds: found.seconds.value, target };
    return [{ code: 'latency-target-missed', severity: 'warning', args }];
  };
  return [
    ...late(reads, timeToFirstToken?.value, 'timeToFirstToken'),
    ...late(writes, timePerOutputToken?.value, 'timePerOutputToken'),
  ];
}
