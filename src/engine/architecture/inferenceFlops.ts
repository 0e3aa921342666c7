import { type Architecture, type TokenMixer } from './architecture';
import { causalKeys, mixingFlops, type KeysPerQuery } from './trainingFlops';

/** Multiplications and additions per token, forward: with so many weights, and among tokens in these layers. */
function forward(
  weights: number,
  mixers: Architecture['mixers'],
  context: number,
  keys: KeysPerQuery,
): number | undefined {
  const mixing = mixingFlops(mixers, context, keys);
  return mixing === undefined ? undefined : 2 * weights + mixing;
}

const encodes = (mixer: TokenMixer): boolean => mixer.encodes === true;

/** Tables that are only looked up cost nothing. */
const multiplied = ({ parameters: { active, lookup } }: Architecture): number => active - lookup;

/**
 * FLOPs per token of reading a prompt, averaged over its `contextTokens`: a token meets half of them on average, and in
 * an encoder all. A third of {@link trainingFlopsPerToken} with causal attention.
 * @returns undefined for a context that is no positive number
 * @see Kaplan et al. 2020, arXiv:2001.08361, section 2.1 (forward pass); Pope et al. 2022, arXiv:2211.05102, section 2
 */
export function prefillFlopsPerToken(architecture: Architecture, contextTokens: number): number | undefined {
  const { kind, mixers, encoderParameters } = architecture;
  if (kind === undefined) return forward(multiplied(architecture), mixers, contextTokens, causalKeys);
  const weights = encoderParameters ?? multiplied(architecture);
  return forward(weights, mixers.filter(encodes), contextTokens, Math.min);
}

/**
 * FLOPs of writing the last of `contextTokens`: it meets all of them, itself included, or those in the window or selected.
 * Latent attention is counted as trained, the latent of each token expanded once.
 * In an encoder–decoder it meets as many of what was read as of what was written.
 * @returns undefined for a context that is no positive number, and for an encoder, which writes nothing
 */
export function decodeFlopsPerToken(architecture: Architecture, contextTokens: number): number | undefined {
  const { kind, mixers, encoderParameters = 0 } = architecture;
  if (kind === 'encoder') return undefined;
  const writes = kind === undefined ? mixers : mixers.filter((mixer) => !encodes(mixer));
  return forward(multiplied(architecture) - encoderParameters, writes, contextTokens, Math.min);
}
