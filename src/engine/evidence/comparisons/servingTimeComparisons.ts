import { resolveArchitecture } from '../../architecture';
import { type Assumed, type ServingAssumptions } from '../../assumptions';
import { defaultAssumptions } from '../../defaultAssumptions';
import { findPublicModel } from '../../models';
import { type Quantity } from '../../quantity';
import { EMPTY_RUN } from '../../run';
import { type Serving, servingOf } from '../../serving/servingOf';
import { type Comparison } from '../comparison';
import { type ServingMeasurement } from '../servingMeasurements';
import { servingMeasurements } from '../servingMeasurementTable';

/** Schedulers put no more together (TensorRT-LLM's `max_batch_size`). */
const MOST_TOGETHER = 2048;

/** Tokens written per second and accelerator, and seconds to the first token, against what was measured. */
export function servingTimeComparisons(): readonly Comparison[] {
  return servingMeasurements.flatMap((measurement) => {
    const { kind, measured: published, fitted: madeBand, source, confidence, remark } = measurement;
    const predicted = predictedOf(measurement);
    if (predicted === undefined) return [];
    const common = { quantity: kind, name: nameOf(measurement), predicted, published, source, confidence };
    return [
      {
        ...common,
        ...(madeBand ? { madeBand } : {}),
        ...(remark === undefined ? {} : { remark }),
      },
    ];
  });
}

/** The serving that was measured, as the engine reckons it. */
export function servingAsMeasured(measurement: ServingMeasurement): Serving | undefined {
  const { batch } = measurement;
  const most = batch ?? servingWith(measurement, {})?.capacity.mostSequences;
  if (most === undefined) return undefined;
  return servingWith(measurement, { concurrency: stated(Math.min(MOST_TOGETHER, most)) });
}

function servingWith(
  { model, accelerator, format, accelerators, promptTokens, outputTokens = 1 }: ServingMeasurement,
  more: ServingAssumptions,
): Serving | undefined {
  const fields = findPublicModel(model)?.architecture;
  const { architecture } = fields === undefined ? {} : resolveArchitecture(fields);
  const serving: ServingAssumptions = {
    accelerator: stated(accelerator),
    accelerators: stated(accelerators),
    weightPrecision: stated(format),
    cachePrecision: stated(format === 'fp16' || format === 'bf16' ? format : 'fp8'),
    promptTokens: stated(promptTokens),
    outputTokens: stated(outputTokens),
    ...more,
  };
  return servingOf(EMPTY_RUN, { architecture }, { ...defaultAssumptions, serving });
}

function stated<T>(value: T): Assumed<T> {
  return { value, origin: 'user', source: 'as measured' };
}

function predictedOf(measurement: ServingMeasurement): Quantity | undefined {
  const serving = servingAsMeasured(measurement);
  if (measurement.kind === 'time-to-first-token') return serving?.timeToFirstToken;
  return measurement.writesOnly === true
    ? writingRate(serving?.acceleratorSecondsPerOutputToken)
    : serving?.outputTokensPerSecondPerAccelerator;
}

/** Tokens per second from seconds per token: the ends change places. */
function writingRate(seconds: Quantity | undefined): Quantity | undefined {
  if (seconds === undefined) return undefined;
  const { value, low = value, high = value, because } = seconds;
  const formula = 'B / (G · t_decode)';
  return {
    value: 1 / value,
    low: 1 / high,
    high: 1 / low,
    unit: 'tokens/s',
    because: { ...because, formula },
  };
}

/** @example 'Llama-3.1-8B, fp8, 1 × h100-sxm-80gb, 128 + 2048 tokens, as many as fit' */
function nameOf({
  model,
  format,
  accelerators,
  accelerator,
  promptTokens,
  outputTokens,
  batch,
  source,
}: ServingMeasurement): string {
  const tokens =
    outputTokens === undefined ? `${promptTokens} tokens` : `${promptTokens} + ${outputTokens} tokens`;
  const together = batch === undefined ? 'as many as fit' : `${batch} together`;
  const version = /v\d+\.\d+(\.\d+)?/.exec(source)?.[0];
  const parts = [model, format, `${accelerators} × ${accelerator}`, tokens, together, version];
  return parts.filter((part) => part !== undefined).join(', ');
}
