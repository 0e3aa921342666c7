import { type Architecture, type ComponentCount } from './architecture/architecture';
import { type Notice } from './notice';
import { type Convention, type Quantity, type Unit } from './quantity';
import { type Origin } from './run';

/** Parameters of the model the run trains. */
export interface ParameterEstimate {
  readonly total: Quantity;
  readonly active: Quantity;
  readonly embedding: Quantity;
  readonly nonEmbedding: Quantity;
  readonly breakdown: readonly ComponentCount[];
}

/** What is counted of a model of which nothing but the vocabulary is unknown: all but embeddings and head. */
export interface NonEmbeddingEstimate {
  readonly family: string;
  readonly nonEmbedding: Quantity;
  readonly activeNonEmbedding: Quantity;
  readonly breakdown: readonly ComponentCount[];
}

/** The same run under another way of counting FLOPs. */
export interface FlopsByConvention {
  readonly convention: Convention;
  readonly perToken: number;
  /** FLOP of the whole run, where the tokens are known. */
  readonly total?: number;
}

/** The size of the run. */
export interface TrainingEstimate {
  readonly tokens?: Quantity;
  readonly steps?: Quantity;
  readonly tokensPerStep?: Quantity;
  readonly sequenceLength?: Quantity;
  readonly globalBatchSequences?: Quantity;
  readonly tokensPerParameter?: Quantity;
  readonly uniqueTokens?: Quantity;
  readonly epochs?: Quantity;
  readonly microBatchSequences?: Quantity;
  readonly gradientAccumulation?: Quantity;
  /** Replicas that see different data. */
  readonly dataParallel?: Quantity;
  readonly warmupSteps?: Quantity;
  readonly warmupTokens?: Quantity;
  /** The convention that all further numbers follow. */
  readonly flops?: Quantity;
  readonly flopsPerToken?: Quantity;
  readonly flopsByConvention: readonly FlopsByConvention[];
}

/** Where a run lies against the compute-optimal line of one law: tokens per parameter against the optimum's. */
export type AllocationVerdict = 'under-trained' | 'near-optimal' | 'over-trained';

/** What one law says about the run. */
export interface LawPrediction {
  readonly law: string;
  readonly title: string;
  /** What the loss refers to: losses of different corpora are never put on one axis. Absent without a loss. */
  readonly corpus?: string;
  readonly loss?: Quantity;
  /** The best use of the same FLOPs by this law, parameters in the total convention where it can be converted. */
  readonly optimum?: {
    readonly parameters: Quantity;
    readonly tokens: Quantity;
    /** D/N in the law's own count. */
    readonly tokensPerParameter: Quantity;
    readonly loss?: Quantity;
  };
  /** Absent when the law has no optimum or the tokens are unknown. */
  readonly verdict?: AllocationVerdict;
  readonly notices: readonly Notice[];
}

/** Time and money. */
export interface ResourceEstimate {
  readonly acceleratorHours?: Quantity;
  readonly wallClockHours?: Quantity;
  readonly costUsd?: Quantity;
}

/** Bytes that do not depend on batch or layout. */
export interface MemoryEstimate {
  /** Weights in the storage precision. */
  readonly weightBytes?: Quantity;
  /** Weights, gradients and optimiser states of mixed-precision Adam, 16 bytes per parameter (ZeRO 2019 §3), unsharded. */
  readonly trainingStateBytes?: Quantity;
  /** Key/value cache per token, averaged over the full context, in 16 bit. */
  readonly cacheBytesPerToken?: Quantity;
  /** Key/value cache of one sequence of the full context, in 16 bit. */
  readonly cacheBytesPerSequence?: Quantity;
  /** State of one sequence in layers that keep one of fixed size, in 16 bit; absent where there are none. */
  readonly stateBytesPerSequence?: Quantity;
}

/** What one token costs when the model serves, at its full context. */
export interface ServingEstimate {
  readonly prefillFlopsPerToken?: Quantity;
  readonly decodeFlopsPerToken?: Quantity;
}

/** An assumption or default that went into the estimate. */
export interface AssumptionUse {
  /** Stable id such as `law`, `tokens`, `utilization`; the report has a label for each. */
  readonly name: string;
  readonly value: number | string;
  readonly unit?: Unit;
  readonly origin: Origin;
  readonly source: string;
}

/** Everything the engine has to say about one run. A pure function of description and assumptions. */
export interface Estimate {
  readonly architecture?: Architecture;
  readonly parameters?: ParameterEstimate;
  /** In place of `parameters` where the vocabulary is unknown. */
  readonly withoutEmbeddings?: NonEmbeddingEstimate;
  readonly training: TrainingEstimate;
  /** The chosen law first. */
  readonly predictions: readonly LawPrediction[];
  readonly resources: ResourceEstimate;
  readonly memory: MemoryEstimate;
  readonly serving?: ServingEstimate;
  readonly notices: readonly Notice[];
  readonly assumptions: readonly AssumptionUse[];
}
