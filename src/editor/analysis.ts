import type * as problems from '../configs/partWithProblems';

/**
 * The heavy part of the extension in one file: parsers, engine and what lenses say. Built into a bundle of its own and loaded
 * by `loadAnalysis` when the first document is ours.
 */
export { readersFor } from '../configs/formatLoaders';
export { readAs } from '../configs/readAs';
export { readWithFiles } from '../configs/readWithFiles';
export { withAssumptions } from '../configs/workspaceFile/withAssumptions';
export { estimate } from '../engine/estimateRun';
export { lawIdsOf, loadLaws } from '../engine/laws/lawLoaders';
export { modelLens, trainingLens } from '../report/lens';
export { estimateAssumptions } from './assumptionsFromSettings';

/** Loads what says why a run is impossible, on the first that says how it is shared out. */
export function loadProblems(): Promise<typeof problems> {
  return import('../configs/partWithProblems');
}
