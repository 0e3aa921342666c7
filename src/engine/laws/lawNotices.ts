import { type Notice, type NoticeCode } from '../notice';
import { decadesOutside } from './fittedRange';
import { type Law, type ScalePoint } from './law';
import { trainingCompute } from './trainingCompute';

/**
 * What must be said when `law` is asked about `point` (in the law's own parameter convention): each of parameters,
 * tokens and compute that lies outside the fitted range; that a loss belongs to the law's corpus, or that the law
 * gives none; and the law's own notices.
 */
export function lawNotices(law: Law, point: ScalePoint): readonly Notice[] {
  const { parameters, tokens } = point;
  const compute = trainingCompute(parameters, tokens);
  const range = law.fittedRange;
  return [
    ...outside('parameters-outside-fit', law, parameters, range.parameters),
    ...outside('tokens-outside-fit', law, tokens, range.tokens),
    ...outside('compute-outside-fit', law, compute, range.compute),
    corpusNotice(law),
    ...(law.notices ?? []),
  ];
}

function outside(
  code: NoticeCode,
  law: Law,
  value: number,
  range: readonly [number, number] | undefined,
): readonly Notice[] {
  if (range === undefined || decadesOutside(value, range) === 0) return [];
  const [low, high] = range;
  return [{ code, severity: 'warning', args: { law: law.title, value, low, high } }];
}

function corpusNotice(law: Law): Notice {
  return law.loss === undefined
    ? { code: 'law-gives-no-loss', severity: 'info', args: { law: law.title } }
    : { code: 'loss-of-another-corpus', severity: 'info', args: { law: law.title, corpus: law.corpus } };
}
