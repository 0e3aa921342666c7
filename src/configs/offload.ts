import { type Sourced } from '../engine/run';
import { type Section } from './section';

/**
 * What DeepSpeed keeps on the host or on its disks, for the accelerator the same. Parameters take their optimiser
 * along (ZeRO-Infinity); `cpu_offload` is the old switch for the optimiser alone.
 * @param zero `zero_optimization`
 * @example `offload_optimizer: {device: cpu}` // => 'optimizer'
 */
export function deepspeedOffload(zero: Section | undefined): Sourced<string> | undefined {
  const old = zero?.peek('cpu_offload')?.kind === 'scalar' ? zero.flag('cpu_offload') : undefined;
  return offloadOfDevices(
    zero?.section('offload_param')?.text('device'),
    zero?.section('offload_optimizer')?.text('device') ??
      (old && { ...old, value: old.value ? 'cpu' : 'none' }),
  );
}

/** The same of accelerate, which names the two devices flatly. */
export function offloadOfDevices(
  weights: Sourced<string> | undefined,
  optimizer: Sourced<string> | undefined,
): Sourced<string> | undefined {
  if (weights !== undefined && weights.value !== 'none')
    return { ...weights, value: 'optimizer-and-weights' };
  return optimizer && { ...optimizer, value: optimizer.value === 'none' ? 'none' : 'optimizer' };
}

/** The same of frameworks with a switch for each (Calculon, MaxText). */
export function offloadOfSwitches(
  weights: Sourced<boolean> | undefined,
  optimizer: Sourced<boolean> | undefined,
): Sourced<string> | undefined {
  if (weights?.value === true) return { ...weights, value: 'optimizer-and-weights' };
  return optimizer && { ...optimizer, value: optimizer.value ? 'optimizer' : 'none' };
}
