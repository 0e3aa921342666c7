/**
 * The heavy part of the extension in one file: parsers, engine and report. Built into a bundle of its own and loaded
 * by `loadAnalysis` when the first document is ours.
 */
export { readConfig } from '../configs/readConfig';
export { estimate, laws, sensitivity } from '../engine';
export { amountProblemSentence } from '../report/amountProblems';
export { estimateDocument } from '../report/estimateDocument';
export { hoverMarkdown } from '../report/hover';
export { modelLens, trainingLens } from '../report/lens';
export { noticeSentence } from '../report/notices';
export { planConfig } from '../report/planConfig';
export { planDocument } from '../report/planDocument';
export { assumptionsFromSettings } from './assumptionsFromSettings';
export { goalFor } from './commands/planGoal';
export { planFor, planRows } from './commands/planResult';
