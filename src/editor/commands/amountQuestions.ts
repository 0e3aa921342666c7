import { type Accelerator } from '../../engine/hardware/accelerator';
import { type AmountProblem } from '../../engine/parseAmount';
import { type Translate } from '../../report/translate';
import { t } from '../translate';
import { type Question, type TextQuestion } from './series';
import { type Choice } from './steps';

/** What reading amounts needs; each part that asks for some brings it along. */
export interface AmountReader {
  parseAmount(this: void, text: string): { readonly value: number } | { readonly problem: AmountProblem };
  amountProblemSentence(this: void, problem: AmountProblem, t: Translate): string;
}

/** The accelerators to choose from, those of one's own first, with memory and vendor. */
export function acceleratorChoices(
  {
    accelerators,
    formatBytes,
  }: {
    readonly accelerators: readonly Accelerator[];
    formatBytes(this: void, bytes: number): string;
  },
  own: readonly Accelerator[] = [],
): readonly Choice<string>[] {
  const described = own.filter((each) => !accelerators.some(({ id }) => id === each.id));
  return [...described, ...accelerators].map(({ id, title, vendor, memoryBytes }) => {
    const description = [formatBytes(memoryBytes), vendor].filter((each) => each !== '').join(' · ');
    return { label: title, description, value: id };
  });
}

/** A question for a whole number above zero, as `1.4k` or `8192`. */
export function wholeNumberQuestion(prompt: string, example: string, reader: AmountReader): TextQuestion {
  return {
    prompt,
    placeholder: example,
    problem: (text) => {
      const amount = reader.parseAmount(text);
      if ('problem' in amount) return reader.amountProblemSentence(amount.problem, t);
      return Number.isInteger(amount.value) ? undefined : t('“{0}” must be a whole number.', text);
    },
  };
}

/** The same question, which may be left empty. */
export function optionalNumberQuestion(prompt: string, placeholder: string, reader: AmountReader): Question {
  return optional(wholeNumberQuestion(prompt, placeholder, reader));
}

/** A question for any number above zero, which may be left empty. */
export function optionalAmountQuestion(prompt: string, placeholder: string, reader: AmountReader): Question {
  const problem = (text: string): string | undefined => {
    const amount = reader.parseAmount(text.replace(/^\s*\$/, ''));
    return 'problem' in amount ? reader.amountProblemSentence(amount.problem, t) : undefined;
  };
  return optional({ prompt, placeholder, problem });
}

function optional(question: TextQuestion): TextQuestion {
  const { problem } = question;
  return { ...question, problem: (text) => (text.trim() === '' ? undefined : problem(text)) };
}

/** The number of an answer to such a question. */
export function numberOf(text: string, { parseAmount }: Pick<AmountReader, 'parseAmount'>): number {
  const amount = parseAmount(text.replace(/^\s*\$/, ''));
  return 'problem' in amount ? NaN : amount.value;
}
