import * as vscode from 'vscode';
import { type EstimateService } from '../estimateService';
import { type ServingEstimates } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { withoutServing } from '../writeReport';
import { acceleratorChoices, optionalNumberQuestion, numberOf, wholeNumberQuestion } from './amountQuestions';
import { countedPart } from './countedPart';
import { askSeries } from './series';

/** What the command needs of the rest of the extension. */
export interface EstimateServingContext {
  readonly service: EstimateService;
  loadServing(): Promise<ServingEstimates>;
}

/**
 * Asks for accelerator, weight format, the tokens of a request and, if somebody knows, GPUs, batch and demand, filled in
 * as file and settings say, and opens the report on what serving the active config takes. Nothing is written.
 */
export async function estimateServing(context: EstimateServingContext): Promise<void> {
  const counted = await countedPart(context.service);
  if (counted === undefined) return;
  const { document, found, part, name } = counted;
  if (part.estimate.architecture?.kind !== undefined) {
    void vscode.window.showInformationMessage(withoutServing());
    return;
  }
  const serving = await context.loadServing();
  const known = serving.servingQuestionOf(part.part.description, part.estimate, found.assumptions);
  const formats = serving.weightFormats.map(({ id, bitsPerWeight, source }) => {
    const bits = t('{0} bits per weight', Number(bitsPerWeight.toPrecision(3)));
    return { label: id, description: bits, detail: source, value: id };
  });
  const answers = await askSeries(
    t('Estimate Serving'),
    [
      {
        placeholder: t('Which accelerator serves?'),
        choices: acceleratorChoices(serving, found.assumptions.ownAccelerators),
      },
      { placeholder: t('How are the weights stored?'), choices: formats },
      wholeNumberQuestion(t('Tokens of a request that are read'), '1024', serving),
      wholeNumberQuestion(t('Tokens of a request that are written'), '256', serving),
      optionalNumberQuestion(t('GPUs of a replica'), t('What is cheapest per request'), serving),
      optionalNumberQuestion(t('Sequences decoded together'), t('As many as fit, at most 64'), serving),
      optionalNumberQuestion(t('Queries per second of the whole fleet'), t('Not asked about'), serving),
    ],
    [
      known.accelerator ?? '',
      known.weightPrecision ?? '',
      String(known.promptTokens ?? ''),
      String(known.outputTokens ?? ''),
      String(known.accelerators ?? ''),
      String(known.concurrency ?? ''),
      String(known.queriesPerSecond ?? ''),
    ],
  );
  if (answers === undefined) return;
  const [accelerator = '', weightPrecision = '', prompt = '', output = '', ...others] = answers;
  const [accelerators, concurrency, queriesPerSecond] = others.map((text) =>
    text.trim() === '' ? undefined : numberOf(text, serving),
  );
  const request = {
    kind: 'serving',
    source: document.uri.toString(),
    accelerator,
    weightPrecision,
    promptTokens: numberOf(prompt, serving),
    outputTokens: numberOf(output, serving),
    accelerators,
    concurrency,
    queriesPerSecond,
  } as const;
  await showReport(reportUri(t('Serving {0}', name), request));
}
