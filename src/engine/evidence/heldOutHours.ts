import { typicalUtilization } from '../hardware/utilization';
import { runOfCost, type TrainingCost, trainingCosts, wholeRunUtilization } from './trainingCosts';

/** Runs of fewer others say nothing of a family of accelerators; all are taken then. */
const FEWEST = 5;

const familyOf = ({ accelerator }: TrainingCost): string => /^[a-z]+/.exec(accelerator)?.[0] ?? '';

/** Linear interpolation between the order statistics. */
function decile(values: readonly number[]): number {
  const rising = [...values].sort((left, right) => left - right);
  const position = 0.1 * (rising.length - 1);
  const below = Math.floor(position);
  const lower = rising[below] ?? NaN;
  return lower + (position - below) * ((rising[below + 1] ?? lower) - lower);
}

/**
 * How often a run lies between the first decile of the runs of all other makers and the high end that measured steps
 * give: what the band of hours is worth for a maker it has not seen.
 */
export function heldOutHours(): { readonly inside: number; readonly count: number } {
  const reached = trainingCosts.flatMap((cost) => {
    const share = cost.precision === undefined ? wholeRunUtilization(cost) : undefined;
    return share === undefined ? [] : [{ cost, share, maker: runOfCost(cost)?.organisation }];
  });
  const inside = reached.filter(({ cost, share, maker }) => {
    const others = reached.filter((each) => each.maker !== maker);
    const family = others.filter((each) => familyOf(each.cost) === familyOf(cost));
    const low = decile((family.length < FEWEST ? others : family).map((each) => each.share));
    return low <= share && share <= typicalUtilization(cost.accelerator).high;
  });
  return { inside: inside.length, count: reached.length };
}
