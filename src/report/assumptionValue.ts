import { type AssumptionUse } from '../engine/estimate';
import { formatCount, formatPercent, formatTimes } from './format';
import { formatValue } from './formatQuantity';
import { type Translate } from './translate';

/** The value of an assumption with its unit. */
export function assumptionValue({ name, value, unit }: AssumptionUse, t: Translate): string {
  if (typeof value === 'string') return value;
  if (name === 'utilization') return formatPercent(value);
  if (name === 'dataQuality') return formatTimes(value);
  return unit === undefined ? formatCount(value) : formatValue(value, unit, t);
}
