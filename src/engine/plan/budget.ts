import { type HardwareChoice } from '../estimate/hardwareChoice';
import { asInput, isUsable } from '../estimate/known';
import { achievedFlops, hardwareInputs } from '../estimate/resources';
import { type Law } from '../laws/law';
import { type Notice } from '../notice';
import { type Because, type Convention, type Input, type Quantity } from '../quantity';
import { type PlanGoal } from './goal';

/** The convention of the C = 6·N·D that a law's budget means. */
export function flopsConventionOf(law: Law): Convention {
  return law.parameterConvention === 'total' ? 'flops-6n' : 'flops-6n-non-embedding';
}

/** Accelerator-hours that the goal names or pays for; they have no band: that is what is given. */
export function budgetedHours(goal: PlanGoal, { price, accelerator }: HardwareChoice): Quantity | undefined {
  const because = (formula: string, inputs: readonly Input[], source = ''): Because => ({
    formula,
    inputs,
    source,
    notices: [],
  });
  const unit = 'accelerator-hours';
  if (goal.kind === 'accelerator-hours') {
    const input: Input = { name: 'budget', value: goal.hours, unit, origin: 'user' };
    return { value: goal.hours, unit, because: because('t', [input]) };
  }
  if (goal.kind !== 'cost' || price === undefined || accelerator === undefined) return undefined;
  const value = goal.usd / price.value;
  const input: Input = { name: 'budget', value: goal.usd, unit: 'USD', origin: 'user' };
  return isUsable(value)
    ? { value, unit, because: because('t = budget / price', [input, asInput(price)], price.source) }
    : undefined;
}

/** FLOP that so many hours do, low at the lowest utilisation. */
export function flopsOfHours(hours: Quantity, hardware: HardwareChoice): Quantity | undefined {
  const rate = achievedFlops(hardware);
  if (rate === undefined) return undefined;
  const flops = (perSecond: number) => hours.value * 3600 * perSecond;
  const [low, value, high] = [flops(rate.low), flops(rate.value), flops(rate.high)];
  if (!isUsable(value)) return undefined;
  const because: Because = {
    formula: 'C = 3600 · t · peak · MFU',
    inputs: [
      { name: 'acceleratorHours', value: hours.value, unit: 'accelerator-hours' },
      ...hardwareInputs(hardware),
    ],
    source: 'MFU as defined by Chowdhery et al. 2022, arXiv:2204.02311, App. B',
    notices: [],
  };
  if (!(low < high)) return { value, unit: 'FLOP', because };
  const band = { kind: 'utilization-range' as const, source: hardware.utilizationSource };
  return { value, unit: 'FLOP', low, high, because: { ...because, band } };
}

/** Why a budget in hours or money says nothing about FLOPs. */
export function budgetNotices(goal: PlanGoal, hardware: HardwareChoice): readonly Notice[] {
  const { accelerator, price } = hardware;
  const lacksPrice = goal.kind === 'cost' && price === undefined;
  return lacksPrice
    ? [{ code: 'no-price', severity: 'error', args: { accelerator: accelerator?.title ?? '?' } }]
    : hardware.notices;
}
