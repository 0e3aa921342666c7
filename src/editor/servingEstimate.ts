/** Estimating serving in one file: the questions, the estimate and its report. Loaded by `loadServing` when asked for. */
export { accelerators } from '../engine/hardware/accelerators';
export { parseAmount } from '../engine/parseAmount';
export { servingOf, weightFormats } from '../engine/serving';
export { amountProblemSentence } from '../report/amountProblems';
export { formatBytes } from '../report/format';
export { servingSection } from '../report/serving';
export { servingDocument } from '../report/servingDocument';
export { servingQuestionOf, servingReport, usesOfServing } from './servingQuestion';
