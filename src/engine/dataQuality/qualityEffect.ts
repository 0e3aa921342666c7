import { type Law, type ScalePoint } from '../laws/law';
import { multiplierOf, type QualityChoice } from './effectiveTokens';

/** What a multiplier would change, side by side with what stands without it. */
export interface QualityEffect {
  readonly multiplier: number;
  readonly tokens: number;
  readonly effectiveTokens: number;
  /** nats/token on the law's corpus. */
  readonly lossWithout: number;
  readonly lossWith: number;
  /** Tokens of such data that reach the loss of the run as it is, D/q. */
  readonly tokensForSameLoss: number;
}

/**
 * A run's loss under a law with and without the multiplier. Never replaces the loss without it.
 * @returns undefined without a choice, out of range, or where the law gives no loss
 */
export function qualityEffect(
  law: Law,
  point: ScalePoint,
  choice: QualityChoice | undefined,
): QualityEffect | undefined {
  const multiplier = multiplierOf(choice);
  if (choice === undefined || multiplier === undefined || law.loss === undefined) return undefined;
  const { tokens, uniqueTokens } = point;
  const better: ScalePoint = {
    ...point,
    tokens: tokens * multiplier,
    uniqueTokens: uniqueTokens === undefined ? undefined : uniqueTokens * multiplier,
  };
  return {
    multiplier,
    tokens,
    effectiveTokens: better.tokens,
    lossWithout: law.loss(point),
    lossWith: law.loss(better),
    tokensForSameLoss: tokens / multiplier,
  };
}
