import { type Assumed, type Assumptions } from '../assumptions';
import { type FittedRange, type Law, type Optimum, type ScalePoint, type ScaleTraits } from '../laws/law';
import { type Notice } from '../notice';

/** Multipliers a person may state; beyond, it is a slip of the keyboard. */
export const MULTIPLIER_RANGE: readonly [number, number] = [0.01, 100];

/** The multiplier that somebody states, where it can be meant; 1 changes nothing. */
export function statedQuality({ dataQuality }: Assumptions): Assumed<number> | undefined {
  if (dataQuality === undefined || dataQuality.value === 1) return undefined;
  const { value } = dataQuality;
  return MULTIPLIER_RANGE[0] <= value && value <= MULTIPLIER_RANGE[1] ? dataQuality : undefined;
}

/** That a stated multiplier is left out because it cannot be meant. */
export function qualityNotices({ dataQuality }: Assumptions): readonly Notice[] {
  if (dataQuality === undefined) return [];
  const [low, high] = MULTIPLIER_RANGE;
  const { value } = dataQuality;
  if (low <= value && value <= high) return [];
  const args = { key: dataQuality.source, value: String(value), expected: `${low} … ${high}` };
  return [{ code: 'out-of-bounds', severity: 'error', args }];
}

/** The laws as they speak of the data that the assumptions state; the same laws where they state none. */
export function lawsOfData(laws: readonly Law[], assumptions: Assumptions): readonly Law[] {
  const quality = statedQuality(assumptions);
  return quality === undefined ? laws : laws.map((law) => lawOfData(law, quality));
}

/**
 * A law asked about data of which one token is worth `q` of its corpus: its loss is that of D_eff = q·D, unique tokens
 * likewise, while compute stays C = 6·N·D in tokens that are really seen. So the best use of C is the law's own at q·C
 * with D divided by q, exactly, and the fitted range is given in tokens of this data. An assumption, and marked as
 * one: no law was fitted with it.
 *
 * @example lawOfData(besiroglu2024, { value: 2, … }).loss at 70e9 and 0.7e12 is besiroglu2024.loss at 70e9 and 1.4e12
 */
export function lawOfData(law: Law, quality: Assumed<number>): Law {
  const { value: q, origin } = quality;
  const better = (point: ScalePoint): ScalePoint => ({
    ...point,
    tokens: q * point.tokens,
    ...(point.uniqueTokens === undefined ? {} : { uniqueTokens: q * point.uniqueTokens }),
  });
  const assumed: Notice = {
    code: 'data-quality-assumed',
    severity: 'warning',
    args: { law: law.title, multiplier: q },
  };
  const { loss, lossBand, optimum, computeForLoss, tokensForLoss, parametersForLoss } = bound(law);
  return {
    ...law,
    formula: `${law.formula}, D → q·D`,
    ...(law.optimumFormula === undefined ? {} : { optimumFormula: `${law.optimumFormula}, at q·C and D/q` }),
    ...(law.optimumLossFormula === undefined
      ? {}
      : { optimumLossFormula: `${law.optimumLossFormula}, at q·C` }),
    fittedRange: rangeOfData(law.fittedRange, q),
    inputs: [...(law.inputs ?? []), { name: 'dataQuality', value: q, unit: 'ratio', origin }],
    notices: [assumed, ...(law.notices ?? [])],
    ...(loss && { loss: (point) => loss(better(point)) }),
    ...(lossBand && { lossBand: (point) => lossBand(better(point)) }),
    ...(optimum && {
      optimum: (compute, traits) => ofData(optimum(q * compute, traitsOfData(traits, q)), q),
    }),
    ...(computeForLoss && { computeForLoss: (target) => dividedBy(q, computeForLoss(target)) }),
    ...(tokensForLoss && { tokensForLoss: (size, target) => dividedBy(q, tokensForLoss(size, target)) }),
    ...(parametersForLoss && {
      parametersForLoss: (tokens, target) => parametersForLoss(q * tokens, target),
    }),
  };
}

/** The law's functions, which it may write as methods. */
function bound(law: Law): Pick<Law, (typeof FUNCTIONS)[number]> {
  return Object.fromEntries(FUNCTIONS.flatMap((name) => (law[name] ? [[name, law[name].bind(law)]] : [])));
}

const FUNCTIONS = [
  'loss',
  'lossBand',
  'optimum',
  'computeForLoss',
  'tokensForLoss',
  'parametersForLoss',
] as const;

function traitsOfData(traits: ScaleTraits | undefined, q: number): ScaleTraits | undefined {
  const unique = traits?.uniqueTokens;
  return unique === undefined ? traits : { ...traits, uniqueTokens: q * unique };
}

function ofData(optimum: Optimum, q: number): Optimum {
  const { tokens, tokensBand } = optimum;
  return {
    ...optimum,
    tokens: tokens / q,
    ...(tokensBand && { tokensBand: { low: tokensBand.low / q, high: tokensBand.high / q } }),
  };
}

function dividedBy(q: number, amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : amount / q;
}

function rangeOfData({ tokens, compute, ...others }: FittedRange, q: number): FittedRange {
  return {
    ...others,
    ...(tokens && { tokens: [tokens[0] / q, tokens[1] / q] }),
    ...(compute && { compute: [compute[0] / q, compute[1] / q] }),
  };
}
