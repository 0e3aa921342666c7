import { type ClusterFields, EMPTY_RUN, type Sourced } from '../../engine/run';
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
  readsExponents: true,
  keyHints: [
    ['system', 'experiment'],
    ['data', 'action'],
    ['num_layers', 'nnodes'],
    ['hidden_size', 'nproc_per_node'],
  ],
  fingerprint: (root) => isExperiment(root) || hasGroups(root),
  read: (root) => [isExperiment(root) ? readExperiment(root) : readFlagscale(root)],
};

function hasGroups(root: Section): boolean {
  const model = root.section('model');
  return (
    model?.isNumber('num_layers') === true &&
    model.isNumber('hidden_size') &&
    root.section('system') !== undefined &&
    root.section('data') !== undefined
  );
}

/** @param accelerators of the machines, where the experiment is known */
function readFlagscale(root: Section, accelerators?: Sourced<number>): ConfigPart {
  const [system, model, data] = [root.section('system'), root.section('model'), root.section('data')];
  const optimizer = model?.section('optimizer');
  const groups = [
    model,
    optimizer?.section('lr_scheduler'),
    optimizer,
    system,
    system?.section('precision'),
    system?.section('recompute'),
    system?.section('checkpoint'),
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
      cluster: args.cluster(accelerators),
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
  const accelerators = productOf(nodes, acceleratorsPerNode);
  const fields = { accelerators, nodes, acceleratorsPerNode };
  // The group that the experiment's `defaults` choose, if its file was read.
  const chosen = root.section('train');
  if (chosen !== undefined && hasGroups(chosen)) {
    const part = readFlagscale(chosen, accelerators);
    const cluster = withoutMissing<ClusterFields>({ ...part.description.cluster, ...fields });
    return { ...part, description: { ...part.description, cluster } };
  }
  return {
    description: { ...EMPTY_RUN, cluster: withoutMissing(fields) },
    trainingRange: machines?.entryRange('nnodes'),
    notices: root.notices,
  };
}
