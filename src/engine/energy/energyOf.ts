import { type Assumed, type Assumptions, type Range } from '../assumptions';
import { type AssumptionUse, type Estimate } from '../estimate';
import { assumedOrigin, endsOf, isUsable } from '../estimate/known';
import { type Accelerator } from '../hardware/accelerator';
import { ownOrNamed } from '../hardware/accelerators';
import { type Notice } from '../notice';
import { type Input, type Quantity } from '../quantity';
import { gridNamed, grids, nearestGrids } from './grids';
import { TYPICAL_PUE } from './powerUsageEffectiveness';
import { type SystemPower, systemPowerOf } from './systemPower';

/** What a run draws and what that emits. */
export interface EnergyEstimate {
  readonly energyKwh?: Quantity;
  readonly co2Kg?: Quantity;
  readonly notices: readonly Notice[];
  readonly assumptions: readonly AssumptionUse[];
}

/** What of the assumptions matters here. */
export type EnergyAssumptions = Pick<
  Assumptions,
  'powerUsageEffectiveness' | 'grid' | 'carbonIntensity' | 'ownAccelerators'
>;

/** kg CO2e per kWh with who says it. */
interface Intensity extends Range {
  readonly input: Input;
  readonly source: string;
}

const NOTHING: EnergyEstimate = { notices: [], assumptions: [] };

/**
 * Where nobody names a grid: the world's average, between the first and the ninth decile of the grids listed.
 * `test/unit/energy/grids.test.ts` recomputes them.
 */
export const ANY_GRID: Range = { value: 0.481, low: 0.04, high: 0.58 };

/**
 * Energy and emissions of so many accelerator-hours: E = t · P · PUE, with P the power of an accelerator and its share of
 * the machine, and E · grid intensity.
 * @example GPT-3's 3,552,000 V100-hours at a PUE of 1.10 // => 1.29e6 kWh, as Patterson et al. 2021 print
 * @see Patterson et al. 2021, arXiv:2104.10350, section 2.5
 */
export function energyOf(
  hours: Quantity | undefined,
  accelerator: Accelerator | undefined,
  assumptions: EnergyAssumptions,
): EnergyEstimate {
  const power = accelerator === undefined ? undefined : systemPowerOf(accelerator);
  if (hours === undefined || accelerator === undefined || power === undefined) return NOTHING;
  const notices: Notice[] = [];
  const pue = pueOf(assumptions, notices);
  const energyKwh = energyQuantity(hours, accelerator, power, pue);
  if (energyKwh === undefined) return { ...NOTHING, notices };
  const intensity = intensityOf(assumptions, notices);
  return {
    energyKwh,
    co2Kg: emissions(energyKwh, intensity),
    notices,
    assumptions: [
      {
        name: 'powerUsageEffectiveness',
        value: pue.value.value,
        unit: 'ratio',
        origin: pue.origin,
        source: pue.source,
      },
      {
        name: 'carbonIntensity',
        value: intensity.value,
        unit: 'kg CO2e/kWh',
        origin: intensity.input.origin ?? 'default',
        source: intensity.source,
      },
    ],
  };
}

/** Energy and emissions of an estimate's accelerator-hours, on the accelerator that they are of. */
export function energyOfEstimate({ resources }: Estimate, assumptions: EnergyAssumptions): EnergyEstimate {
  const { acceleratorHours } = resources;
  const id = acceleratorHours?.because.inputs.find(({ name }) => name === 'accelerator')?.value;
  const accelerator = typeof id === 'string' ? ownOrNamed(id, assumptions.ownAccelerators) : undefined;
  return energyOf(acceleratorHours, accelerator, assumptions);
}

/** What somebody says, if it can be: a building never draws less than its machines. */
function pueOf({ powerUsageEffectiveness: said }: EnergyAssumptions, notices: Notice[]): Assumed<Range> {
  if (said === undefined) return TYPICAL_PUE;
  const { value, low, high } = said.value;
  if (low >= 1 && low <= value && value <= high && Number.isFinite(high)) return said;
  const args = { key: 'pue', value: String(value), expected: '≥ 1' };
  notices.push({ code: 'out-of-bounds', severity: 'warning', args });
  return TYPICAL_PUE;
}

function energyQuantity(
  hours: Quantity,
  { id }: Accelerator,
  power: SystemPower,
  { value: pue, origin, source }: Assumed<Range>,
): Quantity | undefined {
  const [fewest, most] = endsOf(hours);
  const kwh = (time: number, end: keyof Range): number => (time * power[end] * pue[end]) / 1000;
  const value = kwh(hours.value, 'value');
  if (!isUsable(value)) return undefined;
  const low = kwh(fewest, 'low');
  const high = kwh(most, 'high');
  const band = {
    kind: 'combined' as const,
    source: [hours.because.band?.source, power.source, source]
      .filter((part) => part !== undefined)
      .join('; '),
  };
  const because = {
    formula: `E = t · ${power.formula} · PUE / 1000`,
    inputs: [
      { name: 'acceleratorHours', value: hours.value, unit: hours.unit, origin: assumedOrigin(hours) },
      { name: 'accelerator', value: id },
      ...power.inputs,
      { name: 'powerUsageEffectiveness', value: pue.value, unit: 'ratio' as const, origin },
    ],
    source: 'Patterson et al. 2021, arXiv:2104.10350, section 2.5',
    notices: [],
  };
  return isUsable(low) && isUsable(high)
    ? { value, unit: 'kWh', low, high, because: { ...because, band } }
    : { value, unit: 'kWh', because };
}

function intensityOf({ carbonIntensity, grid }: EnergyAssumptions, notices: Notice[]): Intensity {
  const name = 'carbonIntensity';
  const unit = 'kg CO2e/kWh' as const;
  if (carbonIntensity !== undefined) {
    const { value, origin, source } = carbonIntensity;
    if (isUsable(value)) {
      return { value, low: value, high: value, input: { name, value, unit, origin }, source };
    }
    const args = { key: 'carbon-intensity', value: String(value), expected: '> 0' };
    notices.push({ code: 'out-of-bounds', severity: 'warning', args });
  }
  const found = grid === undefined ? undefined : gridNamed(grid.value);
  if (grid !== undefined && found !== undefined) {
    const { intensity: value, id, year, source, confidence } = found;
    const sure = confidence === 'recalled' ? ', not re-checked' : '';
    return {
      value,
      low: value,
      high: value,
      input: { name, value, unit, origin: grid.origin },
      source: `${id}, average of ${year}: ${source.replace(', recalled', '')}${sure}`,
    };
  }
  if (grid !== undefined) {
    const args = { name: grid.value.slice(0, 100), nearest: nearestGrids(grid.value).join(', ') };
    notices.push({ code: 'unknown-grid', severity: 'warning', args });
  }
  const world = grids[0];
  return {
    ...ANY_GRID,
    input: { name, value: ANY_GRID.value, unit, origin: 'default' },
    source: `world, average of ${world?.year}: ${world?.source}; band: first to ninth decile of the grids listed`,
  };
}

function emissions(energy: Quantity, intensity: Intensity): Quantity | undefined {
  const value = energy.value * intensity.value;
  if (!isUsable(value)) return undefined;
  const { band } = energy.because;
  const because = {
    formula: 'm = E · i',
    inputs: [
      { name: 'energyKwh', value: energy.value, unit: energy.unit, origin: assumedOrigin(energy) },
      intensity.input,
    ],
    source: intensity.source,
    notices: [],
  };
  if (energy.low === undefined || energy.high === undefined || band === undefined) {
    return { value, unit: 'kg CO2e', because };
  }
  return {
    value,
    unit: 'kg CO2e',
    low: energy.low * intensity.low,
    high: energy.high * intensity.high,
    because: { ...because, band: { kind: 'combined', source: `${band.source}; grid: ${intensity.source}` } },
  };
}
