import { withSpread } from '../estimate/lossSpread';
import { tokensPerTotalParameter } from '../laws/parameterConventions';
import { type Quantity } from '../quantity';
import { type Allocation } from './planResult';

/**
 * The recommended allocation among the others: tokens per parameter that have no band of their own reach from the
 * fewest to the most of all laws asked, a loss without one over the laws of its corpus. All parameters are counted in
 * both; the spread of the ratio is not widened outside the fits, since the laws part there by themselves.
 */
export function withLawSpread(chosen: Allocation, all: readonly Allocation[]): Allocation {
  const own = chosen.tokensPerParameter.value / wholeRatio(chosen);
  const alike = all.filter(({ corpus }) => corpus === chosen.corpus);
  const titles = (some: readonly Allocation[]): string => some.map(({ title }) => title).join(', ');
  const spread = (quantity: Quantity, values: readonly number[], whose: string, factor: number): Quantity =>
    withSpread(quantity, { low: Math.min(...values), high: Math.max(...values) }, whose, factor);
  const { loss, tokensPerParameter, decadesOutside = 0 } = chosen;
  const losses = alike.flatMap((each) => each.loss?.value ?? []);
  return {
    ...chosen,
    tokensPerParameter: spread(
      tokensPerParameter,
      all.map((each) => wholeRatio(each) * own),
      titles(all),
      1,
    ),
    ...(loss === undefined ? {} : { loss: spread(loss, losses, titles(alike), 1 + decadesOutside) }),
  };
}

function wholeRatio({ parameters, tokens }: Allocation): number {
  const leavesOut = parameters.because.convention === 'parameters-non-embedding';
  return tokensPerTotalParameter(parameters.value, tokens.value, leavesOut ? 'non-embedding' : 'total');
}
