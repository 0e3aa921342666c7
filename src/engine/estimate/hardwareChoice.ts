import { type Assumed, type Assumptions, type Range } from '../assumptions';
import { type AssumptionUse } from '../estimate';
import { type Accelerator, type MatrixPrecision } from '../hardware/accelerator';
import { isAmbiguous, nearestAccelerators, ownOrNamed } from '../hardware/accelerators';
import { priceOf } from '../hardware/priceOf';
import { typicalUtilization } from '../hardware/utilization';
import { type Notice } from '../notice';
import { type Origin, readElsewhere, type RunDescription, type Sourced } from '../run';
import { asUse, assumed, isSensible, isUsable, type Known, strongest } from './known';
import { acceleratorCount } from './layout';
import { matrixPrecision } from './precision';

/** What the run is taken to run on. */
export interface HardwareChoice {
  readonly accelerator?: Accelerator;
  /** Dense FLOP/s of one accelerator in the precision of the run. */
  readonly peak?: Known;
  /** MFU with the band of its assumption; absent unless 0 < low ≤ value ≤ high ≤ 1. */
  readonly utilization?: Range;
  readonly utilizationOrigin: Origin;
  readonly utilizationSource: string;
  /** USD per accelerator-hour. */
  readonly price?: Known;
  readonly accelerators?: Known;
  readonly notices: readonly Notice[];
  readonly assumptions: readonly AssumptionUse[];
}

/** The file's accelerator if it names one we know, unless the user says another; else the assumed one. */
function chooseAccelerator({ cluster }: RunDescription, { accelerator, ownAccelerators }: Assumptions) {
  const named = accelerator.origin === 'user' ? undefined : cluster.acceleratorType;
  const fromFile = named === undefined ? undefined : ownOrNamed(named.value, ownAccelerators);
  const assumed = ownOrNamed(accelerator.value, ownAccelerators);
  if (named === undefined) {
    return { accelerator: assumed, origin: accelerator.origin, source: accelerator.source, notices: [] };
  }
  if (fromFile !== undefined) {
    const notices = fromFile === ownOrNamed(named.value) ? ambiguity(named, fromFile) : [];
    const from = readElsewhere(named);
    return { accelerator: fromFile, origin: named.origin, from, source: named.note ?? '', notices };
  }
  const { origin, source } = accelerator;
  return { accelerator: assumed, origin, source, notices: [unknownAccelerator(named, assumed?.id)] };
}

/** The word for the precision and who says it. bf16 unless told otherwise: what large runs have used since 2021. */
function choosePrecision({ training }: RunDescription, { precision }: Assumptions) {
  if (precision?.origin === 'user') return precision;
  return training.precision ?? precision ?? { value: 'bf16', origin: 'default' as const, source: '' };
}

/** A remark where the file names a family of cards and the first of it was taken. */
function ambiguity({ value: name, at }: Sourced<string>, { id }: Accelerator): readonly Notice[] {
  if (!isAmbiguous(name)) return [];
  const args = { name, taken: id };
  return [{ code: 'accelerator-ambiguous', severity: 'info', args, ...(at === undefined ? {} : { at }) }];
}

/** A warning where the file names a card that nobody described, so that another one's numbers are shown. */
function unknownAccelerator({ value: name, at }: Sourced<string>, taken = ''): Notice {
  const args = { name, taken, nearest: nearestAccelerators(name).join(', ') };
  return { code: 'unknown-accelerator', severity: 'warning', args, ...(at === undefined ? {} : { at }) };
}

function choosePeak(
  accelerator: Accelerator,
  precision: ReturnType<typeof choosePrecision>,
): { readonly precision: string; readonly flops: number | undefined } {
  const wanted: MatrixPrecision | undefined = matrixPrecision(precision.value);
  const peak = wanted === undefined ? undefined : accelerator.peakFlops[wanted];
  // Cards before bf16 train in fp16; say so only where nobody asked for another precision.
  const older = precision.origin === 'default' && peak === undefined ? accelerator.peakFlops.fp16 : undefined;
  return older === undefined
    ? { precision: wanted ?? precision.value, flops: peak }
    : { precision: 'fp16', flops: older };
}

/** As somebody says, else what is typical of the accelerator. */
function chooseUtilization(
  { utilization }: Assumptions,
  accelerator: Accelerator | undefined,
  precision: string | undefined,
): Assumed<Range> {
  if (utilization.origin !== 'default' || accelerator === undefined) return utilization;
  const typical = typicalUtilization(accelerator.id, precision);
  return { value: typical, origin: 'default', source: typical.source };
}

/** MFU as assumed, if it makes sense; a band that does not hold its value is dropped. */
function usableUtilization({ value, low, high }: Range): Range | undefined {
  if (!isSensible(value) || value > 1) return undefined;
  const holds = isUsable(low) && low <= value && high >= value && high <= 1;
  return holds ? { value, low, high } : { value, low: value, high: value };
}

/** Puts together what the run is taken to run on, from the file and the assumptions. */
export function chooseHardware(run: RunDescription, assumptions: Assumptions): HardwareChoice {
  const { accelerator, origin, from, source, notices: remarks } = chooseAccelerator(run, assumptions);
  const precision = choosePrecision(run, assumptions);
  const chosen = accelerator === undefined ? undefined : choosePeak(accelerator, precision);
  const peak =
    accelerator === undefined || chosen?.flops === undefined
      ? undefined
      : peakOf(accelerator, chosen.precision, chosen.flops, { origin, from });
  const utilization = chooseUtilization(assumptions, accelerator, chosen?.precision);
  const notices: Notice[] = [...remarks];
  if (chosen?.flops === undefined) {
    const named = accelerator?.title ?? assumptions.accelerator.value;
    const args = { accelerator: named, precision: chosen?.precision ?? precision.value };
    const at = 'at' in precision ? precision.at : undefined;
    notices.push({
      code: 'no-peak-for-precision',
      severity: 'warning',
      args,
      ...(at === undefined ? {} : { at }),
    });
  }
  const price = choosePrice(assumptions, accelerator);
  const asked = assumptions.priceUsdPerHour?.value;
  if (asked !== undefined && !isSensible(asked)) {
    const args = { key: 'price', value: String(asked), expected: '> 0' };
    notices.push({ code: 'out-of-bounds', severity: 'warning', args });
  }
  const accelerators = acceleratorCount(run, assumptions);
  const uses: AssumptionUse[] = [];
  if (accelerator !== undefined && !isFromFile(origin)) {
    uses.push({ name: 'accelerator', value: accelerator.id, origin, source });
  }
  if (chosen?.flops !== undefined && !isFromFile(precision.origin)) {
    const said = 'source' in precision ? precision.source : (precision.note ?? '');
    uses.push({ name: 'precision', value: chosen.precision, origin: precision.origin, source: said });
  }
  const usable = usableUtilization(utilization.value);
  if (usable !== undefined) {
    uses.push({
      name: 'utilization',
      value: usable.value,
      unit: 'ratio',
      origin: utilization.origin,
      source: utilization.source,
    });
  }
  if (usable === undefined) {
    const args = { key: 'utilization', value: String(utilization.value.value), expected: '0 … 1' };
    notices.push({ code: 'out-of-bounds', severity: 'warning', args });
  }
  if (price !== undefined) uses.push(...asUse(price));
  if (accelerators !== undefined) uses.push(...asUse(accelerators));
  return {
    accelerator,
    peak,
    utilization: usable,
    utilizationOrigin: utilization.origin,
    utilizationSource: utilization.source,
    price,
    accelerators,
    notices,
    assumptions: uses,
  };
}

const isFromFile = (origin: Origin): boolean => origin === 'file' || origin === 'derived';

function peakOf(
  accelerator: Accelerator,
  precision: string,
  flops: number,
  { origin, from }: { readonly origin: Origin; readonly from?: string },
): Known {
  const name = 'peakFlops';
  const elsewhere = from === undefined ? {} : { from };
  return {
    name,
    value: flops,
    unit: 'FLOP/s',
    origin,
    ...elsewhere,
    formula: `dense ${precision} peak of ${accelerator.id}`,
    inputs: [{ name, value: flops, unit: 'FLOP/s', origin, ...elsewhere }],
    source: accelerator.source,
  };
}

/** USD per hour: what is stated of this accelerator, then what is stated of any, then what is listed. */
function choosePrice(
  { priceUsdPerHour }: Assumptions,
  accelerator: Accelerator | undefined,
): Known | undefined {
  return strongest(
    assumed('priceUsdPerHour', 'USD/hour', priceOf(accelerator)),
    assumed('priceUsdPerHour', 'USD/hour', priceUsdPerHour),
  );
}
