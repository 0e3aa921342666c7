import { cacheBytesPerSequence, prefillFlopsPerToken, resolveArchitecture } from '../../architecture';
import { type Architecture } from '../../architecture/architecture';
import { type MatrixPrecision } from '../../hardware/accelerator';
import { acceleratorById } from '../../hardware/accelerators';
import { findPublicModel } from '../../models';
import { computeShare, EFFICIENCY_SOURCE } from '../../serving/efficiency';
import { type Comparison } from '../comparison';
import { predictedQuantity } from './quantities';

const LLM_VIEWER = 'hahnyuan/LLM-Viewer (472f71f), run';
const GIBIBYTE = 2 ** 30;

/** Model, tokens and bytes of one sequence's keys and values in 16 bit. */
const CACHES: readonly (readonly [name: string, tokens: number, bytes: number, source: string])[] = [
  ['Llama-2-7b-hf', 2048, 1_073_741_824, LLM_VIEWER],
  ['Llama-2-70b-hf', 8192, 2_684_354_560, LLM_VIEWER],
  ['gemma-3-27b', 131_072, 10.41 * GIBIBYTE, 'unslothai/unsloth, pull request 4757'],
];

/** Bytes of the key/value cache of one sequence against what others reckon with windows and grouped queries. */
export function cacheComparisons(): readonly Comparison[] {
  return CACHES.map(([name, tokens, published, source]) => ({
    quantity: 'cache',
    name: `${name}, ${tokens} tokens`,
    predicted: predictedQuantity(cacheBytesPerSequence(architectureOf(name), 2, tokens) ?? NaN, 'bytes', {
      formula: 'Σ 2 bytes · values per token · min(s, window)',
      source: 'as each layer stores its keys and values',
    }),
    published,
    source,
    confidence: 'verified',
  }));
}

/** Model, accelerator, number format, tokens per second and GPU, whether it is an end of the efficiency's band. */
const READING: readonly (readonly [
  name: string,
  accelerator: string,
  precision: MatrixPrecision,
  tokensPerSecond: number,
  madeBand: boolean,
])[] = [
  ['DeepSeek-V3', 'h800-sxm-80gb', 'fp8', 7839, true],
  ['Qwen3-30B-A3B', 'h20-96gb', 'bf16', 16_594, false],
  ['Qwen3-8B', 'h20-96gb', 'fp8', 15_061, true],
];

/** Tokens per second that a busy GPU reads against what was measured; prompts are not given, so scores are left out. */
export function readingComparisons(): readonly Comparison[] {
  return READING.map(([name, id, precision, published, madeBand]) => {
    const peak = acceleratorById(id)?.peakFlops[precision] ?? NaN;
    const perToken = prefillFlopsPerToken(architectureOf(name), 1) ?? NaN;
    const { value, low, high } = computeShare(precision);
    const at = (efficiency: number): number => (peak * efficiency) / perToken;
    return {
      quantity: 'reading-throughput',
      name: `${name} on ${id}, ${precision}`,
      predicted: predictedQuantity(at(value), 'tokens/s', {
        formula: 'peak · efficiency / (2·N_active)',
        source: 'Pope et al. 2022, arXiv:2211.05102, section 2',
        band: { low: at(low), high: at(high), kind: 'combined', source: EFFICIENCY_SOURCE },
      }),
      published,
      source: 'alibaba/InferSim, measured',
      confidence: 'verified',
      ...(madeBand ? { madeBand } : {}),
    };
  });
}

function architectureOf(name: string): Architecture {
  const fields = findPublicModel(name)?.architecture;
  const { architecture } = fields === undefined ? {} : resolveArchitecture(fields);
  if (architecture === undefined) throw new Error(`${name} cannot be counted`);
  return architecture;
}
