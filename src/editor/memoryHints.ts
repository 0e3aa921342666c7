/** What a run holds on each accelerator. Loaded by `loadMemoryHints` for configs that say how they are trained. */
export { memoryOfRun } from '../engine/memory/memoryOfRun';
export { memoryHover } from '../report/memoryHover';
export { memoryLens } from '../report/runMemory';
export { setupEdits } from '../configs/setupEdits';
export { changeWords } from '../report/memoryLayoutWords';
