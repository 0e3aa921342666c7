import { part, type Part } from '../countParameters';

/** What a norm learns: a gain per channel (RMSNorm), gain and bias (LayerNorm), or nothing (OLMo 1). */
export type NormKind = 'gain' | 'gain-and-bias' | 'none';

/**
 * Weights of one norm.
 * @example normWeights('gain-and-bias', 768) // => 1536
 */
export function normWeights(kind: NormKind, width: number): number {
  return kind === 'none' ? 0 : kind === 'gain' ? width : 2 * width;
}

/** Several norms of the same width. */
export function norms(kind: NormKind, width: number, count: number): Part {
  return part('norm', count * normWeights(kind, width));
}
