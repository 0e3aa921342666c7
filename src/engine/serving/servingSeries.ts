import { type Architecture } from '../architecture/architecture';
import { capacityOf } from './capacity';
import { type Deployment } from './deployment';
import { decodeTime, prefillTime } from './phases';
import { throughputOf } from './throughput';

/** How fast a deployment is with so many sequences together. */
export interface ServingPoint {
  readonly concurrency: number;
  /** Seconds per output token, with the ends of the efficiencies. */
  readonly secondsPerOutputToken: number;
  readonly fastestSeconds: number;
  readonly slowestSeconds: number;
  /** Per accelerator of a busy replica, with the ends of the efficiencies. */
  readonly outputTokensPerSecond: number;
  readonly fewestTokensPerSecond: number;
  readonly mostTokensPerSecond: number;
  readonly usdPerMillionOutputTokens?: number;
}

/** No scheduler puts more sequences together. */
const MOST = 4096;

/**
 * Throughput against latency: a point for every power of two of sequences together that fit, and one for the most that
 * do. For a chart: time per output token across, tokens per second and accelerator upwards.
 * @returns empty where the model does not fit, or peak, bandwidth or links are not known
 */
export function servingSeries(architecture: Architecture, deployment: Deployment): readonly ServingPoint[] {
  const { promptTokens, outputTokens } = deployment;
  const { mostSequences } = capacityOf(architecture, deployment, promptTokens + outputTokens);
  const most = Math.min(mostSequences, MOST);
  const counts: number[] = [];
  for (let count = 1; count < most; count *= 2) counts.push(count);
  if (most >= 1) counts.push(most);
  return counts.flatMap((concurrency) => servingPoint(architecture, { ...deployment, concurrency }) ?? []);
}

/** How fast a deployment is as it stands. @returns undefined where peak, bandwidth or links are not known */
export function servingPoint(architecture: Architecture, deployment: Deployment): ServingPoint | undefined {
  const { concurrency } = deployment;
  const phases = {
    readsTogether: prefillTime(architecture, deployment, concurrency),
    writes: decodeTime(architecture, deployment),
  };
  const { outputTokensPerSecondPerAccelerator: rate, usdPerMillionOutputTokens: price } = throughputOf(
    deployment,
    phases,
    [],
    undefined,
  );
  if (rate === undefined || phases.writes === undefined) return undefined;
  const { value, low, high } = phases.writes.seconds;
  return {
    concurrency,
    secondsPerOutputToken: value,
    fastestSeconds: low,
    slowestSeconds: high,
    outputTokensPerSecond: rate.value,
    fewestTokensPerSecond: rate.low ?? rate.value,
    mostTokensPerSecond: rate.high ?? rate.value,
    ...(price === undefined ? {} : { usdPerMillionOutputTokens: price.value }),
  };
}
