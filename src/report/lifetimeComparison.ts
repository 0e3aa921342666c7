import { type BreakEvenDemand } from '../engine/lifetime/breakEvenDemand';
import { type TwoRuns } from '../engine/lifetime/compareLives';
import { type Row, type Section } from './estimateSections';
import { formatLoss } from './format';
import { breakEvenWords } from './lifetimeSizes';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';

/** When the smaller of every two runs is the cheaper one; a section a pair. */
export function comparisonSections(pairs: readonly TwoRuns[], t: Translate): readonly Section[] {
  return pairs.map(({ first, second, flops, usd, losses }): Section => {
    const rows: readonly Row[] = [
      ...breakEvenRow(t('{0} is cheaper, in FLOPs', first), flops, t),
      ...breakEvenRow(t('{0} is cheaper, in dollars', first), usd, t),
      ...(losses === undefined
        ? []
        : [
            {
              label: t('Predicted loss'),
              value: `${formatLoss(losses.first)} · ${formatLoss(losses.second)}`,
              note: lossNote(losses, t),
            },
          ]),
    ];
    const nothing: Row = {
      label: t('No break-even'),
      value: '',
      note: t('parameters or tokens are not known'),
    };
    return {
      title: t('{0} against {1}', first, second),
      rows: flops === undefined && usd === undefined ? [nothing] : rows,
    };
  });
}

function breakEvenRow(label: string, found: BreakEvenDemand | undefined, t: Translate): readonly Row[] {
  if (found === undefined) return [];
  const value = breakEvenWords(found, t);
  return [
    { label, value, note: '', ...(found.tokens === undefined ? {} : { because: found.tokens.because }) },
  ];
}

/** Losses further apart than this are of models that nobody would exchange for each other. */
const SAME_LOSS = 0.01;

function lossNote({ law, first, second }: NonNullable<TwoRuns['losses']>, t: Translate): string {
  return Math.abs(first - second) <= SAME_LOSS
    ? law
    : t('{0}: not equally good, so that cost alone does not decide', law);
}

/** `against` of `estimate --lifetime --json`: the pairs that a run is part of. */
export function comparisonJson(pairs: readonly TwoRuns[]): Json {
  return pairs.map(({ first, second, flops, usd, losses }) => ({
    first,
    second,
    flops: breakEvenJson(flops),
    usd: breakEvenJson(usd),
    losses: losses === undefined ? null : { law: losses.law, first: losses.first, second: losses.second },
  }));
}

/** When the first is cheaper, with the demand where there is one. */
export function breakEvenJson(found: BreakEvenDemand | undefined): Json {
  return found === undefined ? null : { kind: found.kind, tokens: quantityJson(found.tokens) };
}
