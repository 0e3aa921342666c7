import { type Range } from '../assumptions';
import { alternativesOf } from '../layout/alternatives';
import { type FitVerdict, fitOf } from '../memory/fit';
import { memoryOfRun, type RunMemory } from '../memory/memoryOfRun';
import { type MemoryPerAccelerator, memoryPerAccelerator } from '../memory/memoryPerAccelerator';
import { MEMORY_PARTS, type MemoryPartKind } from '../memory/memoryParts';
import { type AssumedInput, type NoSeries, rangeOf, type SeriesInput } from './seriesInput';

/** The fields whose other values stand beside the run, in this order. */
const MEMORY_FIELDS = [
  'training.microBatchSequences',
  'cluster.zeroStage',
  'cluster.activationRecompute',
] as const;

/** One of them. */
export type MemoryField = (typeof MEMORY_FIELDS)[number];

/** What part of a bar goes to one purpose. */
export interface MemoryBarPart {
  readonly part: MemoryPartKind;
  readonly bytes: Range;
}

/** How a part is reckoned. */
export interface MemoryRule {
  readonly part: MemoryPartKind;
  /** In the letters of docs/MEMORY.md. */
  readonly formula: string;
  readonly source: string;
}

/** What the fullest accelerator holds: of the run as it is, or with another value of one field. */
export interface MemoryBar {
  /** Absent = the run as it is. */
  readonly change?: { readonly field: MemoryField; readonly value: number | string };
  readonly bytes: Range;
  readonly parts: readonly MemoryBarPart[];
  /** Absent where the accelerator is not known. */
  readonly fit?: FitVerdict;
}

/** Memory of one accelerator while training, by what it goes to. */
export interface MemorySeries {
  /** How many the layout takes. */
  readonly accelerators: number;
  readonly accelerator?: { readonly title: string; readonly memoryBytes: number; readonly source: string };
  /** The run first. */
  readonly bars: readonly MemoryBar[];
  /** For every part that occurs, as it is reckoned in the first bar that has it. */
  readonly rules: readonly MemoryRule[];
  readonly assumed: readonly AssumedInput[];
}

/** Halvings and doublings of the micro-batch: 1, 2 and 4 beside one of 1. */
const DOUBLINGS = 2;

/**
 * The memory of the run's fullest accelerator and of its neighbours, which differ from it in one field: micro-batch,
 * ZeRO stage or recompute. For a chart of stacked bars against the capacity of the accelerator.
 * @example Llama-3.1-8B, ZeRO-3 on 8 × H100, micro-batch 1: the run, micro-batches 2 and 4, ZeRO 0–2, two recomputes
 */
export function memorySeries({ run, estimate, assumptions }: SeriesInput): MemorySeries | NoSeries {
  if (estimate.architecture === undefined) return { missing: ['architecture'] };
  const found = memoryOfRun(run, estimate, assumptions);
  if (found === undefined) return { missing: ['training-setup'] };
  const { accelerator, accelerators, inputs } = found;
  const all: readonly Counted[] = [
    { memory: found.memory },
    ...MEMORY_FIELDS.flatMap((field) => neighbours(field, found)),
  ];
  return {
    accelerators,
    ...(accelerator === undefined
      ? {}
      : {
          accelerator: {
            title: accelerator.title,
            memoryBytes: accelerator.memoryBytes,
            source: accelerator.source,
          },
        }),
    bars: all.map((each) => barOf(each, accelerator)),
    rules: rulesOf(all),
    assumed: inputs.filter(({ origin }) => origin === 'default').map(({ name, value }) => ({ name, value })),
  };
}

interface Counted extends Pick<MemoryBar, 'change'> {
  readonly memory: MemoryPerAccelerator;
}

/** The run with the other values of a field; a ZeRO stage divides nothing where nothing is replicated. */
function neighbours(field: MemoryField, run: RunMemory): readonly Counted[] {
  const { dataParallel, contextParallel } = run.setup.layout;
  if (field === 'cluster.zeroStage' && dataParallel * contextParallel === 1) return [];
  return alternativesOf(field, run, DOUBLINGS)
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ value, setup }) => ({
      change: { field, value },
      memory: memoryPerAccelerator(run.shape, setup, run.inputs),
    }));
}

function barOf(
  { memory: { total, parts }, change }: Counted,
  accelerator: RunMemory['accelerator'],
): MemoryBar {
  const bytes = rangeOf(total);
  return {
    ...(change === undefined ? {} : { change }),
    bytes,
    parts: parts.map(({ part, quantity }) => ({ part, bytes: rangeOf(quantity) })),
    ...(accelerator === undefined ? {} : { fit: fitOf(bytes, accelerator).verdict }),
  };
}

function rulesOf(all: readonly Counted[]): readonly MemoryRule[] {
  const rules = new Map<MemoryPartKind, MemoryRule>();
  for (const { part, quantity } of all.flatMap(({ memory }) => memory.parts)) {
    const { formula, source } = quantity.because;
    if (!rules.has(part)) rules.set(part, { part, formula, source });
  }
  return MEMORY_PARTS.flatMap((part) => rules.get(part) ?? []);
}
