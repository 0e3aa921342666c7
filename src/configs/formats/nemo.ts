import { EMPTY_RUN } from '../../engine/run';
import { type Format } from '../format';
import { MegatronArguments } from '../megatronArguments';
import { type ConfigPart } from '../reading';
import { derived, type Section } from '../section';
import { productOf, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';

/** NVIDIA NeMo 1: a Lightning trainer and a Megatron model. */
export const nemo: Format = {
  id: 'nemo',
  title: 'NeMo 1',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [
    ['micro_batch_size'],
    ['trainer'],
    ['make_vocab_size_divisible_by', 'encoder_seq_length'],
    ['devices'],
  ],
  fingerprint: (root) => {
    const trainer = root.section('trainer');
    const model = root.section('model');
    return (
      (trainer?.isNumber('devices') === true || trainer?.isNumber('max_steps') === true) &&
      model?.isNumber('micro_batch_size') === true &&
      (model.isNumber('make_vocab_size_divisible_by') || model.isNumber('encoder_seq_length'))
    );
  },
  read: (root) => [readNemo(root)],
};

function readNemo(root: Section): ConfigPart {
  const trainer = root.section('trainer');
  const model = root.section('model');
  const optim = model?.section('optim');
  const custom = model?.section('mcore_customization_config');
  const tokenizer = model?.section('tokenizer');
  const devices = trainer?.size('devices', { unset: [-1] });
  const nodes = trainer?.size('num_nodes');
  const args = new MegatronArguments([model, optim, optim?.section('sched')], {
    whose: 'NeMo',
    groupsNeedSwitch: false,
    sequenceLength: model?.isNumber('encoder_seq_length') === true ? 'encoder_seq_length' : 'seq_length',
    steps: trainer?.amount('max_steps', { unset: [-1] }),
    tokenizer: tokenizer?.isText('type') === true ? tokenizer.text('type') : undefined,
    precision: precisionOf(trainer?.written('precision')),
    optimizer: optim?.text('name'),
    startsFrom: model?.text('restore_from_path') ?? root.text('restore_from_path'),
  });
  const architecture = args.model();
  // Falcon's blocks share one norm, Gemma 2's have four.
  const shared = custom?.flag('parallel_attention')?.value === true;
  const soft = custom?.peek('attn_logit_softcapping') !== undefined;
  const lone = shared && custom?.flag('new_decoder_architecture')?.value !== true;
  const normsPerLayer = derived(soft ? 4 : lone ? 1 : 2, 'mcore_customization_config');
  return {
    description: {
      ...EMPTY_RUN,
      architecture:
        'family' in architecture ? { ...architecture, familySpecific: { normsPerLayer } } : architecture,
      training: args.training(),
      cluster: {
        ...args.cluster(nodes === undefined || nodes.value === 1 ? devices : productOf(devices, nodes)),
        ...withoutMissing({ nodes, acceleratorsPerNode: devices }),
      },
    },
    modelRange: model?.entryRange('num_layers') ?? model?.range,
    trainingRange: trainer?.entryRange('max_steps'),
    notices: root.notices,
  };
}
