import { type Assumed } from '../assumptions';
import { type Accelerator } from './accelerator';

/**
 * USD per hour of an accelerator: a setting where a person states it, else assumed as listed.
 * @returns undefined where nobody knows a price
 * @example priceOf(acceleratorById('h100-sxm-80gb'))?.value // => 2.95
 */
export function priceOf(accelerator: Accelerator | undefined): Assumed<number> | undefined {
  const price = accelerator?.price;
  if (price === undefined) return undefined;
  const { usdPerHour: value, basis, confidence } = price;
  return confidence === 'stated'
    ? { value, origin: 'setting', source: basis }
    : { value, origin: 'default', source: `${basis} (${confidence})` };
}
