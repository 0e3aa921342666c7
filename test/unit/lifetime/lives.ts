import { type Assumed, type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { lifetimeOfRun } from '../../../src/engine/lifetime';
import { findPublicModel } from '../../../src/engine/models';
import { EMPTY_RUN, type RunDescription } from '../../../src/engine/run';

export const user = <T>(value: T): Assumed<T> => ({ value, origin: 'user', source: '--flag' });

/** A public model as a run of so many tokens. */
export function runOf(name: string, tokens?: number): RunDescription {
  return {
    ...EMPTY_RUN,
    architecture: findPublicModel(name)!.architecture,
    ...(tokens === undefined ? {} : { training: { tokens: { value: tokens, origin: 'file' } } }),
  };
}

/** The life of a run under the defaults with some answers in their place. */
export function lifeOf(run: RunDescription, answers: Partial<Assumptions> = {}) {
  const assumptions = { ...defaultAssumptions, ...answers };
  const estimated = estimate(run, assumptions, laws);
  return { estimated, assumptions, lifetime: lifetimeOfRun(run, estimated, assumptions, laws) };
}
