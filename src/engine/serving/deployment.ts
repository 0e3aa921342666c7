import { type Assumed, type Assumptions } from '../assumptions';
import { cacheBytesPerSequence, stateBytesPerSequence } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { chooseHardware } from '../estimate/hardwareChoice';
import { type Accelerator } from '../hardware/accelerator';
import { acceleratorById } from '../hardware/accelerators';
import { type Notice } from '../notice';
import { type Input } from '../quantity';
import { type Origin, type RunDescription } from '../run';
import { servedWeightBytes, type WeightFormat, weightFormatNamed, SIXTEEN_BIT } from './weightFormat';

/** How a model is served, complete. */
export interface Deployment {
  readonly accelerator: Accelerator;
  /** Accelerators of one replica, all of tensor parallelism. */
  readonly accelerators: number;
  readonly weightFormat: WeightFormat;
  readonly cacheBytesPerValue: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Sequences decoded together on a replica. */
  readonly concurrency: number;
  /** USD per accelerator and hour. */
  readonly priceUsdPerHour?: number;
}

/** What a replica can hold. */
export interface Capacity {
  readonly weightBytes: number;
  /** Bytes for caches, on all accelerators of a replica together; 0 where the weights leave none. */
  readonly cacheBytes: number;
  /** Cache and state of one sequence at the end of its request. */
  readonly bytesPerSequence: number;
  /** Sequences whose caches fit; 0 if not one does. */
  readonly mostSequences: number;
}

/** A deployment with who says what of it. */
export interface DeploymentResult {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  /** Every size it rests on; those with origin `default` are assumed. */
  readonly inputs: readonly Input[];
  readonly notices: readonly Notice[];
}

/** Share of the memory that weights and caches may take; the rest is for activations and the runtime (vLLM's default). */
const USABLE_MEMORY = 0.9;
/** No workload is typical: a page read, a paragraph or two written. Our assumption. */
const [PROMPT_TOKENS, OUTPUT_TOKENS] = [1024, 256];
/** Where memory would hold more, waiting for more requests is a choice of its own. Our assumption. */
const USUAL_CONCURRENCY = 64;
const MOST_ACCELERATORS = 64;

/**
 * How a model is served, from what the person says, the file's own weights and defaults: as few accelerators as hold
 * weights and one request, in powers of two; as many sequences together as fit, at most 64.
 * @returns undefined where no accelerator is known
 */
export function deploymentOf(
  run: RunDescription,
  architecture: Architecture,
  assumptions: Assumptions,
): DeploymentResult | undefined {
  const { serving = {} } = assumptions;
  const inputs: Input[] = [];
  const notices: Notice[] = [];
  const hardware = chooseHardware(run, assumptions);
  const own = serving.accelerator && acceleratorById(serving.accelerator.value);
  const accelerator = own ?? hardware.accelerator;
  if (accelerator === undefined) return undefined;
  const note = (name: string, value: number | string, origin: Origin): void => {
    inputs.push({ name, value, origin });
  };
  const said = <T extends number | string>(name: string, assumed: Assumed<T> | undefined, fallback: T): T => {
    const value = isUsable(assumed?.value) ? assumed?.value : undefined;
    note(name, value ?? fallback, value === undefined ? 'default' : (assumed?.origin ?? 'default'));
    return value ?? fallback;
  };
  note(
    'accelerator',
    accelerator.id,
    own === undefined ? 'default' : (serving.accelerator?.origin ?? 'default'),
  );
  const weightFormat = formatOf('weightPrecision', serving.weightPrecision, run);
  const cacheFormat = formatOf('cachePrecision', serving.cachePrecision, undefined);
  const promptTokens = said('promptTokens', serving.promptTokens, PROMPT_TOKENS);
  const outputTokens = said('outputTokens', serving.outputTokens, OUTPUT_TOKENS);
  const context = promptTokens + outputTokens;
  const cacheBytesPerValue = cacheFormat.bitsPerWeight / 8;
  const bytesPerSequence =
    (cacheBytesPerSequence(architecture, cacheBytesPerValue, context) ?? 0) +
    stateBytesPerSequence(architecture, 2);
  const weightBytes = servedWeightBytes(architecture, weightFormat);
  const roomOf = (count: number): number =>
    Math.max(0, count * accelerator.memoryBytes * USABLE_MEMORY - weightBytes);
  const accelerators = said('servingAccelerators', serving.accelerators, fewest());
  const cacheBytes = roomOf(accelerators);
  const mostSequences =
    bytesPerSequence > 0 ? Math.floor(cacheBytes / bytesPerSequence) : cacheBytes > 0 ? Infinity : 0;
  const concurrency = said(
    'concurrency',
    serving.concurrency,
    Math.max(1, Math.min(USUAL_CONCURRENCY, mostSequences)),
  );
  if (mostSequences < 1) report('model-does-not-fit', { accelerators, accelerator: accelerator.title });
  else if (concurrency > mostSequences) report('too-many-sequences', { concurrency, most: mostSequences });
  const positions = architecture.maximumPositions;
  if (positions !== undefined && context > positions) report('context-too-long', { context, positions });
  const price =
    serving.priceUsdPerHour?.value ?? (own === undefined ? hardware.price?.value : own.price?.usdPerHour);
  if (price !== undefined) {
    inputs.push({
      name: 'priceUsdPerHour',
      value: price,
      unit: 'USD/hour',
      origin: serving.priceUsdPerHour?.origin ?? 'default',
    });
  }
  return {
    deployment: {
      accelerator,
      accelerators,
      weightFormat,
      cacheBytesPerValue,
      promptTokens,
      outputTokens,
      concurrency,
      ...(price === undefined ? {} : { priceUsdPerHour: price }),
    },
    capacity: { weightBytes, cacheBytes, bytesPerSequence, mostSequences },
    inputs,
    notices,
  };

  function report(code: Notice['code'], args: Notice['args']): void {
    notices.push({ code, severity: 'warning', args });
  }

  /** As few as hold the weights and one request. */
  function fewest(): number {
    let count = 1;
    while (count < MOST_ACCELERATORS && roomOf(count) < Math.max(bytesPerSequence, 1)) count *= 2;
    return count;
  }

  /** What the person says, else what the file's weights are stored in, else 16 bit. */
  function formatOf(
    name: string,
    assumed: Assumed<string> | undefined,
    file: RunDescription | undefined,
  ): WeightFormat {
    const stated = assumed === undefined ? undefined : weightFormatNamed(assumed.value);
    if (assumed !== undefined && stated === undefined)
      report('unknown-weight-format', { name: assumed.value });
    const own = file?.serving.weightPrecision;
    const inFile = own === undefined ? undefined : weightFormatNamed(own.value);
    const format = stated ?? inFile ?? SIXTEEN_BIT;
    const origin = stated !== undefined ? assumed?.origin : inFile !== undefined ? own?.origin : 'default';
    note(name, format.id, origin ?? 'default');
    return format;
  }
}

function isUsable(value: number | string | undefined): boolean {
  return typeof value === 'string'
    ? value !== ''
    : value !== undefined && Number.isFinite(value) && value > 0 && value <= 1e12;
}
