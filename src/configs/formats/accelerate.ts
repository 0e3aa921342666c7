import { type ClusterFields, EMPTY_RUN, type TrainingFields } from '../../engine/run';
import { offloadOfDevices } from '../offload';
import { readFsdp } from '../fsdp';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { type Section } from '../section';
import { wholeQuotient, withoutMissing } from '../training';
import { precisionOf, recomputeSwitch } from '../vocabulary';
import { readDeepspeedFields } from './deepspeed';

/** What Hugging Face's `accelerate config` writes: machines, sharding and precision, no architecture. */
export const accelerate: Format = {
  id: 'accelerate',
  title: 'accelerate',
  languages: ['yaml', 'json'],
  withoutModel: true,
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
    ...(kind.value === 'DEEPSPEED' ? readDeepspeed(root) : readFsdp(fsdp)),
    activationRecompute: recomputeSwitch(recompute),
  });
}

function readDeepspeed(root: Section): Pick<ClusterFields, 'zeroStage' | 'offload'> {
  const block = root.section('deepspeed_config');
  const named = readNamed(root)?.cluster;
  return {
    zeroStage: block?.whole('zero_stage', { maximum: 3 }) ?? named?.zeroStage,
    offload:
      offloadOfDevices(block?.text('offload_param_device'), block?.text('offload_optimizer_device')) ??
      named?.offload,
  };
}
