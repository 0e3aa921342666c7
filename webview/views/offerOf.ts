import { type RunSeries } from '../../src/engine/series';
import { isDrawable } from '../../src/engine/series/seriesInput';
import { missingSentence } from '../../src/report/charts/missingSeries';
import { type Translate } from '../../src/report/translate';
import { type Offer, type ViewContext } from './view';

/**
 * Whether the host has sent what a view draws; if not, what is missing. Of a published case no series is sent: the
 * sentence is the same for all of them, so that it is said once.
 */
export function offerOf<Id extends keyof RunSeries>(
  { model, t }: ViewContext,
  id: Id,
  title: (t: Translate) => string,
): Offer {
  const series = model?.series?.[id];
  if (series === undefined) {
    return model?.run === undefined
      ? {}
      : {
          because: t(
            'Memory, cost, life and serving are drawn for an open config alone: of a published run its size and tokens are known, not batch, layout and machines.',
          ),
        };
  }
  return 'missing' in series ? { because: missingSentence(series, title(t), t) } : 'yes';
}

/** What a view draws, once it is there. */
export function drawn<T extends object>(series: T | undefined): Exclude<T, { missing: unknown }> | undefined {
  return series !== undefined && isDrawable(series)
    ? (series as Exclude<T, { missing: unknown }>)
    : undefined;
}
