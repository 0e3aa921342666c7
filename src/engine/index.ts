/**
 * The public face of the engine. Pure: no network, no clock, no platform; the same input gives the same output.
 *
 * - {@link estimate}: what one run costs and reaches; {@link sensitivity}: what doubling one field does;
 * - {@link plan}: the best run for a goal, which {@link parseGoal} reads from what people type;
 * - {@link laws} and {@link accelerators}: the reference data behind them, each with its source;
 * - {@link defaultAssumptions}: what is assumed where nobody says anything.
 *
 * @example estimate(description, defaultAssumptions, laws).parameters?.total.value
 */
export { estimate } from './estimateRun';
export { sensitivity } from './sensitivity';
export type { Outcome, Sensitivity } from './sensitivity';
export { defaultAssumptions } from './defaultAssumptions';
export { parseAmount } from './parseAmount';
export { plan } from './plan/plan';
export { parseGoal } from './plan/parseGoal';
export type { GoalResult } from './plan/parseGoal';
export { designArchitecture } from './plan/designArchitecture';
export type { DesignTarget } from './plan/designArchitecture';
export { runOfPlan } from './plan/runOfPlan';
export { laws, lawById } from './laws';
export { isLawId, LAW_ENTRIES, lawIdsOf, loadLaws } from './laws/lawLoaders';
export { accelerators, acceleratorById, acceleratorNamed } from './hardware/accelerators';
export { resolveArchitecture, trainingFlopsPerToken } from './architecture';
export { NEAR_OPTIMAL_FACTOR } from './estimate/verdict';
export { EMPTY_RUN } from './run';

export type * from './architecture/architecture';
export type * from './assumptions';
export type * from './estimate';
export type * from './hardware/accelerator';
export type * from './laws/law';
export type * from './notice';
export type * from './parseAmount';
export type * from './plan/goal';
export type * from './plan/planResult';
export type * from './quantity';
export type * from './run';
