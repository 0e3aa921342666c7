import { type CaseReport } from '../engine/evidence/caseReport';
import { outcomeOf } from '../engine/evidence/claims/claim';
import { bandWord, comparisonLabel, figuresText, publishedRows } from './caseDocument';
import { claimSentence, formatError, formatFigure, outcomeLabel } from './evidenceWords';
import { formatCount } from './format';
import { formatBand, formatQuantity } from './formatQuantity';
import { verdictLabel } from './labels';
import { becauseText } from './provenance';
import { alignedRows } from './table';
import { type Translate } from './translate';

/** A published case for a terminal. @param sources formula and source under each number of the engine */
export function caseText(report: CaseReport, sources: boolean, t: Translate): string {
  const { run, comparisons, predictions, claims } = report;
  return [
    run.name,
    ...alignedRows(publishedRows(run, t)),
    ...(comparisons.length === 0 ? [] : [t('The engine against what was published')]),
    ...alignedRows([
      ...(comparisons.length === 0 ? [] : [['', t('Engine'), t('Published'), t('Error'), t('Band')]]),
      ...comparisons.map((each) => [
        comparisonLabel(each, t),
        formatFigure(each.predicted.value, each.predicted.unit),
        formatFigure(each.published, each.predicted.unit),
        formatError(each, t),
        bandWord(each, t),
      ]),
    ]),
    ...(sources
      ? comparisons.flatMap((each) => [
          `  ${comparisonLabel(each, t)}: ${becauseText(each.predicted.because, t)}`,
          `      ${t('published by: {0}', each.source)}`,
        ])
      : []),
    ...(predictions.length === 0 ? [] : [t('Laws side by side')]),
    ...alignedRows(
      predictions.map(({ title, loss, optimum, verdict }) => [
        title,
        loss === undefined ? t('no loss') : formatBand(loss),
        optimum === undefined
          ? ''
          : t(
              'optimum {0} on {1}',
              formatCount(optimum.parameters.value),
              formatQuantity({ ...optimum.tokens, low: undefined }, t),
            ),
        verdict === undefined ? '' : verdictLabel(verdict, t),
      ]),
    ),
    ...claims.flatMap((claim) => [
      `${claimSentence(claim.id, t)} ${outcomeLabel(outcomeOf(claim), t)}`,
      ...alignedRows(
        claim.checks.map(({ subject, holds, figures }) => [
          subject,
          holds ? t('yes') : t('no'),
          figuresText(figures, t),
        ]),
      ),
    ]),
  ].join('\n');
}
