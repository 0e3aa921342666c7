import { EMPTY_RUN } from '../../engine/run';
import { type Format } from '../format';
import { MegatronArguments } from '../megatronArguments';
import { type ConfigPart } from '../reading';
import { type Section } from '../section';
import { productOf, withoutMissing } from '../training';

/**
 * FlagScale: files of an experiment with its machines, which name files with Megatron's arguments in groups for
 * system, model and data.
 */
export const flagscale: Format = {
  id: 'flagscale',
  title: 'FlagScale',
  languages: ['yaml'],
  keyHints: [
    ['system', 'experiment'],
    ['data', 'action'],
    ['num_layers', 'nnodes'],
    ['hidden_size', 'nproc_per_node'],
  ],
  fingerprint: (root) => {
    const model = root.section('model');
    return (
      isExperiment(root) ||
      (model?.isNumber('num_layers') === true &&
        model.isNumber('hidden_size') &&
        root.section('system') !== undefined &&
        root.section('data') !== undefined)
    );
  },
  read: (root) => [isExperiment(root) ? readExperiment(root) : readFlagscale(root)],
};

function readFlagscale(root: Section): ConfigPart {
  const [system, model, data] = [root.section('system'), root.section('model'), root.section('data')];
  const optimizer = model?.section('optimizer');
  const groups = [
    model,
    optimizer?.section('lr_scheduler'),
    optimizer,
    system,
    system?.section('precision'),
    system?.section('recompute'),
    data?.section('tokenizer'),
  ];
  const args = new MegatronArguments(groups, {
    whose: 'Megatron-LM',
    groupsNeedSwitch: true,
    sequenceLength: 'seq_length',
  });
  return {
    description: {
      ...EMPTY_RUN,
      architecture: args.model(),
      training: args.training(),
      cluster: args.cluster(),
    },
    modelRange: model?.range,
    trainingRange: model?.entryRange(['train_samples', 'train_iters']),
    notices: root.notices,
  };
}

function runner(root: Section): Section | undefined {
  return root.section('experiment')?.section('runner');
}

function isExperiment(root: Section): boolean {
  const machines = runner(root);
  const counted = machines?.isNumber('nnodes') === true && machines.isNumber('nproc_per_node');
  return counted && root.isText('action');
}

function readExperiment(root: Section): ConfigPart {
  const machines = runner(root);
  const [nodes, acceleratorsPerNode] = [machines?.size('nnodes'), machines?.size('nproc_per_node')];
  return {
    description: {
      ...EMPTY_RUN,
      cluster: withoutMissing({
        accelerators: productOf(nodes, acceleratorsPerNode),
        nodes,
        acceleratorsPerNode,
      }),
    },
    trainingRange: machines?.entryRange('nnodes'),
    notices: root.notices,
  };
}
