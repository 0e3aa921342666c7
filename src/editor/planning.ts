/**
 * Planning in one file: goals, plans and what is written of them. Loaded by `loadPlanning` when a person plans; reading
 * and estimating never need it.
 */
export { withAssumptions } from '../configs/workspaceFile/withAssumptions';
export { laws } from '../engine/laws';
export { amountProblemSentence } from '../report/amountProblems';
export { planConfig } from '../report/planConfig';
export { planDocument } from '../report/planDocument';
export { assumptionsFromSettings } from './assumptionsFromSettings';
export { goalFor } from './commands/planGoal';
export { nameLabel } from '../report/labels';
export { extraProblem } from './commands/planExtras';
export { extraText, otherLawRows, planFor, planRows, settingRows } from './commands/planResult';
