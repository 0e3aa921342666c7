import { readElsewhere, type ClusterFields, type FieldPath, type Sourced } from '../engine/run';
import { type Row, type Section } from './estimateSections';
import { fieldTitle } from './fieldTitles';
import { formatExact } from './format';
import { originLabel } from './labels';
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
] as const satisfies readonly (keyof ClusterFields)[];

/** The machines and the layout that a config states; without rows where it states none. */
export function machineSection(cluster: ClusterFields, t: Translate): Section {
  const rows = FIELDS.flatMap((name): readonly Row[] => {
    const field: Sourced<number | string | boolean> | undefined = cluster[name];
    if (field === undefined) return [];
    const { value, origin, note } = field;
    const path: FieldPath = `cluster.${name}`;
    return [
      {
        label: fieldTitle(path, t),
        value:
          typeof value === 'boolean'
            ? value
              ? t('yes')
              : t('no')
            : typeof value === 'number'
              ? formatExact(value)
              : value,
        note: origin === 'derived' ? (note ?? '') : originLabel(origin, t, readElsewhere(field)),
      },
    ];
  });
  return { title: t('Machines'), rows };
}
