import { type Area } from '../picture/picture';
import { type CurveSample } from '../scene/point';

/** The band of a curve as an area; undefined where no sample has one. */
export function curveArea(curve: readonly CurveSample[]): Area | undefined {
  const edge = (side: 'low' | 'high') =>
    curve.flatMap((sample) => {
      const y = sample[side];
      return y === undefined ? [] : [{ x: sample.compute, y }];
    });
  const upper = edge('high');
  return upper.length === 0 ? undefined : { upper, lower: edge('low') };
}
