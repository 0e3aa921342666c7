import { resolveArchitecture } from '../../../src/engine';
import { type ModelShape, shapeOf, SINGLE_LAYOUT, type TrainingSetup } from '../../../src/engine/memory';
import { findPublicModel } from '../../../src/engine/models';
import { type ArchitectureFields } from '../../../src/engine/run';
import { stated } from '../architectureFields';

/** The shape of a model that fields describe. */
export function shapeOfFields(fields: ArchitectureFields): ModelShape {
  const { architecture } = resolveArchitecture(fields);
  if (architecture === undefined) throw new Error('the model cannot be counted');
  return shapeOf(architecture, fields);
}

/** The shape of a model of the built-in table. */
export function shapeNamed(name: string): ModelShape {
  const model = findPublicModel(name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return shapeOfFields(model.architecture);
}

/** A model of GPT-3's kind: biases, learned positions, tied embeddings, feed-forward of 4·h. */
export function gpt(layers: number, hiddenSize: number, heads: number, rows = 51_200): ModelShape {
  return shapeOfFields(
    stated({
      family: 'gpt2',
      layers,
      hiddenSize,
      attentionHeads: heads,
      vocabularySize: rows,
      maximumPositions: 2048,
      tiedEmbeddings: true,
    }),
  );
}

/** Mixed-precision AdamW on one accelerator, 2,048 tokens, nothing recomputed, FlashAttention, no dropout. */
export const PLAIN: TrainingSetup = {
  sequenceLength: 2048,
  microBatchSequences: 1,
  layout: SINGLE_LAYOUT,
  optimizer: 'adamw',
  stateScheme: 'mixed',
  recompute: 'none',
  attention: 'flash',
  dropout: false,
  offload: 'none',
};

/** {@link PLAIN} with another layout. */
export function setup(
  layout: Partial<TrainingSetup['layout']>,
  rest: Partial<Omit<TrainingSetup, 'layout'>> = {},
): TrainingSetup {
  return { ...PLAIN, ...rest, layout: { ...SINGLE_LAYOUT, ...layout } };
}

/** Asserts that two numbers agree to a share of the expected one. */
export function near(actual: number, expected: number, share: number): boolean {
  return Math.abs(actual - expected) <= share * Math.abs(expected);
}
