/**
 * The full estimate of a config as a document, and what published work says beyond it: all laws, abilities, returns,
 * repetition, advice, memory of each accelerator. Loaded by `loadInsights` when a person opens the full estimate.
 */
export { trainableParameters } from '../engine/adapters/trainableParameters';
export { energyOfEstimate } from '../engine/energy';
export { insights } from '../engine/insights';
export { laws } from '../engine/laws';
export { memoryOfRun } from '../engine/memory/memoryOfRun';
export { timeOfLayout } from '../engine/trainingCost/timeOfLayout';
export { adapterRows } from '../report/adapter';
export { energySection } from '../report/energy';
export { estimateDocument, noticeList, sectionDocument } from '../report/estimateDocument';
export { insightsDocument } from '../report/insights';
export { layoutTimeSection } from '../report/layoutTime';
export { runMemorySection } from '../report/runMemory';
