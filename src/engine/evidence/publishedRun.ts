/** One published training run, as its source reports it; absent = not published. */
export interface PublishedRun {
  /** Stable, kebab-case: `chinchilla-70b`. */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** `2022-03` */
  readonly released: string;
  readonly kind: 'dense' | 'moe';
  readonly parameters?: number;
  readonly activeParameters?: number;
  readonly tokens?: number;
  /** FLOP as reported, or 6·N·D of the active parameters; `flopsBasis` says which. */
  readonly flops?: number;
  readonly flopsBasis?: string;
  readonly source: string;
  readonly confidence: 'verified' | 'mixed' | 'recalled' | 'estimate';
}
