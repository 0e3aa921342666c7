import { familyOfModelType } from '../../engine/architecture';
import { type ConfigNode, type MapEntry, type MapNode } from '../document/node';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { Section } from '../section';
import { withoutMissing } from '../training';
import { readArchitecture } from './huggingFace/architecture';
import { FieldSource } from './huggingFace/fieldSource';
import { defaultsOf } from './huggingFace/modelTypes';
import { isPlain, readPlain } from './plain';
import { WORDS } from './plain/words';

/**
 * The `config.yaml` that Weights & Biases saves with a run: every value under `value:`, beside a `desc:`. In it stand
 * the keys of whatever was logged; the Trainer of transformers logs the model's config and its own arguments.
 */
export const wandb: Format = {
  id: 'wandb',
  title: 'Weights & Biases config.yaml',
  languages: ['yaml'],
  keyHints: [['_wandb', 'wandb_version'], ['value'], WORDS.layers, WORDS.hidden],
  fingerprint: (root) =>
    (root.section('_wandb') !== undefined || root.isNumber('wandb_version')) && isPlain(unwrapped(root)),
  read: (root) => [readRun(unwrapped(root))],
};

/** The same keys with the value itself under each; what is not wrapped is W&B's own. */
function unwrapped({ map, path, notices }: Section): Section {
  const entries = new Map<string, MapEntry>();
  for (const entry of map.entries.values()) {
    const value = valueOf(entry.value);
    if (value !== undefined && entry.key !== '_wandb') entries.set(entry.key, { ...entry, value });
  }
  const inner: MapNode = { ...map, entries };
  return new Section(inner, path, notices);
}

function valueOf(node: ConfigNode): ConfigNode | undefined {
  return node.kind === 'map' ? node.entries.get('value')?.value : undefined;
}

/** A model type of transformers brings the defaults of its class, as in a config.json. */
function readRun(root: Section): ConfigPart {
  const modelType = root.isText('model_type') ? root.text('model_type') : undefined;
  if (modelType === undefined || familyOfModelType(modelType.value) === undefined) return readPlain(root);
  const source = new FieldSource(root, modelType.value, defaultsOf(modelType.value));
  const tied = root.flag('tie_word_embeddings') ?? source.fromClass(source.defaults?.tied);
  const architecture = readArchitecture(source, modelType, tied);
  const part = readPlain(root);
  return { ...part, description: withoutMissing({ ...part.description, architecture }) };
}
