import {
  type ClusterFields,
  EMPTY_RUN,
  type RunDescription,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { PEFT_KEYS, PEFT_OWN, readAdapter } from '../adapterFields';
import { withOverrides } from '../commandOverrides';
import { type MapEntry } from '../document/node';
import { type Duration, parseDuration } from '../duration';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { precisionOf, recomputeSwitch, switchedOn, zeroStageOf } from '../vocabulary';
import { readFoundryModel } from './llmFoundryModel';

/** Names under which llm-foundry registers language models. */
const MODEL_NAME = /^(mpt_causal_lm|hf_causal_lm|hf_t5|hf_prefix_lm|fm_causal_lm)$/;

/** MosaicML's llm-foundry on Composer, also inside the `parameters:` of an mcli file. */
export const llmFoundry: Format = {
  id: 'llm-foundry',
  title: 'LLM Foundry',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [
    ['max_duration', 'global_train_batch_size'],
    ['train_loader', 'pretrained_model_name_or_path', 'd_model'],
    ['model'],
  ],
  fingerprint: (root) => isFoundry(root) || isFoundry(root.section('parameters')?.asRoot()),
  read: (root) => {
    return [isFoundry(root) ? readFoundry(root) : readMcli(root)];
  },
};

/** The parameters of an mcli file, which may be empty, with what its command assigns on top; GPUs from `compute`. */
export function readMcli(root: Section): ConfigPart {
  const command = root.map.entries.get('command');
  const written = root.section('parameters')?.map ?? { ...root.map, entries: new Map<string, MapEntry>() };
  const map = command === undefined ? written : withOverrides(written, command, 'composer');
  const parameters = new Section(map, ['parameters'], root.notices);
  const part = readFoundry(parameters, root.section('compute'));
  return map.entries.size > 0 ? part : { ...part, trainingRange: root.entryRange('compute') };
}

function isFoundry(root: Section | undefined): boolean {
  if (root === undefined) return false;
  const trained = root.isNumber('global_train_batch_size') || root.peek('max_duration')?.kind === 'scalar';
  const name = root.section('model')?.peek('name');
  const named = name?.kind === 'scalar' && MODEL_NAME.test(name.text);
  return (
    trained &&
    (named ||
      (root.section('train_loader') !== undefined && root.section('model')?.isNumber('d_model') === true))
  );
}

function readFoundry(root: Section, compute?: Section): ConfigPart {
  const model = root.section('model');
  const described = model === undefined ? { architecture: {} } : readFoundryModel(model);
  const description: RunDescription = {
    ...EMPTY_RUN,
    ...described,
    training: readTraining(root, model),
    cluster: readCluster(root, compute),
  };
  return {
    description,
    modelRange: root.entryRange(['model']),
    trainingRange: root.entryRange(['max_duration', 'global_train_batch_size']),
    notices: root.notices,
  };
}

function readTraining(root: Section, model: Section | undefined): TrainingFields {
  const optimizer = root.section('optimizer');
  const globalBatchSequences = root.size('global_train_batch_size');
  const length = duration(root, 'max_duration');
  const training = completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: root.size('max_seq_len') ?? model?.size('max_seq_len'),
      microBatchSequences: root.rate('device_train_microbatch_size', { minimum: 0.001, maximum: 1e9 }),
      globalBatchSequences,
      ...lengthFields(length, globalBatchSequences),
      learningRate: optimizer?.rate('lr'),
      schedule: root.section('scheduler')?.text('name'),
      optimizer: optimizer?.text('name'),
      precision: precisionOf(root.text('precision')),
      startsFrom: root.text('load_path') ?? pretrained(model),
      ...adapterOf(model?.section('peft_config')),
    }),
    'up',
  );
  return withoutMissing({ ...training, warmupSteps: warmup(root.section('scheduler'), training) });
}

/** Models of the hub come with their weights unless the file says otherwise (ComposerHFCausalLM). */
function pretrained(model: Section | undefined): Sourced<string> | undefined {
  const fresh = model?.flag('pretrained')?.value === false;
  return fresh ? undefined : model?.text('pretrained_model_name_or_path');
}

/** llm-foundry hands the block to PEFT. */
function adapterOf(peft: Section | undefined): TrainingFields {
  const kind = peft?.text('peft_type');
  if (peft === undefined || kind === undefined) return {};
  const adapter = { ...kind, value: kind.value.toLowerCase() };
  return readAdapter(peft, adapter, PEFT_KEYS, PEFT_OWN);
}

/** A duration with its place; a plain whole number counts epochs. */
function duration(section: Section | undefined, key: string): Sourced<Duration> | undefined {
  const written = section?.written(key);
  if (section === undefined || written === undefined) return undefined;
  const plain = section.isNumber(key) ? section.amount(key) : undefined;
  if (section.isNumber(key))
    return plain === undefined ? undefined : { ...plain, value: { value: plain.value, unit: 'epochs' } };
  const parsed = parseDuration(written.value);
  if (parsed === undefined) {
    section.report('wrong-type', 'error', key, { key, expected: 'duration', actual: 'string' });
    return undefined;
  }
  if (!(parsed.value >= 0 && parsed.value <= 1e18)) {
    section.report('out-of-bounds', 'error', key, { key, value: written.value, expected: `0 … ${1e18}` });
    return undefined;
  }
  return { ...written, value: parsed };
}

function lengthFields(
  length: Sourced<Duration> | undefined,
  batch: Sourced<number> | undefined,
): Pick<TrainingFields, 'steps' | 'tokens' | 'epochs'> {
  if (length === undefined || length.value.value < 1) return {};
  const amount: Sourced<number> = { ...length, value: length.value.value };
  switch (length.value.unit) {
    case 'steps':
      return { steps: amount };
    case 'tokens':
      return { tokens: amount };
    case 'epochs':
      return { epochs: amount };
    case 'samples':
      return batch === undefined
        ? {}
        : {
            steps: derived(
              Math.ceil(amount.value / batch.value),
              '⌈max_duration / global_train_batch_size⌉',
              length.at,
            ),
          };
    case 'seconds':
    case 'share':
      return {};
  }
}

function warmup(scheduler: Section | undefined, training: TrainingFields): Sourced<number> | undefined {
  const length = duration(scheduler, 't_warmup');
  if (length === undefined) return undefined;
  const { value, unit } = length.value;
  if (unit === 'steps') return { ...length, value };
  if (unit === 'tokens' && training.tokensPerStep !== undefined) {
    return derived(
      Math.ceil(value / training.tokensPerStep.value),
      '⌈t_warmup / tokens per step⌉',
      length.at,
    );
  }
  if (unit === 'share' && training.steps !== undefined && value <= 1) {
    return derived(Math.round(value * training.steps.value), 't_warmup × steps', length.at);
  }
  return undefined;
}

function readCluster(root: Section, compute: Section | undefined): ClusterFields {
  const fsdp = root.section('fsdp_config');
  const recompute = fsdp?.flag('activation_checkpointing');
  return withoutMissing<ClusterFields>({
    accelerators: compute?.size('gpus'),
    acceleratorType: compute?.text('gpu_type'),
    zeroStage:
      zeroStageOf(fsdp?.text('sharding_strategy')) ?? (fsdp && formatDefault(3, 'Composer FSDPConfig')),
    activationRecompute: recomputeSwitch(recompute),
    activationOffload: switchedOn(fsdp?.flag('activation_cpu_offload')),
  });
}
