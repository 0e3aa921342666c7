import { independentPass, passAtK } from './passAtK';
import { bestOfNImperfect, majorityVote } from './selection';

/**
 * What the formulas of choosing give for one problem of stated chances: reckoned here, measured by nobody. They show
 * what the published example cannot: where a verifier that errs stops gaining, and when a vote makes it worse.
 */
export const WORKED_BEST_OF_N = [
  { chance: 0.05, falsePositive: 0, samples: 10 },
  { chance: 0.05, falsePositive: 0, samples: 100 },
  { chance: 0.05, falsePositive: 0.01, samples: 100 },
  { chance: 0.05, falsePositive: 0.1, samples: 100 },
].map((each) => ({
  ...each,
  right: bestOfNImperfect([{ share: 1, ...each }], each.samples, each.falsePositive),
}));

/** Votes where the right answer is the most frequent, and where a wrong one is. */
export const WORKED_VOTES = [
  { chance: 0.3, rivalChance: 0.2, samples: 1 },
  { chance: 0.3, rivalChance: 0.2, samples: 100 },
  { chance: 0.3, rivalChance: 0.2, samples: 1000 },
  { chance: 0.2, rivalChance: 0.3, samples: 1 },
  { chance: 0.2, rivalChance: 0.3, samples: 100 },
].map((each) => ({ ...each, right: majorityVote([{ share: 1, ...each }], each.samples) }));

/** pass@k from 200 samples of which 10 are right: unbiased, and by the share of right samples. */
export const WORKED_PASS_AT_K = [1, 10, 100].map((k) => ({
  samples: 200,
  correct: 10,
  k,
  unbiased: passAtK({ samples: 200, correct: 10 }, k),
  direct: independentPass(10 / 200, k),
}));
