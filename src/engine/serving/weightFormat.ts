import { type Architecture } from '../architecture/architecture';
import { type MatrixPrecision } from '../hardware/accelerator';

/** How weights are stored while a model serves. */
export interface WeightFormat {
  readonly id: string;
  /** Bits of a weight of a matrix, scales and zero points included. */
  readonly bitsPerWeight: number;
  /** What the matrix products run in; weights of fewer bits are unpacked first. */
  readonly computes: MatrixPrecision;
  readonly source: string;
}

/** Embeddings, head, norms and routers stay in 16 bit in every quantised format here. */
const WHOLE_BITS = 16;

/** What checkpoints are published in, and what weights and caches are taken to be in where nobody says. */
export const SIXTEEN_BIT: WeightFormat = {
  id: 'bf16',
  bitsPerWeight: 16,
  computes: 'bf16',
  source: 'as checkpoints are published',
};

/** The formats that weights are served in. */
export const weightFormats: readonly WeightFormat[] = [
  { id: 'fp32', bitsPerWeight: 32, computes: 'tf32', source: 'IEEE 754' },
  SIXTEEN_BIT,
  { id: 'fp16', bitsPerWeight: 16, computes: 'fp16', source: 'IEEE 754' },
  {
    id: 'fp8',
    bitsPerWeight: 8,
    computes: 'fp8',
    source: 'Micikevicius et al. 2022, arXiv:2209.05433; a scale per matrix',
  },
  {
    id: 'int8',
    bitsPerWeight: 8,
    computes: 'int8',
    source: 'Xiao et al. 2022 (SmoothQuant), arXiv:2211.10438; a scale per channel',
  },
  {
    id: 'int4',
    bitsPerWeight: 4 + (16 + 4) / 128,
    computes: 'bf16',
    source:
      'groups of 128 with a 16-bit scale and a 4-bit zero point: Frantar et al. 2022 (GPTQ), arXiv:2210.17323; Lin et al. 2023 (AWQ), arXiv:2306.00978',
  },
  {
    id: 'nf4',
    bitsPerWeight: 4.127,
    computes: 'bf16',
    source: 'blocks of 64, scales quantised again: Dettmers et al. 2023 (QLoRA), arXiv:2305.14314, section 3',
  },
  {
    id: 'mxfp4',
    bitsPerWeight: 4.25,
    computes: 'bf16',
    source: 'blocks of 32 with an 8-bit scale: OCP Microscaling Formats 1.0',
  },
  {
    id: 'nvfp4',
    bitsPerWeight: 4.5,
    computes: 'fp4',
    source: 'blocks of 16 with an 8-bit scale: NVIDIA, NVFP4',
  },
];

/** Words of configs and people, the more particular first. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/mxfp4/, 'mxfp4'],
  [/nvfp4/, 'nvfp4'],
  [/nf4/, 'nf4'],
  [/int4|w4|awq|gptq|4-?bit|fp4/, 'int4'],
  [/bf16|bfloat16/, 'bf16'],
  [/fp16|float16|half/, 'fp16'],
  [/fp8|float8|f8/, 'fp8'],
  [/int8|w8|8-?bit/, 'int8'],
  [/fp32|float32/, 'fp32'],
];

/**
 * The format a word means, or `undefined`.
 * @example weightFormatNamed('torch.bfloat16')?.id // => 'bf16'
 */
export function weightFormatNamed(word: string): WeightFormat | undefined {
  const lower = word.slice(0, 40).toLowerCase();
  const id = WORDS.find(([pattern]) => pattern.test(lower))?.[1];
  return weightFormats.find((format) => format.id === id);
}

/** Weights of a model by how they are stored, in numbers of weights. */
interface StoredWeights {
  /** Matrices, experts among them: stored in the format. */
  readonly matrices: number;
  /** Embeddings, head, norms, routers: 16 bit at least. */
  readonly whole: number;
}

const WHOLE_PARTS: readonly string[] = ['token-embedding', 'position-embedding', 'head', 'norm', 'router'];

function storedWeights({ parameters: { total, breakdown } }: Architecture): StoredWeights {
  const whole = breakdown.reduce(
    (sum, part) => (WHOLE_PARTS.includes(part.component) ? sum + part.total : sum),
    0,
  );
  return { matrices: total - whole, whole };
}

/**
 * Bytes of a model's weights in a format.
 * @example Llama-3.1-8B in bf16 // => 16,060,522,496; in int4 about 5.7e9, embeddings and head in 16 bit
 */
export function servedWeightBytes(architecture: Architecture, { bitsPerWeight }: WeightFormat): number {
  const { matrices, whole } = storedWeights(architecture);
  return (matrices * bitsPerWeight + whole * Math.max(WHOLE_BITS, bitsPerWeight)) / 8;
}

/**
 * Bytes of weights that one decoding step of `batch` sequences reads: every matrix once, of the experts those that at
 * least one of the sequences chooses, E·(1 − (1 − k/E)^batch) of E where choices are even; tables that are only
 * looked up not at all.
 */
export function weightBytesRead(architecture: Architecture, format: WeightFormat, batch: number): number {
  const { experts, parameters } = architecture;
  const all =
    servedWeightBytes(architecture, format) -
    (parameters.lookup * Math.max(WHOLE_BITS, format.bitsPerWeight)) / 8;
  if (experts === undefined) return all;
  const routed = parameters.breakdown.find(({ component }) => component === 'experts')?.total ?? 0;
  const share = Math.min(1, experts.perToken / experts.total);
  const unread = (1 - share) ** batch;
  return all - (routed * unread * format.bitsPerWeight) / 8;
}
