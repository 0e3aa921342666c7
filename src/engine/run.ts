import { type Place } from './notice';

/**
 * Where a value comes from, strongest first when they compete:
 * a person's explicit flag or answer, the file, something computed from the file,
 * the framework's default, a setting of the extension, our own default with its citation.
 */
export type Origin = 'user' | 'file' | 'derived' | 'format-default' | 'setting' | 'default';

/** A value with its origin and, if it stands in a file, its place. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
  readonly at?: Place;
  /** Where else it is decided: the other axis of a product, a switch that leaves it as it is. */
  readonly also?: readonly Place[];
  /**
   * For `derived`: the derivation in symbols, e.g. `train_steps × batch × sequence_length`.
   * For `format-default`: whose default, e.g. `transformers 5.18 LlamaConfig`.
   */
  readonly note?: string;
}

/** How the note of a value begins that comes from the built-in table of public models. */
export const TABLE_NOTE = 'built-in table: ';

/**
 * Where a value was read if not in the file that is open: another file's path, or the row of the built-in table.
 * @returns undefined for what the open file says, and for what nobody says
 */
export function readElsewhere({ at, note }: Sourced<unknown>): string | undefined {
  return at?.from?.file ?? (note?.startsWith(TABLE_NOTE) === true ? note : undefined);
}

/** How positions enter the model; only `learned` has parameters. */
export type PositionKind = 'learned' | 'rotary' | 'alibi' | 'relative' | 'none';

/**
 * What a config says about the architecture, in one vocabulary. Every leaf may be missing.
 * The engine's family rules (`src/engine/architecture/families`) turn it into exact layers;
 * what a family always has (norms, biases that no key controls) is the family's business, not a field.
 */
export interface ArchitectureFields {
  /** The rule set that counts it, an id of the family registry, e.g. `llama`, `gpt2`, `mixtral`, `deepseek-v3`. */
  readonly family?: Sourced<string>;
  /** The framework's own word, e.g. Hugging Face `model_type`. */
  readonly modelType?: Sourced<string>;
  readonly layers?: Sourced<number>;
  /** Encoder–decoder models: layers of the encoder and of the decoder. */
  readonly encoderLayers?: Sourced<number>;
  readonly decoderLayers?: Sourced<number>;
  /** d_model */
  readonly hiddenSize?: Sourced<number>;
  /** Width of ONE up projection; gated networks have two of them and one down. */
  readonly feedForwardSize?: Sourced<number>;
  /** Encoder–decoder models with another width in the decoder. */
  readonly decoderFeedForwardSize?: Sourced<number>;
  readonly gatedFeedForward?: Sourced<boolean>;
  readonly attentionHeads?: Sourced<number>;
  readonly decoderAttentionHeads?: Sourced<number>;
  readonly keyValueHeads?: Sourced<number>;
  /** Width of one head; query width is heads × headSize and may differ from hiddenSize. */
  readonly headSize?: Sourced<number>;
  /** Rows of the embedding as the tokenizer needs them. */
  readonly vocabularySize?: Sourced<number>;
  /** Rows of the embedding matrix after the framework's padding; wins over vocabularySize for counting. */
  readonly paddedVocabularySize?: Sourced<number>;
  /** The framework rounds the rows up to a multiple of this, whoever states the vocabulary. */
  readonly vocabularyMultiple?: Sourced<number>;
  readonly tokenTypes?: Sourced<number>;
  /** The longest sequence the model accepts; NOT the training length. */
  readonly maximumPositions?: Sourced<number>;
  readonly positions?: Sourced<PositionKind>;
  readonly tiedEmbeddings?: Sourced<boolean>;
  /** Width of the embedding where it differs from hiddenSize (OPT-350m). */
  readonly embeddingSize?: Sourced<number>;
  /** Bias on query, key and value projections; on the attention output; in the feed-forward; on the head; in norms. */
  readonly queryKeyValueBias?: Sourced<boolean>;
  readonly attentionOutputBias?: Sourced<boolean>;
  readonly feedForwardBias?: Sourced<boolean>;
  readonly headBias?: Sourced<boolean>;
  readonly normBias?: Sourced<boolean>;
  /** Norm on queries and keys. */
  readonly queryKeyNorm?: Sourced<boolean>;
  readonly slidingWindow?: Sourced<number>;
  /** Kind of each layer where the file lists them, e.g. `full_attention`, `sliding_attention`, `mamba`, `moe`. */
  readonly layerTypes?: Sourced<readonly string[]>;
  readonly experts?: Sourced<number>;
  readonly expertsPerToken?: Sourced<number>;
  readonly expertFeedForwardSize?: Sourced<number>;
  readonly sharedExperts?: Sourced<number>;
  /** Width of all shared experts together. */
  readonly sharedExpertFeedForwardSize?: Sourced<number>;
  /** Leading layers with a dense feed-forward. */
  readonly firstDenseLayers?: Sourced<number>;
  /** Every how many layers the feed-forward is a mixture of experts; 1 = all. */
  readonly expertLayerInterval?: Sourced<number>;
  /** Layers (0-based) that stay dense whatever the interval says. */
  readonly denseLayerIndices?: Sourced<readonly number[]>;
  /** Multi-head latent attention (DeepSeek). */
  readonly queryLatentSize?: Sourced<number>;
  readonly keyValueLatentSize?: Sourced<number>;
  readonly queryKeyContentSize?: Sourced<number>;
  readonly queryKeyRotarySize?: Sourced<number>;
  readonly valueHeadSize?: Sourced<number>;
  /** State-space layers (Mamba). */
  readonly stateSize?: Sourced<number>;
  readonly stateInnerSize?: Sourced<number>;
  readonly convolutionWidth?: Sourced<number>;
  readonly stateTimeRank?: Sourced<number>;
  readonly stateHeads?: Sourced<number>;
  readonly stateHeadSize?: Sourced<number>;
  readonly stateGroups?: Sourced<number>;
  /** Multi-token-prediction layers, counted apart. */
  readonly predictionLayers?: Sourced<number>;
  /** Numbers only one family knows, by the framework's key; that family's file says what they mean. */
  readonly familySpecific?: Readonly<
    Record<string, Sourced<number | string | boolean | readonly (number | string)[]>>
  >;
}

/** What a config says about the training run. */
export interface TrainingFields {
  readonly sequenceLength?: Sourced<number>;
  readonly microBatchSequences?: Sourced<number>;
  readonly gradientAccumulation?: Sourced<number>;
  readonly globalBatchSequences?: Sourced<number>;
  readonly tokensPerStep?: Sourced<number>;
  readonly steps?: Sourced<number>;
  readonly tokens?: Sourced<number>;
  readonly epochs?: Sourced<number>;
  readonly learningRate?: Sourced<number>;
  readonly warmupSteps?: Sourced<number>;
  readonly schedule?: Sourced<string>;
  readonly optimizer?: Sourced<string>;
  /**
   * `bf16`, `fp16`, `fp8`, `fp32`… as the framework means it for matrix products; `bf16-true` or `pure bf16` where
   * weights and states have no 32-bit copies either.
   */
  readonly precision?: Sourced<string>;
  /** The trained model the run goes on from; absent where it starts from scratch or the file does not say. */
  readonly startsFrom?: Sourced<string>;
  /** Only this is trained, e.g. `lora`; absent where all weights are. */
  readonly adapter?: Sourced<string>;
  /** Rank of a low-rank adapter, r. */
  readonly adapterRank?: Sourced<number>;
  /** Scale of a low-rank adapter, α: what it adds is multiplied by α / r (α / √r if stabilised). */
  readonly adapterAlpha?: Sourced<number>;
  /**
   * Which modules get one: names or ends of paths as a list; `all-linear`, `by model type`, as PEFT chooses where
   * nothing is said, or a regular expression over whole paths, as text.
   */
  readonly adapterTargets?: Sourced<string | readonly string[]>;
  /** Whose names the targets are, where not those of transformers: `torchtune`, `litgpt`, `megatron`. */
  readonly adapterNaming?: Sourced<string>;
  /** Other ranks for modules whose path ends in a pattern; the first that fits counts. */
  readonly adapterRankPattern?: Sourced<readonly (readonly [pattern: string, rank: number])[]>;
  /** Modules that are trained whole beside the adapter, e.g. `embed_tokens`. */
  readonly adapterSavedModules?: Sourced<readonly string[]>;
  /** A setting beside these that changes what is trained, by its key: then nothing is counted. */
  readonly adapterSetting?: Sourced<string>;
}

/** What a config says about its data. */
export interface DataFields {
  readonly uniqueTokens?: Sourced<number>;
}

/** What a config says about the machines. */
export interface ClusterFields {
  readonly accelerators?: Sourced<number>;
  readonly nodes?: Sourced<number>;
  readonly acceleratorsPerNode?: Sourced<number>;
  readonly acceleratorType?: Sourced<string>;
  readonly dataParallel?: Sourced<number>;
  readonly tensorParallel?: Sourced<number>;
  /** Whether what tensor parallelism leaves whole is split along the sequence (Korthikanti et al. 2022). */
  readonly sequenceParallel?: Sourced<boolean>;
  readonly pipelineParallel?: Sourced<number>;
  /** Chunks of layers that a pipeline stage holds, Megatron's interleaved schedule; 1 = not interleaved. */
  readonly virtualStages?: Sourced<number>;
  readonly contextParallel?: Sourced<number>;
  readonly expertParallel?: Sourced<number>;
  /** Ranks that share one expert's matrices; as many as tensor parallelism where nothing is said. */
  readonly expertTensorParallel?: Sourced<number>;
  /** Whether other keys say how many layers each stage has, so that they need not divide. */
  readonly unevenStages?: Sourced<boolean>;
  readonly zeroStage?: Sourced<number>;
  /** What waits in the memory of the host: `none`, `optimizer` or `optimizer-and-weights`. */
  readonly offload?: Sourced<string>;
  readonly activationRecompute?: Sourced<string>;
  /** Whether head and loss are computed in pieces, so that logits never stand whole in memory. */
  readonly chunkedLoss?: Sourced<boolean>;
  /** Whether kept activations wait in the memory of the host. */
  readonly activationOffload?: Sourced<boolean>;
}

/** What a config says about how weights are stored and served. */
export interface ServingFields {
  /** Storage type of the weights, e.g. `bfloat16`, `fp8`, `mxfp4`. */
  readonly weightPrecision?: Sourced<string>;
}

/** What one model or run in a file says, in one vocabulary. */
export interface RunDescription {
  /** A hub name or other name of the model, if the file gives one. */
  readonly modelName?: Sourced<string>;
  readonly architecture: ArchitectureFields;
  readonly training: TrainingFields;
  readonly data: DataFields;
  readonly cluster: ClusterFields;
  readonly serving: ServingFields;
}

/** The groups of a run description and the fields in them. */
export interface FieldGroups {
  readonly architecture: Omit<ArchitectureFields, 'familySpecific'>;
  readonly training: TrainingFields;
  readonly data: DataFields;
  readonly cluster: ClusterFields;
  readonly serving: ServingFields;
}

/** Names one field: `architecture.hiddenSize`, `training.tokens`, … */
export type FieldPath =
  { [G in keyof FieldGroups]: `${G}.${keyof FieldGroups[G] & string}` }[keyof FieldGroups] | 'modelName';

/** A description that says nothing. */
export const EMPTY_RUN: RunDescription = {
  architecture: {},
  training: {},
  data: {},
  cluster: {},
  serving: {},
};
