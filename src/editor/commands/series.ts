import { type Answer, askChoice, askText, type Choice, type StepPlace } from './steps';

/** A text with what may be wrong with it. */
export interface TextQuestion {
  readonly placeholder: string;
  readonly prompt: string;
  readonly problem: (text: string) => string | undefined;
}

/** One question of a series: a choice among several, or a text. */
export type Question =
  { readonly placeholder: string; readonly choices: readonly Choice<string>[] } | TextQuestion;

/**
 * Asks questions one after the other, with a way back.
 * @param answers what each begins with, as many as there are questions
 * @returns the answers in order; undefined if the person leaves
 */
export async function askSeries(
  title: string,
  questions: readonly Question[],
  answers: readonly string[],
): Promise<readonly string[] | undefined> {
  const given = [...answers];
  for (let index = 0; index < questions.length;) {
    const question = questions[index];
    if (question === undefined) break;
    const { placeholder } = question;
    const place = { title, step: index + 1, totalSteps: questions.length, placeholder };
    const answer = await askOne(question, place, given[index] ?? '');
    if (answer === undefined) return undefined;
    if (answer === 'back') index--;
    else given[index++] = answer.value;
  }
  return given;
}

function askOne(question: Question, place: StepPlace, current: string): Promise<Answer<string>> {
  return 'choices' in question
    ? askChoice(place, question.choices, current)
    : askText({ ...place, prompt: question.prompt }, current, question.problem);
}
