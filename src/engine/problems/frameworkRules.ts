/**
 * What a training framework demands of a layout, as it refuses to start otherwise. A demand that is absent is not
 * known: what breaks it may still run, so that it is only a warning.
 */
export interface FrameworkRules {
  /** Whether attention heads, and widths of the feed-forward, must divide evenly among tensor-parallel ranks. */
  readonly heads?: 'whole' | 'uneven';
  /** Key/value heads: divided like the others, or held more than once by ranks that are a multiple of them. */
  readonly keyValueHeads?: 'whole' | 'repeated' | 'uneven';
  /** Whether the rows of the embedding must divide among tensor-parallel ranks, after the framework's own padding. */
  readonly vocabulary?: 'whole';
  /** Whether pipeline stages have equally many layers unless the file shares them out. */
  readonly stages?: 'even' | 'uneven';
  /** Into how many pieces per context-parallel rank a sequence must divide: 2 where ranks balance the causal mask. */
  readonly piecesPerContextRank?: 1 | 2;
  /** Sequence parallelism needs sequences that tensor parallelism divides. */
  readonly sequenceParallel?: 'whole';
  /** Experts lie on a grid of their own: accelerators = expert tensor × expert × pipeline × the rest. */
  readonly expertGrid?: true;
  /** Whether micro-batches must divide the batch of a rank, or the last one may be smaller. */
  readonly microBatches?: 'whole' | 'cut';
}

/** Nothing is known of the framework. */
export const NO_RULES: FrameworkRules = {};
