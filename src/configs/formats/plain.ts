import { EMPTY_RUN } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { Section } from '../section';
import { plainConfig } from './plain/places';
import { readPlainModel } from './plain/architecture';
import { readPlainCluster, readPlainTraining } from './plain/training';
import { FOREIGN, LANGUAGE_CLASS, WORDS } from './plain/words';

/** Most models that are looked for side by side in one file. */
const MAXIMUM_MODELS = 32;

/**
 * YAML and JSON that people make for themselves, with the usual names of the sizes: flat like nanoGPT, in blocks
 * (`model:`, `training:`), or several models side by side. Read last: a framework's own file is read as such.
 */
export const plain: Format = {
  id: 'plain',
  title: 'Plain YAML or JSON',
  languages: ['yaml', 'json'],
  keyHints: [
    WORDS.layers,
    WORDS.hidden,
    WORDS.heads,
    [...WORDS.vocabulary, ...WORDS.length, ...WORDS.positions],
  ],
  fingerprint: (root) => isPlain(root) || models(root).length > 0,
  read: (root) => (isPlain(root) ? [readPlain(root)] : models(root).map(readModelUnderKey)),
};

/** A language model: width, depth and heads, and vocabulary or sequence length, all of them numbers. */
export function isPlain(root: Section): boolean {
  const { model, training } = plainConfig(root);
  const sizes = [WORDS.layers, WORDS.hidden, WORDS.heads];
  const foreign = model.has(FOREIGN) || isOtherClass(root);
  if (foreign || !sizes.every((words) => model.isNumber(words))) return false;
  return (
    model.isNumber(WORDS.vocabulary) || training.isNumber(WORDS.length) || model.isNumber(WORDS.positions)
  );
}

/** Whether transformers saved it for a class that does not model language (`Wav2Vec2ForCTC`). */
function isOtherClass(root: Section): boolean {
  const list = root.peek('architectures');
  const first = list?.kind === 'list' ? list.items[0] : undefined;
  return first?.kind === 'scalar' && !LANGUAGE_CLASS.test(first.text);
}

/** The models under the top's keys. */
function models(root: Section): readonly Section[] {
  // What transformers saved as a whole is no list of models: a detector's text encoder is not the detector.
  if (root.isText('model_type') && root.peek('transformers_version') !== undefined) return [];
  if (FOREIGN.some((key) => root.map.entries.has(key))) return [];
  const blocks = [...root.map.entries.keys()].slice(0, MAXIMUM_MODELS).map((key) => root.section(key));
  return blocks.filter((block) => block !== undefined).filter(isPlain);
}

/** Reads what {@link isPlain} accepted. */
export function readPlain(root: Section): ConfigPart {
  const config = plainConfig(root);
  const cluster = readPlainCluster(config);
  const { modelBlock, trainingBlock } = config;
  return {
    description: {
      ...EMPTY_RUN,
      architecture: readPlainModel(config),
      training: readPlainTraining(config, cluster.dataParallel),
      cluster,
    },
    modelRange:
      modelBlock === root
        ? (root.entryRange([...WORDS.layers, ...WORDS.hidden]) ?? root.range)
        : modelBlock.range,
    trainingRange:
      trainingBlock === undefined
        ? root.entryRange([...WORDS.globalBatch, ...WORDS.batch, ...WORDS.steps, ...WORDS.tokens])
        : isWithin(trainingBlock, root)
          ? trainingBlock.range
          : undefined,
    notices: root.notices,
  };
}

/** A block that came through a merge key stands elsewhere. */
function isWithin({ range }: Section, outer: Section): boolean {
  return range.start >= outer.range.start && range.end <= outer.range.end;
}

/** Each with notices of its own. */
function readModelUnderKey({ map, path, root }: Section): ConfigPart {
  return { ...readPlain(new Section(map, path, [], root)), label: path.join('.') };
}
