/** Matrix precisions with published peaks. */
export type MatrixPrecision = 'bf16' | 'fp16' | 'tf32' | 'fp32' | 'fp8' | 'int8' | 'fp4';

/** One accelerator as its vendor and the market describe it. Dense peaks, no sparsity. */
export interface Accelerator {
  /** Stable, kebab-case: `h100-sxm-80gb`. */
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly year: number;
  readonly memoryBytes: number;
  /** bytes/s */
  readonly memoryBandwidth?: number;
  /** Dense FLOP/s by precision. */
  readonly peakFlops: Readonly<Partial<Record<MatrixPrecision, number>>>;
  /** watts */
  readonly power?: number;
  /** Rental price with date and basis; `confidence` says whether it was confirmed, or that a person states it. */
  readonly price?: {
    readonly usdPerHour: number;
    readonly basis: string;
    readonly confidence: 'verified' | 'recalled' | 'estimate' | 'stated';
  };
  readonly source: string;
}
