import { type ClusterFields } from '../engine/run';
import { type Section } from './estimateSections';
import { statedRow } from './statedRow';
import { type Translate } from './translate';

/** What a config says of the machines, in this order; its data-parallel ranks stand with the batch. */
const FIELDS = [
  'accelerators',
  'nodes',
  'acceleratorsPerNode',
  'acceleratorType',
  'tensorParallel',
  'sequenceParallel',
  'pipelineParallel',
  'virtualStages',
  'contextParallel',
  'expertParallel',
  'expertTensorParallel',
  'zeroStage',
  'offload',
  'activationRecompute',
  'activationOffload',
  'chunkedLoss',
] as const satisfies readonly (keyof ClusterFields)[];

/** The machines and the layout that a config states; without rows where it states none. */
export function machineSection(cluster: ClusterFields, t: Translate): Section {
  const rows = FIELDS.flatMap((name) => statedRow(`cluster.${name}`, cluster[name], t));
  return { title: t('Machines'), rows };
}
