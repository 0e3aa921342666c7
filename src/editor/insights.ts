/**
 * The full estimate of a config as a document, and what published work says beyond it: all laws, abilities, returns,
 * repetition, advice. Loaded by `loadInsights` when a person opens the full estimate.
 */
export { insights } from '../engine/insights';
export { laws } from '../engine/laws';
export { estimateDocument } from '../report/estimateDocument';
export { insightsDocument } from '../report/insights';
