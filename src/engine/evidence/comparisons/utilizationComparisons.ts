import { typicalUtilization } from '../../hardware/utilization';
import { type Comparison } from '../comparison';
import { trainingCosts } from '../trainingCosts';
import { predictedQuantity } from './quantities';
import { costRow } from './trainingCostPrediction';

/**
 * The utilisation that steps reach on an accelerator, with the band of whole runs, against what single runs reached.
 * Those on TPU v3 and v4 are what ours is made of.
 */
export function utilizationComparisons(): readonly Comparison[] {
  return trainingCosts.flatMap((cost) => {
    const { step, low, high, source } = typicalUtilization(cost.accelerator, cost.precision);
    const predicted = predictedQuantity(step, 'ratio', {
      formula: 'MFU',
      source,
      band: { low, high, kind: 'utilization-range', source },
    });
    const madeBand = cost.accelerator.startsWith('tpu');
    return costRow(cost, 'utilization', predicted, cost.utilization, { madeBand, remarks: [] });
  });
}
