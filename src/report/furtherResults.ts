import { type TrainableParameters } from '../engine/adapters/trainableParameters';
import { type EnergyEstimate } from '../engine/energy';
import { type Insights } from '../engine/insights';
import { type LayoutsOfRun } from '../engine/layout/layoutsOfRun';
import { type TwoRuns } from '../engine/lifetime/compareLives';
import { type LifetimeOfRun } from '../engine/lifetime/lifetimeOfRun';
import { type RunMemory } from '../engine/memory/memoryOfRun';
import { type RunSeries } from '../engine/series';
import { type Serving } from '../engine/serving/servingOf';
import { type TimeOfLayout } from '../engine/trainingCost/timeOfLayout';

/** What was computed of a part besides its estimate; what does not apply or was not asked for is absent. */
export interface FurtherResults {
  /** What published work says beyond the estimate. */
  readonly insights?: Insights;
  /** What is trained where most weights are frozen. */
  readonly trainable?: TrainableParameters;
  /** Memory of one accelerator while training. */
  readonly memory?: RunMemory;
  /** What serving takes. */
  readonly serving?: Serving;
  /** Cost over training and use. */
  readonly lifetime?: LifetimeOfRun;
  /** This run against the others that were asked about with it. */
  readonly against?: readonly TwoRuns[];
  /** The fastest layouts that fit. */
  readonly layouts?: LayoutsOfRun;
  /** The numbers behind its charts. */
  readonly series?: RunSeries;
  /** What the run draws and what that emits. */
  readonly energy?: EnergyEstimate;
  /** Hours by the layout that the file states. */
  readonly timeOfLayout?: TimeOfLayout;
}
