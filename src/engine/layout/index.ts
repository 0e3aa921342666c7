/**
 * How to share a run out: {@link searchLayouts} ranks the layouts of so many accelerators by predicted step time,
 * {@link checkLayout} says why one is impossible. Loaded when asked for; nothing here belongs to the first CodeLens.
 */
export { checkLayout } from './checkLayout';
export { interconnectOf, LINK_EFFICIENCY } from './interconnect';
export { kernelEfficiencyOf } from './kernelEfficiency';
export { machineOf } from './machine';
export { searchLayouts } from './searchLayouts';
export { stepTime } from './stepTime';
export { workloadOf } from './workload';

export type * from './checkLayout';
export type * from './interconnect';
export type * from './machine';
export type * from './searchLayouts';
export type * from './stepTime';
export type * from './workload';
