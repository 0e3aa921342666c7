import { type Scale, type ScaleOptionsByType } from 'chart.js';
import { formatCount, formatPercent, formatPowerOfTen } from '../../src/report/format';
import { logTicks } from '../scene/logTicks';
import { isScoreView, type View } from '../scene/view';

/** Pixels a label needs along its axis. */
const ROOM = { x: 46, y: 26 } as const;

type AxisOptions = Partial<ScaleOptionsByType<'logarithmic'>>;

/**
 * A logarithmic axis with our own ticks: Chart.js writes 1E22. Losses stand on a logarithmic axis too, as in the
 * papers: the reducible part of a power law is straight there, and laws with a wide span keep their small differences.
 */
export function logAxis(axis: 'x' | 'y', write: (value: number) => string): AxisOptions {
  return {
    type: 'logarithmic',
    // Ours are the exact limits; 'ticks' would move them to the outermost tick.
    bounds: 'data',
    afterBuildTicks: (scale: Scale) => {
      const length = axis === 'x' ? scale.width : scale.height;
      const most = Math.max(2, Math.floor(length / ROOM[axis]));
      scale.ticks = logTicks([scale.min, scale.max], most).map((value) => ({ value }));
    },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      callback: (value: string | number) => write(Number(value)),
    },
  } as unknown as AxisOptions;
}

/** An even axis for shares from 0 to 1. */
export function evenAxis(write: (value: number) => string): object {
  return {
    type: 'linear',
    ticks: { stepSize: 0.1, callback: (value: string | number) => write(Number(value)) },
  };
}

/** Labels of the horizontal axis. */
export function writeCompute(compute: number): string {
  return formatPowerOfTen(compute);
}

/** Labels of the vertical axis. */
export function writeValue(view: View, value: number): string {
  if (isScoreView(view)) return formatPercent(value);
  return view === 'loss' ? String(value) : formatCount(value);
}
