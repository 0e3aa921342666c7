import { type Architecture } from './architecture';

/**
 * Bytes of key/value cache per token of context, averaged over a context of `contextTokens`: grouped-query and
 * latent attention store what they store, windows no more than the window, the token being written included. State-space layers store nothing per
 * token: see {@link stateBytesPerSequence}.
 * @param bytesPerValue 2 for bf16 and fp16, 1 for fp8
 * @param contextTokens tokens in the context, > 0
 * @returns undefined for a context that is no positive number
 * @example Llama-3-70B in bf16 // => 327,680 (80 layers × 2 × 8 heads × 128 × 2 bytes)
 */
export function cacheBytesPerToken(
  { mixers }: Architecture,
  bytesPerValue: number,
  contextTokens: number,
): number | undefined {
  if (!(contextTokens > 0) || !(bytesPerValue > 0)) return undefined;
  return mixers.reduce((bytes, mixer) => {
    if (mixer.kind === 'state-space') return bytes;
    const stored = Math.min(1, (mixer.window ?? Infinity) / contextTokens);
    return bytes + mixer.layers * mixer.cacheValuesPerToken * bytesPerValue * stored;
  }, 0);
}

/**
 * Bytes of key/value cache of one sequence of `contextTokens`, state-space layers not included.
 * @returns undefined for a context that is no positive number
 * @example Gemma-3-27B in bf16 at 131,072 tokens // => 11,173,625,856 (10.41 GiB; 66.6 GB without windows)
 */
export function cacheBytesPerSequence(
  architecture: Architecture,
  bytesPerValue: number,
  contextTokens: number,
): number | undefined {
  const perToken = cacheBytesPerToken(architecture, bytesPerValue, contextTokens);
  return perToken === undefined ? undefined : Math.round(perToken * contextTokens);
}

/**
 * Bytes of state that state-space layers keep per sequence, however long its context; 0 if there are none.
 * @example Mamba-2.8B in fp32: 64 layers × 5,120 × (16 + 4) × 4 bytes // => 26,214,400
 */
export function stateBytesPerSequence({ mixers }: Architecture, bytesPerValue: number): number {
  return mixers.reduce(
    (bytes, mixer) =>
      mixer.kind === 'attention' ? bytes : bytes + mixer.layers * mixer.stateValues * bytesPerValue,
    0,
  );
}
