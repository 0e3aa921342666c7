import { type Notice } from '../notice';

/** What a part of the model is; the report has a label for each. */
export type ComponentKind =
  | 'token-embedding'
  | 'position-embedding'
  /** The image encoder of a multimodal model with what joins it to the language model, as one. */
  | 'vision-tower'
  /** The audio encoder, likewise. */
  | 'audio-tower'
  | 'attention'
  | 'feed-forward'
  | 'experts'
  | 'shared-experts'
  | 'router'
  | 'state-space'
  | 'norm'
  | 'head';

/** Parameters of one kind of part over the whole model. */
export interface ComponentCount {
  readonly component: ComponentKind;
  readonly total: number;
  /** Those that take part in one token's forward pass. */
  readonly active: number;
}

/** Exact counts: tied weights once, buffers not at all. */
export interface ParameterCount {
  readonly total: number;
  readonly active: number;
  /** Token and position embeddings (with their projections and norms) and an untied head. */
  readonly embedding: number;
  /**
   * Of the embeddings, the tables that are only looked up: positions (of Whisper's encoder too, which lie in its
   * tower), and tokens unless the head uses the same table. They multiply nothing, so FLOPs with attention leave
   * them out.
   */
  readonly lookup: number;
  /** `total − embedding`, Kaplan's N for dense models. */
  readonly nonEmbedding: number;
  readonly activeNonEmbedding: number;
  /** In the order of the forward pass; sums to `total` and `active`. */
  readonly breakdown: readonly ComponentCount[];
}

/** Layers of attention, as FLOPs and caches need to know them beyond parameter counts. */
export interface AttentionMixer {
  readonly kind: 'attention';
  readonly layers: number;
  /** heads × head size of queries (and keys, per head). */
  readonly queryWidth: number;
  /** heads × head size of values; equals `queryWidth` but for latent attention. */
  readonly valueWidth: number;
  /** Values stored per token and layer: 2 × key/value heads × head size, or the latent size; 0 in an encoder. */
  readonly cacheValuesPerToken: number;
  /** Whether only the tokens read pass it, each seeing all of them: the layers of an encoder. */
  readonly encodes?: boolean;
  /** Tokens a layer looks back at most; absent = all. */
  readonly window?: number;
  /** Keys that an indexer picks for each query out of all that are stored (DeepSeek-V3.2); absent = all. */
  readonly selectedKeys?: number;
}

/** Layers with a state of fixed size: state-space, linear attention, convolution. */
export interface StateMixer {
  readonly kind: 'state-space';
  readonly layers: number;
  /** Values of state per sequence and layer, whatever the context. */
  readonly stateValues: number;
  /**
   * FLOPs of the recurrence itself, forward, per token and layer, beyond the weights: Megatron-LM's
   * 7 · inner size · state size for Mamba, 8 · value heads · key head size · value head size for the delta rule (there
   * with both sizes the same); default 0.
   */
  readonly recurrenceFlops?: number;
  /** As {@link AttentionMixer.encodes}. */
  readonly encodes?: boolean;
}

/** Layers that mix tokens in the same way: what FLOPs and caches need to know beyond parameter counts. */
export type TokenMixer = AttentionMixer | StateMixer;

/** What `part-not-counted` can name; the report has words for each. */
export type UncountedPart =
  'multi-token-prediction' | 'vision-tower' | 'audio-tower' | 'attention-indexer' | 'speech-output';

/** Why `count-convention` gives a second count; the report has a sentence for each. */
export type CountReason =
  /** Router corrections (`e_score_correction_bias`) are buffers here, parameters in the model's own code. */
  | 'router-correction-bias'
  /** The vision tower that the class builds by default where the file describes none. */
  | 'default-vision-tower'
  /** The framework trains a head of its own where the published model shares the embedding. */
  | 'framework-unties'
  /** Modules that predict further tokens: trained beside the main model and left out when it serves. */
  | 'multi-token-prediction'
  /** Active parameters of a token that chooses none of the experts that do nothing; on average tokens do. */
  | 'idle-experts'
  /** Active parameters of a token of text, which passes no tower; 6·N has them all, FLOPs with attention do not. */
  | 'towers'
  /** Weights passed again count once as parameters and at every pass as FLOPs with attention. */
  | 'shared-layers'
  /** Keys and values of layers that reuse an earlier one's: in the checkpoint, no longer in the class. */
  | 'reused-keys-and-values';

/** The experts of the sparse blocks. */
export interface ExpertCount {
  readonly total: number;
  readonly perToken: number;
  /**
   * G = d_ff/d_expert (Krajewski et al. 2024): the width of a dense feed-forward over that of one expert; absent where
   * the file states no dense width beside the experts'.
   */
  readonly granularity?: number;
}

/**
 * How a model sees a text. An encoder writes nothing; an encoder–decoder reads with one half and writes with the other.
 * Absent = a decoder, which predicts each token from those before it: what all scaling laws here were fitted on.
 */
export type ModelKind = 'encoder' | 'encoder-decoder';

/** A model as counted: everything later stages need, nothing about where it was read. */
export interface Architecture {
  /** Id of the family whose rules counted it. */
  readonly family: string;
  readonly kind?: ModelKind;
  /** Of an encoder–decoder: weights that only the tokens read pass, the decoder's keys and values of them among these. */
  readonly encoderParameters?: number;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly vocabularyRows: number;
  readonly tiedEmbeddings: boolean;
  readonly maximumPositions?: number;
  readonly experts?: ExpertCount;
  readonly parameters: ParameterCount;
  readonly mixers: readonly TokenMixer[];
}

/** What of a model does not depend on its vocabulary: all but embeddings and head. */
export interface CountWithoutEmbeddings {
  readonly family: string;
  readonly kind?: ModelKind;
  readonly nonEmbedding: number;
  readonly activeNonEmbedding: number;
  /** Sums to both. */
  readonly breakdown: readonly ComponentCount[];
}

/** A model counted, or what kept it from being counted, with remarks. */
export interface ArchitectureResult {
  readonly architecture?: Architecture;
  /** In place of the architecture where nothing but the vocabulary is missing. */
  readonly withoutEmbeddings?: CountWithoutEmbeddings;
  readonly notices: readonly Notice[];
}
