import { type TextRange } from '../engine/notice';
import { type TrainingSetup } from '../engine/memory/trainingSetup';
import { type FieldPath, type RunDescription, type Sourced } from '../engine/run';

/** Another text for a value where it stands. */
export interface SetupEdit {
  readonly field: FieldPath;
  readonly range: TextRange;
  readonly from: string;
  readonly to: string;
}

/** A value that the file has no key for, or one that says it in a way of its own. */
export interface WithoutKey {
  readonly field: FieldPath;
  readonly value: number | string;
}

/** How a setup is written into a file that says another one. */
export interface SetupEdits {
  readonly edits: readonly SetupEdit[];
  readonly without: readonly WithoutKey[];
}

/** What else a person may have asked about than the file says. */
export interface AskedSizes {
  readonly accelerators?: number;
  readonly globalBatchSequences?: number;
  readonly sequenceLength?: number;
}

/** Sizes that follow from the others where the file does not state them. */
const FOLLOWS: ReadonlySet<FieldPath> = new Set(['cluster.dataParallel', 'training.gradientAccumulation']);

/**
 * The values to replace so that a file says this setup: only where it states them itself, as a number, a switch or a
 * word that is understood. What it says of nothing, or in another unit, is listed instead; what is as wanted is left.
 * @param current what the file is understood to say, where it may say it in words of its own
 * @example `tp: 2`, wanted 8 => `2` becomes `8`
 */
export function setupEdits(
  text: string,
  run: RunDescription,
  setup: TrainingSetup,
  asked: AskedSizes = {},
  current?: TrainingSetup,
): SetupEdits {
  const edits = new Map<number, SetupEdit>();
  const without: WithoutKey[] = [];
  const said = current === undefined ? [] : wanted(run, current, {}).map(([, , value]) => value);
  for (const [index, [field, sourced, value, unsaid]] of wanted(run, setup, asked).entries()) {
    if (value === undefined || (sourced?.value ?? unsaid) === value || said[index] === value) continue;
    const to = replacement(text, sourced, value);
    if (to !== undefined && sourced?.at !== undefined && !edits.has(sourced.at.range.start)) {
      const { range } = sourced.at;
      edits.set(range.start, { field, range, from: text.slice(range.start, range.end), to });
    } else if (!FOLLOWS.has(field) || sourced?.origin === 'file') {
      without.push({ field, value });
    }
  }
  return { edits: [...edits.values()], without };
}

type Wanted = readonly [
  field: FieldPath,
  sourced: Sourced<number | string> | undefined,
  value: number | string | undefined,
  /** What a file means that says nothing. */
  unsaid?: number | string,
];

function wanted(
  { training, cluster }: RunDescription,
  setup: TrainingSetup,
  asked: AskedSizes,
): readonly Wanted[] {
  const { layout } = setup;
  return [
    ['cluster.accelerators', cluster.accelerators, asked.accelerators],
    ['cluster.dataParallel', cluster.dataParallel, layout.dataParallel],
    ['cluster.tensorParallel', cluster.tensorParallel, layout.tensorParallel, 1],
    ['cluster.pipelineParallel', cluster.pipelineParallel, layout.pipelineParallel, 1],
    ['cluster.virtualStages', cluster.virtualStages, layout.virtualStages, 1],
    ['cluster.contextParallel', cluster.contextParallel, layout.contextParallel, 1],
    ['cluster.expertParallel', cluster.expertParallel, layout.expertParallel, 1],
    ['cluster.zeroStage', cluster.zeroStage, layout.zeroStage, 0],
    ['cluster.activationRecompute', cluster.activationRecompute, setup.recompute, 'none'],
    ['training.sequenceLength', training.sequenceLength, asked.sequenceLength],
    ['training.globalBatchSequences', training.globalBatchSequences, asked.globalBatchSequences],
    ['training.microBatchSequences', training.microBatchSequences, setup.microBatchSequences],
    ['training.gradientAccumulation', training.gradientAccumulation, setup.microBatches],
  ];
}

/** What switches mean, off and on: recompute, a distributed optimiser, FSDP's letting go of weights after the forward pass. */
const SWITCHES: readonly (readonly [off: number | string, on: number | string])[] = [
  ['none', 'full'],
  [0, 1],
  [2, 3],
];

/** How a value is written in place of the one that stands there; undefined where that is not understood. */
function replacement(
  text: string,
  sourced: Sourced<number | string> | undefined,
  value: number | string,
): string | undefined {
  const { at, origin } = sourced ?? {};
  if (at === undefined || at.from !== undefined || origin !== 'file') return undefined;
  const written = text.slice(at.range.start, at.range.end);
  const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? '';
  const inner = written.slice(quote.length, written.length - quote.length);
  const quoted = (word: string): string => `${quote}${word}${quote}`;
  if (typeof value === 'number' && /^\d[\d_]*$/.test(inner)) {
    const stands = Number(inner.replaceAll('_', ''));
    // Some count no splitting as 0.
    return stands === sourced?.value || (stands === 0 && sourced?.value === 1)
      ? quoted(String(value))
      : undefined;
  }
  if (/^(true|false)$/i.test(inner)) {
    const meant = SWITCHES.find((values) => values.includes(sourced?.value ?? ''))?.indexOf(value) ?? -1;
    if (meant < 0) return undefined;
    const word = meant === 1 ? 'true' : 'false';
    return quoted(/^[A-Z]/.test(inner) ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word);
  }
  return /^(full|selective)$/.test(inner) && (value === 'full' || value === 'selective')
    ? quoted(value)
    : undefined;
}
