import { type Estimate } from '../estimate';
import { endsOf, isUsable } from '../estimate/known';
import { type Because, type Input, type Quantity } from '../quantity';
import { type LinearCost } from './breakEven';
import { breakEvenDemand, type BreakEvenDemand } from './breakEvenDemand';
import { FLOP_RATES } from './costRates';
import { type LifetimeOfRun } from './lifetimeOfRun';
import { inputsAssumed } from './quantities';

/** A run with what its life costs, under a name. */
export interface NamedLife {
  readonly name: string;
  readonly estimate: Estimate;
  readonly lifetime: LifetimeOfRun;
}

/** Two runs against each other: when the first costs less, and how their predicted losses differ. */
export interface TwoRuns {
  readonly first: string;
  readonly second: string;
  /** Absent where parameters or tokens of either are unknown. */
  readonly flops?: BreakEvenDemand;
  /** Absent where either has no price. */
  readonly usd?: BreakEvenDemand;
  /** Both by one law: runs of different loss are no alternatives to each other. */
  readonly losses?: { readonly law: string; readonly first: number; readonly second: number };
}

/** More pairs than these nobody reads. */
const MOST_PAIRS = 45;

/** Every two of several runs against each other, in their order; the first of a pair is the one with fewer parameters. */
export function compareLives(lives: readonly NamedLife[]): readonly TwoRuns[] {
  const pairs = lives.flatMap((life, index) => lives.slice(index + 1).map((other) => [life, other] as const));
  return pairs.slice(0, MOST_PAIRS).map(([one, other]) => {
    const swap = (sizeOf(one) ?? 0) > (sizeOf(other) ?? 0);
    return swap ? compareTwo(other, one) : compareTwo(one, other);
  });
}

const sizeOf = ({ estimate }: NamedLife): number | undefined => estimate.parameters?.active.value;

function compareTwo(first: NamedLife, second: NamedLife): TwoRuns {
  const [flops, usd] = [flopsBreakEven(first, second), usdBreakEven(first, second)];
  const losses = lossesOf(first.estimate, second.estimate);
  return {
    first: first.name,
    second: second.name,
    ...(flops === undefined ? {} : { flops }),
    ...(usd === undefined ? {} : { usd }),
    ...(losses === undefined ? {} : { losses }),
  };
}

function flopsBreakEven(...lives: readonly [NamedLife, NamedLife]): BreakEvenDemand | undefined {
  const [a, b] = [flopsCost(lives[0]), flopsCost(lives[1])];
  if (a === undefined || b === undefined) return undefined;
  const inputs = lives.flatMap(({ estimate }) => estimate.training.flops?.because.inputs ?? []);
  return breakEvenDemand({ value: [a, b], low: [a, b], high: [a, b] }, inputs);
}

function flopsCost({ estimate }: NamedLife): LinearCost | undefined {
  const [size, training] = [estimate.parameters?.active.value, estimate.training.flops?.value];
  return isUsable(size) && isUsable(training) ? { training, perToken: FLOP_RATES.serving * size } : undefined;
}

/** The ends of both runs belong together: their utilisations err alike. */
function usdBreakEven(...lives: readonly [NamedLife, NamedLife]): BreakEvenDemand | undefined {
  const [a, b] = [dollars(lives[0]), dollars(lives[1])];
  if (a === undefined || b === undefined) return undefined;
  const ends = ([training, serving]: Dollars, trainingEnd: 0 | 1, servingEnd: 0 | 1): LinearCost => ({
    training: endsOf(training)[trainingEnd],
    perToken: endsOf(serving)[servingEnd],
  });
  const plain = ([training, serving]: Dollars): LinearCost => ({
    training: training.value,
    perToken: serving.value,
  });
  const all = [...a, ...b];
  const inputs: readonly Input[] = [
    ...all.map(({ value, unit, because }, index) => ({
      name: index % 2 === 0 ? 'lifetimeTraining' : 'lifetimeServing',
      value,
      unit,
      origin: because.inputs.some(({ origin }) => origin === 'default') ? ('default' as const) : undefined,
    })),
    ...inputsAssumed(all).slice(0, 1),
  ];
  return breakEvenDemand(
    {
      value: [plain(a), plain(b)],
      low: [ends(a, 0, 1), ends(b, 0, 1)],
      high: [ends(a, 1, 0), ends(b, 1, 0)],
    },
    inputs,
    bandOf(all),
  );
}

/** Of training, and of a token served. */
type Dollars = readonly [Quantity, Quantity];

function dollars({ estimate, lifetime }: NamedLife): Dollars | undefined {
  const { costUsd } = estimate.resources;
  const usd = lifetime.price?.usd;
  return costUsd === undefined || usd === undefined ? undefined : [costUsd, usd];
}

function bandOf(quantities: readonly Quantity[]): Because['band'] {
  const sources = quantities.flatMap(({ because }) => because.band?.source ?? []);
  return sources.length === 0 ? undefined : { kind: 'combined', source: [...new Set(sources)].join('; ') };
}

function lossesOf(first: Estimate, second: Estimate): TwoRuns['losses'] {
  for (const { law, title, loss } of first.predictions) {
    const other = second.predictions.find((each) => each.law === law)?.loss;
    if (loss !== undefined && other !== undefined) {
      return { law: title, first: loss.value, second: other.value };
    }
  }
  return undefined;
}
