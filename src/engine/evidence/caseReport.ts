import { type Architecture } from '../architecture/architecture';
import { type LawPrediction } from '../estimate';
import { type Known } from '../estimate/known';
import { prediction } from '../estimate/prediction';
import { laws } from '../laws';
import { nonEmbeddingFromTotal } from '../laws/parameterConventions';
import { type Claim } from './claims/claim';
import { claims } from './claims';
import { type Comparison } from './comparison';
import { comparisons } from './comparisons';
import { caseById, type PublishedCase } from './publishedCase';
import { type PublishedRun } from './publishedRun';

/** Everything the engine has to say about one published case. */
export interface CaseReport extends PublishedCase {
  /** Every number of it that was published and can be computed. */
  readonly comparisons: readonly Comparison[];
  /** What each law says of its size; none where size or tokens are not public, or 6·N·D does not hold. */
  readonly predictions: readonly LawPrediction[];
  readonly claims: readonly Claim[];
}

/**
 * The report on a published run; `undefined` if there is none of that id.
 *
 * @example caseReport('chinchilla-70b')?.predictions[0]?.loss?.value // 1.974 by Besiroglu 2024
 */
export function caseReport(id: string): CaseReport | undefined {
  const found = caseById(id);
  if (found === undefined) return undefined;
  return {
    ...found,
    comparisons: comparisons().filter(({ caseId }) => caseId === id),
    predictions: casePredictions(found),
    claims: claims().filter(({ caseIds }) => caseIds.includes(id)),
  };
}

/** What each law says of a case's size and tokens; nothing where they are not public, or 6·N·D does not hold. */
export function casePredictions({
  run,
  architecture = sizeOnly(run),
}: PublishedCase): readonly LawPrediction[] {
  if (architecture === undefined || run.tokens === undefined || run.encoderDecoder) return [];
  const tokens: Known = {
    name: 'tokens',
    value: run.tokens,
    unit: 'tokens',
    origin: 'derived',
    formula: 'tokens',
    inputs: [{ name: 'tokens', value: run.tokens, unit: 'tokens', origin: 'derived' }],
    source: run.source,
  };
  return laws.flatMap((law) => prediction(law, architecture, tokens) ?? []);
}

/**
 * A model of which only the size is public, as far as laws need one. Where they leave embeddings out, a typical share is
 * taken off (Pearce & Song 2024).
 */
export function sizeOnly({ kind, parameters, activeParameters }: PublishedRun): Architecture | undefined {
  const active = activeParameters ?? (kind === 'dense' ? parameters : undefined);
  if (active === undefined) return undefined;
  const total = parameters ?? active;
  const activeNonEmbedding = nonEmbeddingFromTotal(active);
  const embedding = active - activeNonEmbedding;
  return {
    family: '',
    layers: 0,
    hiddenSize: 0,
    vocabularyRows: Infinity,
    tiedEmbeddings: false,
    parameters: {
      total,
      active,
      embedding,
      lookup: 0,
      nonEmbedding: total - embedding,
      activeNonEmbedding,
      breakdown: [],
    },
    mixers: [],
  };
}
