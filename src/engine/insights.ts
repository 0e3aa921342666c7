import { type AbilityPrediction, abilityPointOf, predictAbilities } from './abilities';
import { type Assumptions } from './assumptions';
import { compareLaws } from './comparison/compareLaws';
import { type LawComparison } from './comparison/lawComparison';
import {
  lawsOfData,
  type QualityEffect,
  qualityEffect,
  repeatedShare,
  statedQuality,
  worthOfNextEpoch,
} from './dataQuality';
import { type Estimate } from './estimate';
import { isSensible } from './estimate/known';
import { pointOf } from './estimate/prediction';
import { type HyperparameterAdvice, hyperparameterAdvice } from './hyperparameters/advice';
import { factsOf } from './hyperparameters/facts';
import { type Law } from './laws/law';
import { type RunCourse, runCourse } from './laws/kaplan2020/runCourse';
import { type DenseEquivalence, denseEquivalents, mixtureOf } from './laws/moe/denseEquivalent';
import { type PrecisionEffect, precisionEffect } from './laws/precision/precisionEffect';
import { type Returns, returnsOfEstimate } from './returns';
import { type RunDescription } from './run';
import { type TestTimeReport, testTimeOfRun } from './testTime';

/** What repeating data costs a run, by Muennighoff et al. 2023. */
export interface RepetitionEffect {
  readonly epochs: number;
  readonly uniqueTokens: number;
  /** Fresh tokens that would be worth as much over the tokens seen. */
  readonly worth: number;
  /** What one more epoch would add, in epochs of fresh data. */
  readonly nextEpoch: number;
}

/** What the stated worth of the data changes in the loss of the run by one law. */
export interface DataQualityEffect {
  /** The law's title. */
  readonly law: string;
  readonly effect: QualityEffect;
}

/** What published work says about a run beyond its estimate; what does not apply is absent. */
export interface Insights {
  readonly comparison: LawComparison;
  readonly abilities?: { readonly compute: number; readonly predictions: readonly AbilityPrediction[] };
  /** By the first law, in the order given, that gives a loss. */
  readonly returns?: Returns;
  readonly repetition?: RepetitionEffect;
  /** The loss along the run; absent for mixtures, and where steps or batch are unknown. */
  readonly course?: RunCourse;
  /** Published examples of what compute at test time buys, and its exchange for a larger model. */
  readonly testTime?: TestTimeReport;
  /** By the law of `returns`, where somebody states what the data is worth. */
  readonly dataQuality?: DataQualityEffect;
  readonly advice?: HyperparameterAdvice;
  /** Of a mixture of experts: the dense model of the same loss, by each law that knows both. */
  readonly denseEquivalents: readonly DenseEquivalence[];
  readonly precision?: PrecisionEffect;
}

/**
 * All laws about a run, the abilities its compute buys, where more stops paying, what repeating its data costs, and
 * advice on its hyper-parameters. It costs many times an estimate, and is made when a person asks.
 * @param estimate of the same run under the same assumptions
 * @param laws all that are to speak
 */
export function insights(
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
  laws: readonly Law[],
): Insights {
  const facts = factsOf(run, estimate);
  const comparison = compareLaws(run, assumptions, laws);
  // Fine-tuning has no laws of pre-training, and so no abilities or returns by them.
  if (comparison.views.length === 0) return { comparison, denseEquivalents: [] };
  return {
    comparison,
    abilities: abilitiesOf(estimate),
    returns: returnsBy(comparison, estimate, lawsOfData(laws, assumptions), assumptions),
    repetition: repetitionOf(estimate),
    course: runCourse(estimate),
    testTime: testTimeOfRun(estimate, assumptions),
    dataQuality: dataQualityOf(comparison, estimate, assumptions, laws),
    advice: facts === undefined ? undefined : hyperparameterAdvice(facts),
    denseEquivalents: denseEquivalents(mixtureOf(estimate)),
    precision: precisionEffect(run, estimate),
  };
}

function abilitiesOf(estimate: Estimate): Insights['abilities'] {
  const point = abilityPointOf(estimate);
  if (point === undefined) return undefined;
  const predictions = predictAbilities(point);
  return predictions.length === 0 ? undefined : { compute: point.compute, predictions };
}

/** The first law, in the order of the comparison, that gives a loss. */
function firstWithLoss({ views }: LawComparison, laws: readonly Law[]): Law | undefined {
  const first = views.find(({ prediction }) => prediction.loss !== undefined)?.prediction.law;
  return laws.find(({ id }) => id === first);
}

function dataQualityOf(
  comparison: LawComparison,
  { architecture, training: { tokens, uniqueTokens } }: Estimate,
  assumptions: Assumptions,
  laws: readonly Law[],
): DataQualityEffect | undefined {
  const [law, quality] = [firstWithLoss(comparison, laws), statedQuality(assumptions)];
  if (law === undefined || quality === undefined || architecture === undefined || tokens === undefined)
    return undefined;
  const point = pointOf(law, architecture, tokens.value, uniqueTokens?.value);
  const choice = { kind: 'own', multiplier: quality.value } as const;
  const effect = point === undefined ? undefined : qualityEffect(law, point, choice);
  return effect === undefined ? undefined : { law: law.title, effect };
}

function returnsBy(
  comparison: LawComparison,
  estimate: Estimate,
  laws: readonly Law[],
  { leastGain }: Assumptions,
): Returns | undefined {
  const law = firstWithLoss(comparison, laws);
  const least = isSensible(leastGain?.value) ? leastGain.value : undefined;
  return law === undefined ? undefined : returnsOfEstimate(law, estimate, { leastGain: least });
}

function repetitionOf({ training: { tokens, uniqueTokens } }: Estimate): RepetitionEffect | undefined {
  if (tokens === undefined || uniqueTokens === undefined) return undefined;
  const epochs = tokens.value / uniqueTokens.value;
  if (!(epochs > 1)) return undefined;
  return {
    epochs,
    uniqueTokens: uniqueTokens.value,
    worth: repeatedShare(epochs),
    nextEpoch: worthOfNextEpoch(epochs),
  };
}
