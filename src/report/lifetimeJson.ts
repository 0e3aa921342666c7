import { type TwoRuns } from '../engine/lifetime/compareLives';
import { type EqualLossLife } from '../engine/lifetime/equalLossLives';
import { type LifetimeParts } from '../engine/lifetime/lifetimeCostOfRun';
import { type LifetimeOfRun } from '../engine/lifetime/lifetimeOfRun';
import { breakEvenJson, comparisonJson } from './lifetimeComparison';
import { lifetimeRemarks } from './lifetime';
import { type Json, quantityJson } from './quantityJson';
import { terminalEnglish } from './translate';

const partsJson = ({ training, serving, total }: LifetimeParts): Json => ({
  training: quantityJson(training),
  serving: quantityJson(serving),
  total: quantityJson(total),
});

/** A model of the same loss with what its life costs. */
export function lifeJson(life: EqualLossLife): Json {
  return {
    role: life.role,
    parameters: life.parameters.value,
    tokens: life.tokens.value,
    trainingFlops: life.trainingFlops.value,
    trainingUsd: quantityJson(life.trainingUsd),
    lifetimeFlops: life.lifetimeFlops?.value ?? null,
    lifetimeUsd: quantityJson(life.lifetimeUsd),
    breakEvenFlops: breakEvenJson(life.breakEvenFlops),
    breakEvenUsd: breakEvenJson(life.breakEvenUsd),
  };
}

/** `lifetime` of `estimate --lifetime --json`; `pairs` are those that this run is part of. */
export function lifetimeJson(lifetime: LifetimeOfRun, pairs: readonly TwoRuns[]): Json {
  const { cost, price, equalLoss, samples, missing } = lifetime;
  return {
    inferenceTokens: cost.inferenceTokens?.value ?? null,
    flops: partsJson(cost.flops),
    gpuHours: partsJson(cost.hours),
    costUsd: partsJson(cost.usd),
    energyKwh: partsJson(cost.energyKwh),
    usdPerTokenServed: quantityJson(price?.usd),
    promptShare: price?.promptShare ?? null,
    equalLoss:
      equalLoss === undefined
        ? null
        : {
            law: equalLoss.law,
            corpus: equalLoss.corpus,
            loss: equalLoss.loss,
            models: equalLoss.lives.map(lifeJson),
          },
    samples: {
      usdPerQuery: quantityJson(samples.usdPerQuery),
      examples: samples.examples.map(({ from, to, samples: count, usdPerQuery }) => ({
        from,
        to,
        samples: count,
        usdPerQuery: quantityJson(usdPerQuery),
      })),
      exchanges: samples.exchanges.map(({ sizeRatio, multiple }) => ({
        sizeRatio,
        inferenceMultiple: multiple,
      })),
    },
    against: comparisonJson(pairs),
    missing: [...missing],
    remarks: lifetimeRemarks(lifetime, terminalEnglish),
  };
}
