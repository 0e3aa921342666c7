/**
 * Memory of one accelerator while training: {@link setupOfRun} reads what a config says, {@link memoryPerAccelerator}
 * counts, {@link fitOf} compares with an accelerator, {@link smallestChange} looks for what makes it fit.
 * Loaded when asked for; nothing here belongs to the first CodeLens.
 */
export { QLORA_BYTES } from './qlora';
export { layerActivationBytes } from './activations';
export { fitOf } from './fit';
export { megatronReport } from './megatronReport';
export { fullestStage } from './memoryParts';
export { memoryOfRun } from './memoryOfRun';
export { memoryPerAccelerator } from './memoryPerAccelerator';
export { shapeOf } from './modelShape';
export { optimizerById, optimizerNamed, optimizers } from './optimizers';
export { setupOfRun } from './setupOfRun';
export { smallestChange } from './smallestChange';
export { layersPerStage } from './stages';
export { stateSchemes } from './stateSchemes';
export { acceleratorsOf, SINGLE_LAYOUT } from './trainingSetup';

export type * from './qlora';
export type * from './fit';
export type * from './megatronReport';
export type * from './memoryParts';
export type * from './memoryOfRun';
export type * from './memoryPerAccelerator';
export type * from './modelShape';
export type * from './modelStates';
export type * from './optimizers';
export type * from './setupOfRun';
export type * from './smallestChange';
export type * from './stateSchemes';
export type * from './trainingSetup';
