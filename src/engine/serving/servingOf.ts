import { type Assumptions, type ServingAssumptions } from '../assumptions';
import { type Architecture } from '../architecture/architecture';
import { type Estimate } from '../estimate';
import { type Notice } from '../notice';
import { type Quantity, type Unit } from '../quantity';
import { type RunDescription } from '../run';
import { type Capacity, longestContext } from './capacity';
import { type Deployment, deploymentOf, type DeploymentResult } from './deployment';
import { type Bound, decodeTime, type PhaseTime, prefillTime } from './phases';
import { type Throughput, throughputOf } from './throughput';

/** What it takes to serve a model: memory, time, throughput and price, each with band and provenance. */
export interface Serving extends Throughput {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  readonly weightBytes: Quantity;
  /** Cache and state of one sequence at the end of its request. */
  readonly bytesPerSequence: Quantity;
  /** Sequences that fit together on a replica. */
  readonly mostSequences?: Quantity;
  /** The longest context, prompt and output, of a single sequence on a replica, and of as many as are decoded together. */
  readonly longestContext?: Quantity;
  readonly longestContextTogether?: Quantity;
  readonly prefillBound?: Bound;
  readonly decodeBound?: Bound;
  readonly notices: readonly Notice[];
}

/**
 * What serving a run's model takes, for the workload and machines that file and assumptions say. Where the model does
 * not fit, or bandwidth, peak or links are not known, times and prices are absent.
 * @returns undefined where the model is not counted, is no decoder (requests are taken to be read and written by the
 *   same layers), or no accelerator is known
 * @example Llama-3.1-8B, bf16, one H100, 1,024 tokens in and 256 out, 64 together: about 11 ms per output token
 */
export function servingOf(
  run: RunDescription,
  { architecture }: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
): Serving | undefined {
  if (architecture?.kind !== undefined) return undefined;
  const found = architecture && deploymentOf(run, architecture, assumptions);
  if (architecture === undefined || found === undefined) return undefined;
  const { deployment, capacity, inputs } = found;
  const targets = assumptions.serving ?? {};
  const held = heldBy(architecture, found);
  if (capacity.mostSequences < 1) return { deployment, capacity, ...held, notices: found.notices };
  const reads = prefillTime(architecture, deployment);
  const readsTogether = prefillTime(architecture, deployment, deployment.concurrency);
  const writes = decodeTime(architecture, deployment);
  return {
    deployment,
    capacity,
    ...held,
    ...throughputOf(deployment, { reads, readsTogether, writes }, inputs, targets.queriesPerSecond),
    ...(reads === undefined ? {} : { prefillBound: reads.bound }),
    ...(writes === undefined ? {} : { decodeBound: writes.bound }),
    notices: [...found.notices, ...missedTargets(reads, writes, targets)],
  };
}

/** What a replica holds. */
function heldBy(architecture: Architecture, { deployment, capacity, inputs }: DeploymentResult) {
  const { weightFormat, cacheBytesPerValue, concurrency } = deployment;
  const { weightBytes, bytesPerSequence, mostSequences } = capacity;
  const exact = (value: number, unit: Unit, formula: string, source: string): Quantity => ({
    value,
    unit,
    because: { formula, inputs, source, notices: [] },
  });
  const context = (sequences: number): Quantity | undefined => {
    const value = longestContext(architecture, capacity, cacheBytesPerValue, sequences);
    return value === undefined || value < 1
      ? undefined
      : exact(value, 'tokens', 'max s: B · cache(s) ≤ 0.9 · memory − weights, s ≤ positions', MEMORY_SOURCE);
  };
  const [alone, together] = [context(1), context(concurrency)];
  return {
    weightBytes: exact(
      weightBytes,
      'bytes',
      'b · matrices + 2 · (embeddings, head, norms)',
      weightFormat.source,
    ),
    bytesPerSequence: exact(
      bytesPerSequence,
      'bytes',
      'Σ b · values per token · min(s, window) + state',
      'as each layer stores keys, values, latents and states; docs/MEMORY.md',
    ),
    ...(Number.isFinite(mostSequences)
      ? {
          mostSequences: exact(
            mostSequences,
            'sequences',
            '⌊(0.9 · memory − weights) / cache of a sequence⌋',
            MEMORY_SOURCE,
          ),
        }
      : {}),
    ...(alone === undefined ? {} : { longestContext: alone }),
    ...(together === undefined ? {} : { longestContextTogether: together }),
  };
}

const MEMORY_SOURCE = 'share of memory: vLLM’s default, gpu_memory_utilization';

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
