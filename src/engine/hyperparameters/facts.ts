import { type Estimate } from '../estimate';
import { jointLoss } from '../laws/kaplan2020/jointLaw';
import { type Input, type Quantity } from '../quantity';
import { type Origin, readElsewhere, type RunDescription, type Sourced } from '../run';
import { type FactName } from './recommendation';

/** A number about the run, ready to be shown as an input. */
export type Fact = Input & { readonly value: number };

/** What the advice rests on. */
export interface RunFacts {
  readonly known: Readonly<Partial<Record<FactName, Fact>>>;
  readonly sparse: boolean;
  /** Tokens per step as the file says it. */
  readonly batch?: Fact;
  readonly learningRate?: Fact;
  readonly warmupSteps?: Fact;
  readonly steps?: Fact;
  readonly optimizer?: string;
}

const STATED: readonly Origin[] = ['user', 'file', 'derived', 'format-default'];

/** The weakest origin of what a number was made of, so that an assumption stays one. */
function originOf({ because }: Quantity): Origin {
  const origins = because.inputs.flatMap(({ origin }) => origin ?? []);
  return (
    origins.find((origin) => !STATED.includes(origin)) ??
    (origins.length === 1 ? origins[0] : undefined) ??
    'derived'
  );
}

function factOf(name: string, quantity: Quantity | undefined): Fact | undefined {
  if (quantity === undefined) return undefined;
  const { value, unit, because } = quantity;
  const [only, ...others] = because.inputs;
  const field = others.length === 0 ? only?.field : undefined;
  const from = field === undefined ? undefined : only?.from;
  return {
    name,
    value,
    unit,
    origin: originOf(quantity),
    ...(field === undefined ? {} : { field }),
    ...(from === undefined ? {} : { from }),
  };
}

const isUsable = (value: number): boolean => Number.isFinite(value) && value > 0;

/**
 * What is known of a run for advice on its hyper-parameters; `undefined` where advice of pre-training does not apply:
 * the run goes on from a trained model, trains an adapter, or its model is no decoder or not counted.
 */
export function factsOf(run: RunDescription, estimate: Estimate): RunFacts | undefined {
  const { training } = run;
  const { architecture } = estimate;
  if (architecture === undefined || architecture.kind !== undefined) return undefined;
  if (training.startsFrom !== undefined || training.adapter !== undefined) return undefined;
  const tokens = factOf('tokens', estimate.training.tokens);
  const { activeNonEmbedding } = architecture.parameters;
  const known: Partial<Record<FactName, Fact>> = {};
  if (isUsable(activeNonEmbedding))
    known.nonEmbeddingParameters = {
      name: 'nonEmbeddingParameters',
      value: activeNonEmbedding,
      unit: 'parameters',
      origin: 'derived',
    };
  const { experts } = architecture;
  known.expansion = {
    name: 'expansion',
    value: experts === undefined ? 1 : Math.max(1, experts.total / experts.perToken),
    unit: 'ratio',
    origin: 'derived',
  };
  if (tokens !== undefined && isUsable(tokens.value)) {
    known.tokens = tokens;
    const length = estimate.training.sequenceLength;
    const origin: Origin =
      length === undefined || STATED.includes(originOf(length))
        ? (tokens.origin ?? 'derived')
        : originOf(length);
    const attention = 12 * architecture.layers * architecture.hiddenSize * (length?.value ?? NaN);
    const compute = (6 * activeNonEmbedding + attention) * tokens.value;
    if (isUsable(compute)) known.compute = { name: 'compute', value: compute, unit: 'FLOP', origin };
    const loss = jointLoss({ parameters: activeNonEmbedding, tokens: tokens.value });
    if (isUsable(loss)) known.loss = { name: 'loss', value: loss, unit: 'nats/token', origin: tokens.origin };
  }
  return {
    known,
    sparse: experts !== undefined,
    batch: factOf('tokensPerStep', estimate.training.tokensPerStep),
    learningRate: statedFact('learningRate', 'training.learningRate', training.learningRate),
    warmupSteps: statedFact('warmupSteps', 'training.warmupSteps', training.warmupSteps),
    steps: factOf('steps', estimate.training.steps),
    optimizer: training.optimizer?.value,
  };
}

function statedFact(
  name: 'learningRate' | 'warmupSteps',
  field: 'training.learningRate' | 'training.warmupSteps',
  sourced: Sourced<number> | undefined,
): Fact | undefined {
  if (sourced === undefined || !isUsable(sourced.value)) return undefined;
  const unit = name === 'learningRate' ? 'ratio' : 'steps';
  const from = readElsewhere(sourced);
  const fact = { name, value: sourced.value, unit, field, origin: sourced.origin } as const;
  return from === undefined ? fact : { ...fact, from };
}
