import {
  type Assumed,
  type Assumptions,
  type Range,
  type ServingAssumptions,
  type TokenBudget,
} from '../engine/assumptions';
import { defaultAssumptions } from '../engine/defaultAssumptions';
import { gridNamed, nearestGrids } from '../engine/energy';
import { type Accelerator } from '../engine/hardware/accelerator';
import { accelerators, ownOrNamed } from '../engine/hardware/accelerators';
import { furtherLawById } from '../engine/furtherLaws';
import { lawById, laws } from '../engine/laws';
import { type Translate } from '../report/translate';
import { Failure } from './failure';
import { type Options } from './options';

function given<T>(value: T, flag: string): Assumed<T> {
  return { value, origin: 'user', source: `--${flag}` };
}

function maybe<T>(value: T | undefined, flag: string): Assumed<T> | undefined {
  return value === undefined ? undefined : given(value, flag);
}

/**
 * The defaults, or what a team says in their place, under what the flags say.
 * @throws Failure for an unknown law or accelerator
 */
export function assumptionsOf(
  options: Options,
  t: Translate,
  defaults: Assumptions = defaultAssumptions,
): Assumptions {
  const { tokens, accelerator, utilization } = options;
  const own = defaults.ownAccelerators;
  const [law, ...otherLaws] = options.laws.map((id) => knownLaw(id, t));
  const flags: Partial<Assumptions> = {
    ...(law === undefined ? {} : { law: given(law, 'law'), otherLaws }),
    tokens: maybe<TokenBudget>(tokens === undefined ? undefined : { kind: 'tokens', tokens }, 'tokens'),
    accelerator: maybe(
      accelerator === undefined ? undefined : knownAccelerator('accelerator', accelerator, own, t),
      'accelerator',
    ),
    utilization: maybe(exactly(utilization), 'mfu'),
    accelerators: maybe(options.gpus, 'gpus'),
    priceUsdPerHour: maybe(options.priceUsdPerHour, 'price'),
    precision: maybe(options.precision, 'precision'),
    sequenceLength: maybe(options.sequenceLength, 'sequence-length'),
    vocabularySize: maybe(options.vocabulary, 'vocabulary'),
    globalBatchSequences: maybe(options.globalBatch, 'global-batch'),
    uniqueTokens: maybe(options.uniqueTokens, 'unique-tokens'),
    inferenceTokens: maybe(options.inferenceTokens, 'inference-tokens'),
    experts: maybe(options.experts, 'experts'),
    expertsPerToken: maybe(options.expertsPerToken, 'experts-per-token'),
    dataQuality: maybe(options.dataQuality, 'data-quality'),
    leastGain: maybe(options.leastGain, 'least-gain'),
    powerUsageEffectiveness: maybe(possiblePue(options.powerUsageEffectiveness, t), 'pue'),
    grid: maybe(knownGrid(options.grid, t), 'grid'),
    carbonIntensity: maybe(options.carbonIntensity, 'carbon-intensity'),
    serving: { ...defaults.serving, ...said(servingOf(options, own, t)) },
  };
  return { ...defaults, ...said(flags) };
}

/** Without what no flag says, so that a spread leaves the rest as it was. */
function said<T extends object>(flags: T): Partial<T> {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function exactly(value: number | undefined): Range | undefined {
  return value === undefined ? undefined : { value, low: value, high: value };
}

/** A building never draws less than the machines in it. */
function possiblePue(value: number | undefined, t: Translate): Range | undefined {
  if (value === undefined) return undefined;
  if (value < 1) throw new Failure(t('--pue: “{0}” must be at least 1, such as 1.1.', value));
  return exactly(value);
}

function knownGrid(name: string | undefined, t: Translate): string | undefined {
  const found = name === undefined ? undefined : gridNamed(name);
  if (name === undefined || found !== undefined) return found?.id;
  const nearest = nearestGrids(name).join(', ');
  throw new Failure(t('--grid: “{0}” is not known. Most like it: {1}; all: docs/COST.md.', name, nearest));
}

function servingOf(
  options: Options,
  own: readonly Accelerator[] | undefined,
  t: Translate,
): ServingAssumptions {
  const { servingAccelerator } = options;
  return {
    accelerator: maybe(
      servingAccelerator === undefined
        ? undefined
        : knownAccelerator('serving-accelerator', servingAccelerator, own, t),
      'serving-accelerator',
    ),
    accelerators: maybe(options.servingGpus, 'serving-gpus'),
    priceUsdPerHour: maybe(options.servingPriceUsdPerHour, 'serving-price'),
    weightPrecision: maybe(options.weightPrecision, 'weight-precision'),
    cachePrecision: maybe(options.cachePrecision, 'cache-precision'),
    promptTokens: maybe(options.promptTokens, 'prompt-tokens'),
    outputTokens: maybe(options.outputTokens, 'output-tokens'),
    concurrency: maybe(options.concurrency, 'concurrency'),
    queriesPerSecond: maybe(options.queriesPerSecond, 'qps'),
    timeToFirstToken: maybe(options.timeToFirstToken, 'time-to-first-token'),
    timePerOutputToken: maybe(options.timePerOutputToken, 'time-per-output-token'),
  };
}

function knownLaw(id: string, t: Translate): string {
  if (lawById(id) !== undefined) return id;
  const further = furtherLawById(id);
  if (further !== undefined)
    throw new Failure(
      t(
        '--law: “{0}” gives no loss by size and tokens, so that it cannot be chosen; it is asked by: {1}.',
        id,
        further.askedBy,
      ),
    );
  const ids = laws.map((law) => law.id).join(', ');
  throw new Failure(t('--law: “{0}” is not known. Laws: {1}.', id, ids));
}

function knownAccelerator(
  flag: string,
  name: string,
  own: readonly Accelerator[] | undefined,
  t: Translate,
): string {
  const found = ownOrNamed(name, own);
  if (found !== undefined) return found.id;
  const ids = accelerators
    .map((each) => each.id)
    .slice(0, 5)
    .join(', ');
  throw new Failure(
    t('--{0}: “{1}” is not known. Examples: {2}; all: scaling-lens accelerators.', flag, name, ids),
  );
}
