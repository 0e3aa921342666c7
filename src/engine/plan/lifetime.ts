import { conventionOf } from '../estimate/prediction';
import { isUsable } from '../estimate/known';
import { decadesBeyondFit } from '../laws/fittedRange';
import { type Law } from '../laws/law';
import { lawNotices } from '../laws/lawNotices';
import { inferenceAwareOptimum, lifetimeCompute, SARDANA_2023_CITATION } from '../laws/sardana2023';
import { type Notice } from '../notice';
import { type Because, type Convention, type Input, type Quantity, type Unit } from '../quantity';
import { flopsConventionOf } from './budget';
import { type PlanGoal } from './goal';
import { type Allocation, type LifetimeChoice } from './planResult';

/**
 * The model that reaches the same loss as the plan and costs least over training and use together (Sardana et al.
 * 2023): smaller and trained for longer than the compute-optimal one.
 * @param inferenceTokens tokens processed over the model's life
 * @returns undefined for laws that give no loss
 */
export function lifetimeChoice(
  law: Law,
  planned: { readonly parameters: number; readonly tokens: number; readonly loss?: number },
  inferenceTokens: number,
): LifetimeChoice | undefined {
  const { loss } = planned;
  const best = loss === undefined ? undefined : inferenceAwareOptimum(law, loss, inferenceTokens);
  if (best === undefined || loss === undefined) return undefined;
  const inputs: readonly Input[] = [
    { name: 'loss', value: loss, unit: 'nats/token' },
    { name: 'inferenceTokens', value: inferenceTokens, unit: 'tokens', origin: 'user' },
    ...(law.inputs ?? []),
  ];
  const quantity = (value: number, unit: Unit, formula: string, convention?: Convention): Quantity => ({
    value,
    unit,
    because: {
      formula,
      inputs,
      source: `${SARDANA_2023_CITATION}; ${law.citation}`,
      convention,
      notices: [],
    },
  });
  const formula = 'min 6·N·D + 2·N·D_inf, L(N, D) = L';
  const before = lifetimeCompute(planned.parameters, planned.tokens, inferenceTokens);
  return {
    parameters: quantity(best.parameters, 'parameters', formula, conventionOf(law)),
    tokens: quantity(best.tokens, 'tokens', formula),
    lifetimeFlops: quantity(best.lifetimeCompute, 'FLOP', '6·N·D + 2·N·D_inf', flopsConventionOf(law)),
    saving: quantity(Math.max(0, 1 - best.lifetimeCompute / before), 'ratio', '1 − C_life / C_life(plan)'),
  };
}

/** A loss that the law's optimum names and its formula gives agree to rounding; where they do not, no size has it. */
const SAME_LOSS = 1e-6;

/**
 * The allocation with the use of the model in mind: the model of the same loss that costs least over training and use,
 * with the training-optimal one beside it. A goal that fixes the size or the tokens keeps its run and names the other.
 * @param inferenceTokens tokens processed over the model's life
 * @returns the allocation as it was, with a notice, where the law cannot say
 */
export function withLifetime(
  law: Law,
  goal: PlanGoal,
  found: Allocation,
  inferenceTokens: number,
): Allocation {
  const [parameters, tokens, loss] = [found.parameters.value, found.tokens.value, found.loss?.value];
  const lifetime = lifetimeChoice(law, { parameters, tokens, loss }, inferenceTokens);
  if (lifetime === undefined) return { ...found, notices: [...found.notices, notModelled(law)] };
  const choice = { ...found, lifetime };
  if (goal.kind === 'parameters' || goal.kind === 'tokens') return choice;
  const stated = law.loss?.({ parameters, tokens }) ?? NaN;
  // Kaplan's frontier and loss are two formulas: at equal loss by the one, nothing is equal by the other.
  if (!(Math.abs(stated / (loss ?? NaN) - 1) < SAME_LOSS)) {
    return { ...choice, notices: [...found.notices, notModelled(law)] };
  }
  return movedTo(law, goal, choice, lifetime);
}

const notModelled = ({ title }: Law): Notice => ({
  code: 'lifetime-not-modelled',
  severity: 'info',
  args: { law: title },
});

function movedTo(law: Law, goal: PlanGoal, found: Allocation, lifetime: LifetimeChoice): Allocation {
  const size = { parameters: lifetime.parameters.value, tokens: lifetime.tokens.value };
  const compute = 6 * size.parameters * size.tokens;
  const ratio = size.tokens / size.parameters;
  if (!isUsable(compute) || !isUsable(ratio)) return found;
  const inputs: readonly Input[] = [
    { name: 'parameters', value: size.parameters, unit: 'parameters' },
    { name: 'tokens', value: size.tokens, unit: 'tokens' },
  ];
  const because = (formula: string, convention?: Convention): Because => ({
    formula,
    inputs,
    source: law.citation,
    convention,
    notices: [],
  });
  const { parameters, tokens, tokensPerParameter, flops, loss } = found;
  const more = compute / flops.value - 1;
  // What is said of sizes belongs to the size that is recommended.
  const own = new Set(lawNotices(law, { parameters: parameters.value, tokens: tokens.value }).map(written));
  return {
    ...found,
    decadesOutside: decadesBeyondFit(law.fittedRange, size),
    trainingOptimal: { parameters, tokens, flops, ...(loss === undefined ? {} : { loss }) },
    parameters: lifetime.parameters,
    tokens: lifetime.tokens,
    tokensPerParameter: {
      ...tokensPerParameter,
      value: ratio,
      low: undefined,
      high: undefined,
      because: because('D / N', tokensPerParameter.because.convention),
    },
    flops: { value: compute, unit: 'FLOP', because: because('C = 6·N·D', flops.because.convention) },
    notices: [
      ...(goal.kind === 'loss' || more < 5e-4 ? [] : [aboveBudget(law, more, lifetime)]),
      ...found.notices.filter((notice) => !own.has(written(notice))),
      ...lawNotices(law, size),
    ],
  };
}

const written = ({ code, args }: Notice): string => JSON.stringify([code, args]);

const aboveBudget = ({ title }: Law, more: number, { saving }: LifetimeChoice): Notice => ({
  code: 'training-above-budget',
  severity: 'info',
  args: { law: title, more, saving: saving.value },
});
