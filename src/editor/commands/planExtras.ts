import { type Assumed, type Assumptions, laws, parseAmount } from '../../engine';
import { MULTIPLIER_RANGE } from '../../engine/dataQuality';
import { matrixPrecision } from '../../engine/estimate/precision';
import { situationOf } from '../../engine/plan/plan';
import { lawsKnowing } from '../../engine/plan/situatedLaw';
import { type AmountProblem } from '../../engine/parseAmount';
import { amountProblemSentence } from '../../report/amountProblems';
import { type Translate } from '../../report/translate';
import { PLAN_EXTRAS, type PlanExtra, type PlanExtras } from './planExtraNames';

/** What is wrong with what somebody typed. */
type ExtraProblem =
  AmountProblem | { readonly code: 'no-number-format' | 'not-whole' | 'out-of-range'; readonly text: string };

/** What somebody typed, or what is wrong with it; `undefined` for an empty text, which states nothing. */
function readExtra(
  extra: PlanExtra,
  typed: string,
): { readonly value: number | string } | { readonly problem: ExtraProblem } | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (extra === 'precision') {
    const known = matrixPrecision(text) !== undefined;
    return known ? { value: text } : { problem: { code: 'no-number-format', text } };
  }
  const amount = parseAmount(text);
  if ('problem' in amount) {
    const { code } = amount.problem;
    // A unit behind the number is no unit that was forgotten, just not a number.
    return { problem: { code: code === 'unknown-unit' ? 'not-a-number' : code, text } };
  }
  const { value } = amount;
  const [low, high] = MULTIPLIER_RANGE;
  if (extra === 'dataQuality' && (value < low || value > high))
    return { problem: { code: 'out-of-range', text } };
  const isCount = extra === 'experts' || extra === 'expertsPerToken';
  return isCount && !Number.isInteger(value) ? { problem: { code: 'not-whole', text } } : { value };
}

/** What is wrong with what somebody typed for one of them, if anything is. */
export function extraProblem(extra: PlanExtra, typed: string, t: Translate): string | undefined {
  const read = readExtra(extra, typed);
  if (read === undefined || 'value' in read) return undefined;
  const { problem } = read;
  switch (problem.code) {
    case 'no-number-format':
      return t('“{0}” is not a number format that is known here. Examples: bf16, fp8, fp4.', problem.text);
    case 'not-whole':
      return t('“{0}” must be a whole number.', problem.text);
    case 'out-of-range':
      return t('“{0}” must lie between {1} and {2}.', problem.text, ...MULTIPLIER_RANGE);
    default:
      return amountProblemSentence(problem, t);
  }
}

/** The assumptions with what was typed, all as the person's word, and the laws that know of it besides. */
export function withExtras(assumptions: Assumptions, extras: PlanExtras, t: Translate): Assumptions {
  const typed = PLAN_EXTRAS.flatMap((extra): readonly (readonly [PlanExtra, Assumed<number | string>])[] => {
    const read = readExtra(extra, extras[extra] ?? '');
    return read !== undefined && 'value' in read
      ? [[extra, { value: read.value, origin: 'user', source: t('stated for this plan') }]]
      : [];
  });
  const said: Assumptions = { ...assumptions, ...Object.fromEntries(typed) };
  const knowing = lawsKnowing(laws, situationOf(said)).map(({ id }) => id);
  const others = [...said.otherLaws, ...knowing].filter((id) => id !== said.law.value);
  return { ...said, otherLaws: [...new Set(others)] };
}
