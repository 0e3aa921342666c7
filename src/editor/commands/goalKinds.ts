import { type PlanGoal } from '../../engine/plan/goal';

/** The kinds of goal, in the order in which they are offered. */
export const GOAL_KINDS = [
  'compute',
  'accelerator-hours',
  'cost',
  'loss',
  'parameters',
  'tokens',
] as const satisfies readonly PlanGoal['kind'][];

/** One of {@link GOAL_KINDS}. */
export type GoalKind = (typeof GOAL_KINDS)[number];

/** Whether a text names a kind of goal. */
export function isGoalKind(text: string): text is GoalKind {
  return GOAL_KINDS.some((kind) => kind === text);
}
