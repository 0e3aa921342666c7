import { extrapolationFactor } from '../laws/fittedRange';
import { type Band, type FittedRange } from '../laws/law';
import { type Notice, type NoticeCode } from '../notice';
import { type Quantity } from '../quantity';
import { type AbilityPoint, type AbilityPredictor, computeOf } from './ability';
import { abilityPredictors } from './predictors';

/** Within this share of the way between floor and ceiling, a score is called saturated. */
export const SATURATED_SHARE = 0.05;

/** Where a score stands between the floor and the ceiling of its curve. */
export type Saturation =
  /** Hardly above guessing: more scale has yet to show. */
  | 'floor'
  /** On the flank: scale shows. */
  | 'rising'
  /** Hardly below the ceiling: more scale shows no more. */
  | 'ceiling';

/** One predictor's answer for a run. */
export interface AbilityPrediction {
  readonly predictor: AbilityPredictor;
  /** Share of right answers, unit `ratio`. */
  readonly score: Quantity;
  readonly saturation: Saturation;
  /** Change of the score if compute (and with it parameters and tokens, √2 each) doubles. */
  readonly gainOfDoubling: number;
}

/**
 * A predictor's band at a point: its measured spread, times 1 + d at d decades outside the fitted range (the rule of
 * the laws), cut at 0 and 1.
 * @returns undefined where no spread was measured
 */
export function scoreBand(predictor: AbilityPredictor, point: AbilityPoint): Band | undefined {
  const score = predictor.score(point);
  if (score === undefined || predictor.spread === undefined) return undefined;
  const halfWidth = predictor.spread.halfWidth(score) * widening(predictor.fittedRange, point);
  return { low: Math.max(score - halfWidth, 0), high: Math.min(score + halfWidth, 1) };
}

function widening(range: FittedRange, point: AbilityPoint): number {
  const compute = computeOf(point) ?? 1;
  const { parameters = 1, tokens = compute / 6 / parameters } = point;
  // A predictor from compute alone states no other range, so the division above never shows.
  return extrapolationFactor(range, { parameters, tokens });
}

/**
 * What one predictor says of a run.
 * @returns undefined where the run does not say what the predictor needs, or says something that is not positive
 */
export function predictAbility(
  predictor: AbilityPredictor,
  point: AbilityPoint,
): AbilityPrediction | undefined {
  if (!isPositive(point)) return undefined;
  const value = predictor.score(point);
  const doubled = predictor.score(twice(point));
  if (value === undefined || doubled === undefined) return undefined;
  const band = scoreBand(predictor, point);
  const { floor, ceiling, spread } = predictor;
  const share = (value - floor) / (ceiling - floor);
  return {
    predictor,
    saturation: share < SATURATED_SHARE ? 'floor' : share > 1 - SATURATED_SHARE ? 'ceiling' : 'rising',
    gainOfDoubling: doubled - value,
    score: {
      value,
      unit: 'ratio',
      low: band?.low,
      high: band?.high,
      because: {
        formula: predictor.formula,
        inputs: inputsOf(predictor, point),
        source: predictor.citation,
        band: band && spread && { kind: spread.kind, source: spread.source },
        notices: outside(predictor, point),
      },
    },
  };
}

/** What every predictor says that can say something. */
export function predictAbilities(
  point: AbilityPoint,
  predictors: readonly AbilityPredictor[] = abilityPredictors,
): readonly AbilityPrediction[] {
  return predictors.flatMap((predictor) => predictAbility(predictor, point) ?? []);
}

function isPositive({ parameters, tokens, compute }: AbilityPoint): boolean {
  return [parameters, tokens, compute].every((x) => x === undefined || (x > 0 && Number.isFinite(x)));
}

function twice({ parameters, tokens, compute, inputEmbeddingParameters }: AbilityPoint): AbilityPoint {
  return {
    parameters: parameters && parameters * Math.SQRT2,
    tokens: tokens && tokens * Math.SQRT2,
    compute: compute && compute * 2,
    inputEmbeddingParameters,
  };
}

/** A predictor states a range of what it looks at. */
function inputsOf({ fittedRange }: AbilityPredictor, point: AbilityPoint): Quantity['because']['inputs'] {
  const compute = computeOf(point);
  if (fittedRange.compute !== undefined)
    return compute === undefined ? [] : [{ name: 'flops', value: compute, unit: 'FLOP' }];
  const { parameters, tokens } = point;
  return [
    ...(parameters === undefined
      ? []
      : [{ name: 'parameters', value: parameters, unit: 'parameters' as const }]),
    ...(tokens === undefined ? [] : [{ name: 'tokens', value: tokens, unit: 'tokens' as const }]),
  ];
}

function outside({ title, fittedRange }: AbilityPredictor, point: AbilityPoint): readonly Notice[] {
  const check = (
    code: NoticeCode,
    value: number | undefined,
    range: readonly [number, number] | undefined,
  ): readonly Notice[] => {
    if (value === undefined || range === undefined || (range[0] <= value && value <= range[1])) return [];
    return [{ code, severity: 'warning', args: { law: title, value, low: range[0], high: range[1] } }];
  };
  return [
    ...check('parameters-outside-fit', point.parameters, fittedRange.parameters),
    ...check('tokens-outside-fit', point.tokens, fittedRange.tokens),
    ...check('compute-outside-fit', computeOf(point), fittedRange.compute),
  ];
}
