import { formatPowerOfTen } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { type Interval } from '../picture/interval';
import { type Axis, type CurvePicture, type Mark, type TooltipText } from '../picture/picture';
import { type ChartPoint, type CurveSample } from '../scene/point';
import { wordsOf } from '../text/words';
import { curveArea } from './curveArea';
import { legendOf } from './legend';

/** A curve with published runs around it, against compute. */
export interface AgainstCompute<Point extends ChartPoint, Sample extends CurveSample> {
  /** FLOP */
  readonly computeRange: Interval;
  readonly frontier: readonly Sample[];
  readonly published: readonly Point[];
}

/** What a view adds to the curve. */
export interface ComputeDrawing<Point extends ChartPoint, Sample extends CurveSample> {
  readonly y: Axis;
  /** What the line is called in the legend. */
  readonly lineLabel: string;
  /** The open run and what belongs to it, each with its name in the legend; absent points are left out. */
  readonly own: readonly (readonly [point: Point | undefined, label: string])[];
  mark(this: void, point: Point): Mark;
  sampleTooltip(this: void, sample: Sample): TooltipText;
}

/** The picture of a curve against compute, as laws and scores have it. */
export function computePicture<Point extends ChartPoint, Sample extends CurveSample>(
  { computeRange, frontier, published }: AgainstCompute<Point, Sample>,
  { y, lineLabel, own, mark, sampleTooltip }: ComputeDrawing<Point, Sample>,
  t: Translate,
): CurvePicture {
  const words = wordsOf(t);
  const area = curveArea(frontier);
  const samples = frontier.map((sample) => ({
    x: sample.compute,
    y: sample.value,
    dashed: !sample.insideFit,
    tooltip: () => sampleTooltip(sample),
  }));
  return {
    kind: 'curve',
    x: {
      title: words.compute,
      range: computeRange,
      scale: 'logarithmic',
      write: (value) => formatPowerOfTen(value),
    },
    y,
    lines: [{ style: 'main', samples }],
    ...(area === undefined ? {} : { area }),
    own: own.flatMap(([point]) => (point === undefined ? [] : [mark(point)])),
    others: published.map(mark),
    levels: [],
    legend: legendOf([
      ...own.map(([point, label]) => [point?.kind ?? 'run', label, point !== undefined] as const),
      ['dense', words.dense, published.some(({ kind }) => kind === 'dense')],
      ['moe', words.moe, published.some(({ kind }) => kind === 'moe')],
      ['main', lineLabel, frontier.some(({ insideFit }) => insideFit)],
      ['extrapolated', words.extrapolated, frontier.some(({ insideFit }) => !insideFit)],
      ['band', words.band, area !== undefined],
    ]),
  };
}
