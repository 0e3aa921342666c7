import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type TrainingFields,
} from '../../engine/run';
import { type Format } from '../format';
import { offloadOfSwitches } from '../offload';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';
import { precisionOf, switchedOn } from '../vocabulary';

const MODEL = ['hidden', 'feedforward', 'seq_size', 'attn_heads', 'num_blocks'];
const RUN = ['num_procs', 'tensor_par', 'pipeline_par', 'data_par', 'batch_size'];

/** Calculon's models (blocks only, no vocabulary) and its runs (machines and batch). */
export const calculon: Format = {
  id: 'calculon',
  title: 'Calculon',
  languages: ['json'],
  keyHints: [
    ['num_blocks', 'num_procs'],
    ['attn_heads', 'tensor_par'],
  ],
  fingerprint: (root) => [MODEL, RUN].some((keys) => keys.every((key) => root.isNumber(key))),
  read: (root) => [root.isNumber('num_blocks') ? readModel(root) : readRun(root)],
};

function readModel(root: Section): ConfigPart {
  const sequenceLength = root.size('seq_size');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: withoutMissing<ArchitectureFields>({
        family: derived('gpt2', 'Calculon'),
        layers: root.size('num_blocks'),
        hiddenSize: root.size('hidden'),
        feedForwardSize: root.size('feedforward'),
        attentionHeads: root.size('attn_heads'),
        headSize: root.size('attn_size'),
        maximumPositions: sequenceLength,
        positions: formatDefault('none', 'Calculon'),
      }),
      training: withoutMissing<TrainingFields>({ sequenceLength }),
    },
    modelRange: root.range,
    notices: root.notices,
  };
}

function readRun(root: Section): ConfigPart {
  const sharded = root.flag('optimizer_sharding');
  return {
    description: {
      ...EMPTY_RUN,
      training: withoutMissing<TrainingFields>({
        globalBatchSequences: root.size('batch_size'),
        microBatchSequences: root.size('microbatch_size'),
        precision: precisionOf(root.text('datatype')),
      }),
      cluster: withoutMissing<ClusterFields>({
        accelerators: root.size('num_procs'),
        dataParallel: root.size('data_par'),
        tensorParallel: root.size('tensor_par'),
        pipelineParallel: root.size('pipeline_par'),
        virtualStages: root.size('pipeline_interleaving'),
        offload: offloadOfSwitches(root.flag('weight_offload'), root.flag('optimizer_offload')),
        zeroStage: sharded?.value === true ? { ...sharded, value: 1 } : undefined,
        activationRecompute: root.text('activation_recompute'),
        activationOffload: switchedOn(root.flag('activations_offload')),
      }),
    },
    trainingRange: root.entryRange('batch_size'),
    notices: root.notices,
  };
}
