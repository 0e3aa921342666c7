import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { type Format } from '../format';
import { MegatronArguments, type MegatronDialect } from '../megatronArguments';
import { readMegatronAdapter } from '../megatronAdapter';
import { type ConfigPart } from '../reading';
import { type Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { precisionOf, switchedPrecision } from '../vocabulary';

const SIBLINGS = ['model', 'optimizer', 'scheduler', 'checkpoint', 'dataset', 'ddp'];

const DIALECT: MegatronDialect = {
  whose: 'Megatron-Bridge GPTModelProvider',
  groupsNeedSwitch: false,
  sequenceLength: 'seq_length',
};

/** NVIDIA's Megatron-Bridge: settings laid over a recipe in Python, which has the architecture, or all of a run as saved. */
export const megatronBridge: Format = {
  id: 'megatron-bridge',
  title: 'Megatron-Bridge',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['train_iters'], ['global_batch_size'], ['train']],
  fingerprint: (root) => {
    const train = root.section('train');
    return (
      train?.isNumber('train_iters') === true &&
      train.isNumber('global_batch_size') &&
      SIBLINGS.filter((key) => root.section(key) !== undefined).length >= 2
    );
  },
  read: (root) => [readBridge(root)],
};

function readBridge(root: Section): ConfigPart {
  return {
    description: {
      ...EMPTY_RUN,
      architecture: readArchitecture(root.section('model')),
      training: readTraining(root),
      cluster: readCluster(root),
    },
    modelRange: root.entryRange('model'),
    trainingRange: root.entryRange('train'),
    notices: root.notices,
  };
}

/** Sizes stand only in what a run saves of itself (`run_config.yaml`): rows are padded if it says so. */
function readArchitecture(model: Section | undefined): ArchitectureFields {
  if (model?.isNumber('num_layers') !== true || !model.isNumber('hidden_size')) return {};
  const args = new MegatronArguments([model], DIALECT);
  const { paddedVocabularySize, vocabularyMultiple, ...architecture } = args.model();
  const pads = model.flag('should_pad_vocab')?.value === true;
  return pads ? withoutMissing({ ...architecture, paddedVocabularySize, vocabularyMultiple }) : architecture;
}

function readTraining(root: Section): TrainingFields {
  const train = root.section('train');
  const optimizer = root.section('optimizer');
  const scheduler = root.section('scheduler');
  const peft = root.section('peft');
  const adapter = peft?.map.entries.size === 0 ? undefined : root.map.entries.get('peft');
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength:
        root.section('dataset')?.size(['seq_length', 'sequence_length']) ??
        root.section('model')?.size('seq_length'),
      microBatchSequences: train?.size('micro_batch_size'),
      globalBatchSequences: train?.size('global_batch_size'),
      steps: train?.amount('train_iters'),
      learningRate: optimizer?.rate('lr'),
      warmupSteps: scheduler?.whole('lr_warmup_iters'),
      schedule: scheduler?.text('lr_decay_style'),
      optimizer: optimizer?.text('optimizer'),
      precision: readPrecision(root),
      startsFrom: root.section('checkpoint')?.text('pretrained_checkpoint'),
      ...(peft === undefined || adapter === undefined ? {} : readMegatronAdapter(peft, root.place(adapter))),
    }),
    'down',
  );
}

/** A recipe by its name (`bf16_with_fp8_current_scaling_mixed`), or as saved with its switches. */
function readPrecision(root: Section): Sourced<string> | undefined {
  const block = root.section('mixed_precision');
  if (block === undefined)
    return root.isText('mixed_precision') ? precisionOf(root.text('mixed_precision')) : undefined;
  const few = ['fp4', 'fp8'].find((key) => block.isText(key));
  const recipe = few === undefined ? undefined : block.text(few);
  return few !== undefined && recipe !== undefined ? { ...recipe, value: few } : switchedPrecision(block);
}

/** How many accelerators there are is only known when it is launched; what is sharded stands in blocks of its own. */
function readCluster(root: Section): ClusterFields {
  const layout = new MegatronArguments([root.section('model')], DIALECT).statedLayout();
  const sharding = ['dist', 'ddp', 'optimizer'].map((key) => root.section(key));
  return withoutMissing({ ...layout, zeroStage: new MegatronArguments(sharding, DIALECT).zeroStage() });
}
