import { type Notice } from '../../engine/notice';
import { type RunDescription } from '../../engine/run';
import { type MapNode } from '../document/node';
import { readersFor } from '../formatLoaders';
import { readDocument } from '../readAs';
import { type ConfigPart, type ConfigReading } from '../reading';
import { completeTraining } from '../training';
import { type Composition, type Reference } from './composition';
import { type Anchor, transplant } from './trees';

/** What the folder of a model has, in the order of trust: Hugging Face's, then Meta's, then LitGPT's description. */
const DESCRIPTIONS = ['config.json', 'params.json', 'model_config.yaml'];

/** Formats whose runs, where they state no length, train on all that the model takes. */
const FULL_LENGTH = new Set(['litgpt']);

/** Formats whose file describes no model and lies beside the one it is about, if one does. */
const BESIDE_THEIR_MODEL = new Set(['deepspeed', 'peft-adapter']);

/**
 * Models that a config names by a folder of the workspace, and the `config.json` beside a file that names none.
 * The built-in table comes first for names of the hub; a name that starts with a dot is a folder.
 */
export async function takeModels(reading: ConfigReading, composition: Composition): Promise<ConfigReading> {
  const parts: ConfigPart[] = [];
  for (const part of reading.parts) parts.push(await withModel(part, reading.format, composition));
  return { ...reading, parts };
}

async function withModel(part: ConfigPart, format: string, composition: Composition): Promise<ConfigPart> {
  const { modelName, training, architecture } = part.description;
  // Weights that a file with all sizes of its own starts from are no model to look for.
  const sized = Object.keys(architecture).length > 0;
  const name = modelName ?? (sized ? undefined : training.startsFrom);
  if (name !== undefined) {
    const unknown = part.notices.find(({ code }) => code === 'unknown-model-name');
    if (unknown === undefined && !isPath(name.value)) return part;
    const anchor = anchorOf(unknown?.at ?? name.at);
    // LitGPT's model is named by the end of its folder's path.
    const folder = training.startsFrom ?? name;
    const found =
      (await modelIn(folder.value, anchor, composition)) ??
      (folder.value === name.value ? undefined : await modelIn(name.value, anchor, composition));
    if (found !== undefined) {
      const full = FULL_LENGTH.has(format) ? atFullLength(part, found) : part;
      return filled(full, found, unknown);
    }
    return { ...part, notices: [...part.notices, ...failure(name.value, anchor, composition)] };
  }
  if (!BESIDE_THEIR_MODEL.has(format) || sized) return part;
  const start = (part.modelRange ?? part.trainingRange)?.start ?? 0;
  const anchor = anchorOf({ range: { start, end: start } });
  const beside = await described(reference('config.json', anchor, 'beside'), composition);
  if (beside === undefined) return part;
  const at = { path: [], range: anchor.range };
  const notice: Notice = { code: 'neighbour-taken', severity: 'info', args: { file: 'config.json' }, at };
  const taken = filled(part, beside);
  return { modelRange: anchor.range, ...taken, notices: [...taken.notices, notice] };
}

/** A name that can only be a folder. */
function isPath(name: string): boolean {
  return /^\.{0,2}[/\\]|^\.{1,2}$|^~|^[a-z]:[/\\]/i.test(name);
}

function anchorOf(place: { range: Anchor['range']; keyRange?: Anchor['range'] } | undefined): Anchor {
  const range = place?.range ?? { start: 0, end: 0 };
  return { range, keyRange: place?.keyRange ?? range };
}

function reference(written: string, anchor: Anchor, search: Reference['search']): Reference {
  return { written, anchor, search, severity: 'info', optional: true };
}

async function modelIn(
  folder: string,
  anchor: Anchor,
  composition: Composition,
): Promise<RunDescription | undefined> {
  for (const name of DESCRIPTIONS) {
    const found = await described(reference(`${folder}/${name}`, anchor, 'upwards'), composition);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a file says, if it is the description of a model. */
async function described(wanted: Reference, composition: Composition): Promise<RunDescription | undefined> {
  const file = await composition.open(wanted);
  if (file?.root?.kind !== 'map') return undefined;
  const language = file.path.endsWith('.json') ? 'json' : 'yaml';
  const readers = await readersFor(file.text, language);
  const root = transplant(file.root, file.path, wanted.anchor) as MapNode;
  const document = { text: file.text, roots: [root], notices: [] };
  const reading = readers && readDocument(readers.formats, document, { language });
  const description = reading?.parts[0]?.description;
  return description === undefined || Object.keys(description.architecture).length === 0
    ? undefined
    : description;
}

/** The part with the model's length where it states none, and what follows from it. */
function atFullLength(part: ConfigPart, { architecture }: RunDescription): ConfigPart {
  const { training } = part.description;
  const sequenceLength = training.sequenceLength ?? architecture.maximumPositions;
  if (sequenceLength === undefined) return part;
  const completed = completeTraining({ ...training, sequenceLength }, 'down');
  return { ...part, description: { ...part.description, training: completed } };
}

/** The part with the model's architecture; what the config itself says stays. */
function filled(part: ConfigPart, model: RunDescription, answered?: Notice): ConfigPart {
  const { description } = part;
  const stated = answered === undefined ? {} : description.architecture;
  return {
    ...part,
    description: {
      ...description,
      architecture: { ...model.architecture, ...stated },
      serving: { ...model.serving, ...description.serving },
    },
    notices: part.notices.filter((notice) => notice !== answered && notice.code !== 'model-not-stated'),
  };
}

/** Why a path was not followed; for a folder that is not there the name is unknown, which is said already. */
function failure(name: string, anchor: Anchor, composition: Composition): readonly Notice[] {
  if (!isPath(name)) return [];
  const { range, keyRange } = anchor;
  const reason = composition.problemWith(reference(name, anchor, 'upwards')) ?? 'not-found';
  return [
    {
      code: 'file-not-read',
      severity: 'info',
      args: { value: name, reason },
      at: { path: [], range, keyRange },
    },
  ];
}
