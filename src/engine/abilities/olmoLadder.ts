import { type AbilityPoint, type AbilityPredictor } from './ability';
import { sigmoid } from './sigmoid';

/** Constants of one task: loss in bits per byte of the right answer, then accuracy. */
export interface LadderConstants {
  /** Step 1: A/N^a + B/D^b + E. */
  readonly parameterCoefficient: number;
  readonly tokenCoefficient: number;
  readonly parameterExponent: number;
  readonly tokenExponent: number;
  readonly irreducibleLoss: number;
  /** Step 2: a/(1 + exp(−k·(loss − x0))) + b, with a < 0: the lower the loss, the higher the score. */
  readonly height: number;
  readonly centre: number;
  readonly slope: number;
  readonly top: number;
}

/** MMLU, recomputed from the released ladder runs. */
export const LADDER_MMLU: LadderConstants = {
  parameterCoefficient: 38.07,
  tokenCoefficient: 100.1,
  parameterExponent: 0.2262,
  tokenExponent: 0.2361,
  irreducibleLoss: 0.4541,
  height: -0.7421,
  centre: 0.616,
  slope: 4.8334,
  top: 1,
};

/** HellaSwag, likewise. */
export const LADDER_HELLASWAG: LadderConstants = {
  parameterCoefficient: 11.23,
  tokenCoefficient: 60.37,
  parameterExponent: 0.1955,
  tokenExponent: 0.2565,
  irreducibleLoss: 0.5019,
  height: -0.7301,
  centre: 0.7667,
  slope: 12.7417,
  top: 0.9921,
};

/**
 * Step 1: the task's loss, bits per byte of the right answer. N = all parameters but the input embedding.
 *
 * @example ladderTaskLoss(LADDER_MMLU, 13202396160, 5.0001e12) // 0.7502
 */
export function ladderTaskLoss(constants: LadderConstants, parameters: number, tokens: number): number {
  return (
    constants.parameterCoefficient * Math.pow(parameters, -constants.parameterExponent) +
    constants.tokenCoefficient * Math.pow(tokens, -constants.tokenExponent) +
    constants.irreducibleLoss
  );
}

/**
 * Step 2: the share of right answers at that task loss.
 *
 * @example ladderAccuracy(LADDER_MMLU, 0.75017) // 0.51268; OLMo 2 13B was measured at 0.51614
 */
export function ladderAccuracy({ height, centre, slope, top }: LadderConstants, taskLoss: number): number {
  return sigmoid({ floor: top, ceiling: top + height, centre, slope }, taskLoss);
}

function ladderPredictor(
  about: Pick<AbilityPredictor, 'id' | 'task' | 'title'>,
  constants: LadderConstants,
  largestError: number,
): AbilityPredictor {
  return {
    ...about,
    formula: 'loss = A/N^a + B/D^b + E (bits per byte); score = a/(1 + exp(−k·(loss − x0))) + b',
    citation:
      'Bhagia et al. 2024, arXiv:2412.04403 (OLMo ladder); constants recomputed from the released runs',
    confidence: 'verified-secondary',
    population: 'OLMo 2 ladder, 190M to 1.3B, 1 to 10 times 20 tokens per parameter, one recipe and corpus',
    // N without the input embedding; D of the ladder: 20 to 200 tokens per parameter.
    fittedRange: { parameters: [190e6, 1.28e9], tokens: [3.8e9, 2.6e11] },
    floor: constants.top + constants.height,
    ceiling: ladderAccuracy(constants, constants.irreducibleLoss),
    spread: {
      halfWidth: () => largestError,
      kind: 'held-out-error',
      source:
        'the larger of the errors at OLMo 2 7B (4T tokens) and 13B (5T), which the fit has not seen; for runs made like OLMo 2 only',
    },
    score: ({ parameters, tokens, inputEmbeddingParameters = 0 }: AbilityPoint) => {
      if (parameters === undefined || tokens === undefined) return undefined;
      return ladderAccuracy(
        constants,
        ladderTaskLoss(constants, Math.max(parameters - inputEmbeddingParameters, 1), tokens),
      );
    },
  };
}

/**
 * The OLMo ladder: task loss from size and data, then accuracy from task loss. Errors at 13B are 0.7 % for MMLU and
 * 2.5 % for HellaSwag, but 17.5 % for ARC-Challenge and 11 % for ARC-Easy, which are therefore not offered.
 */
export const olmoLadderMmlu = ladderPredictor(
  { id: 'olmo-ladder-mmlu', task: 'mmlu-ranked', title: 'OLMo ladder, MMLU by ranked answers' },
  LADDER_MMLU,
  // 7B: 0.483814 predicted, 0.490108 measured; 13B: 0.512680 and 0.516140.
  0.006294,
);

/** HellaSwag in the same way. */
export const olmoLadderHellaswag = ladderPredictor(
  { id: 'olmo-ladder-hellaswag', task: 'hellaswag-ranked', title: 'OLMo ladder, HellaSwag' },
  LADDER_HELLASWAG,
  // 13B: 0.853036 predicted, 0.831906 measured; 7B: 0.825231 and 0.813483.
  0.02113,
);
