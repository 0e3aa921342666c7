import { type ParallelLayout } from './trainingSetup';

/** A model in the words of Megatron-LM's arguments. */
export interface MegatronModel {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly gated: boolean;
  /** Gains and biases (LayerNorm) or gains alone (RMSNorm). */
  readonly normWeights: 1 | 2;
  readonly paddedVocabularySize: number;
  readonly tiedEmbeddings: boolean;
}

/** What Megatron-LM's own report prints, in bytes. */
export interface MegatronReport {
  readonly weightAndOptimizerBytes: number;
  readonly activationBytes: number;
  readonly totalBytes: number;
}

/**
 * The theoretical memory that Megatron-LM prints at start-up (with sequence parallelism and selective recompute), for
 * people who compare with their log. It differs from our own figure: 18 bytes per parameter, or 6 + 12/d with the
 * distributed optimiser; the first stage alone; 4·f activations of the feed-forward even where it is gated (6·f);
 * keys and values as wide as queries; dropout masks always; no allowance. Norms are not divided by t.
 * @see Megatron-LM, megatron/training/theoretical_memory_usage.py
 * @example GPT-3, t 8, p 16, d 8, V 50304 => 24659.46 + 9840.03 MiB
 */
export function megatronReport(
  model: MegatronModel,
  layout: Pick<ParallelLayout, 'tensorParallel' | 'pipelineParallel' | 'dataParallel'>,
  batch: { readonly sequenceLength: number; readonly microBatchSequences: number },
  distributedOptimizer: boolean,
): MegatronReport {
  const { layers, hiddenSize: h, feedForwardSize: f, paddedVocabularySize: rows } = model;
  const { tensorParallel: t, pipelineParallel: p, dataParallel } = layout;
  const attention = 2 * h * model.heads * model.headSize * (1 + model.keyValueHeads / model.heads);
  const matrices = layers * (attention + (model.gated ? 3 : 2) * h * f);
  const norms = model.normWeights * h * (2 * layers + 1);
  const tables = h * rows * (p === 1 && !model.tiedEmbeddings ? 2 : 1);
  const parameters = (matrices / p + tables) / t + norms / p;
  const weightAndOptimizerBytes = parameters * (distributedOptimizer ? 6 + 12 / dataParallel : 18);
  const tokens = batch.sequenceLength * batch.microBatchSequences;
  const head = p === 1 ? 4 * tokens * (h + rows) : 0;
  const activationBytes = (tokens * (layers * (18 * h + 4 * f) + p * (8 + h)) + head) / t;
  return {
    weightAndOptimizerBytes,
    activationBytes,
    totalBytes: weightAndOptimizerBytes + activationBytes,
  };
}
