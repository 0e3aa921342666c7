import { cacheBytesPerSequence, stateBytesPerSequence } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type Accelerator } from '../hardware/accelerator';
import { servedWeightBytes, type WeightFormat } from './weightFormat';

/** Share of the memory that weights and caches may take; the rest is for activations and the runtime (vLLM's default). */
const USABLE_MEMORY = 0.9;

/** Bytes of a value of a recurrent state, which caches' number formats do not touch. */
const STATE_BYTES = 2;

/** What a replica can hold. */
export interface Capacity {
  readonly weightBytes: number;
  /** Bytes for caches, on all accelerators of a replica together; 0 where the weights leave none. */
  readonly cacheBytes: number;
  /** Cache and state of one sequence at the end of its request. */
  readonly bytesPerSequence: number;
  /** Sequences whose caches fit; 0 if not one does, Infinity for a model that keeps nothing. */
  readonly mostSequences: number;
}

/** What capacity depends on. */
export interface Holding {
  readonly accelerator: Accelerator;
  readonly accelerators: number;
  readonly weightFormat: WeightFormat;
  readonly cacheBytesPerValue: number;
}

/**
 * Cache and state of a sequence of so many tokens.
 * @example Llama-3.1-8B, 16 bit, 1,280 tokens // => 167,772,160, 131,072 bytes a token
 */
export function sequenceBytes(
  architecture: Architecture,
  cacheBytesPerValue: number,
  context: number,
): number {
  return (
    (cacheBytesPerSequence(architecture, cacheBytesPerValue, context) ?? 0) +
    stateBytesPerSequence(architecture, STATE_BYTES)
  );
}

/** What a replica holds of sequences of so many tokens. */
export function capacityOf(architecture: Architecture, holding: Holding, context: number): Capacity {
  const { accelerator, accelerators, weightFormat, cacheBytesPerValue } = holding;
  const weightBytes = servedWeightBytes(architecture, weightFormat);
  const cacheBytes = Math.max(0, accelerators * accelerator.memoryBytes * USABLE_MEMORY - weightBytes);
  const bytesPerSequence = sequenceBytes(architecture, cacheBytesPerValue, context);
  const endless = cacheBytes > 0 ? Infinity : 0;
  const mostSequences = bytesPerSequence > 0 ? Math.floor(cacheBytes / bytesPerSequence) : endless;
  return { weightBytes, cacheBytes, bytesPerSequence, mostSequences };
}

/** Accelerators beyond which one replica is not looked for. */
export const MOST_ACCELERATORS = 64;

/** As few accelerators, in powers of two, as hold the weights and one request; the most that are looked for if none do. */
export function fewestAccelerators(
  architecture: Architecture,
  holding: Omit<Holding, 'accelerators'>,
  context: number,
): number {
  let accelerators = 1;
  while (
    accelerators < MOST_ACCELERATORS &&
    capacityOf(architecture, { ...holding, accelerators }, context).mostSequences < 1
  ) {
    accelerators *= 2;
  }
  return accelerators;
}

/** No context is longer than this; a model that keeps nothing would have no end. */
const LONGEST = 2 ** 40;

/**
 * The longest context, prompt and output, of so many sequences whose caches fit together; no longer than the model
 * accepts.
 * @returns 0 where not one token fits, undefined where neither memory nor the model sets an end
 */
export function longestContext(
  architecture: Architecture,
  { cacheBytes }: Capacity,
  cacheBytesPerValue: number,
  sequences: number,
): number | undefined {
  const fits = (context: number): boolean =>
    sequences * sequenceBytes(architecture, cacheBytesPerValue, context) <= cacheBytes;
  const most = architecture.maximumPositions ?? LONGEST;
  if (cacheBytes <= 0 || !fits(1)) return 0;
  if (fits(most)) return architecture.maximumPositions;
  let [within, beyond] = [1, most];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (fits(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
