/**
 * Published cases in one file: the runs, what the engine and the laws make of them, and how that is written. Loaded by
 * `loadCases` when a person asks for a case; reading and estimating never need it.
 */
export { publishedRuns } from '../engine/evidence';
export { caseReport } from '../engine/evidence/caseReport';
export { caseDocument } from '../report/caseDocument';
export { assumptionsFromSettings } from './assumptionsFromSettings';
export { caseChartModel } from './caseChartModel';
export { caseChoices } from './commands/caseChoices';
