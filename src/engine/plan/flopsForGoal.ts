import { isUsable } from '../estimate/known';
import { type Band, type Law } from '../laws/law';
import { nonEmbeddingFromTotal } from '../laws/parameterConventions';
import { type Notice } from '../notice';
import { type Because, type Input, type Quantity } from '../quantity';
import { flopsConventionOf } from './budget';
import { type PlanGoal } from './goal';
import { solveIncreasing } from './solveIncreasing';

/** The compute a goal asks of a law, or why it has none. */
export interface FlopsForGoal {
  readonly flops?: Quantity;
  readonly notices: readonly Notice[];
}

/** A goal that is not a budget: it asks for the compute. */
export type TargetGoal = Extract<PlanGoal, { kind: 'loss' | 'parameters' | 'tokens' }>;

/** A parameter goal in the law's own count. People name models by all their parameters. */
export function parametersForLaw(law: Law, parameters: number): number {
  return law.parameterConvention === 'total' ? parameters : nonEmbeddingFromTotal(parameters);
}

/** The compute whose optimum has the goal's loss, parameters or tokens, with a band where the law has one. */
export function flopsForGoal(law: Law, goal: TargetGoal): FlopsForGoal {
  if (law.optimum === undefined) return { notices: [noLoss(law)] };
  return goal.kind === 'loss' ? flopsForLoss(law, goal.loss) : flopsForSize(law, goal);
}

const noLoss = (law: Law): Notice => ({
  code: 'law-gives-no-loss',
  severity: 'info',
  args: { law: law.title },
});

function flopsForLoss(law: Law, loss: number): FlopsForGoal {
  if (law.computeForLoss === undefined) return { notices: [noLoss(law)] };
  const value = law.computeForLoss(loss);
  if (!isUsable(value)) {
    const args = { law: law.title, loss, irreducible: law.irreducibleLoss ?? 0 };
    return { notices: [{ code: 'loss-unreachable', severity: 'error', args }] };
  }
  const input: Input = { name: 'loss', value: loss, unit: 'nats/token', origin: 'user' };
  const because = becauseOf(law, 'C at which L(N_opt(C), D_opt(C)) = L', input);
  const end = (side: keyof Band): number | undefined =>
    // Loss falls with compute, so its negative rises.
    solveIncreasing((compute) => -(lossEnd(law, compute, side) ?? NaN), -loss);
  const low = law.lossBand === undefined ? undefined : end('low');
  const high = law.lossBand === undefined ? undefined : end('high');
  const open = low !== undefined && high === undefined;
  return {
    flops: withEnds(law, value, low, high, because),
    notices: open ? [{ code: 'loss-near-limit', severity: 'warning', args: { law: law.title, loss } }] : [],
  };
}

function lossEnd(law: Law, compute: number, side: keyof Band): number | undefined {
  const optimum = law.optimum?.(compute);
  return optimum === undefined ? undefined : law.lossBand?.(optimum)[side];
}

function flopsForSize(law: Law, goal: Exclude<TargetGoal, { kind: 'loss' }>): FlopsForGoal {
  const asked = goal.kind === 'parameters' ? parametersForLaw(law, goal.parameters) : goal.tokens;
  const size = (compute: number, side?: keyof Band): number => {
    const optimum = law.optimum?.(compute);
    if (optimum === undefined) return NaN;
    const band = goal.kind === 'parameters' ? optimum.parametersBand : optimum.tokensBand;
    return side === undefined ? optimum[goal.kind] : (band?.[side] ?? NaN);
  };
  const value = solveIncreasing((compute) => size(compute), asked);
  if (!isUsable(value)) {
    const key = goal.kind;
    return {
      notices: [
        {
          code: 'out-of-bounds',
          severity: 'error',
          args: { key, value: String(asked), expected: 'C = 1e6 … 1e45 FLOP' },
        },
      ],
    };
  }
  const input: Input =
    goal.kind === 'parameters'
      ? { name: 'parameters', value: goal.parameters, unit: 'parameters', origin: 'user' }
      : { name: 'tokens', value: goal.tokens, unit: 'tokens', origin: 'user' };
  const formula = goal.kind === 'parameters' ? 'C at which N_opt(C) = N' : 'C at which D_opt(C) = D';
  const low = solveIncreasing((compute) => size(compute, 'high'), asked);
  const high = solveIncreasing((compute) => size(compute, 'low'), asked);
  return { flops: withEnds(law, value, low, high, becauseOf(law, formula, input)), notices: [] };
}

function becauseOf(law: Law, formula: string, input: Input): Because {
  return {
    formula,
    inputs: [input, ...(law.inputs ?? [])],
    source: law.citation,
    convention: flopsConventionOf(law),
    notices: [],
  };
}

function withEnds(
  law: Law,
  value: number,
  low: number | undefined,
  high: number | undefined,
  because: Because,
): Quantity {
  const ends = {
    ...(isUsable(low) && low <= value ? { low } : {}),
    ...(isUsable(high) && high >= value ? { high } : {}),
  };
  if (Object.keys(ends).length === 0 || law.bandSource === undefined) return { value, unit: 'FLOP', because };
  const band = { kind: 'fit-uncertainty' as const, source: law.bandSource };
  return { value, unit: 'FLOP', ...ends, because: { ...because, band } };
}
