import { assumedOrigin, endsOf, isUsable } from '../estimate/known';
import { type Because, type Input, type Quantity, type Unit } from '../quantity';

/** A number with its band, times a number without one; what it was made of stays among the inputs. */
export function times(
  quantity: Quantity,
  factor: number,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
): Quantity | undefined {
  const [low, high] = endsOf(quantity);
  const { because } = quantity;
  return banded([low * factor, quantity.value * factor, high * factor], unit, {
    ...because,
    formula,
    inputs: [...inputs, ...because.inputs.filter(({ name }) => inputs.every((each) => each.name !== name))],
  });
}

/** The sum of two numbers of one unit, each with its band; assumed where either is. */
export function sum(
  first: Quantity,
  second: Quantity,
  names: readonly [string, string],
): Quantity | undefined {
  const [lowFirst, highFirst] = endsOf(first);
  const [lowSecond, highSecond] = endsOf(second);
  const inputs: readonly Input[] = [
    { name: names[0], value: first.value, unit: first.unit, origin: assumedOrigin(first) },
    { name: names[1], value: second.value, unit: second.unit, origin: assumedOrigin(second) },
  ];
  const sources = [first.because.band?.source, second.because.band?.source].filter(
    (each) => each !== undefined,
  );
  const band = { kind: 'combined' as const, source: [...new Set(sources)].join('; ') };
  return banded([lowFirst + lowSecond, first.value + second.value, highFirst + highSecond], first.unit, {
    formula: 'training + serving',
    inputs,
    source: '',
    ...(sources.length === 0 ? {} : { band }),
    notices: [],
  });
}

/** A number with those ends that are known and differ from it; without a band where none does. */
export function banded(
  [low, value, high]: readonly [number, number, number],
  unit: Unit,
  { band, ...because }: Because,
): Quantity | undefined {
  if (!isUsable(value)) return undefined;
  const ends = {
    ...(isUsable(low) && low < value ? { low } : {}),
    ...(isUsable(high) && high > value ? { high } : {}),
  };
  return band === undefined || Object.keys(ends).length === 0
    ? { value, unit, because }
    : { value, unit, ...ends, because: { ...because, band } };
}

/** One assumed input of each number, so that what is made of them is marked as assumed. */
export function inputsAssumed(quantities: readonly Quantity[]): readonly Input[] {
  return quantities.flatMap(({ because }) =>
    because.inputs.filter(({ origin }) => origin === 'default' || origin === 'setting').slice(0, 1),
  );
}
