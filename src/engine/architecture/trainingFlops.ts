import { type Convention } from '../quantity';
import { type Architecture, type TokenMixer } from './architecture';

/**
 * FLOPs of one training step per token, forward and backward, by a declared convention (see {@link Convention}).
 * Attention costs 6·L·(query + value width)·k, where k is how many keys a query sees: s for full attention, s/2 on
 * average for causal, less where a layer looks back through a window. Layers with a state cost their recurrence.
 * A token passes one half of an encoder–decoder: half of all weights, as Brown et al. 2020 (arXiv:2005.14165, Table
 * D.1) take it, who do not ask how many tokens are read and how many written. Attention has no convention there.
 * @param sequenceLength s, tokens per sequence; needed only by the conventions with attention
 * @returns undefined if the convention needs a sequence length and there is none, is none for such a model, or is no
 *   FLOP convention
 * @see Kaplan et al. 2020, arXiv:2001.08361, section 2.1; Chowdhery et al. 2022, arXiv:2204.02311, appendix B;
 * torchtitan `get_dense_model_nparams_and_flops`; Megatron-LM `num_floating_point_operations`
 * @example Qwen3-30B-A3B, 8,192 tokens, `flops-6n-full-attention` => 37,578,559,488 (torchtitan)
 */
export function trainingFlopsPerToken(
  architecture: Architecture,
  sequenceLength: number | undefined,
  convention: Convention,
): number | undefined {
  const { active, activeNonEmbedding, lookup } = architecture.parameters;
  if ((architecture.kind === 'encoder-decoder') !== (convention === 'flops-3n')) return undefined;
  switch (convention) {
    case 'flops-3n':
      return 3 * active;
    case 'flops-6n':
      return 6 * active;
    case 'flops-6n-non-embedding':
      return 6 * activeNonEmbedding;
    case 'flops-6n-causal-attention':
      // An encoder masks nothing.
      if (architecture.kind === 'encoder') return undefined;
      return withAttention(architecture, 6 * (active - lookup), sequenceLength, causalKeys);
    case 'flops-6n-full-attention':
      return withAttention(architecture, 6 * (active - lookup), sequenceLength, Math.min);
    case 'parameters-total':
    case 'parameters-active':
    case 'parameters-non-embedding':
      return undefined;
  }
}

/**
 * Keys a token sees on average in causal attention through a window: w − w²/2s, s/2 without one.
 * @example causalKeys(4096, 4096) // => 2048
 */
export function causalKeys(sequenceLength: number, window: number): number {
  const seen = Math.min(sequenceLength, window);
  return seen - seen ** 2 / (2 * sequenceLength);
}

function withAttention(
  { mixers }: Architecture,
  matrixFlops: number,
  sequenceLength: number | undefined,
  keysPerQuery: KeysPerQuery,
): number | undefined {
  const forward = mixingFlops(mixers, sequenceLength, keysPerQuery);
  return forward === undefined ? undefined : matrixFlops + 3 * forward;
}

/** How many keys a query meets in a context, through a window or out of those selected. */
export type KeysPerQuery = (contextTokens: number, reach: number) => number;

/**
 * Forward FLOPs of mixing tokens, per token, beyond the weights: 2·(query + value width)·keys in attention, the
 * recurrence in layers with a state.
 * @returns undefined for a context that is no positive number
 */
export function mixingFlops(
  mixers: readonly TokenMixer[],
  contextTokens: number | undefined,
  keysPerQuery: KeysPerQuery,
): number | undefined {
  if (contextTokens === undefined || !(contextTokens > 0) || !Number.isFinite(contextTokens))
    return undefined;
  return mixers.reduce((flops, mixer) => {
    if (mixer.kind === 'state-space') return flops + mixer.layers * (mixer.recurrenceFlops ?? 0);
    const keys = keysPerQuery(contextTokens, mixer.selectedKeys ?? mixer.window ?? Infinity);
    return flops + 2 * mixer.layers * (mixer.queryWidth + mixer.valueWidth) * keys;
  }, 0);
}
