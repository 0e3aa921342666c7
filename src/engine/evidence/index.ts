export { type PublishedRun, type PublishedRunKind } from './publishedRun';
export { publishedRunById, publishedRuns } from './publishedRuns';
