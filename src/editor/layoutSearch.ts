/** Searching for layouts in one file: the questions, the search and its report. Loaded by `loadLayoutSearch` when asked for. */
export { accelerators } from '../engine/hardware/accelerators';
export { parseAmount } from '../engine/parseAmount';
export { amountProblemSentence } from '../report/amountProblems';
export { formatBytes } from '../report/format';
export { layoutDocument } from '../report/runLayouts';
export { layoutReport, questionOf } from './layoutQuestion';
