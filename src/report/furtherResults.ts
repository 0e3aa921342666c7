import { type Insights } from '../engine/insights';
import { type RunMemory } from '../engine/memory/memoryOfRun';

/** What was computed of a part besides its estimate; what does not apply or was not asked for is absent. */
export interface FurtherResults {
  /** What published work says beyond the estimate. */
  readonly insights?: Insights;
  /** Memory of one accelerator while training. */
  readonly memory?: RunMemory;
}
