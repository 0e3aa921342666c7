import { type Architecture } from './architecture';
import { causalKeys, mixingFlops, type KeysPerQuery } from './trainingFlops';

/** Multiplications and additions with the weights, per token, forward: tables that are only looked up cost nothing. */
function weightFlops({ parameters: { active, lookup } }: Architecture): number {
  return 2 * (active - lookup);
}

function forward(architecture: Architecture, context: number, keys: KeysPerQuery): number | undefined {
  const mixing = mixingFlops(architecture.mixers, context, keys);
  return mixing === undefined ? undefined : weightFlops(architecture) + mixing;
}

/**
 * FLOPs per token of reading a prompt, averaged over its `contextTokens`: a token meets half of them on average.
 * A third of {@link trainingFlopsPerToken} with causal attention.
 * @returns undefined for a context that is no positive number
 * @see Kaplan et al. 2020, arXiv:2001.08361, section 2.1 (forward pass); Pope et al. 2022, arXiv:2211.05102, section 2
 */
export function prefillFlopsPerToken(architecture: Architecture, contextTokens: number): number | undefined {
  return forward(architecture, contextTokens, causalKeys);
}

/**
 * FLOPs of writing one token after `contextTokens`: it meets all of them, or those in the window or selected.
 * Latent attention is counted as trained, its keys and values expanded.
 * @returns undefined for a context that is no positive number
 */
export function decodeFlopsPerToken(architecture: Architecture, contextTokens: number): number | undefined {
  return forward(architecture, contextTokens, Math.min);
}
