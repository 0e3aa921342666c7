import { type RunMemory } from '../engine/memory/memoryOfRun';
import { acceleratorsOf } from '../engine/memory/trainingSetup';
import { assumedSetupWords } from './assumedSetup';
import { type Row, type Section } from './estimateSections';
import { formatBytes } from './format';
import { formatBand } from './formatQuantity';
import { changeSentence, fitSentence, leftOutSentence, memorySection } from './memoryLayout';
import { changeWords, fitWord, leftOutWords, memoryPartLabel } from './memoryLayoutWords';
import { type LensText } from './lens';
import { assumedMark } from './provenance';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';

/** Whether the accelerator holds the run, what would make it fit, and what is left out, in sentences. */
export function memorySentences(run: RunMemory, t: Translate): readonly string[] {
  const { memory, fit, accelerator, accelerators, change } = run;
  if (fit === undefined || accelerator === undefined) return [leftOutSentence(memory, t)];
  return [
    fitSentence(memory, fit, { count: accelerators, title: accelerator.title }, t),
    ...(fit.headroomBytes < 0 ? [changeSentence(change, t)] : []),
    leftOutSentence(memory, t),
  ];
}

/** The memory of one accelerator as titled rows, whether it fits among them. */
export function runMemorySection(run: RunMemory, t: Translate): Section {
  const { memory, fit, accelerator, accelerators, change } = run;
  const { title, rows } = memorySection(memory, t);
  if (fit === undefined || accelerator === undefined) return { title, rows };
  const tooLarge = fit.headroomBytes < 0;
  const fits: Row = {
    label: t('Fits on {0} × {1}', accelerators, accelerator.title),
    value: `${mark(run)}${fitWord(fit.verdict, t)}`,
    note: t('{0} of {1}', formatBytes(memory.total.value), formatBytes(fit.capacityBytes)),
  };
  const changes: readonly Row[] = tooLarge
    ? [
        {
          label: t('Smallest change that makes it fit'),
          value:
            change === undefined
              ? t('none found')
              : change.changes.map((each) => changeWords(each, t)).join(', '),
          note: change === undefined ? '' : formatBytes(change.memory.value),
        },
      ]
    : [];
  const leftOut: Row = {
    label: t('Left out'),
    value: '',
    note: memory.leftOut.map((each) => leftOutWords(each, t)).join(', '),
  };
  const assumed: readonly Row[] =
    mark(run) === '' ? [] : [{ label: t('Assumed'), value: '', note: assumedWords(run, t) }];
  return { title, rows: [fits, ...changes, ...rows, ...assumed, leftOut] };
}

const mark = ({ memory }: RunMemory): string => assumedMark(memory.total);

/** What neither file nor person says, in one line. @example 'model not split, Micro-batch 1, Optimiser adamw' */
function assumedWords({ inputs }: RunMemory, t: Translate): string {
  return assumedSetupWords(
    inputs.filter(({ origin }) => origin === 'default'),
    t,
  );
}

function fitsOn({ fit, accelerators }: RunMemory, bytes: string, title: string, t: Translate): string[] {
  return fit === undefined
    ? []
    : [
        t('{0} of {1} per GPU', bytes, formatBytes(fit.capacityBytes)),
        t('fits on {0} × {1}: {2}', accelerators, title, fitWord(fit.verdict, t)),
      ];
}

/** From how many accelerators on it fits, where nobody says how many there are. */
function fitsFrom(
  { change, accelerators }: RunMemory,
  bytes: string,
  title: string,
  t: Translate,
): string[] | undefined {
  if (change?.changes.some(({ kind }) => kind === 'data-parallel') !== true) return undefined;
  return [
    t('{0} on {1} × {2}', bytes, accelerators, title),
    t('fits from {0} on', acceleratorsOf(change.setup.layout)),
  ];
}

/** The memory of one accelerator in a line above the code. */
export function memoryLens(run: RunMemory, t: Translate): LensText {
  const { memory, fit, accelerator } = run;
  const bytes = `${mark(run)}${formatBytes(memory.total.value)}`;
  const mostly = t('mostly {0}', memoryPartLabel(memory.dominant, t).toLowerCase());
  const title =
    fit === undefined || accelerator === undefined
      ? [t('{0} per GPU', bytes), mostly]
      : [...(fitsFrom(run, bytes, accelerator.title, t) ?? fitsOn(run, bytes, accelerator.title, t)), mostly];
  const parts = memory.parts.map(({ part, quantity }) =>
    t('{0}: {1}', memoryPartLabel(part, t), `${assumedMark(quantity)}${formatBand(quantity)}`),
  );
  const assumed = mark(run) === '' ? [] : [t('≈ rests on an assumption: {0}', assumedWords(run, t))];
  return {
    title: title.join(' · '),
    tooltip: [...memorySentences(run, t), ...parts, ...assumed].join('\n'),
  };
}

/** `memory` of `estimate --json` where the memory of one accelerator is known. */
export function runMemoryJson(run: RunMemory): Readonly<Record<string, Json>> {
  const { memory, fit, accelerator, accelerators, change, setup } = run;
  const { layout } = setup;
  return {
    perGpuBytes: quantityJson(memory.total),
    breakdown: memory.parts.map(({ part, quantity }) => ({ name: part, bytes: quantity.value })),
    fits: fit === undefined ? null : fit.headroomBytes >= 0,
    fitVerdict: fit?.verdict ?? null,
    capacityBytes: fit?.capacityBytes ?? null,
    accelerator: accelerator?.id ?? null,
    accelerators,
    setup: {
      microBatchSequences: setup.microBatchSequences,
      sequenceLength: setup.sequenceLength,
      optimizer: setup.optimizer,
      stateScheme: setup.stateScheme,
      recompute: setup.recompute,
      dataParallel: layout.dataParallel,
      tensorParallel: layout.tensorParallel,
      pipelineParallel: layout.pipelineParallel,
      contextParallel: layout.contextParallel,
      expertParallel: layout.expertParallel,
      virtualStages: layout.virtualStages,
      sequenceParallel: layout.sequenceParallel,
      zeroStage: layout.zeroStage,
      offload: setup.offload,
    },
    smallestChange:
      change === undefined
        ? null
        : {
            changes: change.changes.map(({ kind, from, to }) => ({ kind, from, to })),
            perGpuBytes: change.memory.value,
          },
    leftOut: [...memory.leftOut],
    assumed: run.inputs.filter(({ origin }) => origin === 'default').map(({ name }) => name),
  };
}
