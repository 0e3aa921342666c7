import { type Range } from '../assumptions';
import { type MatrixPrecision } from '../hardware/accelerator';

/** Bits of the numbers that matrix units multiply. */
type Bits = 16 | 8 | 4;

/**
 * Share of the dense peak that serving reaches in its matrix products, by their bits. Values: fitted, see
 * {@link EFFICIENCY_SOURCE}. Ends: 0.29 is what DeepSeek-V3 on H800 comes to while reading, 0.83 Qwen3-8B in fp8 on
 * H20, whose peak is small beside its bandwidth (both from alibaba/InferSim); the other ends are our assumption.
 */
export const COMPUTE_SHARE: Readonly<Record<Bits, Range>> = {
  16: { value: 0.78, low: 0.5, high: 0.85 },
  8: { value: 0.48, low: 0.29, high: 0.83 },
  4: { value: 0.39, low: 0.25, high: 0.6 },
};

/** Share of the memory bandwidth. Our assumption, since the fit alone goes to 0.99; the ends too. */
export const BANDWIDTH_SHARE: Range = { value: 0.93, low: 0.75, high: 1 };

/**
 * Seconds a layer takes in every pass besides its matrices: launches, norms, softmax, sampling. Fitted; the ends, half
 * and twice that, are our assumption.
 */
export const LAYER_SECONDS: Range = { value: 70e-6, low: 35e-6, high: 140e-6 };

/** Seconds that an all-reduce takes however little it sends; our assumption, tens of microseconds are usual. */
export const EXCHANGE_SECONDS: Range = { value: 10e-6, low: 5e-6, high: 20e-6 };

/** Where the shares come from, for the reader. */
export const EFFICIENCY_SOURCE =
  'fitted to what TensorRT-LLM measured on single A100, H100 and B200 (NVIDIA/TensorRT-LLM, docs/source/performance.md of v0.5 and v0.6.1, performance/perf-overview.md of v1.0; docs/SERVING.md lists the rows); ends also from alibaba/InferSim and our assumption';

/**
 * The share of the peak for products in a precision.
 * @example computeShare('fp8').value // => 0.48
 */
export function computeShare(precision: MatrixPrecision): Range {
  return COMPUTE_SHARE[bitsOf(precision)];
}

function bitsOf(precision: MatrixPrecision): Bits {
  switch (precision) {
    case 'fp4':
      return 4;
    case 'fp8':
    case 'int8':
      return 8;
    case 'bf16':
    case 'fp16':
    case 'tf32':
    case 'fp32':
      return 16;
  }
}
