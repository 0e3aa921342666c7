import { type ResourceEstimate } from '../estimate';
import { NO_NOTICES } from '../notice';
import { type BandKind, type Input, type Quantity, type Unit } from '../quantity';
import { type HardwareChoice } from './hardwareChoice';
import { asInput, assumedOrigin, endsOf, isUsable } from './known';

const SECONDS_PER_HOUR = 3600;

/** The formula of the hours; peak × MFU is the rate an accelerator gets done. */
const HOURS_FORMULA = 't = C / (peak · MFU) / 3600';
const HOURS_SOURCE = 'MFU as defined by Chowdhery et al. 2022, arXiv:2204.02311, App. B';

/** Whose words the hours rest on: the definition of MFU, and where the peak was read. */
function hoursSource({ peak }: HardwareChoice): string {
  const read = peak?.source ?? '';
  return read === '' ? HOURS_SOURCE : `${HOURS_SOURCE}; peak: ${read}`;
}

/** FLOP/s that one accelerator gets done, with the band of its utilisation. */
export function achievedFlops({ peak, utilization }: HardwareChoice) {
  if (peak === undefined || utilization === undefined) return undefined;
  const { value, low, high } = utilization;
  return { value: peak.value * value, low: peak.value * low, high: peak.value * high };
}

/** The rates that turn FLOPs into hours, as inputs. */
export function hardwareInputs(hardware: HardwareChoice): readonly Input[] {
  const { accelerator, peak, utilization, utilizationOrigin } = hardware;
  const inputs: Input[] = [];
  if (accelerator !== undefined) inputs.push({ name: 'accelerator', value: accelerator.id });
  if (peak !== undefined) inputs.push(asInput(peak));
  if (utilization !== undefined) {
    const { value } = utilization;
    inputs.push({ name: 'utilization', value, unit: 'ratio', origin: utilizationOrigin });
  }
  return inputs;
}

/** A number whose low and high ends are computed like itself; an unknown end is left out, and a band that is a point. */
function spread(
  unit: Unit,
  [low, value, high]: readonly [number, number, number],
  because: Pick<Quantity['because'], 'formula' | 'inputs' | 'source'>,
  band: { readonly kind: BandKind; readonly source: string },
): Quantity | undefined {
  if (!isUsable(value)) return undefined;
  const { formula, inputs, source } = because;
  const below = isUsable(low) && low <= value;
  const above = isUsable(high) && high >= value;
  const isPoint = (!below || low === value) && (!above || high === value);
  if (isPoint) return { value, unit, because: { formula, inputs, source, notices: NO_NOTICES } };
  const banded = { formula, inputs, source, band, notices: NO_NOTICES };
  if (below && above) return { value, unit, low, high, because: banded };
  return below ? { value, unit, low, because: banded } : { value, unit, high, because: banded };
}

/** Hours of one accelerator that `flops` take; low at the highest utilisation. */
export function acceleratorHours(flops: Quantity, hardware: HardwareChoice): Quantity | undefined {
  const rate = achievedFlops(hardware);
  if (rate === undefined) return undefined;
  const hours = (work: number, perSecond: number) => work / perSecond / SECONDS_PER_HOUR;
  const flopsBand = flops.because.band;
  const [low, high] = endsOf(flops);
  const band =
    flopsBand === undefined
      ? { kind: 'utilization-range' as const, source: hardware.utilizationSource }
      : { kind: 'combined' as const, source: `${flopsBand.source}; MFU: ${hardware.utilizationSource}` };
  return spread(
    'accelerator-hours',
    [hours(low, rate.high), hours(flops.value, rate.value), hours(high, rate.low)],
    {
      formula: HOURS_FORMULA,
      inputs: [{ name: 'flops', value: flops.value, unit: 'FLOP' }, ...hardwareInputs(hardware)],
      source: hoursSource(hardware),
    },
    band,
  );
}

/** `hours` times or over a number without band. */
function scaled(
  hours: Quantity,
  unit: Unit,
  factor: number,
  formula: string,
  input: Input,
  source = '',
): Quantity | undefined {
  const { value, because } = hours;
  const [low, high] = endsOf(hours);
  const origin = assumedOrigin(hours);
  const inputs = [
    { name: 'acceleratorHours', value, unit: hours.unit, ...(origin === undefined ? {} : { origin }) },
    input,
  ];
  return spread(
    unit,
    [low * factor, value * factor, high * factor],
    { formula, inputs, source },
    because.band ?? { kind: 'utilization-range', source: '' },
  );
}

/** Wall clock and cost of so many accelerator-hours, as far as count and price are known. */
export function resourcesOfHours(hours: Quantity | undefined, hardware: HardwareChoice): ResourceEstimate {
  if (hours === undefined) return {};
  const { accelerators, price } = hardware;
  const wallClockHours =
    accelerators === undefined
      ? undefined
      : scaled(hours, 'hours', 1 / accelerators.value, 't / accelerators', asInput(accelerators));
  const costUsd =
    price === undefined
      ? undefined
      : scaled(hours, 'USD', price.value, 't · price', asInput(price), price.source);
  return { acceleratorHours: hours, wallClockHours, costUsd };
}

/** Time and money that `flops` take. */
export function resources(flops: Quantity | undefined, hardware: HardwareChoice): ResourceEstimate {
  return flops === undefined ? {} : resourcesOfHours(acceleratorHours(flops, hardware), hardware);
}
