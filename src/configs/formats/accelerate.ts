import { type ClusterFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { fsdpStage } from '../fineTuning';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { type Section } from '../section';
import { wholeQuotient, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';
import { readDeepspeedFields } from './deepspeed';

/** What Hugging Face's `accelerate config` writes: machines, sharding and precision, no architecture. */
export const accelerate: Format = {
  id: 'accelerate',
  title: 'accelerate',
  languages: ['yaml', 'json'],
  keyHints: [['compute_environment'], ['distributed_type'], ['num_processes']],
  fingerprint: (root) =>
    root.isText('compute_environment') &&
    root.peek('distributed_type')?.kind === 'scalar' &&
    root.isNumber('num_processes'),
  read: (root) => [readAccelerate(root)],
};

function readAccelerate(root: Section): ConfigPart {
  return {
    description: { ...EMPTY_RUN, training: readTraining(root), cluster: readCluster(root) },
    notices: root.notices,
  };
}

function readTraining(root: Section): TrainingFields {
  const named = readNamed(root)?.training;
  return withoutMissing<TrainingFields>({
    ...named,
    gradientAccumulation:
      root.section('deepspeed_config')?.size('gradient_accumulation_steps') ?? named?.gradientAccumulation,
    precision: precisionOf(root.written('mixed_precision')) ?? named?.precision,
  });
}

/** What the DeepSpeed file says that `deepspeed_config_file` names, if it was read. */
function readNamed(root: Section): ReturnType<typeof readDeepspeedFields> | undefined {
  const file = root.section('deepspeed_config')?.content('deepspeed_config_file');
  return file && readDeepspeedFields(file);
}

/** `num_processes` counts those of all machines, one per accelerator unless they run on the CPU. */
function readCluster(root: Section): ClusterFields {
  const kind = root.written('distributed_type');
  if (kind === undefined || kind.value.includes('CPU') || root.flag('use_cpu')?.value === true) return {};
  const accelerators = root.size('num_processes');
  const nodes = root.size('num_machines');
  const fsdp = kind.value === 'FSDP' ? root.section('fsdp_config') : undefined;
  const recompute = fsdp?.flag('fsdp_activation_checkpointing');
  return withoutMissing<ClusterFields>({
    accelerators,
    nodes,
    acceleratorsPerNode: wholeQuotient(accelerators, nodes),
    zeroStage: kind.value === 'DEEPSPEED' ? deepspeedStage(root) : fsdpStage(fsdp),
    activationRecompute: recompute?.value === true ? { ...recompute, value: 'full' } : undefined,
  });
}

function deepspeedStage(root: Section): Sourced<number> | undefined {
  const stated = root.section('deepspeed_config')?.whole('zero_stage', { maximum: 3 });
  return stated ?? readNamed(root)?.cluster.zeroStage;
}
