import {
  mamba,
  mamba2,
  mamba2Mixer,
  mambaMixer,
  type Mamba2Shape,
  type MambaShape,
} from '../blocks/stateSpace';
import { part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { type MixerKind } from './mixedLayers';

/** The Mamba layer that the fields describe. */
export function mambaShape(fields: FieldReader): MambaShape {
  const hiddenSize = fields.size('hiddenSize');
  return {
    hiddenSize,
    innerSize: fields.sizeOr('stateInnerSize', 2 * hiddenSize),
    stateSize: fields.sizeOr('stateSize', 16),
    convolutionWidth: fields.sizeOr('convolutionWidth', 4),
    timeRank: fields.sizeOr('stateTimeRank', Math.ceil(hiddenSize / 16)),
    projectionBias: fields.specialFlag('use_bias', false),
    convolutionBias: fields.specialFlag('use_conv_bias', true),
  };
}

/** The Mamba-2 layer that the fields describe. */
export function mamba2Shape(fields: FieldReader): Mamba2Shape {
  return {
    hiddenSize: fields.size('hiddenSize'),
    heads: fields.size('stateHeads'),
    headSize: fields.size('stateHeadSize'),
    stateSize: fields.size('stateSize'),
    groups: fields.sizeOr('stateGroups', 1),
    convolutionWidth: fields.sizeOr('convolutionWidth', 4),
    projectionBias: fields.specialFlag('use_bias', false),
    outputBias: fields.specialFlag('projectors_bias', fields.specialFlag('use_bias', false)),
    convolutionBias: fields.specialFlag('use_conv_bias', true),
    innerNorm: fields.specialFlag('innerNorm', true),
  };
}

/** Mamba with norms on step size, B and C (Jamba) as one of several kinds. */
export function normedMambaKind(fields: FieldReader): () => MixerKind {
  return () => {
    const shape = mambaShape(fields);
    return {
      parts: [mamba(shape), part('norm', shape.timeRank + 2 * shape.stateSize)],
      mixer: (layers) => mambaMixer(shape, layers),
    };
  };
}

/** Mamba-2 as one of several kinds. */
export function mamba2Kind(fields: FieldReader): () => MixerKind {
  return () => {
    const shape = mamba2Shape(fields);
    return { parts: mamba2(shape), mixer: (layers) => mamba2Mixer(shape, layers) };
  };
}
