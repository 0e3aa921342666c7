import { type Accelerator } from '../hardware/accelerator';
import { type ByteRange } from './modelStates';

/** Whether a run fits, as sure as the band allows. */
export type FitVerdict =
  /** The whole band lies below the capacity. */
  | 'yes'
  /** The value does, the high end does not. */
  | 'probably'
  /** The low end does, the value does not. */
  | 'probably-not'
  /** Not even the low end does. */
  | 'no';

/** A run's memory against an accelerator's. */
export interface Fit {
  readonly verdict: FitVerdict;
  readonly capacityBytes: number;
  /** Capacity less the value; negative where it does not fit. */
  readonly headroomBytes: number;
}

/** Compares a band with a capacity in bytes. Capacities are the printed GB as 10⁹ bytes: never more than is there. */
export function fitOf(memory: ByteRange, { memoryBytes }: Pick<Accelerator, 'memoryBytes'>): Fit {
  const verdict =
    memory.high <= memoryBytes
      ? 'yes'
      : memory.value <= memoryBytes
        ? 'probably'
        : memory.low <= memoryBytes
          ? 'probably-not'
          : 'no';
  return { verdict, capacityBytes: memoryBytes, headroomBytes: memoryBytes - memory.value };
}
