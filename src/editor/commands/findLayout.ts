import { type Accelerator } from '../../engine/hardware/accelerator';
import { type EstimateService } from '../estimateService';
import { type LayoutQuestion } from '../layoutQuestion';
import { type LayoutSearch } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { acceleratorChoices, numberOf, wholeNumberQuestion } from './amountQuestions';
import { countedPart } from './countedPart';
import { askSeries } from './series';
import { writeLayout } from './writeLayout';

/** What the command needs of the rest of the extension. */
export interface FindLayoutContext {
  readonly service: EstimateService;
  loadLayoutSearch(): Promise<LayoutSearch>;
}

/**
 * Asks for accelerator, count, batch and sequence length, filled in as file and settings say, and opens the report on
 * the fastest layouts that hold the active config in memory. One of them may then be written into the config.
 */
export async function findLayout(context: FindLayoutContext): Promise<void> {
  const counted = await countedPart(context.service);
  if (counted === undefined) return;
  const { document, found, part, name } = counted;
  const search = await context.loadLayoutSearch();
  const known = search.questionOf(part.part.description, part.estimate, found.assumptions);
  const question = await ask(known, search, found.assumptions.ownAccelerators);
  if (question === undefined) return;
  const request = { kind: 'layouts', source: document.uri.toString(), ...question } as const;
  await showReport(reportUri(t('Layouts that fit: {0}', name), request));
  await writeLayout(counted, question, search);
}

async function ask(
  known: Partial<LayoutQuestion>,
  search: LayoutSearch,
  own: readonly Accelerator[] | undefined,
): Promise<LayoutQuestion | undefined> {
  const answers = await askSeries(
    t('Find a Layout That Fits'),
    [
      { placeholder: t('Which accelerator trains?'), choices: acceleratorChoices(search, own) },
      wholeNumberQuestion(t('How many accelerators train together?'), '64', search),
      wholeNumberQuestion(t('Sequences of an optimiser step'), '512', search),
      wholeNumberQuestion(t('Tokens of a sequence'), '8192', search),
    ],
    [
      known.accelerator ?? '',
      ...[known.accelerators, known.globalBatchSequences, known.sequenceLength].map((each) =>
        String(each ?? ''),
      ),
    ],
  );
  if (answers === undefined) return undefined;
  const [accelerator = '', ...texts] = answers;
  const [accelerators = NaN, globalBatchSequences = NaN, sequenceLength = NaN] = texts.map((text) =>
    numberOf(text, search),
  );
  return { accelerator, accelerators, globalBatchSequences, sequenceLength };
}
