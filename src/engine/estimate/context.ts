import { type Architecture } from '../architecture/architecture';
import { type Input } from '../quantity';
import { type RunDescription } from '../run';
import { isUsable, type Known } from './known';

/** The context that caches and serving are reckoned with. */
export interface Context {
  readonly tokens: number;
  readonly input: Input;
}

/** The longest context the model accepts, else the length it is trained on; undefined where neither is known. */
export function contextOf(
  { maximumPositions }: Architecture,
  { architecture }: RunDescription,
  sequenceLength: Known | undefined,
): Context | undefined {
  const tokens = maximumPositions ?? sequenceLength?.value;
  if (!isUsable(tokens)) return undefined;
  const input: Input =
    architecture.maximumPositions === undefined
      ? { name: 'sequenceLength', value: tokens, unit: 'tokens' }
      : { name: 'maximumPositions', value: tokens, unit: 'tokens', field: 'architecture.maximumPositions' };
  return { tokens, input };
}
