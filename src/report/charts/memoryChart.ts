import { type MemoryBar, type MemoryField, type MemorySeries } from '../../engine/series';
import { type MemoryPartKind } from '../../engine/memory/memoryParts';
import { assumedSetupWords } from '../assumedSetup';
import { formatBytes } from '../format';
import { formatBand } from '../formatQuantity';
import { fitSentence } from '../memoryLayout';
import { fitWord, memoryPartLabel, recomputeWords } from '../memoryLayoutWords';
import { type Translate } from '../translate';
import { type TextTable } from './textTable';

type Value = NonNullable<MemoryBar['change']>['value'];

const CHANGES: Readonly<Record<MemoryField, (value: Value, t: Translate) => string>> = {
  'training.microBatchSequences': (value, t) => t('Micro-batch {0}', value),
  'cluster.zeroStage': (value, t) => t('ZeRO stage {0}', value),
  'cluster.activationRecompute': (value, t) =>
    value === 'none' || value === 'selective' || value === 'full' ? recomputeWords(value, t) : String(value),
};

/** What a bar stands for. @example 'Micro-batch 4' */
export function memoryBarLabel({ change }: MemoryBar, t: Translate): string {
  if (change === undefined) return t('This run');
  const label = CHANGES[change.field](change.value, t);
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}

const shown = (bytes: MemoryBar['bytes']): string => formatBand({ ...bytes, unit: 'bytes' });

/** What the chart of memory shows, in sentences. */
export function memoryChartSummary(name: string, series: MemorySeries, t: Translate): string[] {
  const { bars, accelerator, accelerators, assumed } = series;
  const [run, ...others] = bars;
  if (run === undefined) return [];
  const most = [...run.parts].sort((one, other) => other.bytes.value - one.bytes.value)[0];
  const fits =
    accelerator === undefined || run.fit === undefined
      ? undefined
      : fitSentence(
          { total: run.bytes },
          { verdict: run.fit, capacityBytes: accelerator.memoryBytes },
          { count: accelerators, title: accelerator.title },
          t,
        );
  const named = (holds: boolean): string =>
    others
      .filter(({ fit }) => fit !== undefined && (fit === 'yes' || fit === 'probably') === holds)
      .map((bar) => memoryBarLabel(bar, t))
      .join(', ');
  const [fitting, tooLarge] = [named(true), named(false)];
  return [
    t('{0}: {1} per GPU.', name, shown(run.bytes)),
    ...(fits === undefined ? [] : [`${fits}.`]),
    ...(most === undefined
      ? []
      : [t('Most of it: {0}, {1}.', memoryPartLabel(most.part, t).toLowerCase(), shown(most.bytes))]),
    ...(fitting === '' ? [] : [t('With one value changed it fits: {0}.', fitting)]),
    ...(tooLarge === '' ? [] : [t('With one value changed it does not fit: {0}.', tooLarge)]),
    ...(assumed.length === 0
      ? []
      : [t('Assumed, since the file does not say: {0}.', assumedSetupWords(assumed, t))]),
  ];
}

/** What a reader must know of the numbers. */
export function aboutMemoryChart({ accelerator, rules }: MemorySeries, t: Translate): string[] {
  return [
    rules.map(({ part }) => part).join(' + '),
    t(
      'The fullest GPU while training: the run as it is, then with one value changed and the global batch kept. Bands add all parts low and all parts high; rules and what is left out: docs/MEMORY.md.',
    ),
    ...(accelerator === undefined ? [] : [t('Memory of {0}: {1}.', accelerator.title, accelerator.source)]),
  ];
}

/** A bar in each row, a part in each column. */
export function memoryChartTable({ bars, rules }: MemorySeries, t: Translate): TextTable {
  const parts = rules.map(({ part }) => part);
  const bytesOf = (bar: MemoryBar, part: MemoryPartKind): string => {
    const found = bar.parts.find((each) => each.part === part);
    return found === undefined ? '' : formatBytes(found.bytes.value);
  };
  return {
    caption: t('Memory per GPU while training'),
    head: [t('Run'), t('Memory per GPU'), ...parts.map((part) => memoryPartLabel(part, t)), t('Fits')],
    rows: bars.map((bar) => [
      memoryBarLabel(bar, t),
      shown(bar.bytes),
      ...parts.map((part) => bytesOf(bar, part)),
      bar.fit === undefined ? '' : fitWord(bar.fit, t),
    ]),
  };
}

/** How each part is reckoned. */
export function memoryRuleTable({ rules, bars: [run] }: MemorySeries, t: Translate): TextTable {
  return {
    caption: t('How each part is reckoned'),
    head: [t('Part'), t('This run'), t('Formula'), t('Source')],
    rows: rules.map(({ part, formula, source }) => {
      const found = run?.parts.find((each) => each.part === part);
      return [memoryPartLabel(part, t), found === undefined ? '' : shown(found.bytes), formula, source];
    }),
  };
}

/** What a part of a bar says under the pointer; the source apart, since it is long. */
export function memoryPartLines(
  bar: MemoryBar,
  part: MemoryPartKind,
  { rules, accelerator }: MemorySeries,
  t: Translate,
): { readonly title: string; readonly lines: readonly string[]; readonly source: string } {
  const found = bar.parts.find((each) => each.part === part);
  const rule = rules.find((each) => each.part === part);
  const total = t('{0} in all', shown(bar.bytes));
  return {
    title: memoryBarLabel(bar, t),
    lines: [
      ...(found === undefined ? [] : [t('{0}: {1}', memoryPartLabel(part, t), shown(found.bytes))]),
      bar.fit === undefined || accelerator === undefined
        ? total
        : t('{0}; fits in {1}: {2}', total, formatBytes(accelerator.memoryBytes), fitWord(bar.fit, t)),
    ],
    source: rule?.source ?? '',
  };
}
