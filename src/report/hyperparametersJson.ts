import { type Advice, type HyperparameterAdvice, type StatedValue } from '../engine/hyperparameters/advice';
import { annealingJson } from './annealing';
import { type Json, quantityJson, warningsJson } from './quantityJson';

function adviceJson({ id, title, value, lossWithin, insideFit, notices }: Advice): Json {
  return {
    id,
    title,
    value: quantityJson(value),
    lossWithin: lossWithin ?? null,
    insideFit,
    warnings: warningsJson(notices),
  };
}

function topicJson(stated: StatedValue | undefined, recommendations: readonly Advice[]) {
  return {
    stated: stated?.value.value ?? null,
    standing: stated?.standing ?? null,
    recommendations: recommendations.map(adviceJson),
  };
}

/**
 * `hyperparameters` of `estimate --json`: what published work recommends beside what the file states; `null` where
 * advice of pre-training does not apply.
 */
export function hyperparametersJson(advice: HyperparameterAdvice | undefined): Json {
  if (advice === undefined) return null;
  const { tradeOff } = advice;
  return {
    learningRate: topicJson(advice.learningRate, advice.learningRates),
    batchTokens: topicJson(advice.batch, advice.batches),
    criticalBatch: {
      recommendations: advice.criticalBatches.map(adviceJson),
      standing: tradeOff?.insideFit === true ? tradeOff.standing : null,
      timesFewestSteps: tradeOff?.timesFewestSteps ?? null,
      timesLeastCompute: tradeOff?.timesLeastCompute ?? null,
      stepsSavedByDoubling: tradeOff?.stepsSavedByDoubling ?? null,
      computeAddedByDoubling: tradeOff?.computeAddedByDoubling ?? null,
      growthWithTwiceTheTokens: quantityJson(advice.criticalBatchGrowth),
    },
    cooldownSteps: quantityJson(advice.cooldownSteps),
    warmupShare: quantityJson(advice.warmupShare),
    annealing: annealingJson(advice.annealing),
  };
}
