import { type Estimate } from '../estimate';
import { lawsAreSilent } from '../estimate/lawsAreSilent';
import { pointOf } from '../estimate/prediction';
import { acceleratorById } from '../hardware/accelerators';
import { type Law } from '../laws/law';
import { type ScaleDemand } from './limits';
import { type Returns, returnsOf, type ReturnsOptions } from './returnsOf';

/**
 * Returns and limits of the run of an estimate under a law, in the law's own convention of parameters; demands for
 * machines, money and power from the estimate.
 *
 * @returns undefined where size or tokens are unknown, laws say nothing about the run, or the law gives no loss
 * for such a model
 */
export function returnsOfEstimate(
  law: Law,
  estimate: Estimate,
  options: Pick<ReturnsOptions, 'leastGain'> = {},
): Returns | undefined {
  const { architecture, training } = estimate;
  const tokens = training.tokens?.value;
  if (architecture === undefined || tokens === undefined || lawsAreSilent(estimate)) return undefined;
  const point = pointOf(law, architecture, tokens, training.uniqueTokens?.value);
  if (point === undefined || law.covers?.(point) === false) return undefined;
  return returnsOf(law, point, { ...options, demand: demandOf(estimate) });
}

function demandOf({ parameters, training, resources }: Estimate): ScaleDemand {
  const { acceleratorHours, wallClockHours, costUsd } = resources;
  const accelerators =
    acceleratorHours === undefined || wallClockHours === undefined
      ? undefined
      : Math.round(acceleratorHours.value / wallClockHours.value);
  const id = acceleratorHours?.because.inputs.find(({ name }) => name === 'accelerator')?.value;
  const watts = typeof id === 'string' ? acceleratorById(id)?.power : undefined;
  return {
    ...(training.flops === undefined ? {} : { compute: training.flops.value }),
    parameters: parameters?.total.value,
    accelerators,
    costUsd: costUsd?.value,
    powerWatts: accelerators === undefined || watts === undefined ? undefined : accelerators * watts,
  };
}
