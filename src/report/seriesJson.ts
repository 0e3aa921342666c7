import { type Range } from '../engine/assumptions';
import {
  type CostPoint,
  type CostSeries,
  isDrawable,
  type LifeSeries,
  lifePoints,
  type MemorySeries,
  type RunSeries,
  type ServingCurve,
  type ServingCurvePoint,
} from '../engine/series';
import { type Json } from './quantityJson';

/** `series` of `estimate --series --json`: one object per chart, or null with what is missing beside it. */
export function seriesJson({ memory, cost, life, serving }: RunSeries): Json {
  return {
    memory: isDrawable(memory) ? memoryJson(memory) : null,
    cost: isDrawable(cost) ? costJson(cost) : null,
    life: isDrawable(life) ? lifeJson(life) : null,
    serving: isDrawable(serving) ? servingJson(serving) : null,
    missing: {
      memory: missingOf(memory),
      cost: missingOf(cost),
      life: missingOf(life),
      serving: missingOf(serving),
    },
  };
}

const missingOf = (series: RunSeries[keyof RunSeries]): Json =>
  'missing' in series ? [...series.missing] : [];

const rangeJson = ({ value, low, high }: Range): Json => ({ value, low, high });

function memoryJson({ accelerators, accelerator, bars, rules, assumed }: MemorySeries): Json {
  return {
    accelerators,
    accelerator: accelerator?.title ?? null,
    capacityBytes: accelerator?.memoryBytes ?? null,
    bars: bars.map(({ change, bytes, parts, fit }) => ({
      change: change === undefined ? null : { field: change.field, value: change.value },
      perGpuBytes: rangeJson(bytes),
      breakdown: parts.map((each) => ({ name: each.part, bytes: rangeJson(each.bytes) })),
      fitVerdict: fit ?? null,
    })),
    rules: rules.map(({ part, formula, source }) => ({ name: part, formula, source })),
    assumed: assumed.map(({ name }) => name),
  };
}

function costJson({ unit, points, run, optimal, law, ...more }: CostSeries): Json {
  const point = ({ tokens, cost, loss, insideFit }: CostPoint): Json => ({
    tokens,
    cost: rangeJson(cost),
    loss: loss ?? null,
    insideFit: insideFit ?? null,
  });
  return {
    unit: unit === 'USD' ? 'USD' : 'GPU-hours',
    run: point(run),
    optimal: optimal === undefined ? null : point(optimal),
    points: points.map(point),
    law: law?.title ?? null,
    corpus: law?.corpus ?? null,
    tokensAssumed: more.tokensAssumed,
    formula: more.formula,
    source: more.source,
    bandSource: more.bandSource ?? null,
  };
}

function lifeJson({ lines, served, expected, law, accelerator, bandSource }: LifeSeries): Json {
  return {
    lines: lines.map((line) => ({
      role: line.role,
      parameters: line.parameters ?? null,
      trainedTokens: line.trainedTokens,
      trainingUsd: rangeJson(line.training),
      usdPerTokenServed: rangeJson(line.perToken),
      cheaper:
        line.cheaper === undefined
          ? null
          : {
              kind: line.cheaper.kind,
              tokens: line.cheaper.tokens === undefined ? null : rangeJson(line.cheaper.tokens),
            },
      points: lifePoints(line, served).map((point) => ({
        tokensServed: point.served,
        costUsd: rangeJson(point.costUsd),
      })),
    })),
    inferenceTokens: expected ?? null,
    law: law?.title ?? null,
    loss: law?.loss ?? null,
    source: law?.citation ?? null,
    servingAccelerator: accelerator,
    bandSource: bandSource ?? null,
  };
}

function servingJson({ points, chosen, assumed, ...more }: ServingCurve): Json {
  const point = (each: ServingCurvePoint): Json => ({
    concurrency: each.concurrency,
    timePerOutputTokenSeconds: rangeJson(each.secondsPerOutputToken),
    outputTokensPerSecondPerGpu: rangeJson(each.outputTokensPerSecond),
    usdPerMillionOutputTokens: each.usdPerMillionOutputTokens ?? null,
  });
  return {
    accelerator: more.accelerator,
    accelerators: more.accelerators,
    weightPrecision: more.weightPrecision,
    promptTokens: more.promptTokens,
    outputTokens: more.outputTokens,
    chosen: chosen === undefined ? null : point(chosen),
    mostSequences: more.mostSequences ?? null,
    points: points.map(point),
    assumed: assumed.map(({ name }) => name),
    source: more.source,
  };
}
