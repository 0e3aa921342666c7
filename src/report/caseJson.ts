import { type CaseReport } from '../engine/evidence/caseReport';
import { outcomeOf } from '../engine/evidence/claims/claim';
import { errorOf, hasAbsoluteError, isInsideBand } from '../engine/evidence/comparison';
import { type PublishedRun } from '../engine/evidence/publishedRun';
import { claimSentence } from './evidenceWords';
import { type Json, predictionJson, quantityJson } from './json';
import { terminalEnglish } from './translate';

/** A published run as published. */
export function publishedRunJson(run: PublishedRun): Readonly<Record<string, Json>> {
  return {
    id: run.id,
    title: run.name,
    source: run.source,
    organisation: run.organisation,
    released: run.released,
    kind: run.kind,
    parameters: run.parameters ?? null,
    activeParameters: run.activeParameters ?? null,
    tokens: run.tokens ?? null,
    flops: run.flops ?? null,
    flopsBasis: run.flopsBasis ?? null,
    mmlu: run.mmlu ?? null,
    confidence: run.confidence,
  };
}

/** A published run with what the engine and the laws make of it. */
export function caseJson({ run, comparisons, predictions, claims }: CaseReport): Json {
  return {
    ...publishedRunJson(run),
    comparisons: comparisons.map((each) => ({
      quantity: each.quantity,
      name: each.name,
      unit: each.predicted.unit,
      predicted: quantityJson(each.predicted),
      published: each.published,
      error: errorOf(each),
      errorKind: hasAbsoluteError(each.quantity) ? 'difference' : 'share',
      insideBand: isInsideBand(each) ?? null,
      source: each.source,
      confidence: each.confidence,
      remark: each.remark ?? null,
    })),
    predictions: predictions.map(predictionJson),
    claims: claims.map((claim) => ({
      id: claim.id,
      statement: claimSentence(claim.id, terminalEnglish),
      source: claim.source,
      outcome: outcomeOf(claim),
      checks: claim.checks.map(({ subject, holds, figures }) => ({
        subject,
        holds,
        figures: figures.map(({ name, value, unit }) => ({ name, value, unit: unit ?? null })),
      })),
    })),
  };
}
