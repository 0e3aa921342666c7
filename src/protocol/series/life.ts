import { type LifeLine, type LifeSeries } from '../../engine/series';
import { type Guard, isNumber, isText, listOf, optional, shape, wordOf } from '../shape';
import { isRange } from './common';

const isLine: Guard<LifeLine> = shape<LifeLine>({
  role: wordOf({
    'this-run': true,
    'training-optimal': true,
    'cheapest-flops': true,
    'cheapest-usd': true,
    half: true,
    double: true,
  }),
  parameters: optional(isNumber),
  trainedTokens: isNumber,
  training: isRange,
  perToken: isRange,
  cheaper: optional(
    shape<NonNullable<LifeLine['cheaper']>>({
      kind: wordOf({ beyond: true, 'up-to': true, always: true, never: true, equal: true }),
      tokens: optional(isRange),
    }),
  ),
});

const isSpan = (value: unknown): value is LifeSeries['served'] =>
  listOf(isNumber)(value) && value.length === 2;

/** Cost of a life against tokens served. */
export const isLifeSeries: Guard<LifeSeries> = shape<LifeSeries>({
  lines: listOf(isLine),
  served: isSpan,
  expected: optional(isNumber),
  law: optional(shape<NonNullable<LifeSeries['law']>>({ title: isText, loss: isNumber, citation: isText })),
  accelerator: isText,
  bandSource: optional(isText),
});
