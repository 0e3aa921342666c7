import { type Range } from '../../engine/assumptions';
import { type AssumedInput, type MissingForSeries, type NoSeries } from '../../engine/series';
import { either, type Guard, isNumber, isText, listOf, shape, wordOf } from '../shape';

/** A number with its ends. */
export const isRange: Guard<Range> = shape<Range>({ value: isNumber, low: isNumber, high: isNumber });

/** Assumptions behind a series. */
export const areAssumed: Guard<readonly AssumedInput[]> = listOf(
  shape<AssumedInput>({ name: isText, value: either(isNumber, isText) }),
);

/** A series, or what it needs. */
export function orMissing<T>(guard: Guard<T>): Guard<T | NoSeries> {
  return either(guard, isMissing);
}

const isMissing: Guard<NoSeries> = shape<NoSeries>({
  missing: listOf(
    wordOf<MissingForSeries>({
      architecture: true,
      decoder: true,
      'training-setup': true,
      tokens: true,
      'full-training': true,
      accelerator: true,
      room: true,
      rates: true,
    }),
  ),
});
