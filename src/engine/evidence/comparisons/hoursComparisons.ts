import { acceleratorHours, resourcesOfHours } from '../../estimate/resources';
import { type Comparison } from '../comparison';
import { trainingCosts } from '../trainingCosts';
import { costRow, flopsOf, hardwareOf } from './trainingCostPrediction';

/**
 * Hours of whole runs, from 6·N·D and the utilisation typical of the accelerator, against those published. The low end
 * of that utilisation is made of the same runs, except fp8's; `heldOutHours` leaves makers out.
 */
export function hoursComparisons(): readonly Comparison[] {
  return trainingCosts.flatMap((cost) => {
    const flops = flopsOf(cost);
    const predicted = flops === undefined ? undefined : acceleratorHours(flops, hardwareOf(cost));
    const madeBand = cost.precision === undefined;
    return costRow(cost, 'accelerator-hours', predicted, cost.hours, { madeBand, remarks: [] });
  });
}

/** Dollars for those hours at the price that the source itself reckons with. */
export function priceComparisons(): readonly Comparison[] {
  return trainingCosts.flatMap((cost) => {
    const flops = flopsOf(cost);
    const { usd, usdPerHour = NaN, basis = '' } = cost.cost ?? {};
    const hardware = hardwareOf(cost, {
      priceUsdPerHour: { value: usdPerHour, origin: 'user', source: basis },
    });
    const hours = flops === undefined ? undefined : acceleratorHours(flops, hardware);
    const predicted = usd === undefined ? undefined : resourcesOfHours(hours, hardware).costUsd;
    const madeBand = cost.precision === undefined;
    return costRow(cost, 'cost', predicted, usd, { madeBand, remarks: [basis] });
  });
}
