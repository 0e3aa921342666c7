/**
 * Expected trouble and needful remarks, as data. The engine and the configs never throw for a bad file;
 * they collect notices, and the report turns the code and its arguments into a sentence.
 */

/** How much a notice matters to the person reading the file. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A half-open range of UTF-16 offsets into the document's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands in a document: its key path (sequence items are numbers), its range and that of its key. */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly range: TextRange;
  /** The key as written, quotes included; absent for items of a sequence. */
  readonly keyRange?: TextRange;
  /**
   * Where the value really stands if it came from another file: `range` and `keyRange` are then those of the
   * reference, so that nothing ever points into the wrong document.
   */
  readonly from?: ForeignPlace;
}

/** A place in another file than the one that is open. */
export interface ForeignPlace {
  /** Path of the file from the workspace's root, e.g. `configs/base.yml`. */
  readonly file: string;
  readonly range: TextRange;
}

/** The detail of `syntax-error` for JSON with the single quotes and bare names of JSON5. */
export const JSON5 = 'json5';

/**
 * Every notice there is. Each code has a sentence in `src/report/notices.ts` and a row in docs/diagnostics.md;
 * the arguments that fill the sentence are named in the comment.
 */
export type NoticeCode =
  /** The text is not well-formed; `detail` is the parser's own sentence, or {@link JSON5}. */
  | 'syntax-error'
  /** A key occurs twice; the last one counts. `key` */
  | 'duplicate-key'
  /** The value has the wrong type. `key`, `expected`, `actual` */
  | 'wrong-type'
  /** The number is zero, negative, not whole or absurdly large. `key`, `value`, `expected` */
  | 'out-of-bounds'
  /** The document is larger, deeper or more aliased than will be read. `limit` */
  | 'too-large'
  /** PyYAML-based trainers read this number as text. `value` */
  | 'number-read-as-text'
  /** The value refers to something outside this document and is left out. `value` */
  | 'unresolved-reference'
  /** A file that this one refers to is not read. `value`, `reason` (a `ReferenceProblem`) */
  | 'file-not-read'
  /** Nothing here names the model; the config.json beside this file was taken. `file` */
  | 'neighbour-taken'
  /** The stated batch is no multiple of, or with `exact` not equal to, its parts. `global`, `micro`, `passes`, `ranks`, `product`, `exact` */
  | 'batch-mismatch'
  /** The accelerators are no multiple of, or with `exact` not equal to, the ranks. `accelerators`, `layout`, `product`, `exact` */
  | 'layout-mismatch'
  /** Heads that tensor parallelism does not divide. `heads`, `tensorParallel` */
  | 'tensor-parallel-mismatch'
  /** Key/value heads that tensor parallelism does not divide. `keyValueHeads`, `tensorParallel` */
  | 'key-value-heads-mismatch'
  /** Key/value heads that several tensor-parallel ranks hold. `keyValueHeads`, `tensorParallel` */
  | 'key-value-heads-repeated'
  /** A width that tensor parallelism does not divide. `field` (of the architecture), `width`, `tensorParallel` */
  | 'width-mismatch'
  /** Rows of the vocabulary that tensor parallelism does not divide. `rows`, `tensorParallel` */
  | 'vocabulary-mismatch'
  /** Layers that cannot be shared out evenly among pipeline stages. `layers`, `pipelineParallel`, `virtualStages` */
  | 'pipeline-mismatch'
  /** Experts, or ranks, that expert parallelism does not divide. `whole`, `expertParallel` */
  | 'expert-parallel-mismatch'
  /** Sequences that cannot be cut into equal pieces. `sequenceLength`, `layout`, `pieces` */
  | 'sequence-mismatch'
  /** A run that the accelerators its file names cannot hold. `bytes`, `capacity`, `accelerator` */
  | 'run-does-not-fit'
  /** No way of sharing the run out fits. `accelerators`, `accelerator`, `globalBatchSequences`, `tried` */
  | 'no-layout-fits'
  /**
   * The batch allows few replicas, so that the model must be split. `globalBatchSequences`, `accelerators`, `replicas`
   * (the most there can be), `better` (a batch that allows as many as there are accelerators)
   */
  | 'batch-limits-replicas'
  /** A key of the workspace file that means nothing there. `key`, `known` */
  | 'unknown-key'
  /** A key that an entry of the workspace file needs. `key` */
  | 'missing-key'
  /** The workspace file names a law that is not known. `name` */
  | 'unknown-law'
  /** The workspace file names an accelerator that is not known. `name` */
  | 'unknown-name'
  /** Weights and one request are more than the serving accelerators hold. `accelerators`, `accelerator` */
  | 'model-does-not-fit'
  /** More sequences together than their caches have room for. `concurrency`, `most` */
  | 'too-many-sequences'
  /** A request longer than the model accepts. `context`, `positions` */
  | 'context-too-long'
  /** A number format that weights or caches are not served in. `name` */
  | 'unknown-weight-format'
  /** A target for latency that is missed. `what` (`timeToFirstToken` or `timePerOutputToken`), `seconds`, `target` */
  | 'latency-target-missed'
  /** Tokens and steps are both stated and differ. `tokens`, `steps`, `tokensPerStep`, `product` */
  | 'tokens-mismatch'
  /** A hidden size that the number of heads does not divide. `hiddenSize`, `heads` */
  | 'heads-do-not-divide'
  /** Key/value heads that do not divide the heads. `heads`, `keyValueHeads` */
  | 'key-value-heads-do-not-divide'
  /** More experts per token than experts. `experts`, `expertsPerToken` */
  | 'too-many-active-experts'
  /** A key that its framework ignores without a switch that is not there. `key`, `switch` */
  | 'switch-missing'
  /** The accelerator is named loosely: one of several was taken. `name`, `taken` */
  | 'accelerator-ambiguous'
  /** An accelerator that nobody described; the numbers are those of another. `name`, `taken`, `nearest` */
  | 'unknown-accelerator'
  /** An electricity grid that is not in the table; emissions are those of the world's average. `name`, `nearest` */
  | 'unknown-grid'
  /** The architecture cannot be counted because this is missing. `field` */
  | 'missing-field'
  /** The vocabulary alone is missing: embeddings are not counted, and with them no total. */
  | 'vocabulary-unknown'
  /** The model type is not known; counted by the rules of `family`. `modelType`, `family` */
  | 'unknown-model-type'
  /** The file names no kind of model; counted by the rules of `family`. */
  | 'family-assumed'
  /** No width of the feed-forward in the file; this many times the hidden size is assumed. `width` */
  | 'feed-forward-assumed'
  /** The file does not say whether embeddings are tied; `tied` and `untied` are the two counts. */
  | 'tying-not-stated'
  /** A part of the model is not counted (vision tower, multi-token prediction…). `part` */
  | 'part-not-counted'
  /** The count differs between conventions. `thisCount`, `otherCount`, `reason` */
  | 'count-convention'
  /** No token budget in the file; the assumption was used. `tokens`, `missing` (a {@link MissingForTokens}) if known */
  | 'tokens-assumed'
  /** No token budget and none assumed. `missing` (a {@link MissingForTokens}) if known */
  | 'tokens-unknown'
  /** The run goes on from a trained model: no law of pre-training gives its loss, no budget is assumed. `name` */
  | 'fine-tuning'
  /** The file trains a model that it does not state. */
  | 'model-not-stated'
  /** The model is an encoder or an encoder–decoder (`kind`), of which no law here says anything. `kind` */
  | 'not-a-decoder'
  /** Only an adapter is trained: FLOPs and memory of full training do not apply. `adapter` */
  | 'adapter-training'
  /** Parameters lie outside the range the law was fitted on. `law`, `value`, `low`, `high` */
  | 'parameters-outside-fit'
  /** Tokens lie outside the range the law was fitted on. `law`, `value`, `low`, `high` */
  | 'tokens-outside-fit'
  /** Compute lies outside the range the law was fitted on. `law`, `value`, `low`, `high` */
  | 'compute-outside-fit'
  /** The law cannot say which model of its loss costs least over training and use. `law` */
  | 'lifetime-not-modelled'
  /** The cheapest run over training and use trains for more than the budget. `law`, `more` and `saving` as shares */
  | 'training-above-budget'
  /** Something else lies outside the range the law was fitted on. `law`, `input` (a name), `value`, `low`, `high` */
  | 'input-outside-fit'
  /** What else must be known of a law's constants. `law`, `caveat` (a `LawCaveat`) */
  | 'law-caveat'
  /** A law for dense models was applied to the active parameters of a mixture of experts. `law` */
  | 'dense-law-on-active-parameters'
  /** The law was fitted on another corpus and tokenizer: compare its losses only with each other. `law`, `corpus` */
  | 'loss-of-another-corpus'
  /** The plan repeats its data this many times, which the law knows nothing of. `law`, `epochs` */
  | 'repetition-not-modelled'
  /** A person says that a token of the data is worth `multiplier` of the law's corpus, and it reckons so. `law`, `multiplier` */
  | 'data-quality-assumed'
  /** The law says nothing about the question. `law` */
  | 'law-gives-no-loss'
  /** The law does not say how to divide a budget among such models. `law` */
  | 'law-gives-no-optimum'
  /**
   * The law's loss of a point and the loss of its optimum come from two formulas that do not follow from each other,
   * so that a point may lie below the frontier. `law`
   */
  | 'frontier-of-another-formula'
  /** The target loss lies at or below what the law can reach. `law`, `loss`, `irreducible` */
  | 'loss-unreachable'
  /** The target loss is so near what the law can reach that the compute is open upwards. `law`, `loss` */
  | 'loss-near-limit'
  /** No rental price is known, so money says nothing about hours. `accelerator` */
  | 'no-price'
  /** The accelerator has no known peak for the precision. `accelerator`, `precision` */
  | 'no-peak-for-precision'
  /** The file names a model by a hub name that is not in the built-in table. `name` */
  | 'unknown-model-name'
  /** The count does not match the name. `name`, `count` */
  | 'name-does-not-match';

/** What a file that states steps or epochs leaves open, so that they give no tokens; the report has words for each. */
export type MissingForTokens = 'accelerators' | 'batch' | 'sequence-length' | 'unique-tokens';

/** One remark about the document or the estimate. */
export interface Notice {
  readonly code: NoticeCode;
  readonly severity: Severity;
  /** Values that fill the sentence, by the names given at the code. */
  readonly args: Readonly<Record<string, string | number>>;
  /** Where it stands, if it stands somewhere. */
  readonly at?: Place;
}

/** What most numbers have to be told of them: one list for all, which an estimate would otherwise make anew for each. */
export const NO_NOTICES: readonly Notice[] = [];
