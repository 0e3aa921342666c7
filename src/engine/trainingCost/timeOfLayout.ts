import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { chooseHardware } from '../estimate/hardwareChoice';
import { assumedOrigin, isUsable } from '../estimate/known';
import { WHOLE_RUN_SHARE } from '../hardware/utilization';
import { machineFor } from '../layout/layoutsOfRun';
import { layoutAsIs, type LayoutQuestion, type RankedLayout } from '../layout/searchLayouts';
import { workloadOf } from '../layout/workload';
import { memoryOfRun, type RunMemory } from '../memory/memoryOfRun';
import { type Input, type Quantity } from '../quantity';
import { type RunDescription } from '../run';

/** What the layout that a file states makes of its time: steps alone, bubble and communication included. */
export interface TimeOfLayout {
  readonly layout: RankedLayout;
  readonly accelerators: number;
  readonly acceleratorHours: Quantity;
  /** The same if the whole run keeps of it what published runs kept: restarts, evaluation and waiting. */
  readonly wholeRunHours: Quantity;
  /** Utilisation of the hardware (HFU), where something is computed again; equal to MFU elsewhere and absent then. */
  readonly hardwareUtilization?: Quantity;
}

/**
 * A second estimate of a run's GPU-hours, from its layout instead of an assumed utilisation.
 * @param estimate of the same run under the same assumptions
 * @returns undefined where the file does not say how the accelerators share the run, the batch or the tokens are
 *   unknown, or nothing is known of the accelerator's links
 * @see `src/engine/layout/stepTime.ts`
 */
export function timeOfLayout(
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
): TimeOfLayout | undefined {
  const { tokens, globalBatchSequences } = estimate.training;
  const memory = statesLayout(run) ? memoryOfRun(run, estimate, assumptions) : undefined;
  const { accelerator, peak } = chooseHardware(run, assumptions);
  const machine = accelerator === undefined ? undefined : machineFor(accelerator, run, assumptions);
  if (memory === undefined || machine === undefined || tokens === undefined) return undefined;
  const { shape, setup, accelerators } = memory;
  const perPass = setup.microBatchSequences * setup.layout.dataParallel;
  const passes = setup.microBatches ?? (globalBatchSequences?.value ?? NaN) / perPass;
  if (!Number.isInteger(passes) || passes < 1) return undefined;
  const sequences = passes * perPass;
  const question = { shape, base: setup, machine, accelerators, globalBatchSequences: sequences };
  const layout = withInterleaving(layoutAsIs(question, passes), question);
  const steps = tokens.value / (sequences * setup.sequenceLength);
  if (layout === undefined || !isUsable(layout.stepHours.value) || !isUsable(steps)) return undefined;
  const inputs: readonly Input[] = [
    { name: 'steps', value: steps, unit: 'steps', origin: assumedOrigin(tokens) ?? 'derived' },
    {
      name: 'accelerator',
      value: machine.acceleratorId,
      ...(peak === undefined ? {} : { origin: peak.origin }),
    },
    { name: 'accelerators', value: accelerators, unit: 'accelerators' },
    ...memory.inputs,
  ];
  const hours = hoursOf(layout, accelerators, steps, inputs);
  const again = recomputedShare(memory);
  return {
    layout,
    accelerators,
    acceleratorHours: hours,
    wholeRunHours: wholeRun(hours),
    ...(again === 0 ? {} : { hardwareUtilization: hardwareUtilization(layout.utilization, again) }),
  };
}

/** Chunks of a stage beyond which schedules are not built. */
const MOST_CHUNKS = 8;

/**
 * Where no field says whether the pipeline is interleaved, the value is that of plain 1F1B, and the low end of the step
 * that of as many chunks as the layers of a stage allow.
 */
function withInterleaving(
  plain: RankedLayout | undefined,
  question: LayoutQuestion,
): RankedLayout | undefined {
  if (plain === undefined || plain.setup.layout.virtualStages > 1) return plain;
  const { pipelineParallel } = plain.setup.layout;
  const virtualStages = Math.min(MOST_CHUNKS, Math.floor(question.shape.layers / pipelineParallel));
  if (pipelineParallel === 1 || virtualStages < 2 || plain.microBatches % pipelineParallel !== 0)
    return plain;
  const layout = { ...plain.setup.layout, virtualStages };
  const interleaved = layoutAsIs({ ...question, base: { ...plain.setup, layout } }, plain.microBatches);
  const { stepHours, utilization } = plain;
  const low = Math.min(stepHours.low ?? Infinity, interleaved?.stepHours.low ?? Infinity);
  const high = Math.max(utilization.high ?? 0, interleaved?.utilization.high ?? 0);
  return { ...plain, stepHours: { ...stepHours, low }, utilization: { ...utilization, high } };
}

/** Whether the file itself splits the run in any way. */
function statesLayout({ cluster }: RunDescription): boolean {
  const { tensorParallel, pipelineParallel, contextParallel, expertParallel, dataParallel, zeroStage } =
    cluster;
  return [tensorParallel, pipelineParallel, contextParallel, expertParallel, dataParallel, zeroStage].some(
    (each) => each !== undefined && each.origin !== 'format-default',
  );
}

function hoursOf(
  { stepHours }: RankedLayout,
  accelerators: number,
  steps: number,
  inputs: readonly Input[],
): Quantity {
  const { value, low = value, high = value, because } = stepHours;
  const total = (perStep: number): number => perStep * steps * accelerators;
  return {
    value: total(value),
    low: total(low),
    high: total(high),
    unit: 'accelerator-hours',
    because: {
      formula: 't = steps · GPUs · step time',
      inputs,
      source: because.source,
      band: because.band,
      notices: [],
    },
  };
}

/** Divided by what whole runs keep of measured steps; the low end keeps all of it. */
function wholeRun(hours: Quantity): Quantity {
  const { value, low = value, high = value } = hours;
  const source = 'median and first decile of 37 published runs, docs/COST.md';
  return {
    value: value / WHOLE_RUN_SHARE.value,
    low,
    high: high / WHOLE_RUN_SHARE.low,
    unit: hours.unit,
    because: {
      formula: 't / share',
      inputs: [
        { name: 'acceleratorHours', value, unit: hours.unit },
        { name: 'wholeRunShare', value: WHOLE_RUN_SHARE.value, unit: 'ratio', origin: 'default' },
      ],
      source,
      band: { kind: 'combined', source },
      notices: [],
    },
  };
}

/** FLOP that are done again over those of the model: a third with full recompute, were there no head. */
function recomputedShare({ shape, setup }: RunMemory): number {
  const work = workloadOf(shape, setup.sequenceLength);
  if (work === undefined || setup.recompute === 'none') return 0;
  if (setup.recompute === 'full') return (shape.layers * work.perLayer) / work.training;
  return setup.attention === 'stored' ? (shape.layers * work.scoresPerLayer) / work.training : 0;
}

/**
 * HFU = MFU · (1 + share done again): more work for the hardware, none for the model.
 * @see Korthikanti et al. 2022, arXiv:2205.05198, section 6.3; Chowdhery et al. 2022, App. B
 */
function hardwareUtilization({ value, low, high, because }: Quantity, again: number): Quantity {
  const source =
    'Korthikanti et al. 2022, arXiv:2205.05198, section 6.3; Chowdhery et al. 2022, arXiv:2204.02311, App. B';
  const ends =
    low === undefined || high === undefined ? {} : { low: low * (1 + again), high: high * (1 + again) };
  return {
    value: value * (1 + again),
    ...ends,
    unit: 'ratio',
    because: {
      formula: 'HFU = MFU · (1 + C_again / C)',
      inputs: [
        { name: 'utilization', value, unit: 'ratio' },
        { name: 'recomputedShare', value: again, unit: 'ratio' },
      ],
      source,
      ...(because.band === undefined ? {} : { band: because.band }),
      notices: [],
    },
  };
}
