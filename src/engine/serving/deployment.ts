import { type Assumed, type Assumptions } from '../assumptions';
import { type Architecture } from '../architecture/architecture';
import { chooseHardware } from '../estimate/hardwareChoice';
import { isSensible } from '../estimate/known';
import { type Accelerator } from '../hardware/accelerator';
import { nearestAccelerators, ownOrNamed } from '../hardware/accelerators';
import { priceOf } from '../hardware/priceOf';
import { type Notice } from '../notice';
import { type Input } from '../quantity';
import { type Origin, readElsewhere, type RunDescription, type Sourced } from '../run';
import { type Capacity, capacityOf, fewestAccelerators, type Holding } from './capacity';
import { cheapestWithin } from './cheapest';
import { SIXTEEN_BIT, type WeightFormat, weightFormatNamed } from './weightFormat';

/** How a model is served, complete. */
export interface Deployment extends Holding {
  /** Tokens of a request that are read and written. */
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Sequences decoded together on a replica. */
  readonly concurrency: number;
  /** USD per accelerator and hour. */
  readonly priceUsdPerHour?: number;
}

/** A deployment with who says what of it. */
export interface DeploymentResult {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  /** Every size it rests on; those with origin `default` are assumed. */
  readonly inputs: readonly Input[];
  readonly notices: readonly Notice[];
}

/** No workload is typical: a page read, a paragraph or two written. Our assumption. */
const [PROMPT_TOKENS, OUTPUT_TOKENS] = [1024, 256];

/**
 * How a model is served, from what the person says, the file's own weights and defaults. What nobody says is what takes
 * the fewest accelerator-seconds per request within the targets of latency, see {@link cheapestWithin}; all accelerators
 * of a replica share its tensors.
 * @returns undefined where no accelerator is known
 */
export function deploymentOf(
  run: RunDescription,
  architecture: Architecture,
  assumptions: Assumptions,
): DeploymentResult | undefined {
  const { serving = {} } = assumptions;
  const machine = machineOf(run, assumptions);
  if (machine.accelerator === undefined) return undefined;
  const weights = formatOf(serving.weightPrecision, run.serving.weightPrecision);
  const cache = formatOf(serving.cachePrecision);
  const promptTokens = sizeOf(serving.promptTokens, PROMPT_TOKENS);
  const outputTokens = sizeOf(serving.outputTokens, OUTPUT_TOKENS);
  const context = promptTokens.value + outputTokens.value;
  const holding = {
    accelerator: machine.accelerator,
    weightFormat: weights.value,
    cacheBytesPerValue: cache.value.bitsPerWeight / 8,
  };
  const accelerators = sizeOf(
    serving.accelerators,
    fewestAccelerators(architecture, holding, context),
    Math.ceil,
  );
  const concurrency = sizeOf(serving.concurrency, 1, Math.ceil);
  const deployment = cheapestWithin(
    architecture,
    {
      ...holding,
      accelerators: accelerators.value,
      promptTokens: promptTokens.value,
      outputTokens: outputTokens.value,
      concurrency: concurrency.value,
      ...(machine.price === undefined ? {} : { priceUsdPerHour: machine.price.value }),
    },
    {
      accelerators: accelerators.origin === 'default',
      concurrency: concurrency.origin === 'default',
      timeToFirstToken: serving.timeToFirstToken?.value,
      timePerOutputToken: serving.timePerOutputToken?.value,
    },
  );
  const capacity = capacityOf(architecture, deployment, context);
  return {
    deployment,
    capacity,
    inputs: [
      { name: 'accelerator', value: machine.accelerator.id, origin: machine.origin },
      { name: 'servingAccelerators', value: deployment.accelerators, origin: accelerators.origin },
      { name: 'weightPrecision', value: weights.value.id, origin: weights.origin, from: weights.from },
      { name: 'cachePrecision', value: cache.value.id, origin: cache.origin },
      { name: 'promptTokens', ...promptTokens },
      { name: 'outputTokens', ...outputTokens },
      { name: 'concurrency', value: deployment.concurrency, origin: concurrency.origin },
      ...(machine.price === undefined
        ? []
        : [{ name: 'priceUsdPerHour', unit: 'USD/hour', ...machine.price } as const]),
    ],
    notices: [
      ...machine.notices,
      ...weights.notices,
      ...cache.notices,
      ...capacityNotices(architecture, deployment, capacity),
    ],
  };
}

/** A value with who says it. */
interface Chosen<T> {
  readonly value: T;
  readonly origin: Origin;
  /** Where it was read, if not in the open file. */
  readonly from?: string;
}

function sizeOf(
  assumed: Assumed<number> | undefined,
  fallback: number,
  round: (value: number) => number = (value) => value,
): Chosen<number> {
  const isSaid = assumed !== undefined && isSensible(assumed.value) && assumed.value <= 1e12;
  return isSaid
    ? { value: round(assumed.value), origin: assumed.origin }
    : { value: fallback, origin: 'default' };
}

/** What serves and what it costs: what is said of serving, else what trains. */
function machineOf(run: RunDescription, assumptions: Assumptions) {
  const { serving = {}, ownAccelerators } = assumptions;
  const training = chooseHardware(run, assumptions);
  const said = serving.accelerator;
  const own = said === undefined ? undefined : ownOrNamed(said.value, ownAccelerators);
  const accelerator: Accelerator | undefined = own ?? training.accelerator;
  const origin: Origin =
    own === undefined ? originOfTraining(training.assumptions) : (said?.origin ?? 'default');
  const stated = serving.priceUsdPerHour;
  const priced = priceOf(own);
  const listed: Chosen<number> | undefined = priced && { value: priced.value, origin: priced.origin };
  const trained = training.price;
  const price: Chosen<number> | undefined =
    stated !== undefined && isSensible(stated.value)
      ? { value: stated.value, origin: stated.origin }
      : own !== undefined && own !== training.accelerator
        ? listed
        : trained === undefined
          ? listed
          : { value: trained.value, origin: trained.origin };
  const notices: readonly Notice[] =
    said === undefined || own !== undefined ? [] : [unknownAccelerator(said.value, accelerator?.id)];
  return { accelerator, origin, price, notices };
}

/** The accelerator is listed among what training assumes, unless the file says it. */
function originOfTraining(uses: readonly { readonly name: string; readonly origin: Origin }[]): Origin {
  return uses.find(({ name }) => name === 'accelerator')?.origin ?? 'file';
}

function unknownAccelerator(name: string, taken = ''): Notice {
  const args = { name, taken, nearest: nearestAccelerators(name).join(', ') };
  return { code: 'unknown-accelerator', severity: 'warning', args };
}

/** What the person says, else what the file's weights are stored in, else 16 bit. */
function formatOf(
  assumed: Assumed<string> | undefined,
  inFile?: Sourced<string>,
): Chosen<WeightFormat> & { readonly notices: readonly Notice[] } {
  const said = assumed === undefined ? undefined : weightFormatNamed(assumed.value);
  const notices: readonly Notice[] =
    assumed === undefined || said !== undefined
      ? []
      : [{ code: 'unknown-weight-format', severity: 'warning', args: { name: assumed.value } }];
  if (said !== undefined && assumed !== undefined) return { value: said, origin: assumed.origin, notices };
  const stored = inFile === undefined ? undefined : weightFormatNamed(inFile.value);
  return stored === undefined || inFile === undefined
    ? { value: SIXTEEN_BIT, origin: 'default', notices }
    : { value: stored, origin: inFile.origin, from: readElsewhere(inFile), notices };
}

function capacityNotices(
  { maximumPositions }: Architecture,
  { accelerator, accelerators, concurrency, promptTokens, outputTokens }: Deployment,
  { mostSequences }: Capacity,
): readonly Notice[] {
  const warning = (code: Notice['code'], args: Notice['args']): Notice => ({
    code,
    severity: 'warning',
    args,
  });
  const context = promptTokens + outputTokens;
  return [
    ...(mostSequences < 1
      ? [warning('model-does-not-fit', { accelerators, accelerator: accelerator.title })]
      : concurrency > mostSequences
        ? [warning('too-many-sequences', { concurrency, most: mostSequences })]
        : []),
    ...(maximumPositions !== undefined && context > maximumPositions
      ? [warning('context-too-long', { context, positions: maximumPositions })]
      : []),
  ];
}
