import { type ModelShape } from './modelShape';
import { type Stage } from './stages';
import { type ParallelLayout } from './trainingSetup';

/** Parameters that one accelerator of a stage holds before data parallelism divides anything. */
export interface StageWeights {
  /** Layer matrices other than experts. */
  readonly matrices: number;
  /** Embedding, head, norms, positions. */
  readonly other: number;
  readonly experts: number;
  /** The largest piece that ZeRO stage 3 gathers at once: one layer, or the token table. */
  readonly largestLayer: number;
}

/**
 * Parameters per accelerator: matrices over t; keys and values over no more than their heads; norms, routers and
 * latent compressions whole; experts over t · e; embedding on the first stage and head on the last, over t.
 */
export function stageWeights(shape: ModelShape, stage: Stage, layout: ParallelLayout): StageWeights {
  const { weights, layers, keyValueHeads, tiedEmbeddings } = shape;
  const { tensorParallel: t, expertParallel, pipelineParallel } = layout;
  const share = stage.layers / layers;
  const layerMatrices = weights.matrices / t + weights.keyValue / Math.min(t, keyValueHeads ?? t);
  const experts = weights.experts / (t * expertParallel);
  const table = stage.hasEmbedding ? weights.tokenTable / t + weights.firstStageWhole : 0;
  // Tied and on one stage, table and head are one matrix.
  const isOwnCopy = !tiedEmbeddings || pipelineParallel > 1;
  const head = stage.hasHead && isOwnCopy ? weights.head / t : 0;
  return {
    matrices: share * layerMatrices,
    other: share * weights.replicated + table + head,
    experts: share * experts,
    largestLayer: Math.max(
      (layerMatrices + weights.replicated + experts) / layers,
      stage.hasEmbedding ? weights.tokenTable / t : 0,
      head,
    ),
  };
}
