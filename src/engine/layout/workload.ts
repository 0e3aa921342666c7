import { mixingFlops, trainingFlopsPerToken } from '../architecture/trainingFlops';
import { type ModelShape } from '../memory/modelShape';

/** FLOP of one token's forward pass by where they fall; full attention, as utilisations are measured. */
export interface Workload {
  /** One layer, the mean over all, scores included. */
  readonly perLayer: number;
  /** The scores alone: what selective recompute repeats. */
  readonly scoresPerLayer: number;
  readonly head: number;
  /** Forward and backward of the whole model: `flops-6n-full-attention`. */
  readonly training: number;
}

/**
 * Splits a token's FLOPs between layers and head.
 * @see Narayanan et al. 2021, arXiv:2104.04473, appendix; Chowdhery et al. 2022, appendix B
 * @returns undefined for a sequence length that is no positive number
 */
export function workloadOf(shape: ModelShape, sequenceLength: number): Workload | undefined {
  const training = trainingFlopsPerToken(shape.architecture, sequenceLength, 'flops-6n-full-attention');
  const scores = mixingFlops(shape.mixers, sequenceLength, Math.min);
  if (training === undefined || scores === undefined) return undefined;
  const head = 2 * shape.hiddenSize * shape.vocabularyRows;
  const forward = training / 3;
  return {
    perLayer: Math.max(0, forward - head) / shape.layers,
    scoresPerLayer: scores / shape.layers,
    head: Math.min(head, forward),
    training,
  };
}
