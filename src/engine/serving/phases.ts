import {
  cacheBytesPerSequence,
  decodeFlopsPerToken,
  prefillFlopsPerToken,
  stateBytesPerSequence,
} from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type Range } from '../assumptions';
import { type Accelerator, type MatrixPrecision } from '../hardware/accelerator';
import { interconnectOf, LINK_EFFICIENCY } from '../layout/interconnect';
import { type Input } from '../quantity';
import { type Deployment } from './deployment';
import { BANDWIDTH_SHARE, computeShare, EXCHANGE_SECONDS, LAYER_SECONDS } from './efficiency';
import { weightBytesRead } from './weightFormat';

/** Seconds at the value and both ends of the efficiencies: `low` is the fastest. */
export type Seconds = Range;

/** What takes most of a phase: matrix products, reading memory, links between accelerators, or what layers take besides. */
export type Bound = 'compute' | 'memory' | 'links' | 'overhead';

/** Time of a phase, what takes most of it, and the sizes it was reckoned from. */
export interface PhaseTime {
  readonly seconds: Seconds;
  readonly bound: Bound;
  readonly inputs: readonly Input[];
}

/** What a phase does on all accelerators of a replica together. */
interface Work {
  readonly flops: number;
  readonly bytes: number;
  /** Tokens whose activations travel between the accelerators. */
  readonly tokens: number;
}

/** The formula of both phases, in the letters of docs/SERVING.md. */
export const PHASE_FORMULA = 'FLOPs / (G·peak·e_c) + bytes / (G·bandwidth·e_m) + all-reduces + L·t_layer';

/**
 * Seconds to read prompts together, one unless said: their FLOPs, the weights once, two all-reduces of the activations
 * and the fixed cost of each layer, one after the other. The head is computed for the last token of each alone.
 * @returns undefined without a peak, a bandwidth or, on several accelerators, links; or for prompts of no tokens
 * @see Pope et al. 2022, arXiv:2211.05102, section 2; Williams et al. 2009 (roofline)
 * @example Llama-2-7B in fp16 on one A100, 2,048 tokens // => 0.122 s; TensorRT-LLM 0.6.1 measured 0.133 (LLaMA-7B)
 */
export function prefillTime(
  architecture: Architecture,
  deployment: Deployment,
  prompts = 1,
): PhaseTime | undefined {
  const { promptTokens, weightFormat } = deployment;
  const perToken = prefillFlopsPerToken(architecture, promptTokens);
  if (perToken === undefined) return undefined;
  const head = 2 * architecture.hiddenSize * architecture.vocabularyRows;
  const tokens = prompts * promptTokens;
  const flops = perToken * tokens - head * Math.max(0, tokens - prompts);
  const bytes = weightBytesRead(architecture, weightFormat, tokens);
  return phaseTime(architecture, deployment, { flops, bytes, tokens });
}

/**
 * Seconds of one step in which each of the sequences together gets a token, half-way through its output: weights and
 * caches read once, their FLOPs, two all-reduces and the fixed cost of each layer, one after the other.
 * @returns undefined without a peak, a bandwidth or, on several accelerators, links
 */
export function decodeTime(architecture: Architecture, deployment: Deployment): PhaseTime | undefined {
  const { promptTokens, outputTokens, concurrency, weightFormat, cacheBytesPerValue } = deployment;
  const context = promptTokens + outputTokens / 2;
  const perToken = decodeFlopsPerToken(architecture, context);
  const cache = cacheBytesPerSequence(architecture, cacheBytesPerValue, context);
  if (perToken === undefined || cache === undefined) return undefined;
  const sequence = cache + stateBytesPerSequence(architecture, 2);
  const bytes = weightBytesRead(architecture, weightFormat, concurrency) + concurrency * sequence;
  return phaseTime(architecture, deployment, { flops: concurrency * perToken, bytes, tokens: concurrency });
}

/**
 * The four parts of a phase added up. A roofline takes the longer of computing and reading, as if each hid the other
 * whole; measured, they add up: with the larger of both the same rows are missed by 18 %, with the sum by 5 %.
 */
function phaseTime(
  architecture: Architecture,
  { accelerator, accelerators, weightFormat }: Deployment,
  { flops, bytes, tokens }: Work,
): PhaseTime | undefined {
  const { memoryBandwidth } = accelerator;
  const matrices = matricesOf(accelerator, weightFormat.computes);
  const exchange = exchangeSeconds(architecture, accelerator.id, accelerators, tokens);
  if (matrices === undefined || memoryBandwidth === undefined || exchange === undefined) return undefined;
  const share = computeShare(matrices.precision);
  const computing = flops / (accelerators * matrices.peak);
  const reading = bytes / (accelerators * memoryBandwidth);
  const { layers } = architecture;
  const at = (compute: number, bandwidth: number, links: number, layer: number): Parts => ({
    compute: computing / compute,
    memory: reading / bandwidth,
    links,
    overhead: layers * layer,
  });
  const value = at(share.value, BANDWIDTH_SHARE.value, exchange.value, LAYER_SECONDS.value);
  const fast = at(share.high, BANDWIDTH_SHARE.high, exchange.low, LAYER_SECONDS.low);
  const slow = at(share.low, BANDWIDTH_SHARE.low, exchange.high, LAYER_SECONDS.high);
  const seconds = { value: total(value), low: total(fast), high: total(slow) };
  if (!Number.isFinite(seconds.high) || !(seconds.low > 0)) return undefined;
  return {
    seconds,
    bound: largestOf(value),
    inputs: [
      { name: 'servedFlops', value: flops, unit: 'FLOP', origin: 'derived' },
      { name: 'servedBytes', value: bytes, unit: 'bytes', origin: 'derived' },
      { name: 'peakFlops', value: matrices.peak, unit: 'FLOP/s' },
      { name: 'computeShare', value: share.value, unit: 'ratio', origin: 'default' },
      { name: 'memoryBandwidth', value: memoryBandwidth, unit: 'bytes/s' },
      { name: 'bandwidthShare', value: BANDWIDTH_SHARE.value, unit: 'ratio', origin: 'default' },
      { name: 'linkSeconds', value: exchange.value, unit: 'seconds', origin: 'default' },
      { name: 'layerSeconds', value: LAYER_SECONDS.value, unit: 'seconds', origin: 'default' },
    ],
  };
}

type Parts = Readonly<Record<Bound, number>>;

const total = ({ compute, memory, links, overhead }: Parts): number => compute + memory + links + overhead;

function largestOf({ compute, memory, links, overhead }: Parts): Bound {
  const most = Math.max(compute, memory, links, overhead);
  if (most === memory) return 'memory';
  if (most === compute) return 'compute';
  return most === links ? 'links' : 'overhead';
}

/** The precision that products run in, and its peak: 16 bit where the accelerator has no units for fewer bits. */
function matricesOf(
  { peakFlops }: Accelerator,
  wanted: MatrixPrecision,
): { readonly precision: MatrixPrecision; readonly peak: number } | undefined {
  for (const precision of [wanted, 'bf16', 'fp16'] as const) {
    const peak = peakFlops[precision];
    if (peak !== undefined) return { precision, peak };
  }
  return undefined;
}

/** Two all-reduces of 16-bit activations a layer; nothing on one accelerator. */
function exchangeSeconds(
  { layers, hiddenSize }: Architecture,
  acceleratorId: string,
  accelerators: number,
  tokens: number,
): Range | undefined {
  if (accelerators === 1) return { value: 0, low: 0, high: 0 };
  const links = interconnectOf(acceleratorId);
  if (links === undefined) return undefined;
  const inside = accelerators <= links.acceleratorsPerNode;
  const rate = inside ? links.withinNode : links.betweenNodes;
  const share = LINK_EFFICIENCY[inside ? 'within' : 'between'];
  const bytes = 2 * tokens * hiddenSize * 2 * ((accelerators - 1) / accelerators);
  const at = (efficiency: number, latency: number): number =>
    2 * layers * (bytes / (rate * efficiency) + latency);
  return {
    value: at(share.value, EXCHANGE_SECONDS.value),
    low: at(share.high, EXCHANGE_SECONDS.low),
    high: at(share.low, EXCHANGE_SECONDS.high),
  };
}
