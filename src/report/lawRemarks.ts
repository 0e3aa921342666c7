import { type Notice, type NoticeCode } from '../engine/notice';
import { caveatWords } from './noticeWords';
import { type Translate } from './translate';

/** The remarks that laws carry themselves, or that belong to a law asked about models of another kind. */
export type LawRemarkCode = Extract<
  NoticeCode,
  'law-caveat' | 'dense-law-on-active-parameters' | 'frontier-of-another-formula'
>;

type Sentence = (args: Notice['args'], t: Translate) => string;

const lawOf = ({ law }: Notice['args']): string => String(law ?? '?');

/** Apart from all other sentences, so that the chart need not carry those. */
export const LAW_REMARKS: Readonly<Record<LawRemarkCode, Sentence>> = {
  'law-caveat': (args, t) => t('{0}: {1}.', lawOf(args), caveatWords(String(args.caveat ?? '?'), t)),
  'dense-law-on-active-parameters': (args, t) =>
    t(
      '{0} was fitted on dense models and is applied to the active parameters; a mixture of experts usually reaches a lower loss than that.',
      lawOf(args),
    ),
  'frontier-of-another-formula': (args, t) =>
    t(
      '{0} gives the loss of a model trained until early stopping, and the optimum by the loss of runs that stop well before: a run may lie below the frontier.',
      lawOf(args),
    ),
};

/** Whether a remark is one of those. */
export function isLawRemark(code: NoticeCode): code is LawRemarkCode {
  return Object.hasOwn(LAW_REMARKS, code);
}

/** The remarks of a law as sentences. */
export function lawRemarks(notices: readonly Notice[], t: Translate): string[] {
  return notices.flatMap(({ code, args }) => (isLawRemark(code) ? [LAW_REMARKS[code](args, t)] : []));
}
