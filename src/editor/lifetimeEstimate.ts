/** Comparing lifetime costs in one file: the questions, the estimate and its report. Loaded by `loadLifetime`. */
export { accelerators } from '../engine/hardware/accelerators';
export { parseAmount } from '../engine/parseAmount';
export { weightFormats } from '../engine/serving';
export { amountProblemSentence } from '../report/amountProblems';
export { formatBytes, formatCount } from '../report/format';
export { lifetimeDocument } from '../report/lifetimeDocument';
export { demandProblem } from './commands/servedDemand';
export { lifetimeReport } from './lifetimeQuestion';
