import { type RunSeries } from '../../engine/series';
import { type Guard, shape } from '../shape';
import { orMissing } from './common';
import { isCostSeries } from './cost';
import { isLifeSeries } from './life';
import { isMemorySeries } from './memory';
import { isServingCurve } from './serving';

/** The numbers behind the charts as they arrive in the panel: one file for each series. */
export const isRunSeries: Guard<RunSeries> = shape<RunSeries>({
  memory: orMissing(isMemorySeries),
  cost: orMissing(isCostSeries),
  life: orMissing(isLifeSeries),
  serving: orMissing(isServingCurve),
});
