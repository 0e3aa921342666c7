import { MEMORY_PARTS } from '../../src/engine/memory/memoryParts';
import { type MemoryBar, type MemorySeries } from '../../src/engine/series';
import {
  aboutMemoryChart,
  memoryBarLabel,
  memoryChartSummary,
  memoryChartTable,
  memoryPartLines,
  memoryRuleTable,
} from '../../src/report/charts/memoryChart';
import { formatBytes } from '../../src/report/format';
import { memoryPartLabel } from '../../src/report/memoryLayoutWords';
import { type Translate } from '../../src/report/translate';
import { type Bar, type BarPicture, FILLS } from '../picture/picture';
import { LINE, wrap } from '../text/tooltip';
import { legendOf } from './legend';
import { drawn, offerOf } from './offerOf';
import { type ChartView } from './view';

const title = (t: Translate): string => t('Memory per GPU');

/** What the fullest GPU holds, by what it goes to, of the run and of its neighbours. */
export const memoryView: ChartView = {
  id: 'memory',
  usesLaw: false,
  title,
  offer: (context) => offerOf(context, 'memory', title),
  show: ({ model, t }) => {
    const series = drawn(model?.series?.memory);
    if (series === undefined) return undefined;
    return {
      picture: pictureOf(series, t),
      author: series.accelerator?.title ?? model?.run?.name ?? '',
      summary: memoryChartSummary(model?.run?.name ?? '', series, t),
      about: aboutMemoryChart(series, t),
      table: memoryChartTable(series, t),
      curve: memoryRuleTable(series, t),
    };
  },
};

function pictureOf(series: MemorySeries, t: Translate): BarPicture {
  const { bars, rules, accelerator } = series;
  const capacity = accelerator?.memoryBytes;
  const barOf = (bar: MemoryBar): Bar => ({
    label: memoryBarLabel(bar, t),
    parts: MEMORY_PARTS.map((kind) => bar.parts.find(({ part }) => part === kind)?.bytes.value ?? 0),
    total: bar.bytes,
    text: formatBytes(bar.bytes.value),
    tooltip: (index) => {
      const kind = MEMORY_PARTS[index];
      const { title: head, lines, source } = memoryPartLines(bar, kind ?? 'allowance', series, t);
      return { title: head, lines: [...lines.flatMap((line) => wrap(line, LINE)), ...wrap(source, LINE)] };
    },
  });
  return {
    kind: 'bars',
    x: { title: title(t), range: [0, endOf(series)], scale: 'even', write: formatBytes },
    bars: bars.map(barOf),
    ...(capacity === undefined ? {} : { capacity: { value: capacity, label: formatBytes(capacity) } }),
    legend: [
      ...rules.map(({ part }) => ({
        // As many fills as there are parts: each has its own in every chart.
        shape: FILLS[MEMORY_PARTS.indexOf(part)] ?? FILLS[0],
        label: memoryPartLabel(part, t),
      })),
      ...legendOf([
        ['whisker', t('Uncertainty of the total'), true],
        ['capacity', t('Memory of {0}', accelerator?.title ?? ''), capacity !== undefined],
      ]),
    ],
  };
}

/** Bars that are far too long would make all others short. */
const LONGEST = 2.2;

/** The run and the capacity with some room, and the neighbours unless they are far longer. */
function endOf({ bars, accelerator }: MemorySeries): number {
  const own = Math.max(bars[0]?.bytes.high ?? 0, accelerator?.memoryBytes ?? 0);
  const all = Math.max(...bars.map(({ bytes }) => bytes.high));
  return Math.max(own, Math.min(all, LONGEST * own)) * 1.1;
}
