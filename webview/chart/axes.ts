import { type Scale, type ScaleOptionsByType } from 'chart.js';
import { logTicks } from '../picture/logTicks';
import { type Axis } from '../picture/picture';

/** Pixels a label needs along its axis. */
const ROOM = { x: 46, y: 26 } as const;

/** The axis as it is at the moment. */
type Current = () => Axis | undefined;

/** An axis of either scale, whose labels are written by what the picture says of it. */
export function axisOptions(direction: 'x' | 'y', scale: Axis['scale'], current: Current): object {
  const write = (value: number): string => current()?.write(value) ?? '';
  const axis = scale === 'even' ? evenAxis(write) : logAxis(direction, write);
  return { ...axis, title: { display: true, text: '' } };
}

/**
 * A logarithmic axis with our own ticks: Chart.js writes 1E22. Losses stand on a logarithmic axis too, as in the
 * papers: the reducible part of a power law is straight there, and laws with a wide span keep their small differences.
 */
function logAxis(
  direction: 'x' | 'y',
  write: (value: number) => string,
): Partial<ScaleOptionsByType<'logarithmic'>> {
  return {
    type: 'logarithmic',
    // Ours are the exact limits; 'ticks' would move them to the outermost tick.
    bounds: 'data',
    afterBuildTicks: (scale: Scale) => {
      const length = direction === 'x' ? scale.width : scale.height;
      const most = Math.max(2, Math.floor(length / ROOM[direction]));
      scale.ticks = logTicks([scale.min, scale.max], most).map((value) => ({ value }));
    },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      callback: (value: string | number) => write(Number(value)),
    },
  } as unknown as Partial<ScaleOptionsByType<'logarithmic'>>;
}

function evenAxis(write: (value: number) => string): object {
  return {
    type: 'linear',
    ticks: {
      includeBounds: false,
      maxRotation: 0,
      callback: (value: string | number) => write(Number(value)),
    },
  };
}

/** Gives a scale its limits and its title. */
export function setAxis(scale: object | undefined, { range, title }: Axis): void {
  if (scale === undefined) return;
  const [min, max] = range;
  Object.assign(scale, { min, max });
  Object.assign((scale as { readonly title?: object }).title ?? {}, { text: title });
}
