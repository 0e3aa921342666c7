import { independentPass } from './passAtK';

/** Kinds of problems in a benchmark: a share of them, all with one chance of a right sample. */
export interface DifficultyGroup {
  /** Of all problems; the shares sum to 1. */
  readonly share: number;
  /** Chance that one sample is right. */
  readonly chance: number;
  /**
   * Chance that one sample gives the most frequent wrong answer; absent = wrong answers never agree. Where it exceeds
   * `chance`, more votes make it worse.
   */
  readonly rivalChance?: number;
}

/**
 * Best-of-n with a perfect verifier: coverage, Σ share·(1 − (1−p)^k).
 *
 * @example bestOfN([{ share: 1, chance: 0.05 }], 10) // 0.401263
 */
export function bestOfN(groups: readonly DifficultyGroup[], samples: number): number {
  return sum(groups, ({ share, chance }) => share * independentPass(chance, samples));
}

/**
 * Best-of-n with a verifier that passes every right answer and a wrong one with `falsePositive`; one of those passed is
 * taken at random. With k samples, R right among them and each wrong one passed with chance f:
 * E[R/(R + passed wrong)] → p/(p + f·(1−p)) as k grows, and not 1: the verifier's precision is the plateau. The exact
 * value by exchangeability: a passed sample is right with that precision, and one passes at all with
 * 1 − (1 − (p + f·(1−p)))^k.
 *
 * @example bestOfNImperfect([{ share: 1, chance: 0.1 }], 1e6, 0.1) // 0.526
 */
export function bestOfNImperfect(
  groups: readonly DifficultyGroup[],
  samples: number,
  falsePositive: number,
): number {
  return sum(groups, ({ share, chance }) => {
    const passed = chance + falsePositive * (1 - chance);
    return passed <= 0 ? 0 : share * (chance / passed) * independentPass(passed, samples);
  });
}

/**
 * Majority vote in the limit of many votes: problems whose right answer is more frequent than any wrong one. This is
 * the plateau that Brown et al. 2024 see after a few hundred samples, whatever coverage does meanwhile.
 */
export function majorityLimit(groups: readonly DifficultyGroup[]): number {
  return sum(groups, ({ share, chance, rivalChance = 0 }) =>
    chance > rivalChance ? share : chance === rivalChance && chance > 0 ? share / 2 : 0,
  );
}

/**
 * Majority vote of k samples between the right answer and its strongest rival; other answers are taken never to agree
 * with each other. The difference of their counts is near normal, mean k(p−q), variance k(p+q−(p−q)²); exact at k = 1.
 */
export function majorityVote(groups: readonly DifficultyGroup[], samples: number): number {
  return sum(groups, ({ share, chance, rivalChance = 0 }) => {
    if (samples <= 1 || chance <= 0) return share * chance;
    if (chance >= 1) return share;
    const difference = chance - rivalChance;
    const deviation = Math.sqrt((chance + rivalChance - difference ** 2) / samples);
    // A right answer that never occurs cannot win; one vote decides where wrong answers never agree.
    const ceiling = independentPass(chance, samples);
    return share * Math.min(ceiling, deviation > 0 ? normalShare(difference / deviation) : 1);
  });
}

/**
 * Samples beyond which voting gains nothing worth having: within `tolerance` of its limit for every larger number
 * that is a power of two, to 2^20.
 * @returns undefined if it is not reached by then
 */
export function majorityPlateau(groups: readonly DifficultyGroup[], tolerance = 0.01): number | undefined {
  const limit = majorityLimit(groups);
  let plateau: number | undefined;
  for (let samples = 2 ** 20; samples >= 1; samples /= 2) {
    if (Math.abs(majorityVote(groups, samples) - limit) > tolerance) break;
    plateau = samples;
  }
  return plateau;
}

function sum(groups: readonly DifficultyGroup[], of: (group: DifficultyGroup) => number): number {
  return groups.reduce((total, group) => total + of(group), 0);
}

/** Φ(z), the share of a standard normal below z; Zelen & Severo's polynomial, off by less than 7.5e-8. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.3989422804014327 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}
