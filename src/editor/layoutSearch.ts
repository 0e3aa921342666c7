/** Searching for layouts in one file: the questions, the search and its report. Loaded by `loadLayoutSearch` when asked for. */
export { setupEdits } from '../configs/setupEdits';
export { accelerators } from '../engine/hardware/accelerators';
export { memoryOfRun } from '../engine/memory/memoryOfRun';
export { parseAmount } from '../engine/parseAmount';
export { amountProblemSentence } from '../report/amountProblems';
export { fieldTitle } from '../report/fieldTitles';
export { formatBytes } from '../report/format';
export { layoutLetters, recomputeWords } from '../report/memoryLayoutWords';
export { layoutDocument } from '../report/runLayouts';
export { layoutReport, questionOf } from './layoutQuestion';
