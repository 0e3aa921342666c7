import { type Translate } from '../../src/report/translate';
import { type ChartPoint } from '../scene/point';

/** The citation of a published run, with a word of warning where its numbers are not the makers' own or unchecked. */
export function sourceOf({ source, confidence }: ChartPoint, t: Translate): string {
  if (source === undefined) return '';
  if (confidence === 'estimate') return t('{0} (estimate by others)', source);
  return confidence === 'recalled' ? t('{0} (not checked against the source)', source) : source;
}
