import { publishedRuns } from '../evidence/publishedRuns';
import { type PublishedRun } from '../evidence/publishedRun';
import { type Unit } from '../quantity';

/** What bounds a run besides data. */
export type LimitKind = 'compute' | 'parameters' | 'tokens' | 'accelerators' | 'cost' | 'power';

/** The largest that was done, or that somebody holds possible. */
export interface ScaleLimit {
  readonly kind: LimitKind;
  /** `done`: published or estimated of a finished run; `projected`: somebody's forecast. */
  readonly state: 'done' | 'projected';
  /** Run or forecast, in the field's words. */
  readonly title: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Power in watts has none of the engine's units. */
  readonly unit: Unit | 'W';
  readonly source: string;
  readonly confidence: PublishedRun['confidence'];
}

/** In the order in which they are listed to people. */
const KINDS: readonly LimitKind[] = ['compute', 'parameters', 'tokens', 'accelerators', 'cost', 'power'];

const EPOCH_AI = 'Epoch AI, “Data on AI Models”, epoch.ai/data, CC-BY 4.0';
const EPOCH_2030 = 'Sevilla et al. 2024, Epoch AI, “Can AI scaling continue through 2030?”';

/** Clusters, money and power: figures that the table of runs does not hold. */
const STATED: readonly ScaleLimit[] = [
  done(
    'accelerators',
    'Llama 3.1 405B, H100',
    16_384,
    'accelerators',
    'Llama Team 2024, arXiv:2407.21783',
    'verified',
  ),
  done('accelerators', 'Grok-3, H100', 100_000, 'accelerators', EPOCH_AI, 'estimate'),
  projected(
    'accelerators',
    'H100-equivalents that could be made for AI by 2030',
    100e6,
    [20e6, 400e6],
    'accelerators',
  ),
  // At an assumed 2 USD an hour, the final run alone.
  done(
    'cost',
    'DeepSeek-V3, final run at 2 USD an hour',
    5.576e6,
    'USD',
    'DeepSeek-AI 2024, arXiv:2412.19437',
    'mixed',
  ),
  done('cost', 'GPT-4, amortised', 40_586_592, 'USD', EPOCH_AI, 'estimate'),
  done('cost', 'Grok-3, amortised', 154_003_695, 'USD', EPOCH_AI, 'estimate'),
  // 16,384 H100 at the 700 W of the chip, without hosts and cooling.
  done(
    'power',
    'Llama 3.1 405B, chips alone',
    16_384 * 700,
    'W',
    'Llama Team 2024, arXiv:2407.21783; 700 W by the data sheet',
    'mixed',
  ),
  // The two ends of their range, and its geometric middle as the value.
  projected('power', 'one campus by 2030', Math.sqrt(1e9 * 5e9), [1e9, 5e9], 'W'),
  projected('compute', 'largest feasible run by 2030', 2e29, undefined, 'FLOP'),
];

function done(
  kind: LimitKind,
  title: string,
  value: number,
  unit: ScaleLimit['unit'],
  source: string,
  confidence: ScaleLimit['confidence'],
): ScaleLimit {
  return { kind, state: 'done', title, value, unit, source, confidence };
}

function projected(
  kind: LimitKind,
  title: string,
  value: number,
  range: readonly [number, number] | undefined,
  unit: ScaleLimit['unit'],
): ScaleLimit {
  const [low, high] = range ?? [undefined, undefined];
  return {
    kind,
    state: 'projected',
    title,
    value,
    low,
    high,
    unit,
    source: EPOCH_2030,
    confidence: 'estimate',
  };
}

/** The largest published run by one of its figures: the largest checked one, and the largest of all if that is another. */
function largest(
  kind: LimitKind,
  unit: Unit,
  of: (run: PublishedRun) => number | undefined,
): readonly ScaleLimit[] {
  const best = (runs: readonly PublishedRun[]): PublishedRun | undefined =>
    runs.reduce<PublishedRun | undefined>(
      (found, run) => ((of(run) ?? 0) > (found === undefined ? 0 : (of(found) ?? 0)) ? run : found),
      undefined,
    );
  const overall = best(publishedRuns);
  const checked = best(publishedRuns.filter(({ confidence }) => confidence === 'verified'));
  return [...new Set([checked, overall])].flatMap((run) => {
    const value = run && of(run);
    return run === undefined || value === undefined
      ? []
      : [done(kind, run.name, value, unit, run.source, run.confidence)];
  });
}

/** Every limit, by kind, the smaller first. */
export const scaleLimits: readonly ScaleLimit[] = [
  ...largest('compute', 'FLOP', ({ flops }) => flops),
  ...largest('parameters', 'parameters', ({ parameters }) => parameters),
  ...largest('tokens', 'tokens', ({ tokens }) => tokens),
  ...STATED,
].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.value - b.value);

/** A run's demands; what is not known is left out. */
export interface ScaleDemand {
  /** FLOP */
  readonly compute?: number;
  /** All of them, also the experts that a token does not pass. */
  readonly parameters?: number;
  readonly tokens?: number;
  readonly accelerators?: number;
  readonly costUsd?: number;
  /** Watts of the chips, accelerators × their power. */
  readonly powerWatts?: number;
}

/** A demand against one limit. */
export interface LimitDemand {
  readonly limit: ScaleLimit;
  readonly demand: number;
  /** demand/limit; above 1 nobody has done it, or nobody holds it possible. */
  readonly ratio: number;
}

/** A run's demands against every limit of their kind. */
export function limitsOf(demand: ScaleDemand): readonly LimitDemand[] {
  return scaleLimits.flatMap((limit) => {
    const value = demandOf(demand, limit.kind);
    if (value === undefined || !(value > 0) || !Number.isFinite(value)) return [];
    return [{ limit, demand: value, ratio: value / limit.value }];
  });
}

function demandOf(demand: ScaleDemand, kind: LimitKind): number | undefined {
  switch (kind) {
    case 'compute':
      return demand.compute;
    case 'parameters':
      return demand.parameters;
    case 'tokens':
      return demand.tokens;
    case 'accelerators':
      return demand.accelerators;
    case 'cost':
      return demand.costUsd;
    case 'power':
      return demand.powerWatts;
  }
}
