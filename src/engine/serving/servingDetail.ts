import { type Architecture } from '../architecture/architecture';
import { type CacheChoice, cacheChoices, type WeightChoice, weightChoices } from './capacityByFormat';
import { type Deployment } from './deployment';
import { type ServingPoint, servingSeries } from './servingSeries';

/** What a report shows around one deployment: the formats it might have, and more or fewer sequences together. */
export interface ServingDetail {
  readonly weights: readonly WeightChoice[];
  readonly caches: readonly CacheChoice[];
  readonly series: readonly ServingPoint[];
}

/** Everything around a deployment. */
export function servingDetail(architecture: Architecture, deployment: Deployment): ServingDetail {
  return {
    weights: weightChoices(architecture, deployment),
    caches: cacheChoices(architecture, deployment),
    series: servingSeries(architecture, deployment),
  };
}
