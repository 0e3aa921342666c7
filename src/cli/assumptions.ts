import { acceleratorNamed, accelerators } from '../engine/hardware/accelerators';
import { type Assumed, type Assumptions, type Range, type ServingAssumptions } from '../engine/assumptions';
import { defaultAssumptions } from '../engine/defaultAssumptions';
import { gridNamed, nearestGrids } from '../engine/energy';
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

/** The defaults with what the flags say in their place. @throws Failure for an unknown law or accelerator */
export function assumptionsOf(options: Options, t: Translate): Assumptions {
  const { tokens, accelerator, utilization } = options;
  const [law, ...otherLaws] = options.laws.map((id) => knownLaw(id, t));
  return {
    ...defaultAssumptions,
    law: law === undefined ? defaultAssumptions.law : given(law, 'law'),
    otherLaws: law === undefined ? defaultAssumptions.otherLaws : otherLaws,
    tokens: tokens === undefined ? defaultAssumptions.tokens : given({ kind: 'tokens', tokens }, 'tokens'),
    accelerator:
      accelerator === undefined
        ? defaultAssumptions.accelerator
        : given(knownAccelerator(accelerator, t), 'accelerator'),
    utilization:
      utilization === undefined
        ? defaultAssumptions.utilization
        : given({ value: utilization, low: utilization, high: utilization }, 'mfu'),
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
    powerUsageEffectiveness: maybe(possiblePue(options.powerUsageEffectiveness, t), 'pue'),
    grid: maybe(knownGrid(options.grid, t), 'grid'),
    carbonIntensity: maybe(options.carbonIntensity, 'carbon-intensity'),
    serving: servingOf(options, t),
  };
}

/** A building never draws less than the machines in it. */
function possiblePue(value: number | undefined, t: Translate): Range | undefined {
  if (value === undefined) return undefined;
  if (value < 1) throw new Failure(t('--pue: “{0}” must be at least 1, such as 1.1.', value));
  return { value, low: value, high: value };
}

function knownGrid(name: string | undefined, t: Translate): string | undefined {
  const found = name === undefined ? undefined : gridNamed(name);
  if (name === undefined || found !== undefined) return found?.id;
  const nearest = nearestGrids(name).join(', ');
  throw new Failure(t('--grid: “{0}” is not known. Most like it: {1}; all: docs/COST.md.', name, nearest));
}

function servingOf(options: Options, t: Translate): ServingAssumptions {
  const { servingAccelerator } = options;
  return {
    accelerator:
      servingAccelerator === undefined
        ? undefined
        : given(knownAccelerator(servingAccelerator, t), 'serving-accelerator'),
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
  const ids = laws.map((law) => law.id).join(', ');
  throw new Failure(t('--law: “{0}” is not known. Laws: {1}.', id, ids));
}

function knownAccelerator(name: string, t: Translate): string {
  const found = acceleratorNamed(name);
  if (found !== undefined) return found.id;
  const ids = accelerators
    .map((each) => each.id)
    .slice(0, 5)
    .join(', ');
  throw new Failure(
    t('--accelerator: “{0}” is not known. Examples: {1}; all: scaling-lens accelerators.', name, ids),
  );
}
