import { EXTRAPOLATION_RULE, extrapolationFactor } from '../laws/fittedRange';
import { type Band, type Law, type LawId, type ScalePoint } from '../laws/law';
import { type Quantity } from '../quantity';

/** What one law says of a point's loss; absent for laws that give none. */
export interface LossAnswer {
  readonly law: Law;
  readonly point: ScalePoint;
  readonly loss?: Quantity;
}

/** The losses that may be compared: those of one corpus and tokenizer. */
export interface ComparableLosses extends Band {
  readonly corpus: string;
  readonly laws: readonly LawId[];
  readonly titles: readonly string[];
}

/** The laws that give a loss, by corpus, in the order of the laws; of a dense model those for mixtures stand apart. */
export function lossesByCorpus(answers: readonly LossAnswer[]): readonly ComparableLosses[] {
  const groups = new Map<string, ComparableLosses>();
  for (const { law, point, loss } of answers) {
    const outOfPlace = law.architectures === 'moe' && (point.experts ?? 1) <= 1;
    if (loss === undefined || outOfPlace) continue;
    const { value } = loss;
    const group = groups.get(law.corpus);
    groups.set(law.corpus, {
      corpus: law.corpus,
      laws: [...(group?.laws ?? []), law.id],
      titles: [...(group?.titles ?? []), law.title],
      low: Math.min(group?.low ?? value, value),
      high: Math.max(group?.high ?? value, value),
    });
  }
  return [...groups.values()];
}

/**
 * A number without a band of its own between the smallest and the largest of several laws: value·(end/value)^factor,
 * which moves the ends away by `factor` in the logarithm, as bands of fits are widened outside the fitted range.
 * @param whose the laws, named in the band's source
 * @example withSpread(2, { low: 1.9, high: 2 }, 'A, B', 1) // 2, low 1.9, high 2
 */
export function withSpread(quantity: Quantity, { low, high }: Band, whose: string, factor: number): Quantity {
  const { value, because } = quantity;
  if (because.band !== undefined || !(low < high)) return quantity;
  const source = factor > 1 ? `${whose}; ${EXTRAPOLATION_RULE}` : whose;
  return {
    ...quantity,
    low: value * Math.pow(Math.min(low, value) / value, factor),
    high: value * Math.pow(Math.max(high, value) / value, factor),
    because: { ...because, band: { kind: 'law-spread', source } },
  };
}

/**
 * A loss without a band of its law's own gets the spread of the laws on its corpus, widened where the law is asked too
 * far; any other is as it was.
 */
export function spreadLoss(
  { law, point, loss }: LossAnswer,
  groups: readonly ComparableLosses[],
): Quantity | undefined {
  const group = groups.find(({ laws }) => laws.includes(law.id));
  if (loss === undefined || group === undefined) return loss;
  const whose = `${group.titles.join(', ')}; ${group.corpus}`;
  return withSpread(loss, group, whose, extrapolationFactor(law.fittedRange, point));
}
