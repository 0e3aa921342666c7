import { type Notice, type NoticeCode } from '../notice';
import { decadesOutside } from './fittedRange';
import { type Law, type ScalePoint } from './law';
import { expansion, granularityOf } from './moe/expansion';
import { trainingCompute } from './trainingCompute';

/**
 * What must be said when `law` is asked about `point` (in the law's own parameter convention): each of parameters,
 * tokens and compute that lies outside the fitted range; that a loss belongs to the law's corpus, or that the law
 * gives none; and the law's own notices.
 */
export function lawNotices(law: Law, point: ScalePoint): Notice[] {
  const { parameters, tokens } = point;
  const { fittedRange: range, title } = law;
  const notices: Notice[] = [];
  const check = (code: NoticeCode, value: number, fitted: readonly [number, number] | undefined): void => {
    if (fitted === undefined || decadesOutside(value, fitted) === 0) return;
    const [low, high] = fitted;
    notices.push({ code, severity: 'warning', args: { law: title, value, low, high } });
  };
  check('parameters-outside-fit', parameters, range.parameters);
  check('tokens-outside-fit', tokens, range.tokens);
  check('compute-outside-fit', trainingCompute(parameters, tokens), range.compute);
  const checkInput = (input: string, value: number, fitted: readonly [number, number] | undefined): void => {
    if (fitted === undefined || decadesOutside(value, fitted) === 0) return;
    const [low, high] = fitted;
    notices.push({
      code: 'input-outside-fit',
      severity: 'warning',
      args: { law: title, input, value, low, high },
    });
  };
  checkInput('totalParameters', point.totalParameters ?? parameters, range.totalParameters);
  checkInput('expansion', expansion(point), range.expansion);
  checkInput('expertsPerToken', point.expertsPerToken ?? 1, range.expertsPerToken);
  checkInput('granularity', granularityOf(point), range.granularity);
  notices.push(corpusNotice(law));
  if (law.notices !== undefined) notices.push(...law.notices);
  return notices;
}

function corpusNotice(law: Law): Notice {
  return law.loss === undefined
    ? { code: 'law-gives-no-loss', severity: 'info', args: { law: law.title } }
    : { code: 'loss-of-another-corpus', severity: 'info', args: { law: law.title, corpus: law.corpus } };
}
