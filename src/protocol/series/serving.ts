import { type ServingCurve, type ServingCurvePoint } from '../../engine/series';
import { type Guard, isNumber, isText, listOf, optional, shape } from '../shape';
import { areAssumed, isRange } from './common';

const isPoint: Guard<ServingCurvePoint> = shape<ServingCurvePoint>({
  concurrency: isNumber,
  secondsPerOutputToken: isRange,
  outputTokensPerSecond: isRange,
  usdPerMillionOutputTokens: optional(isNumber),
});

/** Throughput against latency. */
export const isServingCurve: Guard<ServingCurve> = shape<ServingCurve>({
  points: listOf(isPoint),
  chosen: optional(isPoint),
  mostSequences: optional(isNumber),
  accelerator: isText,
  accelerators: isNumber,
  weightPrecision: isText,
  promptTokens: isNumber,
  outputTokens: isNumber,
  assumed: areAssumed,
  source: isText,
});
