import { resolveArchitecture } from '../../architecture';
import { type ModelShape, shapeOf } from '../../memory/modelShape';
import { findPublicModel } from '../../models';
import { type ArchitectureFields, type Sourced } from '../../run';

/**
 * A model of GPT-3's kind as papers on parallelism state it: layers, width and heads, 51,200 rows, tied embeddings.
 * @example gptShape(96, 12_288, 96).parameters // about 174.6e9
 */
export function gptShape(layers: number, hiddenSize: number, heads: number, rows = 51_200): ModelShape {
  const sourced = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });
  return shapeOfFields({
    family: sourced('gpt2'),
    layers: sourced(layers),
    hiddenSize: sourced(hiddenSize),
    attentionHeads: sourced(heads),
    vocabularySize: sourced(rows),
    maximumPositions: sourced(2048),
    tiedEmbeddings: sourced(true),
  });
}

/** The shape of a model of the built-in table. */
export function shapeNamed(name: string): ModelShape {
  const model = findPublicModel(name);
  if (model === undefined) throw new Error(`${name} is not in the table of public models`);
  return shapeOfFields(model.architecture);
}

function shapeOfFields(fields: ArchitectureFields): ModelShape {
  const { architecture } = resolveArchitecture(fields);
  if (architecture === undefined) throw new Error('the model cannot be counted');
  return shapeOf(architecture, fields);
}
