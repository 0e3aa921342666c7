import { type AmountProblem, type AmountProblemCode } from '../engine/parseAmount';
import { type Translate } from './translate';

const SENTENCES: Readonly<Record<AmountProblemCode, (text: string, t: Translate) => string>> = {
  empty: (_text, t) => t('Type a number, such as 1e22 or 1.4T.'),
  'not-a-number': (text, t) => t('“{0}” is not a number. Write it like 1e22, 1.4T, 70B or 1_000.', text),
  'not-positive': (text, t) => t('“{0}” must be greater than zero.', text),
  'too-large': (text, t) => t('“{0}” is larger than anything that can be trained.', text),
  'unknown-unit': (text, t) =>
    t(
      '“{0}” is not a unit that is understood here. Examples: 1e22 FLOP, 5k GPU-hours, $50k, 7B parameters, 1.4T tokens, loss 2.0.',
      text,
    ),
  'unit-missing': (text, t) =>
    t('“{0}” could mean several things: add a unit, such as FLOP, GPU-hours, $, parameters or tokens.', text),
  'unknown-accelerator': (text, t) => t('“{0}” is not among the known accelerators.', text),
};

/** What is wrong with a typed amount or goal, and how to write it. */
export function amountProblemSentence(problem: AmountProblem, t: Translate): string {
  return SENTENCES[problem.code](problem.text, t);
}
