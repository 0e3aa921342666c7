import { fullestStage, type MemoryOfStage } from '../memory/memoryParts';
import { type ModelShape } from '../memory/modelShape';
import { type TrainingSetup } from '../memory/trainingSetup';
import { type Notice } from '../notice';
import { type Input, type Quantity } from '../quantity';
import { batchLimit } from './batchLimit';
import { candidates } from './candidates';
import { type Machine } from './machine';
import { stepTime, type StepTime } from './stepTime';
import { type Workload, workloadOf } from './workload';

/** One layout with what it is predicted to cost. */
export interface RankedLayout {
  readonly setup: TrainingSetup;
  readonly microBatches: number;
  readonly stepSeconds: StepTime;
  /** Hours of one step, with band. */
  readonly stepHours: Quantity;
  /** Bytes on the fullest accelerator, with band. */
  readonly memory: Quantity;
  /** Model FLOPs utilisation, full attention, recompute not counted. */
  readonly utilization: Quantity;
}

/** What a search found. */
export interface LayoutSearch {
  /** Fastest first. */
  readonly layouts: readonly RankedLayout[];
  /** Layouts that divide heads, layers, experts and batch. */
  readonly tried: number;
  /** Of those, the ones whose memory fits. */
  readonly fitting: number;
  readonly notices: readonly Notice[];
}

/** What to search for. */
export interface LayoutQuestion {
  readonly shape: ModelShape;
  /** Sequence length, optimiser, precision and attention; its layout and recompute are what is searched. */
  readonly base: TrainingSetup;
  readonly machine: Machine;
  readonly accelerators: number;
  readonly globalBatchSequences: number;
  /** How many layouts to give; default 10. */
  readonly most?: number;
}

interface Timed {
  readonly setup: TrainingSetup;
  readonly microBatches: number;
  readonly time: StepTime;
}

const FORMULA = '(m + (p − 1)/v) · slowest stage + exposed DP + update';
const SOURCE =
  'Narayanan et al. 2021, arXiv:2104.04473, sections 2.2 and 3; Korthikanti et al. 2022, arXiv:2205.05198';
const BAND = 'kernels and links at the low and high end of what was measured, nothing hidden or all';

/**
 * The layouts of so many accelerators, fastest first, that hold the run in memory (by value, see the band): tensor,
 * pipeline, context, data and expert parallelism, ZeRO stage, micro-batch, interleaving and recompute.
 * @example Llama-3.1-405B, 16,384 × H100, 2,048 sequences of 8,192 tokens
 */
export function searchLayouts(question: LayoutQuestion): LayoutSearch {
  const { shape, base, machine, accelerators, globalBatchSequences, most = 10 } = question;
  const work = workloadOf(shape, base.sequenceLength);
  const sensible = [accelerators, globalBatchSequences].every(
    (each) => Number.isSafeInteger(each) && each >= 1,
  );
  if (work === undefined || !sensible || !(most >= 1)) return nothing(question, 0);
  const limits = {
    accelerators,
    globalBatchSequences,
    mostTensor: Math.min(machine.acceleratorsPerNode, 64),
  };
  const timed: Timed[] = [];
  for (const { setup, microBatches } of candidates(shape, base, limits)) {
    timed.push({ setup, microBatches, time: stepTime(shape, setup, microBatches, machine, work) });
  }
  timed.sort((left, right) => left.time.total - right.time.total);
  const layouts: RankedLayout[] = [];
  let fitting = 0;
  for (const each of timed) {
    const memory = fullestStage(shape, each.setup);
    if (memory.value > machine.memoryBytes) continue;
    fitting++;
    if (layouts.length < most) layouts.push(ranked(question, each, memory, work));
  }
  return layouts.length === 0
    ? nothing(question, timed.length)
    : { layouts, tried: timed.length, fitting, notices: batchLimit(accelerators, globalBatchSequences) };
}

/**
 * One layout as the search would rank it, whether it fits or not.
 * @param question of which layout and recompute are taken as they are, nothing is searched
 * @returns undefined for a sequence length that is no positive number
 */
export function layoutAsIs(question: LayoutQuestion, microBatches: number): RankedLayout | undefined {
  const { shape, base: setup, machine } = question;
  const work = workloadOf(shape, setup.sequenceLength);
  if (work === undefined) return undefined;
  const time = stepTime(shape, setup, microBatches, machine, work);
  return ranked(question, { setup, microBatches, time }, fullestStage(shape, setup), work);
}

function nothing(
  { accelerators, machine, globalBatchSequences }: LayoutQuestion,
  tried: number,
): LayoutSearch {
  const args = { accelerators, accelerator: machine.title, globalBatchSequences, tried };
  return {
    layouts: [],
    tried,
    fitting: 0,
    notices: [{ code: 'no-layout-fits', severity: 'warning', args }],
  };
}

function ranked(
  { shape, machine, accelerators, globalBatchSequences }: LayoutQuestion,
  { setup, microBatches, time }: Timed,
  memory: MemoryOfStage,
  work: Workload,
): RankedLayout {
  const low = stepTime(shape, setup, microBatches, machine, work, 'low').total;
  const high = stepTime(shape, setup, microBatches, machine, work, 'high').total;
  const inputs = inputsOf(setup, microBatches, accelerators);
  const because = { formula: FORMULA, inputs, source: `${SOURCE}; ${machine.source}`, notices: [] };
  const band = { kind: 'combined', source: BAND } as const;
  const flops = work.training * globalBatchSequences * setup.sequenceLength;
  const utilization = (seconds: number): number => flops / (accelerators * machine.peakFlops * seconds);
  return {
    setup,
    microBatches,
    stepSeconds: time,
    stepHours: {
      value: time.total / 3600,
      low: Math.min(low, time.total) / 3600,
      high: Math.max(high, time.total) / 3600,
      unit: 'hours',
      because: { ...because, band },
    },
    memory: {
      value: memory.value,
      low: memory.low,
      high: memory.high,
      unit: 'bytes',
      because: {
        formula: memory.parts.map(({ part }) => part).join(' + '),
        inputs,
        source: 'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054; Korthikanti et al. 2022, arXiv:2205.05198',
        band: { kind: 'combined', source: 'the parts’ own bands, all low or all high together' },
        notices: [],
      },
    },
    utilization: {
      value: utilization(time.total),
      low: utilization(Math.max(high, time.total)),
      high: utilization(Math.min(low, time.total)),
      unit: 'ratio',
      because: {
        ...because,
        formula: 'C per step / (GPUs · peak · step time)',
        convention: 'flops-6n-full-attention',
        band,
      },
    },
  };
}

function inputsOf({ layout, ...setup }: TrainingSetup, microBatches: number, accelerators: number): Input[] {
  const sizes = {
    dataParallel: layout.dataParallel,
    tensorParallel: layout.tensorParallel,
    pipelineParallel: layout.pipelineParallel,
    contextParallel: layout.contextParallel,
    expertParallel: layout.expertParallel,
    virtualStages: layout.virtualStages,
    zeroStage: layout.zeroStage,
    microBatchSequences: setup.microBatchSequences,
    gradientAccumulation: microBatches,
  };
  return [
    { name: 'accelerators', value: accelerators, unit: 'accelerators' },
    { name: 'sequenceLength', value: setup.sequenceLength, unit: 'tokens' },
    ...Object.entries(sizes).map(([name, value]): Input => ({ name, value, origin: 'derived' })),
    { name: 'activationRecompute', value: setup.recompute, origin: 'derived' },
  ];
}
