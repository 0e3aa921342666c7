import { type ArchitectureFields } from '../run';
import { type Architecture, type ArchitectureResult, type UncountedPart } from './architecture';
import { countParameters, type Part, totalOf, tower } from './countParameters';
import { countWithoutVocabulary } from './countWithoutVocabulary';
import { familyById, familyOfModelType } from './families';
import { type Family, type Layout } from './families/family';
import { llama } from './families/llama';
import { FieldReader } from './fieldReader';

/**
 * Counts a model exactly from what a config says about it: tied weights once, buffers not at all.
 * Nothing is guessed beyond what the family's rules say; what is missing, impossible or left out is a notice.
 * Never throws.
 * @returns the architecture unless a notice of severity error says why there is none; where the vocabulary alone is
 *   missing, the count without embeddings
 * @example Llama-3-8B's sizes => parameters.total 8,030,261,248
 */
export function resolveArchitecture(fields: ArchitectureFields): ArchitectureResult {
  const reader = new FieldReader(fields);
  const family = chooseFamily(fields, reader);
  const tiedEmbeddings = fields.tiedEmbeddings?.value ?? family.tied ?? false;
  const architecture = count(family, reader, tiedEmbeddings, fields);
  if (architecture === undefined) return countWithoutVocabulary(fields, reader.notices, resolveArchitecture);
  if (fields.tiedEmbeddings === undefined && family.tied === undefined) {
    const tied = totalOf(partsOf(family.layOut(reader, true), reader));
    reader.report('tying-not-stated', 'info', { tied, untied: architecture.parameters.total });
  }
  if (reader.count('predictionLayers') > 0) notCounted(reader, 'multi-token-prediction', 'predictionLayers');
  return { architecture, notices: reader.notices };
}

/** The rules that count: the family named, else that of the model type, else Llama's with a warning. */
function chooseFamily(fields: ArchitectureFields, reader: FieldReader): Family {
  const modelType = fields.modelType?.value;
  const family =
    (fields.family === undefined ? undefined : familyById(fields.family.value)) ??
    (modelType === undefined ? undefined : familyOfModelType(modelType));
  if (family !== undefined) return family;
  const name = modelType ?? fields.family?.value;
  const about = fields.modelType === undefined ? 'family' : 'modelType';
  if (name !== undefined && name !== '') {
    reader.report('unknown-model-type', 'warning', { modelType: name, family: llama.id }, about);
  } else if (fields.layers !== undefined && fields.hiddenSize !== undefined) {
    reader.report('family-assumed', 'info', { family: llama.id }, 'layers');
  }
  return llama;
}

/** Lays the model out and sums it; undefined if anything needed was missing or impossible. */
function count(
  family: Family,
  reader: FieldReader,
  tiedEmbeddings: boolean,
  fields: ArchitectureFields,
): Architecture | undefined {
  const layout = family.layOut(reader, tiedEmbeddings);
  const { layers, hiddenSize, vocabularyRows, experts, mixers } = layout;
  const parts = partsOf(layout, reader);
  const parameters = countParameters(parts);
  if (reader.failed) return undefined;
  if (!Number.isSafeInteger(parameters.total)) {
    const expected = `1 … ${Number.MAX_SAFE_INTEGER}`;
    reader.report('out-of-bounds', 'error', { key: 'parameters', value: String(parameters.total), expected });
    return undefined;
  }
  for (const uncounted of layout.notCounted ?? []) notCounted(reader, uncounted);
  for (const { reason, more, of = 'total' } of [
    ...(layout.countedElsewhere ?? []),
    ...(family.kind === undefined ? withoutTowers(parts) : []),
  ]) {
    const here = parameters[of];
    reader.report('count-convention', 'info', { thisCount: here, otherCount: here + more, reason });
  }
  return {
    family: family.id,
    kind: family.kind,
    encoderParameters: layout.encoderParameters,
    layers,
    hiddenSize,
    vocabularyRows,
    experts,
    tiedEmbeddings,
    maximumPositions: fields.maximumPositions?.value,
    parameters,
    mixers,
  };
}

/** Of a tower, as counted from its sizes: the largest published ones have 6 thousand million. */
const MOST_WEIGHTS = Number.MAX_SAFE_INTEGER;

/** What is active for a token of text, where towers are counted: published sizes may be either. */
function withoutTowers(parts: readonly Part[]): NonNullable<Layout['countedElsewhere']> {
  const more = totalOf(
    parts.filter(({ component, lookup }) => component.endsWith('-tower') && lookup === true),
  );
  return more === 0 ? [] : [{ reason: 'towers', more: -more, of: 'active' }];
}

/** Every weight of a model: as laid out, with the towers that the file describes. */
function partsOf({ parts }: Layout, reader: FieldReader): readonly Part[] {
  const [sees, hears] = ['vision.weights', 'audio.weights'].map((key) => reader.special(key, MOST_WEIGHTS));
  if (sees === undefined && hears === undefined) return parts;
  return [...parts, tower('vision-tower', sees ?? 0), tower('audio-tower', hears ?? 0)];
}

function notCounted(reader: FieldReader, part: UncountedPart, about?: keyof ArchitectureFields): void {
  reader.report('part-not-counted', 'info', { part }, about);
}
