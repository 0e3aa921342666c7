import { type LayoutSearch, type RankedLayout } from '../engine/layout/searchLayouts';
import { type StepTime } from '../engine/layout/stepTime';
import { type Fit } from '../engine/memory/fit';
import { type MemoryPerAccelerator } from '../engine/memory/memoryPerAccelerator';
import { type SmallestChange } from '../engine/memory/smallestChange';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatBytes, formatCount, formatPercent } from './format';
import { formatBand } from './formatQuantity';
import {
  changeWords,
  fitWord,
  layoutLetters,
  leftOutWords,
  memoryPartLabel,
  positionWords,
  recomputeWords,
  stepTimeLabel,
} from './memoryLayoutWords';
import { assumedMark } from './provenance';
import { type Translate } from './translate';

/** Accelerators as they are named in a sentence. */
export interface NamedAccelerators {
  readonly count: number;
  readonly title: string;
}

/**
 * Whether the run fits, in one line.
 * @example 'Fits on 8 × NVIDIA H100 SXM 80 GB: yes, 71 GB of 80 GB, band 64 GB–78 GB'
 */
export function fitSentence(
  { total }: { readonly total: Pick<Quantity, 'value' | 'low' | 'high'> },
  fit: Pick<Fit, 'verdict' | 'capacityBytes'>,
  { count, title }: NamedAccelerators,
  t: Translate,
): string {
  return t(
    'Fits on {0} × {1}: {2}, {3} of {4}, band {5}–{6}',
    formatCount(count),
    title,
    fitWord(fit.verdict, t),
    formatBytes(total.value),
    formatBytes(fit.capacityBytes),
    formatBytes(total.low ?? total.value),
    formatBytes(total.high ?? total.value),
  );
}

/** What would make it fit; empty where it fits as it is. */
export function changeSentence(change: SmallestChange | undefined, t: Translate): string {
  if (change === undefined)
    return t('No smaller micro-batch, ZeRO stage, recompute or tensor parallelism makes it fit.');
  if (change.changes.length === 0) return '';
  const words = change.changes.map((each) => changeWords(each, t)).join(', ');
  return t('Smallest change that makes it fit: {0} ({1})', words, formatBytes(change.memory.value));
}

/** What the number leaves out, in one line. */
export function leftOutSentence({ leftOut }: MemoryPerAccelerator, t: Translate): string {
  return t('Left out: {0}.', leftOut.map((each) => leftOutWords(each, t)).join(', '));
}

/** Memory of one GPU as a titled table: the total, its parts with their shares, largest marked by its share. */
export function memorySection(memory: MemoryPerAccelerator, t: Translate): Section {
  const { total, parts } = memory;
  const marked = (quantity: Quantity): string => `${assumedMark(quantity)}${formatBand(quantity)}`;
  const rows = parts.map(({ part, quantity }): Row => ({
    label: memoryPartLabel(part, t),
    value: marked(quantity),
    note: formatPercent(quantity.value / total.value),
    isPart: true,
    because: quantity.because,
  }));
  return {
    title: t('Memory per GPU while training'),
    rows: [
      {
        label: t('Memory per GPU'),
        value: marked(total),
        note: t('{0}; mostly {1}', positionWords(memory.position, t), memoryPartLabel(memory.dominant, t)),
        because: total.because,
      },
      ...rows,
    ],
  };
}

/** Seconds in three digits with their unit. */
function seconds(value: number, t: Translate): string {
  return t('{0} s', formatCount(Number(value.toPrecision(3))));
}

function layoutRow(layout: RankedLayout, t: Translate): Row {
  const { setup, stepHours, utilization, memory, microBatches } = layout;
  const { value, low = value, high = value } = stepHours;
  const short = [low, high].map((hours) => formatCount(Number((hours * 3600).toPrecision(3)))).join('–');
  return {
    label: layoutLetters(setup.layout),
    value: `${seconds(value * 3600, t)} (${short})`,
    note: t(
      'MFU {0}, {1} per GPU, micro-batch {2} × {3}, {4}',
      formatPercent(utilization.value),
      formatBytes(memory.value),
      setup.microBatchSequences,
      microBatches,
      recomputeWords(setup.recompute, t),
    ),
    because: stepHours.because,
  };
}

/** Where the time of the best layout goes, parts that take none left out. */
function timeRows({ stepSeconds }: RankedLayout, t: Translate): readonly Row[] {
  const { total } = stepSeconds;
  return (Object.keys(stepSeconds) as (keyof StepTime)[]).flatMap((part): readonly Row[] =>
    part === 'total' || !(stepSeconds[part] > 0)
      ? []
      : [
          {
            label: stepTimeLabel(part, t),
            value: seconds(stepSeconds[part], t),
            note: formatPercent(stepSeconds[part] / total),
            isPart: true,
          },
        ],
  );
}

/** The layouts found, fastest first, and where the time of the fastest goes; empty where none was found. */
export function layoutSections({ layouts, tried, fitting }: LayoutSearch, t: Translate): readonly Section[] {
  const [best] = layouts;
  if (best === undefined) return [];
  return [
    {
      title: t(
        'Layouts by predicted step time ({0} tried, {1} fit)',
        formatCount(tried),
        formatCount(fitting),
      ),
      rows: layouts.map((each) => layoutRow(each, t)),
    },
    {
      title: t('Where the time of the fastest goes'),
      rows: [
        {
          label: stepTimeLabel('total', t),
          value: seconds(best.stepSeconds.total, t),
          note: layoutLetters(best.setup.layout),
          because: best.stepHours.because,
        },
        ...timeRows(best, t),
      ],
    },
  ];
}
