/** Energy and emissions of a run. Loaded when asked for, never for the first lens. */
export {
  ANY_GRID,
  type EnergyAssumptions,
  type EnergyEstimate,
  energyOf,
  energyOfEstimate,
} from './energyOf';
export { type Grid, gridNamed, grids, nearestGrids } from './grids';
export { type OperatorPue, operatorPues, TYPICAL_PUE } from './powerUsageEffectiveness';
export { BOARD_SHARE, HOST_SHARE, type SystemPower, systemPowerOf } from './systemPower';
