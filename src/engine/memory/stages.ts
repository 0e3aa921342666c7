import { type ModelShape } from './modelShape';
import { type TrainingSetup } from './trainingSetup';

/** One pipeline stage, as far as memory and time depend on it. */
export interface Stage {
  readonly layers: number;
  readonly hasEmbedding: boolean;
  readonly hasHead: boolean;
  /** Micro-batches whose activations it holds at once, as a multiple of one micro-batch through all its layers. */
  readonly inFlight: number;
}

/** How layers are shared among pipeline stages. */
export interface LayerShare {
  /** Layers of the first and last stage. */
  readonly ends: number;
  /** Layers of the stages between. */
  readonly middle: number;
  readonly even: boolean;
}

/**
 * Layers per stage: equal, or, where that does not come out, one less on the first and last stage, which hold
 * embedding and head (Llama Team 2024, section 3.3.2: 126 layers on 16 stages), or rounded up.
 * @example layersPerStage(126, 16) // => { ends: 7, middle: 8, even: true }
 */
export function layersPerStage(layers: number, stages: number): LayerShare {
  if (layers % stages === 0) return { ends: layers / stages, middle: layers / stages, even: true };
  if (stages > 1 && (layers + 2) % stages === 0 && layers + 2 > stages) {
    const middle = (layers + 2) / stages;
    return { ends: middle - 1, middle, even: true };
  }
  const most = Math.ceil(layers / stages);
  return { ends: most, middle: most, even: false };
}

/**
 * Micro-batches in flight on a stage under 1F1B: p − i on stage i, no more than there are; interleaved, times
 * 1 + (p − 1)/(p · v).
 * @see Korthikanti et al. 2022, arXiv:2205.05198, section 4.2.3
 */
function inFlight(index: number, { layout, microBatches = Infinity }: TrainingSetup): number {
  const { pipelineParallel, virtualStages } = layout;
  const held = Math.min(pipelineParallel - index, microBatches);
  if (virtualStages <= 1) return held;
  // Interleaved, no stage can hold more than all micro-batches there are.
  const penalty = 1 + (pipelineParallel - 1) / (pipelineParallel * virtualStages);
  return Math.min(held * penalty, Math.max(1, microBatches));
}

/** The stages that can be the fullest: the first, the second and the last. */
export function stagesOf(shape: ModelShape, setup: TrainingSetup): readonly Stage[] {
  const { pipelineParallel } = setup.layout;
  const { ends, middle } = layersPerStage(shape.layers, pipelineParallel);
  const single = pipelineParallel === 1;
  const first = { layers: ends, hasEmbedding: true, hasHead: single, inFlight: inFlight(0, setup) };
  if (single) return [first];
  const last = {
    layers: ends,
    hasEmbedding: false,
    hasHead: true,
    inFlight: inFlight(pipelineParallel - 1, setup),
  };
  if (pipelineParallel === 2) return [first, last];
  return [first, { layers: middle, hasEmbedding: false, hasHead: false, inFlight: inFlight(1, setup) }, last];
}
