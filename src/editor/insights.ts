/**
 * What published work says beyond the estimate of a config: all laws, abilities, returns, repetition, advice. Loaded by
 * `loadInsights` when a person opens the full estimate.
 */
export { insights } from '../engine/insights';
export { laws } from '../engine/laws';
export { insightsDocument } from '../report/insights';
