import { type CostPoint, type CostSeries } from '../../engine/series';
import { type Guard, isFlag, isNumber, isText, listOf, optional, shape, wordOf } from '../shape';
import { isRange } from './common';

const isPoint: Guard<CostPoint> = shape<CostPoint>({
  tokens: isNumber,
  cost: isRange,
  loss: optional(isNumber),
  insideFit: optional(isFlag),
});

/** Cost against tokens. */
export const isCostSeries: Guard<CostSeries> = shape<CostSeries>({
  unit: wordOf({ USD: true, 'accelerator-hours': true }),
  points: listOf(isPoint),
  run: isPoint,
  optimal: optional(isPoint),
  law: optional(shape<NonNullable<CostSeries['law']>>({ title: isText, corpus: isText, citation: isText })),
  tokensAssumed: isFlag,
  formula: isText,
  source: isText,
  bandSource: optional(isText),
});
