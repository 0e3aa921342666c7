import { decodeFlopsPerToken, prefillFlopsPerToken } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { cacheBytesPerSequence, stateBytesPerSequence } from '../architecture';
import { interconnectOf, LINK_EFFICIENCY } from '../layout/interconnect';
import { type Range } from '../assumptions';
import { type Deployment } from './deployment';
import { DECODE_EFFICIENCY, EXCHANGE_LATENCY, PREFILL_EFFICIENCY } from './efficiency';
import { weightBytesRead } from './weightFormat';

/** Seconds at the value and both ends of the efficiencies: `low` is the fastest. */
export type Seconds = Range;

/** What bounds a phase. */
export type Bound = 'compute' | 'memory' | 'links';

/** Time of a phase with what bounds it. */
export interface PhaseTime {
  readonly seconds: Seconds;
  readonly bound: Bound;
}

/** What a roofline compares: work of a phase on all accelerators of a replica. */
interface Work {
  readonly flops: number;
  readonly bytes: number;
  /** Tokens whose activations travel between the accelerators. */
  readonly tokens: number;
}

/**
 * Seconds to read one prompt: its FLOPs over peak times efficiency, or the weights over the bandwidth, whichever is
 * longer, and two all-reduces of the activations a layer. The head is computed for the last token alone.
 * @returns undefined without a peak or bandwidth, or for a prompt of no tokens
 * @see Pope et al. 2022, arXiv:2211.05102, section 2; Williams et al. 2009 (roofline)
 */
export function prefillTime(architecture: Architecture, deployment: Deployment): PhaseTime | undefined {
  const { promptTokens, weightFormat } = deployment;
  const perToken = prefillFlopsPerToken(architecture, promptTokens);
  if (perToken === undefined) return undefined;
  const head = 2 * architecture.hiddenSize * architecture.vocabularyRows;
  const flops = perToken * promptTokens - head * Math.max(0, promptTokens - 1);
  const bytes = weightBytesRead(architecture, weightFormat, promptTokens);
  return phaseTime(architecture, deployment, { flops, bytes, tokens: promptTokens }, PREFILL_EFFICIENCY);
}

/**
 * Seconds of one step in which each of the sequences together gets a token, half-way through its output: weights and
 * caches read once over the bandwidth, or the FLOPs over the peak, whichever is longer, and the all-reduces.
 * @returns undefined without a peak or bandwidth
 */
export function decodeTime(architecture: Architecture, deployment: Deployment): PhaseTime | undefined {
  const { promptTokens, outputTokens, concurrency, weightFormat, cacheBytesPerValue } = deployment;
  const context = promptTokens + outputTokens / 2;
  const perToken = decodeFlopsPerToken(architecture, context);
  const cache = cacheBytesPerSequence(architecture, cacheBytesPerValue, context);
  if (perToken === undefined || cache === undefined) return undefined;
  const sequence = cache + stateBytesPerSequence(architecture, 2);
  const bytes = weightBytesRead(architecture, weightFormat, concurrency) + concurrency * sequence;
  const work = { flops: concurrency * perToken, bytes, tokens: concurrency };
  return phaseTime(architecture, deployment, work, DECODE_EFFICIENCY);
}

function phaseTime(
  architecture: Architecture,
  { accelerator, accelerators, weightFormat }: Deployment,
  { flops, bytes, tokens }: Work,
  efficiency: Range,
): PhaseTime | undefined {
  const { peakFlops, memoryBandwidth } = accelerator;
  const peak = peakFlops[weightFormat.computes] ?? peakFlops.bf16 ?? peakFlops.fp16;
  if (peak === undefined || memoryBandwidth === undefined) return undefined;
  const computing = flops / (accelerators * peak);
  const reading = bytes / (accelerators * memoryBandwidth);
  const exchange = exchangeSeconds(architecture, accelerator.id, accelerators, tokens);
  if (exchange === undefined) return undefined;
  const raw = Math.max(computing, reading);
  const at = (share: number, link: number): number => raw / share + link;
  const seconds = {
    value: at(efficiency.value, exchange.value),
    low: at(efficiency.high, exchange.low),
    high: at(efficiency.low, exchange.high),
  };
  if (!Number.isFinite(seconds.high) || !(seconds.low > 0)) return undefined;
  const bound =
    exchange.value > raw / efficiency.value ? 'links' : computing > reading ? 'compute' : 'memory';
  return { seconds, bound };
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
  const at = (efficiency: number): number => 2 * layers * (bytes / (rate * efficiency) + EXCHANGE_LATENCY);
  return { value: at(share.value), low: at(share.high), high: at(share.low) };
}
