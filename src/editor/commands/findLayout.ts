import * as vscode from 'vscode';
import { type EstimateService } from '../estimateService';
import { type LayoutQuestion } from '../layoutQuestion';
import { type LayoutSearch } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { notOurs } from '../writeReport';
import { type Answer, askChoice, askText, type Choice } from './steps';

/** What the command needs of the rest of the extension. */
export interface FindLayoutContext {
  readonly service: EstimateService;
  loadLayoutSearch(): Promise<LayoutSearch>;
}

/** The numbers that are asked for, in order; the accelerator comes before them. */
const NUMBERS = ['accelerators', 'globalBatchSequences', 'sequenceLength'] as const;
const TOTAL_STEPS = 1 + NUMBERS.length;

/**
 * Asks for accelerator, count, batch and sequence length, filled in as file and settings say, and opens the report on
 * the fastest layouts that hold the active config in memory. Nothing is written.
 */
export async function findLayout(context: FindLayoutContext): Promise<void> {
  const { service } = context;
  const document = vscode.window.activeTextEditor?.document;
  const found = document === undefined ? undefined : await service.get(document);
  const part = found?.parts.find(({ estimate }) => estimate.architecture !== undefined);
  if (document === undefined || found === undefined || part === undefined) {
    void vscode.window.showInformationMessage(
      document === undefined
        ? t('Open a model or training config first.')
        : found === undefined
          ? notOurs()
          : t('No model in this file can be counted, so no layout can be found for it.'),
    );
    return;
  }
  const search = await context.loadLayoutSearch();
  const question = await ask(
    search.questionOf(part.part.description, part.estimate, found.assumptions),
    search,
  );
  if (question === undefined) return;
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const request = { kind: 'layouts', source: document.uri.toString(), ...question } as const;
  await showReport(reportUri(t('Layouts that fit: {0}', name), request));
}

/** The questions one after the other, with a way back; undefined if the person leaves. */
async function ask(
  known: Partial<LayoutQuestion>,
  search: LayoutSearch,
): Promise<LayoutQuestion | undefined> {
  let accelerator = known.accelerator ?? '';
  const texts = NUMBERS.map((name) => String(known[name] ?? ''));
  for (let step = 1; step <= TOTAL_STEPS;) {
    const index = step - 2;
    const answer =
      step === 1
        ? await askAccelerator(accelerator, search)
        : await askNumber(step, texts[index] ?? '', search);
    if (answer === undefined) return undefined;
    if (answer === 'back') {
      step--;
      continue;
    }
    if (step === 1) accelerator = answer.value;
    else texts[index] = answer.value;
    step++;
  }
  const [accelerators = NaN, globalBatchSequences = NaN, sequenceLength = NaN] = texts.map((text) =>
    wholeNumber(text, search),
  );
  return { accelerator, accelerators, globalBatchSequences, sequenceLength };
}

function place(step: number, placeholder: string) {
  return { title: t('Find a Layout That Fits'), step, totalSteps: TOTAL_STEPS, placeholder };
}

function askAccelerator(
  active: string,
  { accelerators, formatBytes }: LayoutSearch,
): Promise<Answer<string>> {
  const choices = accelerators.map(({ id, title, vendor, memoryBytes }): Choice<string> => {
    return { label: title, description: `${formatBytes(memoryBytes)} · ${vendor}`, value: id };
  });
  return askChoice(place(1, t('Which accelerator trains?')), choices, active);
}

function askNumber(step: number, text: string, search: LayoutSearch): Promise<Answer<string>> {
  const [prompt, example] = [
    [t('How many accelerators train together?'), '64'],
    [t('Sequences of an optimiser step'), '512'],
    [t('Tokens of a sequence'), '8192'],
  ][step - 2] as [string, string];
  return askText({ ...place(step, example), prompt }, text, (typed) => {
    const amount = search.parseAmount(typed);
    if ('problem' in amount) return search.amountProblemSentence(amount.problem, t);
    return Number.isInteger(amount.value) ? undefined : t('“{0}” must be a whole number.', typed);
  });
}

function wholeNumber(text: string, { parseAmount }: LayoutSearch): number {
  const amount = parseAmount(text);
  return 'problem' in amount ? NaN : amount.value;
}
