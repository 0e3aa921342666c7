import { publishedRuns } from '../engine/evidence';
import { formatCount, formatPowerOfTen } from '../report/format';
import { caseJson, publishedRunJson } from '../report/caseJson';
import { caseText } from '../report/caseText';
import { confidenceLabel } from '../report/evidenceWords';
import { alignedRows } from '../report/table';
import { EXIT, type ExitCode, Failure } from './failure';
import { type Options } from './options';
import { type Terminal } from './terminal';

/** `scaling-lens cases` lists the published runs; with an id, one of them with what the engine makes of it. */
export async function casesCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const [id, ...surplus] = options.positionals;
  const { print, t } = terminal;
  if (surplus.length > 0) throw new Failure(t('cases takes one id, but got “{0}”.', surplus.join(' ')));
  if (id !== undefined) return oneCase(id, options, terminal);
  print(
    options.json
      ? JSON.stringify(publishedRuns.map(publishedRunJson), undefined, 2)
      : alignedRows(
          publishedRuns.map(({ id: each, parameters, tokens, flops, source, confidence }) => [
            each,
            formatCount(parameters),
            formatCount(tokens),
            formatPowerOfTen(flops),
            source,
            confidence === 'verified' ? '' : confidenceLabel(confidence, t),
          ]),
          '',
        ).join('\n'),
  );
  return EXIT.done;
}

async function oneCase(id: string, options: Options, { print, t }: Terminal): Promise<ExitCode> {
  const { caseReport } = await import('../engine/evidence/caseReport');
  const report = caseReport(id);
  if (report === undefined) {
    throw new Failure(t('“{0}” is not a published case. See scaling-lens cases.', id));
  }
  print(options.json ? JSON.stringify(caseJson(report), undefined, 2) : caseText(report, options.sources, t));
  return EXIT.done;
}
