import { type Comparison } from '../comparison';
import { publishedCases } from '../publishedCase';
import { activeParameterComparisons } from './activeParameterComparisons';
import { emissionComparisons, energyComparisons } from './energyComparisons';
import { flopsComparisons } from './flopsComparisons';
import { hardwareFlopsComparisons } from './hardwareFlopsComparisons';
import { hoursComparisons, priceComparisons } from './hoursComparisons';
import { lossComparisons, lossDifferenceComparisons } from './lossComparisons';
import { memoryComparisons } from './memoryComparisons';
import { optimumComparisons } from './optimumComparisons';
import { parameterComparisons } from './parameterComparisons';
import { scoreComparisons } from './scoreComparisons';
import { cacheComparisons, readingComparisons } from './servingComparisons';
import { servingTimeComparisons } from './servingTimeComparisons';
import { stepTimeComparisons } from './stepTimeComparisons';
import { utilizationComparisons } from './utilizationComparisons';

/** Everything of the engine that can be held against a published number, by quantity. */
export function comparisons(): readonly Comparison[] {
  const cases = publishedCases();
  return [
    ...parameterComparisons(),
    ...activeParameterComparisons(cases),
    ...flopsComparisons(cases),
    ...hardwareFlopsComparisons(cases),
    ...optimumComparisons(),
    ...lossComparisons(),
    ...lossDifferenceComparisons(),
    ...scoreComparisons(),
    ...utilizationComparisons(),
    ...hoursComparisons(),
    ...priceComparisons(),
    ...energyComparisons(),
    ...emissionComparisons(),
    ...memoryComparisons(),
    ...stepTimeComparisons(),
    ...cacheComparisons(),
    ...readingComparisons(),
    ...servingTimeComparisons(),
  ];
}
