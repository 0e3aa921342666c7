import { type MatrixPrecision } from '../hardware/accelerator';

/** Spellings of matrix precisions in configs (`bf16-mixed`, `amp_bf16`, `torch.bfloat16`, `16-mixed`…), in order. */
const MATRIX_PRECISIONS: readonly (readonly [RegExp, MatrixPrecision])[] = [
  [/bf16|bfloat16/, 'bf16'],
  [/mxfp4|nvfp4|fp4|float4/, 'fp4'],
  [/fp8|float8|8bit_float|f8/, 'fp8'],
  [/int8/, 'int8'],
  [/tf32/, 'tf32'],
  [/fp16|float16|half|^16/, 'fp16'],
  [/fp32|float32|^32|single/, 'fp32'],
];

/**
 * The precision of matrix products that a config's word means, or `undefined`.
 * @example matrixPrecision('amp_bf16') // => 'bf16'
 */
export function matrixPrecision(word: string): MatrixPrecision | undefined {
  const lower = word.slice(0, 40).toLowerCase();
  return MATRIX_PRECISIONS.find(([pattern]) => pattern.test(lower))?.[1];
}

/** Bytes per weight by storage type; block formats with their scales: 32 values share 8 bits (OCP MX 1.0), 64 share 32 (nf4). */
const WEIGHT_BYTES: readonly (readonly [RegExp, number])[] = [
  [/mxfp4/, 4.25 / 8],
  [/nvfp4/, 4.5 / 8],
  [/nf4/, 4.5 / 8],
  [/int4|fp4|4bit|4-bit/, 0.5],
  [/bf16|bfloat16|fp16|float16|half/, 2],
  [/fp8|float8|int8|8bit|8-bit/, 1],
  [/fp32|float32/, 4],
  [/fp64|float64|double/, 8],
];

/**
 * Bytes per weight in a storage type, or `undefined` for a type that is not known.
 * @example bytesPerWeight('bfloat16') // => 2
 */
export function bytesPerWeight(word: string): number | undefined {
  const lower = word.slice(0, 40).toLowerCase();
  return WEIGHT_BYTES.find(([pattern]) => pattern.test(lower))?.[1];
}
