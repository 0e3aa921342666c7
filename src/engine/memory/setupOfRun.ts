import { type Architecture } from '../architecture/architecture';
import { type Input } from '../quantity';
import { type ClusterFields, type FieldPath, readElsewhere, type RunDescription, type Sourced } from '../run';
import { ALL_LINEAR } from '../adapters/targetWords';
import { ASSUMED_RANK, trainableParameters } from '../adapters/trainableParameters';
import { QLORA_BYTES } from './qlora';
import { optimizerNamed, type OptimizerId } from './optimizers';
import { type StateSchemeId } from './stateSchemes';
import {
  type AdapterSetup,
  type Offload,
  type Recompute,
  type TrainingSetup,
  type ZeroStage,
} from './trainingSetup';

/** What a run says about its memory, complete, with who says each value. */
export interface SetupOfRun {
  readonly setup: TrainingSetup;
  /** Every value the setup rests on; those with origin `default` are assumed. */
  readonly inputs: readonly Input[];
}

/** Larger sizes are mistakes, and products of a few of them would not stay finite. */
const MOST = 1e9;

/** Collects values and remembers where each came from. */
class Reader {
  readonly inputs: Input[] = [];

  /** A whole number ≥ 1 that the file states, else the fallback as an assumption. */
  size(name: string, field: FieldPath, sourced: Sourced<number> | undefined, fallback: number): number {
    const value = sourced?.value;
    const usable = value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST;
    this.note(name, usable ? value : fallback, field, usable ? sourced : undefined);
    return usable ? value : fallback;
  }

  /** What a word of the file means, else the fallback as an assumption. */
  word<T extends string>(
    name: string,
    field: FieldPath,
    sourced: Sourced<string> | undefined,
    read: (word: string) => T | undefined,
    fallback: T,
  ): T {
    const known = sourced === undefined ? undefined : read(sourced.value);
    this.note(name, known ?? fallback, field, known === undefined ? undefined : sourced);
    return known ?? fallback;
  }

  note(name: string, value: number | string, field: FieldPath, said: Sourced<unknown> | undefined): void {
    if (said === undefined) {
      this.inputs.push({ name, value, origin: 'default' });
      return;
    }
    const from = readElsewhere(said);
    this.inputs.push({ name, value, field, origin: said.origin, ...(from === undefined ? {} : { from }) });
  }
}

/**
 * How states are stored under a precision's word.
 * @example schemeOf('bf16-true') // => 'pure-16'
 */
function schemeOf(word: string): StateSchemeId | undefined {
  const lower = word.slice(0, 40).toLowerCase();
  if (/(bf16|fp16|16).*(true|pure)|pure/.test(lower)) return 'pure-16';
  if (/bf16|bfloat16|fp16|float16|half|^16|fp8|float8|fp4/.test(lower)) return 'mixed';
  return /fp32|float32|tf32|^32/.test(lower) ? 'fp32' : undefined;
}

function recomputeOf(word: string): Recompute | undefined {
  const lower = word.slice(0, 40).toLowerCase();
  if (/^(none|no|off|false|null|)$/.test(lower)) return 'none';
  return /selective|attn|attention_only|core/.test(lower) ? 'selective' : 'full';
}

/** Zero to three; what a file says beyond that is not taken. */
function zeroOf(reader: Reader, sourced: Sourced<number> | undefined): ZeroStage {
  const found = ([0, 1, 2, 3] as const).find((stage) => stage === sourced?.value);
  reader.note('zeroStage', found ?? 0, 'cluster.zeroStage', found === undefined ? undefined : sourced);
  return found ?? 0;
}

/** Chunks that each pipeline stage holds; without a pipeline there are none to interleave. */
function virtualStagesOf(reader: Reader, { virtualStages }: ClusterFields, pipelineParallel: number): number {
  if (virtualStages === undefined || pipelineParallel === 1) return 1;
  return reader.size('virtualStages', 'cluster.virtualStages', virtualStages, 1);
}

/** Assumed where the model is split by tensors, as nearly all such runs do; without that it changes nothing. */
function sequenceParallelOf(
  reader: Reader,
  { sequenceParallel: said }: ClusterFields,
  tensorParallel: number,
): boolean {
  const on = said?.value ?? true;
  if (tensorParallel > 1) {
    reader.note('sequenceParallel', on ? 'yes' : 'no', 'cluster.sequenceParallel', said);
  }
  return on;
}

/** What a file says waits on the host; where it says nothing, nothing does. */
function offloadOf(reader: Reader, said: Sourced<string> | undefined): Offload {
  const found = (['none', 'optimizer', 'optimizer-and-weights'] as const).find(
    (each) => each === said?.value,
  );
  if (said === undefined || found === undefined) return 'none';
  reader.note('offload', found, 'cluster.offload', said);
  return found;
}

/** Where a file says nothing, logits stand whole; that is no value of its own to name. */
function chunkedLossOf(
  reader: Reader,
  said: Sourced<boolean> | undefined,
): Pick<TrainingSetup, 'chunkedLoss'> {
  if (said?.value !== true) return {};
  reader.note('chunkedLoss', 'yes', 'cluster.chunkedLoss', said);
  return { chunkedLoss: true };
}

/**
 * What a run says about layout, batch, optimiser and precision. What it does not say is assumed: nothing parallel,
 * micro-batch 1, AdamW, mixed precision, FlashAttention, no dropout, no recompute, no ZeRO, nothing on the host.
 * @param accelerators how many there are where the file states no data parallelism
 * @returns undefined if no sequence length is known
 */
export function setupOfRun(
  run: RunDescription,
  architecture: Architecture,
  accelerators?: number,
): SetupOfRun | undefined {
  const { training, cluster } = run;
  const reader = new Reader();
  const stated = training.sequenceLength?.value ?? architecture.maximumPositions;
  if (stated === undefined || !Number.isInteger(stated) || stated < 1 || stated > MOST) return undefined;
  const sequenceLength = reader.size(
    'sequenceLength',
    'training.sequenceLength',
    training.sequenceLength,
    stated,
  );
  const size = (name: 'tensorParallel' | 'pipelineParallel' | 'contextParallel' | 'expertParallel'): number =>
    reader.size(name, `cluster.${name}`, cluster[name], 1);
  const tensorParallel = size('tensorParallel');
  const pipelineParallel = size('pipelineParallel');
  const contextParallel = size('contextParallel');
  const expertParallel = size('expertParallel');
  const count = cluster.accelerators?.value ?? accelerators ?? 1;
  const shared = Math.max(
    // Experts are spread within d · c: fewer ranks than expert parallelism cannot be.
    Math.ceil(expertParallel / contextParallel),
    Math.floor(count / (tensorParallel * pipelineParallel * contextParallel)),
  );
  const dataParallel = reader.size(
    'dataParallel',
    'cluster.dataParallel',
    cluster.dataParallel,
    shared <= MOST ? shared : 1,
  );
  const microBatchSequences = reader.size(
    'microBatchSequences',
    'training.microBatchSequences',
    training.microBatchSequences,
    1,
  );
  const microBatches = microBatchesOf(run, microBatchSequences * dataParallel);
  const setup: TrainingSetup = {
    sequenceLength,
    microBatchSequences,
    ...(microBatches === undefined ? {} : { microBatches }),
    layout: {
      dataParallel,
      tensorParallel,
      pipelineParallel,
      contextParallel,
      expertParallel,
      virtualStages: virtualStagesOf(reader, cluster, pipelineParallel),
      sequenceParallel: sequenceParallelOf(reader, cluster, tensorParallel),
      zeroStage: zeroOf(reader, cluster.zeroStage),
    },
    optimizer: reader.word<OptimizerId>(
      'optimizer',
      'training.optimizer',
      training.optimizer,
      (word) => optimizerNamed(word)?.id,
      'adamw',
    ),
    stateScheme: reader.word('precision', 'training.precision', training.precision, schemeOf, 'mixed'),
    recompute: reader.word(
      'activationRecompute',
      'cluster.activationRecompute',
      cluster.activationRecompute,
      recomputeOf,
      'none',
    ),
    attention: 'flash',
    dropout: false,
    offload: offloadOf(reader, cluster.offload),
    ...(cluster.activationOffload?.value === true ? { activationOffload: true } : {}),
    ...chunkedLossOf(reader, cluster.chunkedLoss),
  };
  const adapter = adapterOf(run, architecture, reader);
  return { setup: adapter === undefined ? setup : { ...setup, adapter }, inputs: reader.inputs };
}

function microBatchesOf({ training }: RunDescription, sequencesPerPass: number): number | undefined {
  const stated = training.gradientAccumulation?.value;
  const derived = (training.globalBatchSequences?.value ?? NaN) / sequencesPerPass;
  return [stated, derived].find(
    (value) => value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST,
  );
}

/**
 * The adapter the file trains, as it is counted; where it cannot be, one on every linear layer is assumed, or its usual
 * share of the weights.
 */
function adapterOf(
  run: RunDescription,
  architecture: Architecture,
  reader: Reader,
): AdapterSetup | undefined {
  const { training } = run;
  const word = training.adapter?.value.toLowerCase();
  if (word === undefined) return undefined;
  const rank = reader.size('adapterRank', 'training.adapterRank', training.adapterRank, ASSUMED_RANK);
  return {
    parameters:
      counted(run, architecture, reader) ??
      ((USUAL_SHARE * rank) / ASSUMED_RANK) * architecture.parameters.total,
    frozenBytes: /qlora|qdora|4bit|4-bit/.test(word) ? QLORA_BYTES : word.includes('8-bit') ? 1 : 2,
  };
}

/** What all-linear adapters of rank 16 have of all weights, as Llama-2-7B's; it grows with the rank. */
const USUAL_SHARE = 0.006;

function counted(run: RunDescription, architecture: Architecture, reader: Reader): number | undefined {
  const stated = trainableParameters(run, architecture)?.total;
  if (stated !== undefined) {
    reader.inputs.push(...stated.because.inputs.filter(({ name }) => name === 'adapterTargets'));
    return stated.value;
  }
  reader.note('adapterTargets', ALL_LINEAR, 'training.adapterTargets', undefined);
  const { adapterRank } = run.training;
  const adapter = { value: 'lora', origin: 'default' } as const;
  const adapterTargets = { value: ALL_LINEAR, origin: 'default' } as const;
  const training = { adapter, adapterTargets, ...(adapterRank && { adapterRank }) };
  return trainableParameters({ ...run, training }, architecture)?.total?.value;
}
