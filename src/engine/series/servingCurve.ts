import { type Range } from '../assumptions';
import { deploymentOf } from '../serving/deployment';
import { EFFICIENCY_SOURCE } from '../serving/efficiency';
import { servingPoint, type ServingPoint, servingSeries } from '../serving/servingSeries';
import { type AssumedInput, type NoSeries, type SeriesInput } from './seriesInput';

/** A busy replica with so many sequences together. */
export interface ServingCurvePoint {
  readonly concurrency: number;
  readonly secondsPerOutputToken: Range;
  /** Of one accelerator. */
  readonly outputTokensPerSecond: Range;
  readonly usdPerMillionOutputTokens?: number;
}

/** Throughput against latency of one deployment over the number of sequences decoded together. */
export interface ServingCurve {
  readonly points: readonly ServingCurvePoint[];
  /** As the model is served. */
  readonly chosen?: ServingCurvePoint;
  /** Sequences that fit; absent where more fit than are looked for. */
  readonly mostSequences?: number;
  readonly accelerator: string;
  /** Of a replica. */
  readonly accelerators: number;
  readonly weightPrecision: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly assumed: readonly AssumedInput[];
  readonly source: string;
}

/** The formula of the report and the sources of its shares. */
const SOURCE = `Pope et al. 2022, arXiv:2211.05102, section 2; ${EFFICIENCY_SOURCE}`;

/**
 * How much a replica writes against how long a token takes, from one sequence alone to as many as fit, and the point at
 * which the model is served. What nobody says of the deployment is chosen as `deploymentOf` does.
 * @example Llama-3.1-8B, bf16, one H100: from 7 ms and 130 tokens/s alone to 333 sequences together
 */
export function servingCurve({ run, estimate, assumptions }: SeriesInput): ServingCurve | NoSeries {
  const { architecture } = estimate;
  if (architecture === undefined) return { missing: ['architecture'] };
  if (architecture.kind !== undefined) return { missing: ['decoder'] };
  const found = deploymentOf(run, architecture, assumptions);
  if (found === undefined) return { missing: ['accelerator'] };
  const { deployment, capacity, inputs } = found;
  if (capacity.mostSequences < 1) return { missing: ['room'] };
  const points = servingSeries(architecture, deployment).map(pointOf);
  if (points.length === 0) return { missing: ['rates'] };
  const chosen = servingPoint(architecture, deployment);
  const last = points.at(-1)?.concurrency;
  return {
    points,
    ...(chosen === undefined ? {} : { chosen: pointOf(chosen) }),
    ...(last === capacity.mostSequences ? { mostSequences: last } : {}),
    accelerator: deployment.accelerator.title,
    accelerators: deployment.accelerators,
    weightPrecision: deployment.weightFormat.id,
    promptTokens: deployment.promptTokens,
    outputTokens: deployment.outputTokens,
    assumed: inputs.filter(({ origin }) => origin === 'default').map(({ name, value }) => ({ name, value })),
    source: SOURCE,
  };
}

function pointOf(point: ServingPoint): ServingCurvePoint {
  const { concurrency, usdPerMillionOutputTokens: price } = point;
  return {
    concurrency,
    secondsPerOutputToken: {
      value: point.secondsPerOutputToken,
      low: point.fastestSeconds,
      high: point.slowestSeconds,
    },
    outputTokensPerSecond: {
      value: point.outputTokensPerSecond,
      low: point.fewestTokensPerSecond,
      high: point.mostTokensPerSecond,
    },
    ...(price === undefined ? {} : { usdPerMillionOutputTokens: price }),
  };
}
