import { type EnergyEstimate } from '../engine/energy';
import { type Insights } from '../engine/insights';
import { type LayoutsOfRun } from '../engine/layout/layoutsOfRun';
import { type RunMemory } from '../engine/memory/memoryOfRun';

/** What was computed of a part besides its estimate; what does not apply or was not asked for is absent. */
export interface FurtherResults {
  /** What published work says beyond the estimate. */
  readonly insights?: Insights;
  /** Memory of one accelerator while training. */
  readonly memory?: RunMemory;
  /** The fastest layouts that fit. */
  readonly layouts?: LayoutsOfRun;
  /** What the run draws and what that emits. */
  readonly energy?: EnergyEstimate;
}
