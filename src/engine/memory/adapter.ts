import { type Architecture } from '../architecture/architecture';
import { type ArchitectureFields } from '../run';

/** Which linear layers get an adapter. */
export type AdapterTargets =
  /** Query and value projections, as Hu et al. 2021 and PEFT's default for Llama. */
  | 'query-value'
  /** Every linear layer of the blocks: q, k, v, o and the feed-forward (QLoRA). */
  | 'all-linear';

/**
 * Parameters of LoRA: rank · (inputs + outputs) for each matrix.
 * @returns undefined where the sizes of the matrices are not known (latent attention, experts, state-space layers)
 * @see Hu et al. 2021, arXiv:2106.09685, section 4.1
 * @example Llama-2-7B, rank 8 on query and value: 4,194,304
 */
export function loraParameters(
  architecture: Architecture,
  fields: ArchitectureFields,
  rank: number,
  targets: AdapterTargets,
): number | undefined {
  const { hiddenSize, layers, mixers, experts, parameters } = architecture;
  const usable = mixers.every(({ kind }) => kind === 'attention') && experts === undefined;
  const width = fields.feedForwardSize?.value;
  if (!usable || !(rank > 0) || fields.keyValueLatentSize !== undefined) return undefined;
  let sides = 0;
  for (const mixer of mixers) {
    if (mixer.kind !== 'attention') continue;
    const keyOrValue = mixer.cacheValuesPerToken / 2;
    const query = hiddenSize + mixer.queryWidth;
    const value = hiddenSize + keyOrValue;
    sides += mixer.layers * (targets === 'query-value' ? query + value : 2 * query + 2 * value);
  }
  if (targets === 'query-value') return rank * sides;
  if (width === undefined) return undefined;
  const network = parameters.breakdown.find(({ component }) => component === 'feed-forward')?.total ?? 0;
  // Two matrices, or three if gated; biases are far too few to blur that.
  const matrices = Math.round(network / (layers * hiddenSize * width));
  return rank * (sides + layers * matrices * (hiddenSize + width));
}

/**
 * Bytes per weight of 4-bit NormalFloat with double quantisation: 4 bits, an 8-bit scale per 64 weights and a 32-bit
 * one per 256 scales: 4.127 bits.
 * @see Dettmers et al. 2023 (QLoRA), arXiv:2305.14314, section 3
 */
export const QLORA_BYTES = (4 + 8 / 64 + 32 / (64 * 256)) / 8;
