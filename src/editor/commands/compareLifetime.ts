import * as vscode from 'vscode';
import { type Assumptions } from '../../engine/assumptions';
import { firstCounted } from '../documentEstimate';
import { type EstimateService } from '../estimateService';
import { type LifetimeEstimates } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { acceleratorChoices, optionalAmountQuestion, numberOf } from './amountQuestions';
import { countedPart } from './countedPart';
import { otherConfigs } from './otherConfigs';
import { askSeries, type Question } from './series';
import { type Choice } from './steps';

/** What the command needs of the rest of the extension. */
export interface CompareLifetimeContext {
  readonly service: EstimateService;
  loadLifetime(): Promise<LifetimeEstimates>;
}

/** A question with what it begins with. */
type Asked = readonly [key: string, question: Question, start: string];

/**
 * Asks what the active config will serve over its life, what to compare it with and, where nothing is stated of it, how
 * it is served, and opens the report on training and use together. Nothing is written.
 */
export async function compareLifetime(context: CompareLifetimeContext): Promise<void> {
  const counted = await countedPart(context.service);
  if (counted === undefined) return;
  const { document, found, name } = counted;
  const [lifetime, others] = await Promise.all([context.loadLifetime(), otherConfigs(document.uri)]);
  const asked = questions(found.assumptions, others, lifetime);
  const answers = await askSeries(
    t('Compare Lifetime Cost'),
    asked.map(([, question]) => question),
    asked.map(([, , start]) => start),
  );
  if (answers === undefined) return;
  const said = (key: string): string | undefined => {
    const text = answers[asked.findIndex(([each]) => each === key)]?.trim() ?? '';
    return text === '' ? undefined : text;
  };
  const [other, price] = [said('other'), said('price')];
  if (other !== undefined && !(await isCounted(other, context.service))) return;
  const request = {
    kind: 'lifetime',
    source: document.uri.toString(),
    other,
    // What is left as settings or a file say stays theirs.
    demand: answers[0] === asked[0]?.[2] ? undefined : (answers[0]?.trim() ?? ''),
    accelerator: said('accelerator'),
    priceUsdPerHour: price === undefined ? undefined : numberOf(price, lifetime),
    weightPrecision: said('weightPrecision'),
  } as const;
  await showReport(reportUri(t('Lifetime cost {0}', name), request));
}

/** The demand and what to compare with; of serving what neither settings nor a file of assumptions say. */
function questions(
  { inferenceTokens, serving = {}, ownAccelerators }: Assumptions,
  others: readonly Choice<string>[],
  lifetime: LifetimeEstimates,
): readonly Asked[] {
  const start = inferenceTokens === undefined ? '' : written(inferenceTokens.value, lifetime);
  const demand: Question = {
    prompt: t(
      'What is served over its life: tokens, requests, or a rate and how long; empty for break-evens only',
    ),
    placeholder: t('2T, 10M requests, 1M requests per day x 365 days'),
    problem: (text) => lifetime.demandProblem(text, t),
  };
  const alone = { label: t('Sizes of the same predicted loss only'), value: '' };
  const trains = { label: t('The one that trains'), value: '' };
  const stored = { label: t('As the file stores them, else 16 bit'), value: '' };
  const formats = lifetime.weightFormats.map(({ id, source }) => ({ label: id, detail: source, value: id }));
  const machines = acceleratorChoices(lifetime, ownAccelerators);
  return [
    ['demand', demand, start],
    ['other', { placeholder: t('Compare with?'), choices: [alone, ...others] }, ''],
    ...(serving.accelerator === undefined
      ? [
          [
            'accelerator',
            { placeholder: t('Which accelerator serves?'), choices: [trains, ...machines] },
            '',
          ] as const,
        ]
      : []),
    ...(serving.priceUsdPerHour === undefined
      ? [
          [
            'price',
            optionalAmountQuestion(
              t('US dollars per accelerator and hour while serving'),
              t('As the accelerator is listed or priced'),
              lifetime,
            ),
            '',
          ] as const,
        ]
      : []),
    ...(serving.weightPrecision === undefined
      ? [
          [
            'weightPrecision',
            { placeholder: t('How are the weights stored?'), choices: [stored, ...formats] },
            '',
          ] as const,
        ]
      : []),
  ];
}

/** A number as people write it, `2T`, where that loses nothing of it. */
function written(value: number, lifetime: LifetimeEstimates): string {
  const short = lifetime.formatCount(value);
  return numberOf(short, lifetime) === value ? short : String(value);
}

/** Whether the other file has a model that can be counted; a message says so where it has none. */
async function isCounted(address: string, service: EstimateService): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  const found = await service.get(document);
  if (found !== undefined && firstCounted(found) !== undefined) return true;
  void vscode.window.showInformationMessage(
    t('No model in {0} can be counted.', vscode.workspace.asRelativePath(document.uri, false)),
  );
  return false;
}
