import { trainingCompute } from '../laws/trainingCompute';
import { type PublishedRun, type PublishedRunKind } from './publishedRun';
import { RUN_ROWS, RUN_SOURCES, type RunRow } from './publishedRunTable';

/** Published training runs, in the order of the table: by organisation and age. */
export const publishedRuns: readonly PublishedRun[] = RUN_ROWS.map(runFromRow);

/**
 * The run of that id; `undefined` if there is none.
 *
 * @example publishedRunById('chinchilla-70b')?.tokens // 1.4e12
 */
export function publishedRunById(id: string): PublishedRun | undefined {
  return publishedRuns.find((run) => run.id === id);
}

function runFromRow(row: RunRow): PublishedRun {
  const [
    name,
    organisation,
    released,
    tableKind,
    parameters,
    active,
    tokens,
    mmlu,
    confidence,
    source,
    ...reported
  ] = row;
  const [reportedFlops, reportedBasis] = reported;
  const kind = kindOf(tableKind);
  const activeParameters = kind === 'dense' ? parameters : active;
  const computed =
    activeParameters === undefined || tokens === undefined
      ? undefined
      : trainingCompute(activeParameters, tokens);
  return {
    id: idOf(name),
    name,
    organisation,
    released,
    kind,
    encoderDecoder: tableKind.endsWith('encoder-decoder'),
    parameters,
    activeParameters,
    tokens,
    flops: reportedFlops ?? computed,
    flopsBasis:
      reportedBasis ?? (computed === undefined ? undefined : '6·N·D of the active parameters, computed here'),
    mmlu,
    source: RUN_SOURCES[source],
    confidence,
  };
}

function kindOf(kind: RunRow[3]): PublishedRunKind {
  if (kind === 'unknown') return kind;
  return kind.startsWith('moe') ? 'moe' : 'dense';
}

/** `GLaM 1.7B/64E` → `glam-1-7b-64e` */
function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
