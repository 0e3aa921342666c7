import { FORMATS } from '../configs/formats';
import { partWithProblems } from '../configs/partWithProblems';
import { type ConfigPart } from '../configs/reading';
import { ALL_READERS } from '../configs/readConfig';
import { readWithFiles } from '../configs/readWithFiles';
import { trainableParameters } from '../engine/adapters/trainableParameters';
import { energyOfEstimate } from '../engine/energy';
import { type Estimate } from '../engine/estimate';
import { estimate } from '../engine/estimateRun';
import { insights } from '../engine/insights';
import { laws } from '../engine/laws';
import { layoutsOfRun } from '../engine/layout/layoutsOfRun';
import { lifetimeOfRun, type TwoRuns } from '../engine/lifetime';
import { memoryOfRun } from '../engine/memory';
import { seriesOfRun } from '../engine/series';
import { servingOf } from '../engine/serving';
import { type Notice } from '../engine/notice';
import { timeOfLayout } from '../engine/trainingCost/timeOfLayout';
import { comparisonSections } from '../report/lifetimeComparison';
import { type FurtherResults } from '../report/furtherResults';
import { type EstimatedFile, estimatedFileJson, type Json, partNotices } from '../report/json';
import { estimateText, sectionLines } from '../report/estimateText';
import { isAtLeast, noticeSentence } from '../report/notices';
import { assumptionsOf } from './assumptions';
import { EXIT, type ExitCode, Failure, oneLine } from './failure';
import { lifeComparisons, withComparisons } from './lifeComparisons';
import { type Options } from './options';
import { readText } from './readFile';
import { teamAssumptions } from './teamAssumptions';
import { type Terminal } from './terminal';

/** What one file came to. */
type Outcome = { readonly estimated: EstimatedFile } | { readonly file: string; readonly error: string };

/** `scaling-lens estimate FILE...`: a bad file is complained about and does not stop the others. */
export async function estimateCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { t } = terminal;
  const files = options.positionals;
  if (files.length === 0) {
    throw new Failure(
      t('estimate needs at least one file, or - for stdin. Example: scaling-lens estimate config.json'),
    );
  }
  const outcomes: Outcome[] = [];
  const complained = new Set<string>();
  const once: Terminal = {
    ...terminal,
    complain: (line) => {
      if (!complained.has(line)) terminal.complain(line);
      complained.add(line);
    },
  };
  for (const file of files) outcomes.push(await outcomeOf(file, options, once));
  const pairs = lifeComparisons(outcomes.flatMap((each) => ('error' in each ? [] : [each.estimated])));
  for (const outcome of outcomes) complainAbout(outcome, terminal);
  if (options.json) terminal.print(JSON.stringify(jsonOf(outcomes, pairs), undefined, 2));
  else printText(outcomes, pairs, options, terminal);
  return exitCodeOf(outcomes, options);
}

async function outcomeOf(file: string, options: Options, terminal: Terminal): Promise<Outcome> {
  const { insights: wanted, layouts, serving, lifetime, series, json } = options;
  const files = await terminal.filesAround(file);
  const team = options.workspaceFile ? await teamAssumptions(files, terminal) : undefined;
  // A wrong flag is no fault of the file: it ends the command.
  const assumptions = assumptionsOf(options, terminal.t, team);
  try {
    const { text, language } = await readText(file, terminal);
    const readOptions = { language, fileName: file.split(/[\\/]/).at(-1) };
    const reading = await readWithFiles(ALL_READERS, text, readOptions, files);
    const estimates: Estimate[] = [];
    const further: FurtherResults[] = [];
    const parts: ConfigPart[] = [];
    for (const part of reading?.parts ?? []) {
      const { description } = part;
      const estimated = estimate(description, assumptions, laws);
      parts.push(partWithProblems(part, reading?.format ?? '', estimated, assumptions));
      estimates.push(estimated);
      further.push({
        energy: energyOfEstimate(estimated, assumptions),
        timeOfLayout: timeOfLayout(description, estimated, assumptions),
        trainable: estimated.architecture && trainableParameters(description, estimated.architecture),
        memory: memoryOfRun(description, estimated, assumptions),
        serving: serving ? servingOf(description, estimated, assumptions) : undefined,
        lifetime: lifetime ? lifetimeOfRun(description, estimated, assumptions, laws) : undefined,
        layouts: layouts ? layoutsOfRun(description, estimated, assumptions) : undefined,
        series:
          series && json
            ? seriesOfRun({ run: description, estimate: estimated, assumptions, laws })
            : undefined,
        insights: wanted ? insights(description, estimated, assumptions, laws) : undefined,
      });
    }
    return { estimated: { file, text, reading: reading && { ...reading, parts }, estimates, further } };
  } catch (error) {
    if (error instanceof Failure) return { file, error: error.message };
    throw error;
  }
}

/** The remark that says why a text could not be read, or not all of it. */
function unreadable({ reading }: EstimatedFile): Notice | undefined {
  return reading?.notices.find(
    ({ code, severity }) => code === 'too-large' || (code === 'syntax-error' && severity === 'error'),
  );
}

function complainAbout(outcome: Outcome, { complain, t }: Terminal): void {
  if ('error' in outcome) {
    complain(outcome.error);
    return;
  }
  const { estimated } = outcome;
  const broken = unreadable(estimated);
  if (broken !== undefined) complain(oneLine(t('{0}: {1}', estimated.file, noticeSentence(broken, t))));
}

/** One file gives one object, several an array in the order of the files. */
function jsonOf(outcomes: readonly Outcome[], pairs: readonly TwoRuns[]): Json {
  const documents = outcomes.map((outcome): Json =>
    'error' in outcome
      ? { file: outcome.file, format: null, error: outcome.error }
      : estimatedFileJson(withComparisons(outcome.estimated, pairs)),
  );
  const [only] = documents;
  return documents.length === 1 && only !== undefined ? only : documents;
}

function printText(
  outcomes: readonly Outcome[],
  pairs: readonly TwoRuns[],
  { sources }: Options,
  { print, t }: Terminal,
): void {
  const texts = outcomes.flatMap((outcome) => {
    if ('error' in outcome) return [];
    const { reading, file, text, estimates, further } = outcome.estimated;
    if (reading === undefined) return [t('{0}: no model or training config', oneLine(file))];
    const formatTitle = FORMATS.find(({ id }) => id === reading.format)?.title ?? reading.format;
    const shown = { file: oneLine(file), text, reading, estimates, further };
    return [estimateText(shown, { sources, formatTitle }, t)];
  });
  const compared = sectionLines(comparisonSections(pairs, t), sources, t).join('\n');
  if (texts.length > 0) print([...texts, ...(compared === '' ? [] : [compared])].join('\n\n'));
}

function exitCodeOf(outcomes: readonly Outcome[], { failOn }: Options): ExitCode {
  const failed = outcomes.some(
    (outcome) => 'error' in outcome || unreadable(outcome.estimated) !== undefined,
  );
  if (failed) return EXIT.failed;
  if (failOn === undefined) return EXIT.done;
  const exceeded = outcomes.some(
    (outcome) =>
      !('error' in outcome) && noticesOf(outcome.estimated).some((notice) => isAtLeast(notice, failOn)),
  );
  return exceeded ? EXIT.exceeded : EXIT.done;
}

/** What `diagnostics` lists; a law's own remarks are about the law, not about the file. */
function noticesOf({ reading, estimates }: EstimatedFile) {
  const parts = reading?.parts ?? [];
  return [
    ...(reading?.notices ?? []),
    ...estimates.flatMap((each, index) => partNotices(parts[index], each)),
  ];
}
