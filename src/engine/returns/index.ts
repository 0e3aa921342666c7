/**
 * Where more stops paying and what bounds it: marginal returns, elasticities, the budget beyond which a doubling buys
 * less than asked, the irreducible loss, the data wall and the limits of machines, power and money. Loaded only when a
 * person asks.
 */
export { elasticity, marginalReturn, moved, reducibleElasticity } from './marginal';
export { distanceToLimit, gainOfDoublingBudget, stoppingBudget } from './diminishing';
export { computeAtDataWall, dataStocks, dataWall } from './dataWall';
export { limitsOf, scaleLimits } from './limits';
export { DEFAULT_LEAST_GAIN, LEVERS, returnsOf } from './returnsOf';
export { returnsOfEstimate } from './returnsOfEstimate';

export type * from './marginal';
export type * from './diminishing';
export type * from './dataWall';
export type * from './limits';
export type * from './returnsOf';
