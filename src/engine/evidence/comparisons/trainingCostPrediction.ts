import { type Assumptions } from '../../assumptions';
import { defaultAssumptions } from '../../defaultAssumptions';
import { chooseHardware, type HardwareChoice } from '../../estimate/hardwareChoice';
import { trainingCompute } from '../../laws/trainingCompute';
import { type Quantity } from '../../quantity';
import { EMPTY_RUN, type Sourced } from '../../run';
import { type Comparison } from '../comparison';
import { runOfCost, type TrainingCost } from '../trainingCosts';
import { predictedQuantity } from './quantities';

const stated = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });

/** What the engine takes for a run of which only accelerator and precision are known. */
export function hardwareOf(
  { accelerator, precision }: TrainingCost,
  assumptions: Partial<Assumptions> = {},
): HardwareChoice {
  const cluster = { acceleratorType: stated(accelerator) };
  const training = precision === undefined ? {} : { precision: stated(precision) };
  return chooseHardware({ ...EMPTY_RUN, cluster, training }, { ...defaultAssumptions, ...assumptions });
}

/** 6·N·D of a run, N those that a token passes. @returns undefined where sizes are not published or do not fit the hours */
export function flopsOf(cost: TrainingCost): Quantity | undefined {
  const { activeParameters, tokens } = runOfCost(cost) ?? {};
  if (activeParameters === undefined || tokens === undefined || cost.hoursDoubt !== undefined)
    return undefined;
  return predictedQuantity(trainingCompute(activeParameters, tokens), 'FLOP', {
    formula: 'C = 6·N·D',
    source: 'Kaplan et al. 2020, arXiv:2001.08361, §2.1',
    convention: 'flops-6n',
  });
}

/** A row on what a run took; undefined where either number is unknown. */
export function costRow(
  cost: TrainingCost,
  quantity: Comparison['quantity'],
  predicted: Quantity | undefined,
  published: number | undefined,
  more: Pick<Comparison, 'madeBand'> & { readonly remarks: readonly (string | undefined)[] },
): readonly Comparison[] {
  if (predicted === undefined || published === undefined) return [];
  const { caseId, source, confidence, accelerator } = cost;
  const remark = [...more.remarks, cost.remark].filter((part) => part !== undefined).join('; ');
  const name = `${runOfCost(cost)?.name ?? caseId}, ${accelerator}`;
  const common = { quantity, name, caseId, predicted, published, source, confidence };
  return [
    {
      ...common,
      ...(more.madeBand === true ? { madeBand: true } : {}),
      ...(remark === '' ? {} : { remark }),
    },
  ];
}
