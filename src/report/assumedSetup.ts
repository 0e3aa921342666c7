import { type Input } from '../engine/quantity';
import { nameLabel } from './labels';
import { type Translate } from './translate';

/** How a model may be split; one is not splitting it. */
const SPLITS = ['tensorParallel', 'pipelineParallel', 'contextParallel', 'expertParallel'];

/**
 * Sizes of a setup that are assumed, in one line.
 * @example 'model not split, Micro-batch 1, Optimiser adamw'
 */
export function assumedSetupWords(assumed: readonly Pick<Input, 'name' | 'value'>[], t: Translate): string {
  const whole = assumed.filter(({ name, value }) => SPLITS.includes(name) && value === 1);
  const rest = assumed.filter((input) => !whole.includes(input));
  return [
    ...(whole.length === SPLITS.length ? [t('model not split')] : whole.map((each) => inputWords(each, t))),
    ...rest.map((each) => inputWords(each, t)),
  ].join(', ');
}

function inputWords({ name, value }: Pick<Input, 'name' | 'value'>, t: Translate): string {
  return `${nameLabel(name, t)} ${value}`;
}
