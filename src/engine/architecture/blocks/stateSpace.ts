import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** A selective state-space layer (Mamba, arXiv:2312.00752, section 3.4). */
export interface MambaShape {
  readonly hiddenSize: number;
  /** d_inner */
  readonly innerSize: number;
  /** N, states per channel. */
  readonly stateSize: number;
  readonly convolutionWidth: number;
  /** Rank of the projection of the step size Δ. */
  readonly timeRank: number;
  readonly projectionBias: boolean;
  readonly convolutionBias: boolean;
}

/**
 * Weights of one Mamba layer without its norm: in, convolution, x and Δ projections, A, D, out.
 * @example Mamba-2.8B: hidden 2560, inner 5120, state 16, rank 160: 41,241,600
 */
export function mamba({ hiddenSize, innerSize, stateSize, timeRank, ...shape }: MambaShape): Part {
  const weights =
    linear(hiddenSize, 2 * innerSize, shape.projectionBias) +
    innerSize * shape.convolutionWidth +
    (shape.convolutionBias ? innerSize : 0) +
    linear(innerSize, timeRank + 2 * stateSize) +
    linear(timeRank, innerSize, true) +
    innerSize * stateSize +
    innerSize +
    linear(innerSize, hiddenSize, shape.projectionBias);
  return part('state-space', weights);
}

/** The state of such layers and what their convolution remembers. */
export function mambaMixer(shape: MambaShape, layers: number): TokenMixer {
  return {
    kind: 'state-space',
    layers,
    stateValues: shape.innerSize * (shape.stateSize + shape.convolutionWidth),
    recurrenceFlops: 7 * shape.innerSize * shape.stateSize,
  };
}

/** A state-space layer with one decay per head (Mamba-2, arXiv:2405.21060, section 7). */
export interface Mamba2Shape {
  readonly hiddenSize: number;
  readonly heads: number;
  readonly headSize: number;
  readonly stateSize: number;
  /** Groups of heads that share B and C. */
  readonly groups: number;
  readonly convolutionWidth: number;
  readonly projectionBias: boolean;
  /** On the way out where it is not as on the way in (Falcon-H1). */
  readonly outputBias?: boolean;
  readonly convolutionBias: boolean;
  /** The gated norm before the output projection (Falcon-H1 has none); default true. */
  readonly innerNorm?: boolean;
}

/** Weights of one Mamba-2 layer with its inner gated norm, without the norm before it. */
export function mamba2(shape: Mamba2Shape): readonly Part[] {
  const { hiddenSize, heads, groups, stateSize, projectionBias } = shape;
  const inner = heads * shape.headSize;
  const convolved = inner + 2 * groups * stateSize;
  const weights =
    linear(hiddenSize, inner + convolved + heads, projectionBias) +
    convolved * shape.convolutionWidth +
    (shape.convolutionBias ? convolved : 0) +
    3 * heads +
    linear(inner, hiddenSize, shape.outputBias ?? projectionBias);
  return [part('state-space', weights), part('norm', shape.innerNorm === false ? 0 : inner)];
}

/** The state of such layers and what their convolution remembers. */
export function mamba2Mixer(shape: Mamba2Shape, layers: number): TokenMixer {
  const inner = shape.heads * shape.headSize;
  const convolved = inner + 2 * shape.groups * shape.stateSize;
  return {
    kind: 'state-space',
    layers,
    stateValues: inner * shape.stateSize + convolved * shape.convolutionWidth,
    recurrenceFlops: 7 * inner * shape.stateSize,
  };
}
