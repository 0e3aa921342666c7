import { findPublicModel } from '../../engine/models';
import { type ArchitectureFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { assigned } from '../document/assign';
import { type MapNode } from '../document/node';
import { type Format } from '../format';
import { MegatronArguments } from '../megatronArguments';
import { namedModel } from '../namedModel';
import { readMegatronAdapter } from '../megatronAdapter';
import { type ConfigPart } from '../reading';
import { Section } from '../section';
import { productOf, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';

/** Where NeMo 2's recipes, models and data stand. */
const NEMO = 'nemo.collections.llm';

/** NeMo 2, as `nemo_run` writes a recipe: classes by their path, with what was changed of them. */
export const nemo2: Format = {
  id: 'nemo2',
  title: 'NeMo 2',
  languages: ['yaml'],
  keyHints: [
    ['_target_', 'MODEL_ARGS'],
    ['trainer', 'trainer.max_steps'],
    ['model', '_factory_', 'data.global_batch_size'],
  ],
  fingerprint: (root) => {
    if (isCommandLine(root)) return true;
    const places = [root, root.section('model'), root.section('data')];
    return (
      root.section('trainer') !== undefined &&
      places.some((place) => targetOf(place)?.startsWith(NEMO) === true)
    );
  },
  read: (root) => [isCommandLine(root) ? readCommandLine(root) : readNemo2(root)],
};

/** Arguments of a recipe, as Megatron-LM's tests start it; which recipe, and so which model, stands elsewhere. */
function isCommandLine(root: Section): boolean {
  const args = root.section('MODEL_ARGS');
  return args?.isNumber('trainer.max_steps') === true && args.isNumber('data.global_batch_size');
}

function readCommandLine(root: Section): ConfigPart {
  const args = root.section('MODEL_ARGS');
  if (args === undefined) return readNemo2(root);
  const part = readNemo2(new Section(nested(args.map), args.path, root.notices));
  return {
    description: { ...part.description, architecture: {} },
    trainingRange: args.entryRange('trainer.max_steps'),
    notices: part.notices,
  };
}

/** Keys such as `data.seq_length` as blocks within each other. */
function nested(map: MapNode): MapNode {
  return [...map.entries.values()].reduce<MapNode>(
    (whole, entry) => assigned(whole, entry.key.split('.'), entry),
    { ...map, entries: new Map() },
  );
}

function targetOf(section: Section | undefined): string | undefined {
  return section?.isText('_target_') === true ? section.text('_target_')?.value : undefined;
}

function readNemo2(root: Section): ConfigPart {
  const trainer = root.section('trainer');
  const strategy = trainer?.section('strategy');
  const optim = root.section('optim');
  const config = root.section('model')?.section('config');
  const devices = trainer?.size('devices', { unset: [-1] });
  const nodes = trainer?.size('num_nodes');
  const sections = [
    config,
    root.section('data'),
    optim?.section('config'),
    strategy,
    optim?.section('lr_scheduler'),
  ];
  const args = new MegatronArguments(sections, {
    whose: 'NeMo 2 GPTConfig',
    groupsNeedSwitch: false,
    sequenceLength: 'seq_length',
    steps: trainer?.amount('max_steps', { unset: [-1] }),
    precision: precisionOf(trainer?.section('plugins')?.written('precision')),
  });
  const named = modelName(config, '_target_') ?? modelName(root, '_factory_');
  return {
    description: {
      ...EMPTY_RUN,
      ...withoutMissing({ modelName: named?.name }),
      architecture: architectureOf(config, named, args),
      training: withoutMissing({ ...args.training(), ...goesOnFrom(root) }),
      cluster: {
        ...args.cluster(nodes === undefined || nodes.value === 1 ? devices : productOf(devices, nodes)),
        ...withoutMissing({ nodes, acceleratorsPerNode: devices }),
      },
    },
    modelRange: root.entryRange(['model', '_factory_']),
    trainingRange: root.entryRange(['trainer', 'data']),
    notices: root.notices,
  };
}

/** The weights a run starts with, and what alone it trains. */
function goesOnFrom(root: Section): TrainingFields {
  const peft = root.section('peft');
  const at = root.map.entries.get('peft');
  return {
    startsFrom: root.section('resume')?.section('restore_config')?.text('path'),
    ...(peft?.isText('_target_') === true && at !== undefined
      ? readMegatronAdapter(peft, root.place(at))
      : {}),
  };
}

/** A public model by the name of its class or recipe, with the section that names it. */
interface Named {
  readonly section: Section;
  readonly name: Sourced<string>;
}

/** How NeMo 2 begins the names of its classes and recipes, and how those of the models begin. */
const NAMES: Readonly<Record<string, string>> = {
  llama2: 'Llama-2-',
  llama3: 'Llama-3-',
  llama31: 'Llama-3.1-',
  llama32: 'Llama-3.2-',
  mistral: 'Mistral-',
  mixtral: 'Mixtral-',
  qwen2: 'Qwen2-',
  qwen25: 'Qwen2.5-',
  qwen3: 'Qwen3-',
  gemma: 'gemma-',
  gemma2: 'gemma-2-',
  starcoder2: 'starcoder2-',
};

/**
 * `Llama3Config8B` and `llama3_8b` => Llama-3-8B; `Qwen2Config1P5B` => Qwen2-1.5B, `Qwen2Config500M` => Qwen2-0.5B.
 * Undefined for classes without a size in their name, which say nothing of any.
 */
function modelName(section: Section | undefined, key: string): Named | undefined {
  const written = section?.isText(key) === true ? section.text(key) : undefined;
  const last = written?.value.split('.').at(-1) ?? '';
  const [, stem = '', size = ''] = /^([a-z]+\d*)(?:config|_)(\d[\dpxbm]*)$/i.exec(last) ?? [];
  const begins = NAMES[stem.toLowerCase()];
  if (section === undefined || written === undefined || size === '') return undefined;
  const billions = size.replace(/p/i, '.').replace(/^500m$/i, '0.5B');
  return { section, name: { ...written, value: begins === undefined ? last : `${begins}${billions}` } };
}

/** A public model's sizes with what the file changes of them; of other classes the file must state all. */
function architectureOf(
  config: Section | undefined,
  named: Named | undefined,
  args: MegatronArguments,
): ArchitectureFields {
  const sized = config?.isNumber('num_layers') === true && config.isNumber('hidden_size');
  if (named !== undefined && (!sized || findPublicModel(named.name.value) !== undefined)) {
    const stated = config === undefined ? {} : args.model();
    const said = Object.entries(stated).filter(([, field]) => (field as Sourced<unknown>).origin === 'file');
    return namedModel(named.section, named.name, Object.fromEntries(said));
  }
  return sized ? args.model() : {};
}
