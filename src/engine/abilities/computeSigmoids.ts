import { type AbilityPredictor, computeOf, type TaskId } from './ability';
import { sigmoid } from './sigmoid';

type Row = readonly [
  task: TaskId,
  name: string,
  chance: number,
  /** log10 FLOP */
  centre: number,
  slope: number,
  ceiling: number,
  /** √ of the mean squared error on families that the fit has not seen. */
  leaveFamilyOut: number,
  /** 80 % quantile of |error|/√(p·(1 − p)) on the same, p the score predicted without the family. */
  quantile: number,
  models: number,
  families: number,
];

/**
 * Our least-squares fits to the base models of the ObsScaling table; `npm run fit:abilities` prints them anew and
 * test/reproductions/abilities.test.ts compares. Three rows of the table are mended before (abilityTable.ts says
 * which). As released, the table gives centre 23.117, slope 2.661, ceiling 0.732 and ±10.5 points for MMLU: a row with
 * a thousand times too many tokens bends the curve down, below what Llama 3.1 405B really scores.
 */
// prettier-ignore
const ROWS: readonly Row[] = [
  ['mmlu', 'MMLU', 0.25, 23.269, 2.1700, 0.81027, 0.092298, 0.25055, 123, 39],
  ['humaneval', 'HumanEval', 0, 23.369, 1.5296, 0.61117, 0.098698, 0.29668, 112, 35],
  ['arc-challenge', 'ARC-Challenge', 0.25, 23.247, 1.0754, 0.81174, 0.072056, 0.17523, 120, 38],
  ['hellaswag', 'HellaSwag', 0.25, 21.928, 0.90494, 0.92111, 0.094522, 0.20563, 123, 39],
  ['winogrande', 'WinoGrande', 0.5, 23.150, 0.94247, 0.94121, 0.056720, 0.13572, 123, 39],
  ['xwinograd', 'XWinograd', 0.5, 22.893, 1.0783, 0.89470, 0.042995, 0.10887, 116, 36],
  ['gsm8k', 'GSM8K', 0, 23.505, 2.0596, 0.80245, 0.13275, 0.41473, 123, 39],
];

/**
 * Score as a sigmoid of log10 training FLOP, across families: says what compute alone says, and how little that is.
 * The band is meant to hold 80 % of models of families that the fit has not seen: leaving out each family in turn gives
 * errors, of which the 80 % quantile (the ⌈0.8·(n + 1)⌉th of n) is taken. Errors grow with the room a share has, so
 * they are measured in √(p·(1 − p)): a plain quantile in points would be too wide near 0 and too narrow on the flank.
 */
export const computeSigmoids: readonly AbilityPredictor[] = ROWS.map(
  ([task, name, chance, centre, slope, ceiling, leaveFamilyOut, quantile, models, families]) => ({
    id: `compute-${task}`,
    task,
    title: `${name} by compute`,
    formula: 'score = chance + (ceiling − chance)/(1 + exp(−k·(log10 C − c0)))',
    citation: 'fitted here to the table of Ruan et al. 2024, arXiv:2405.10938 (ObsScaling)',
    confidence: 'fitted-here' as const,
    population: `${models} base models of ${families} families, 2019 to 2024`,
    fittedRange: { compute: [1.48e18, 3.65e25] as const },
    floor: chance,
    ceiling,
    spread: {
      halfWidth: (score: number) => quantile * Math.sqrt(Math.max(score * (1 - score), 0)),
      standardDeviation: leaveFamilyOut,
      kind: 'family-spread' as const,
      source: `80 %: ±${quantile}·√(p·(1 − p)) at a score p, errors of ${models} models on families left out of the fit one by one; one standard deviation ${(100 * leaveFamilyOut).toFixed(1)} points`,
    },
    score: (point) => {
      const compute = computeOf(point);
      return compute === undefined
        ? undefined
        : sigmoid({ floor: chance, ceiling, centre, slope }, Math.log10(compute));
    },
  }),
);
