/** What a run costs, draws and emits. Loaded by `loadEnergyHints` when the lens of a run is shown. */
export { energyOfEstimate } from '../engine/energy';
export { costTooltip } from '../report/energy';
