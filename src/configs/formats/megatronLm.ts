import { EMPTY_RUN } from '../../engine/run';
import { type Format } from '../format';
import { MegatronArguments } from '../megatronArguments';

/** Megatron-LM's test cases: command-line arguments under `MODEL_ARGS`. */
export const megatronLm: Format = {
  id: 'megatron-lm',
  title: 'Megatron-LM',
  languages: ['yaml'],
  keyHints: [['MODEL_ARGS'], ['--num-layers'], ['--hidden-size']],
  fingerprint: (root) => {
    const args = root.section('MODEL_ARGS');
    return args?.isNumber('--num-layers') === true && args.isNumber('--hidden-size');
  },
  read: (root) => {
    const section = root.section('MODEL_ARGS')?.withUnderscores();
    const args = new MegatronArguments([section], {
      whose: 'Megatron-LM',
      groupsNeedSwitch: true,
      sequenceLength: 'seq_length',
    });
    const description = {
      ...EMPTY_RUN,
      architecture: args.model(),
      training: args.training(),
      cluster: args.cluster(),
    };
    return [
      {
        description,
        modelRange: section?.entryRange('--num-layers'),
        trainingRange: section?.entryRange(['--train-iters', '--train-samples']),
        notices: root.notices,
      },
    ];
  },
};
