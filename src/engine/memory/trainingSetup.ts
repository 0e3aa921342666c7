import { type OptimizerId } from './optimizers';
import { type StateSchemeId } from './stateSchemes';

/** How the accelerators share one model and its batch. Sizes are whole and at least 1. */
export interface ParallelLayout {
  /** d, replicas that see different data; experts are spread within d · c. */
  readonly dataParallel: number;
  /** t */
  readonly tensorParallel: number;
  /** p */
  readonly pipelineParallel: number;
  /** c, pieces of one sequence. */
  readonly contextParallel: number;
  /** e, divides d · c. */
  readonly expertParallel: number;
  /** v, model chunks per pipeline stage (Megatron's interleaving); 1 = plain 1F1B. */
  readonly virtualStages: number;
  /** Norms and dropouts split along the sequence among the tensor-parallel ranks. */
  readonly sequenceParallel: boolean;
  /** 1: optimiser states divided among data-parallel ranks (Megatron's distributed optimiser), 2: gradients too, 3: weights too (FSDP). */
  readonly zeroStage: ZeroStage;
}

export type ZeroStage = 0 | 1 | 2 | 3;

/** Which activations are thrown away in the forward pass and computed again in the backward pass. */
export type Recompute =
  /** None. */
  | 'none'
  /** The attention core (Korthikanti et al. 2022, section 5); what FlashAttention does anyway. */
  | 'selective'
  /** All but the input of each layer. */
  | 'full';

/** What is kept in host memory. */
export type Offload =
  | 'none'
  /** Optimiser states, and gradients from ZeRO stage 2 on (ZeRO-Offload). */
  | 'optimizer'
  /** Weights too: only the layer at work is on the accelerator (ZeRO-Infinity; needs stage 3). */
  | 'optimizer-and-weights';

/** Only an adapter is trained; the model's own weights are frozen. */
export interface AdapterSetup {
  /** Trained parameters, see `trainableParameters`. */
  readonly parameters: number;
  /** Bytes per frozen weight of a linear layer: 2, or 0.516 for QLoRA's NF4 with double quantisation. */
  readonly frozenBytes: number;
}

/** All that memory depends on beside the model. */
export interface TrainingSetup {
  /** s, tokens */
  readonly sequenceLength: number;
  /** b */
  readonly microBatchSequences: number;
  /** m, micro-batches per step and replica; absent = enough to fill the pipeline. */
  readonly microBatches?: number;
  readonly layout: ParallelLayout;
  readonly optimizer: OptimizerId;
  readonly stateScheme: StateSchemeId;
  readonly recompute: Recompute;
  /** `flash` never stores the s × s scores, `stored` does. */
  readonly attention: 'flash' | 'stored';
  /** Whether dropout masks are stored; recent models train without. */
  readonly dropout: boolean;
  readonly offload: Offload;
  /** Whether kept activations are moved to the host; what that frees is not counted, see `LeftOutOfMemory`. */
  readonly activationOffload?: boolean;
  /** Whether head and loss are computed in pieces; absent = the logits of a micro-batch stand whole. */
  readonly chunkedLoss?: boolean;
  readonly adapter?: AdapterSetup;
}

/** One accelerator alone. */
export const SINGLE_LAYOUT: ParallelLayout = {
  dataParallel: 1,
  tensorParallel: 1,
  pipelineParallel: 1,
  contextParallel: 1,
  expertParallel: 1,
  virtualStages: 1,
  sequenceParallel: true,
  zeroStage: 0,
};

/**
 * Accelerators a layout takes: d · t · p · c. Experts are spread within d · c and take none of their own.
 * @example acceleratorsOf({ ...SINGLE_LAYOUT, tensorParallel: 8, pipelineParallel: 16, dataParallel: 128 }) // => 16384
 */
export function acceleratorsOf(layout: ParallelLayout): number {
  const { dataParallel, tensorParallel, pipelineParallel, contextParallel } = layout;
  return dataParallel * tensorParallel * pipelineParallel * contextParallel;
}
