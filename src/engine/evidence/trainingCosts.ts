import { trainingCompute } from '../laws/trainingCompute';
import { acceleratorById } from '../hardware/accelerators';
import { type PublishedRun } from './publishedRun';
import { publishedRunById } from './publishedRuns';
import { TRAINING_COST_ROWS } from './trainingCostTable';

/** What a published run took; absent = not published. */
export interface TrainingCost {
  /** The id of the run in `publishedRuns`. */
  readonly caseId: string;
  readonly accelerator: string;
  readonly precision?: 'fp8';
  /** Accelerator-hours of the whole run. */
  readonly hours?: number;
  /** Why hours and 6·N·D do not belong together, so that no utilisation follows from them. */
  readonly hoursDoubt?: string;
  /** Model FLOPs utilisation while it ran, 0–1. */
  readonly utilization?: number;
  /** Utilisation with recomputed activations counted, 0–1. */
  readonly hardwareUtilization?: number;
  /** Dollars, and the dollars per accelerator-hour they were reckoned with. */
  readonly cost?: { readonly usd: number; readonly usdPerHour: number; readonly basis: string };
  readonly energyMwh?: number;
  /** Set where the power of a machine was made of this very run's. */
  readonly madePower?: boolean;
  /** How the energy was come by. */
  readonly energyBasis?: string;
  readonly co2Tonnes?: number;
  /** Id of the grid it ran on, see `src/engine/energy`. */
  readonly grid?: string;
  readonly source: string;
  readonly confidence: PublishedRun['confidence'];
  readonly remark?: string;
}

/** Hours, utilisation, energy and emissions of published runs, in the order of the table. */
export const trainingCosts: readonly TrainingCost[] = TRAINING_COST_ROWS;

/** The run a cost belongs to. @returns undefined for an id that is not in the table of runs */
export function runOfCost({ caseId }: TrainingCost): PublishedRun | undefined {
  return publishedRunById(caseId);
}

/**
 * Share of the peak that a whole run reached: 6·N·D over its accelerator-hours, with everything they held besides
 * training steps: restarts, evaluation, waiting.
 * @example Llama 2 70B: 6 · 68.98e9 · 2e12 / (1,720,320 h · 312 TFLOP/s) // => 0.43
 * @returns undefined where hours or sizes are not published or do not belong together
 */
export function wholeRunUtilization(cost: TrainingCost): number | undefined {
  const run = runOfCost(cost);
  const peaks = acceleratorById(cost.accelerator)?.peakFlops;
  const peak = peaks?.[cost.precision ?? 'bf16'] ?? peaks?.fp16;
  const { activeParameters, tokens } = run ?? {};
  const { hours, hoursDoubt } = cost;
  if (hours === undefined || hoursDoubt !== undefined || peak === undefined) return undefined;
  if (activeParameters === undefined || tokens === undefined) return undefined;
  return trainingCompute(activeParameters, tokens) / (hours * 3600 * peak);
}
