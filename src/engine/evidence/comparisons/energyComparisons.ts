import { type EnergyEstimate, energyOf } from '../../energy';
import { acceleratorHours } from '../../estimate/resources';
import { acceleratorById } from '../../hardware/accelerators';
import { type Comparison } from '../comparison';
import { type TrainingCost, trainingCosts } from '../trainingCosts';
import { predictedQuantity } from './quantities';
import { costRow, flopsOf, hardwareOf } from './trainingCostPrediction';

/** From the hours that are published, so that their error is not counted twice; else from those predicted. */
function energyOfCost(cost: TrainingCost): EnergyEstimate {
  const flops = flopsOf(cost);
  const predicted = flops === undefined ? undefined : acceleratorHours(flops, hardwareOf(cost));
  const hours =
    cost.hours === undefined
      ? predicted
      : predictedQuantity(cost.hours, 'accelerator-hours', { formula: 't', source: cost.source });
  const grid =
    cost.grid === undefined ? {} : { grid: { value: cost.grid, origin: 'user', source: '' } as const };
  return energyOf(hours, acceleratorById(cost.accelerator), grid);
}

const fromHours = ({ hours }: TrainingCost): string =>
  hours === undefined ? 'hours predicted' : 'hours as published';

/** Energy from hours, power of the machine and PUE against what was published. */
export function energyComparisons(): readonly Comparison[] {
  return trainingCosts.flatMap((cost) => {
    const { energyMwh, energyBasis, madePower: madeBand } = cost;
    const published = energyMwh === undefined ? undefined : energyMwh * 1000;
    const remarks = [energyBasis, fromHours(cost)];
    return costRow(cost, 'energy', energyOfCost(cost).energyKwh, published, { madeBand, remarks });
  });
}

/** Emissions from that energy and the grid where it is known, else the world's. */
export function emissionComparisons(): readonly Comparison[] {
  return trainingCosts.flatMap((cost) => {
    const { co2Tonnes, grid = 'world' } = cost;
    const published = co2Tonnes === undefined ? undefined : co2Tonnes * 1000;
    const remarks = [`grid: ${grid}`, fromHours(cost)];
    return costRow(cost, 'emissions', energyOfCost(cost).co2Kg, published, { remarks });
  });
}
