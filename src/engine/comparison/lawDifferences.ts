import { type Law, type ScalePoint } from '../laws/law';
import { type LawDifference } from './lawComparison';

/** From here on a difference in the size of the largest runs is worth a word. */
const NOTABLE = 3;

const QUANTITIES = ['parameters', 'tokens', 'compute'] as const;

/** How much larger the largest runs of a law were, in the first quantity for which both papers give a range. */
function scaleDifference(law: Law, other: Law): readonly LawDifference[] {
  for (const quantity of QUANTITIES) {
    const [own, its] = [law.fittedRange[quantity], other.fittedRange[quantity]];
    if (own === undefined || its === undefined) continue;
    const ratio = own[1] / its[1];
    return ratio >= NOTABLE || ratio <= 1 / NOTABLE ? [{ code: 'fitted-scale', quantity, ratio }] : [];
  }
  return [];
}

/**
 * Why `law` answers otherwise than `other` about a point, as far as the two objects say: what they count, what they
 * were fitted on and how far, what they know of.
 */
export function lawDifferences(law: Law, other: Law, point: ScalePoint): readonly LawDifference[] {
  if (law.id === other.id) return [];
  const { parameterConvention: convention, corpus } = law;
  const sameCount = convention === other.parameterConvention;
  const sameCorpus = corpus === other.corpus;
  const { tokens, uniqueTokens = tokens, experts = 1 } = point;
  const repeats = law.knowsRepetition ?? false;
  const mixes = law.architectures === 'moe';
  return [
    ...(sameCount
      ? []
      : [{ code: 'parameter-count', convention, other: other.parameterConvention } as const]),
    ...(sameCorpus ? [] : [{ code: 'corpus', corpus, other: other.corpus } as const]),
    ...(sameCount && sameCorpus ? [{ code: 'method' } as const] : []),
    ...scaleDifference(law, other),
    ...(uniqueTokens < tokens && repeats !== (other.knowsRepetition ?? false)
      ? [{ code: 'repetition', knows: repeats, epochs: tokens / uniqueTokens } as const]
      : []),
    ...(experts > 1 && mixes !== (other.architectures === 'moe')
      ? [{ code: 'experts', knows: mixes } as const]
      : []),
    ...(law.loss === undefined ? [{ code: 'no-loss' } as const] : []),
  ];
}
