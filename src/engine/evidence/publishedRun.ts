/** What kind of model a published run trained; `unknown` where the makers did not say. */
export type PublishedRunKind = 'dense' | 'moe' | 'unknown';

/** One published training run, as its source reports it; absent = not published. */
export interface PublishedRun {
  /** Stable, kebab-case: `chinchilla-70b`. */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** `2022-03` */
  readonly released: string;
  readonly kind: PublishedRunKind;
  /** Encoder and decoder stacks: 6·N·D overcounts, since a token passes one of them. */
  readonly encoderDecoder: boolean;
  readonly parameters?: number;
  readonly activeParameters?: number;
  readonly tokens?: number;
  /** FLOP as reported, or 6·N·D of the active parameters; `flopsBasis` says which. */
  readonly flops?: number;
  readonly flopsBasis?: string;
  /** MMLU accuracy in percent, 5-shot, as the source reports it. */
  readonly mmlu?: number;
  readonly source: string;
  /**
   * `verified`: read in the source; `mixed`: some of the figures; `recalled`: general knowledge, not checked against
   * a text; `estimate`: outsiders' estimates.
   */
  readonly confidence: 'verified' | 'mixed' | 'recalled' | 'estimate';
}
