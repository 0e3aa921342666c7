import { type Accelerator, type MatrixPrecision } from './accelerator';

/**
 * The data set most specifications come from: Epoch AI, "Machine Learning Hardware", https://epoch.ai/data,
 * licensed CC-BY 4.0, as of 2025-12-14. Figures are rearranged here, and corrected where a row's `source` says so.
 */
export const EPOCH = 'Epoch AI, Machine Learning Hardware (CC-BY 4.0), 2025-12-14';

/** An accelerator in the units its vendor prints. */
export interface Specification extends Omit<Accelerator, 'memoryBytes' | 'memoryBandwidth' | 'peakFlops'> {
  /** GB as printed on the card, taken as 10⁹ bytes: never more than is there. */
  readonly memoryGigabytes: number;
  /** GB/s */
  readonly bandwidthGigabytes?: number;
  /** Dense TFLOP/s. */
  readonly teraflops: Readonly<Partial<Record<MatrixPrecision, number>>>;
}

/** Turns a vendor's units into base units: bytes, bytes/s, FLOP/s. */
export function accelerator(specification: Specification): Accelerator {
  const { memoryGigabytes, bandwidthGigabytes, teraflops, ...rest } = specification;
  const peakFlops: Partial<Record<MatrixPrecision, number>> = {};
  for (const [precision, value] of Object.entries(teraflops)) {
    peakFlops[precision as MatrixPrecision] = Math.round(value * 1e12);
  }
  return {
    ...rest,
    memoryBytes: Math.round(memoryGigabytes * 1e9),
    memoryBandwidth: bandwidthGigabytes === undefined ? undefined : bandwidthGigabytes * 1e9,
    peakFlops,
  };
}
