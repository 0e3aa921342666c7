import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { fullestStage } from '../memory/memoryParts';
import { memoryOfRun, type RunMemory } from '../memory/memoryOfRun';
import { type SetupChange } from '../memory/smallestChange';
import { type TrainingSetup } from '../memory/trainingSetup';
import { type Notice } from '../notice';
import { type RunDescription, type Sourced } from '../run';
import { placeOf } from './problem';

/** Printed gigabytes may mean 2³⁰ bytes: a card has no more than that. */
const LARGEST_GIGABYTE = 2 ** 30 / 1e9;

/**
 * A run that cannot fit on the accelerators its file names: not even the low end of its memory does, and not with what
 * the file leaves open (sharding, recompute, offload, optimiser, precision) at its most sparing either.
 * @returns nothing unless the file itself states accelerator, how many, micro-batch and length
 * @example Llama 3 8B, 8 sequences of 8,192 tokens on 8 × A100 40 GB without recompute
 */
export function memoryProblems(
  run: RunDescription,
  estimate: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
): readonly Notice[] {
  const { acceleratorType, nodes, accelerators, acceleratorsPerNode } = run.cluster;
  const { microBatchSequences, sequenceLength } = run.training;
  const count = accelerators ?? (nodes === undefined ? undefined : acceleratorsPerNode);
  const stated = [acceleratorType, count, microBatchSequences, sequenceLength];
  if (!stated.every((each) => each !== undefined && each.origin !== 'format-default')) return [];
  if (
    Object.values(assumptions).some((each) => (each as { origin?: unknown } | undefined)?.origin === 'user')
  ) {
    return [];
  }
  const memory = memoryOfRun(run, estimate, assumptions);
  if (memory?.accelerator === undefined || memory.fit?.verdict !== 'no') return [];
  const capacity = memory.fit.capacityBytes * LARGEST_GIGABYTE;
  const { low } = fullestStage(memory.shape, sparing(memory, run));
  if (low <= capacity) return [];
  const { title } = memory.accelerator;
  const args = { bytes: low, capacity: memory.fit.capacityBytes, accelerator: title };
  const first = memory.change?.changes[0];
  const at = placeOf(fieldOf(first, run), microBatchSequences, acceleratorType);
  return [{ code: 'run-does-not-fit', severity: 'warning', args, ...at }];
}

/** The setup with whatever the file leaves open at what takes least. */
function sparing({ setup, inputs }: RunMemory, { cluster, training }: RunDescription): TrainingSetup {
  const isOpen = (name: string): boolean =>
    inputs.some((input) => input.name === name && (input.origin === 'default' || input.origin === 'setting'));
  return {
    ...setup,
    layout: { ...setup.layout, ...(isOpen('zeroStage') ? { zeroStage: 3 } : {}) },
    ...(isOpen('activationRecompute') ? { recompute: 'full' } : {}),
    ...(isOpen('optimizer') ? { optimizer: 'sgd' } : {}),
    ...(isOpen('precision') ? { stateScheme: 'pure-16' } : {}),
    ...(cluster.offload === undefined && training.adapter === undefined
      ? { offload: 'optimizer-and-weights' }
      : {}),
  };
}

function fieldOf(
  change: SetupChange | undefined,
  { cluster, training }: RunDescription,
): Sourced<unknown> | undefined {
  switch (change?.kind) {
    case 'micro-batch':
      return training.microBatchSequences;
    case 'zero-stage':
      return cluster.zeroStage;
    case 'recompute':
      return cluster.activationRecompute;
    case 'tensor-parallel':
      return cluster.tensorParallel;
    case 'data-parallel':
      return cluster.dataParallel;
    case undefined:
      return undefined;
  }
}
