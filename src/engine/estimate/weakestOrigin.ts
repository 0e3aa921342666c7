import { type Quantity } from '../quantity';
import { type Origin } from '../run';

/** Where a number comes from: a setting or default if any of its inputs does, else its first input's origin. */
export function weakestOrigin({ because }: Quantity): Origin | undefined {
  const origins = because.inputs.flatMap(({ origin }) => origin ?? []);
  return origins.find((origin) => origin === 'default' || origin === 'setting') ?? origins[0];
}
