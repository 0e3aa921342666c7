import { type Quantity } from '../quantity';
import { MULTIPLIER_RANGE } from './lawOfData';
import { type QualityMeasure } from './qualityMeasure';

/** A multiplier somebody chose: a published measure, or a number of their own. Nobody's choice means no multiplier. */
export type QualityChoice =
  | { readonly kind: 'measure'; readonly measure: QualityMeasure }
  | { readonly kind: 'own'; readonly multiplier: number };

/** The multiplier of a choice; 1 without one, `undefined` if it is outside {@link MULTIPLIER_RANGE}. */
export function multiplierOf(choice: QualityChoice | undefined): number | undefined {
  if (choice === undefined) return 1;
  const multiplier = choice.kind === 'own' ? choice.multiplier : choice.measure.multiplier;
  return MULTIPLIER_RANGE[0] <= multiplier && multiplier <= MULTIPLIER_RANGE[1] ? multiplier : undefined;
}

/**
 * Tokens of the law's corpus that these are taken to be worth, D_eff = q·D. Off by default: without a choice there is
 * no such number, and nothing else changes. An assumption wherever it is used, and marked as one: no law was fitted
 * with it, and a law of filtered data already holds its gain.
 *
 * @returns undefined without a choice, or with one out of range
 * @example effectiveTokens(1e12, { kind: 'own', multiplier: 1.25 })?.value // 1.25e12
 */
export function effectiveTokens(tokens: number, choice: QualityChoice | undefined): Quantity | undefined {
  const multiplier = multiplierOf(choice);
  if (choice === undefined || multiplier === undefined || !(tokens > 0)) return undefined;
  return {
    value: multiplier * tokens,
    unit: 'tokens',
    because: {
      formula: 'D_eff = q·D',
      inputs: [
        { name: 'tokens', value: tokens, unit: 'tokens' },
        { name: 'qualityMultiplier', value: multiplier, unit: 'ratio', origin: 'user' },
      ],
      source: choice.kind === 'own' ? 'your multiplier' : choice.measure.source,
      notices: [],
    },
  };
}
