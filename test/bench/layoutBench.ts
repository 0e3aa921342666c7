import { acceleratorById, resolveArchitecture } from '../../src/engine';
import { machineOf, searchLayouts } from '../../src/engine/layout';
import { memoryPerAccelerator, shapeOf, SINGLE_LAYOUT, type TrainingSetup } from '../../src/engine/memory';
import { findPublicModel } from '../../src/engine/models';
import { type Measurement, timeOf } from './measurement';

const base: TrainingSetup = {
  sequenceLength: 8192,
  microBatchSequences: 1,
  layout: SINGLE_LAYOUT,
  optimizer: 'adamw',
  stateScheme: 'mixed',
  recompute: 'none',
  attention: 'flash',
  dropout: false,
  offload: 'none',
};

/** What memory of one layout and the search over all layouts cost, Llama-3.1-405B on 16,384 H100, from the sources. */
export function measureLayouts(): readonly Measurement[] {
  const fields = findPublicModel('Llama-3.1-405B')?.architecture;
  const architecture = fields === undefined ? undefined : resolveArchitecture(fields).architecture;
  const accelerator = acceleratorById('h100-sxm-80gb');
  const machine = accelerator === undefined ? undefined : machineOf(accelerator);
  if (fields === undefined || architecture === undefined || machine === undefined)
    throw new Error('the benchmark needs Llama-3.1-405B and the H100');
  const shape = shapeOf(architecture, fields);
  const question = { shape, base, machine, accelerators: 16_384, globalBatchSequences: 2048 };
  return [
    {
      name: 'memory per GPU, Llama-3.1-405B',
      value: timeOf(() => memoryPerAccelerator(shape, base)),
      unit: 'ms',
      limit: 2,
    },
    {
      name: 'layout search, Llama-3.1-405B on 16,384 H100',
      value: timeOf(() => searchLayouts(question)),
      unit: 'ms',
      limit: 200,
    },
  ];
}
