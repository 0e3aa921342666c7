import { endsOf, isUsable } from '../estimate/known';
import { conventionOf } from '../estimate/prediction';
import { decadesBeyondFit } from '../laws/fittedRange';
import { type Band, type Law } from '../laws/law';
import { lawNotices } from '../laws/lawNotices';
import { type Because, type Input, type Quantity, type Unit } from '../quantity';
import { flopsConventionOf } from './budget';
import { parametersForLaw } from './flopsForGoal';
import { type PlanGoal } from './goal';
import { type Allocation } from './planResult';

/** A number of a law's optimum with the ends of its band, where the law has one. */
interface Point extends Partial<Band> {
  readonly value: number;
}

type Read = (compute: number) => Point | undefined;

/** What the goal fixes is not read off the law: it has no band. */
function fixedBy(goal: PlanGoal, law: Law) {
  return {
    parameters: goal.kind === 'parameters' ? parametersForLaw(law, goal.parameters) : undefined,
    tokens: goal.kind === 'tokens' ? goal.tokens : undefined,
    loss: goal.kind === 'loss' ? goal.loss : undefined,
  };
}

/**
 * The law's best use of `flops` as quantities; their bands join the law's own with that of the budget.
 * @param sparse whether a mixture of experts is planned: then the parameters are those active for a token
 */
export function allocate(law: Law, goal: PlanGoal, flops: Quantity, sparse = false): Allocation | undefined {
  const best = law.optimum?.(flops.value);
  if (best === undefined || !isUsable(best.parameters) || !isUsable(best.tokens)) return undefined;
  const fixed = fixedBy(goal, law);
  const parameters =
    fixed.parameters ?? (fixed.tokens === undefined ? best.parameters : flops.value / 6 / fixed.tokens);
  const tokens =
    fixed.tokens ?? (fixed.parameters === undefined ? best.tokens : flops.value / 6 / fixed.parameters);
  const convention = sparse && law.parameterConvention === 'total' ? 'parameters-active' : conventionOf(law);
  const inputs: readonly Input[] = [
    { name: 'compute', value: flops.value, unit: 'FLOP' },
    ...(law.inputs ?? []),
  ];
  const because = (formula: string): Because => ({ formula, inputs, source: law.citation, notices: [] });
  const given = (name: string, value: number, unit: Unit): Quantity => ({
    value,
    unit,
    because: { formula: name, inputs: [{ name, value, unit, origin: 'user' }], source: '', notices: [] },
  });
  const read = (unit: Unit, formula: string, course: Course, of: Read) =>
    over(flops, law, unit, because(formula), course, of);

  const ofParameters: Read =
    fixed.tokens === undefined
      ? (compute) => withBand(law.optimum?.(compute)?.parameters, law.optimum?.(compute)?.parametersBand)
      : (compute) => ({ value: compute / 6 / tokens });
  const ofTokens: Read =
    fixed.parameters === undefined
      ? (compute) => withBand(law.optimum?.(compute)?.tokens, law.optimum?.(compute)?.tokensBand)
      : (compute) => ({ value: compute / 6 / parameters });
  const ofRatio: Read = (compute) => {
    const [d, n] = [
      fixed.tokens === undefined ? ofTokens(compute) : { value: tokens },
      parametersAt(compute),
    ];
    return d === undefined || n === undefined ? undefined : quotient(d, n);
  };
  const parametersAt = (compute: number) =>
    fixed.parameters === undefined ? ofParameters(compute) : { value: parameters };
  const ofLoss: Read = (compute) => {
    const optimum = law.optimum?.(compute);
    return withBand(optimum?.loss, optimum === undefined ? undefined : law.lossBand?.(optimum));
  };

  // A size asks for one run, however uncertain it is that it is the optimum: its loss has the law's band alone.
  const oneRun = goal.kind === 'parameters' || goal.kind === 'tokens';
  const point = (compute: number) => (oneRun && compute !== flops.value ? undefined : ofLoss(compute));
  const loss =
    fixed.loss === undefined
      ? read('nats/token', 'L(N_opt, D_opt)', 'falling', point)
      : given('loss', fixed.loss, 'nats/token');
  const amount =
    fixed.parameters === undefined
      ? read('parameters', 'N_opt(C)', 'rising', ofParameters)
      : given('parameters', parameters, 'parameters');
  const count =
    fixed.tokens === undefined
      ? read('tokens', 'D_opt(C)', 'rising', ofTokens)
      : given('tokens', tokens, 'tokens');
  const ratio = read('tokens/parameter', 'D / N', 'either', ofRatio);
  if (amount === undefined || count === undefined || ratio === undefined) return undefined;
  return {
    law: law.id,
    title: law.title,
    corpus: law.corpus,
    decadesOutside: decadesBeyondFit(law.fittedRange, { parameters, tokens }),
    parameters: { ...amount, because: { ...amount.because, convention } },
    tokens: count,
    tokensPerParameter: { ...ratio, because: { ...ratio.because, convention } },
    flops: { ...flops, because: { ...flops.because, convention: flopsConventionOf(law) } },
    loss,
    notices: lawNotices(law, { parameters, tokens }),
  };
}

function withBand(value: number | undefined, band: Band | undefined): Point | undefined {
  return value === undefined ? undefined : { value, ...band };
}

/** D / N; at one compute the two ends go against each other. */
function quotient(tokens: Point, parameters: Point): Point {
  const value = tokens.value / parameters.value;
  return {
    value,
    low: (tokens.low ?? tokens.value) / (parameters.high ?? parameters.value),
    high: (tokens.high ?? tokens.value) / (parameters.low ?? parameters.value),
  };
}

/** How a number moves with compute; the ratio of two may move either way. */
type Course = 'rising' | 'falling' | 'either';

/** Reads a number off the law at the budget and at the ends of its band, and takes the widest. */
function over(
  flops: Quantity,
  law: Law,
  unit: Unit,
  because: Because,
  course: Course,
  of: Read,
): Quantity | undefined {
  const middle = of(flops.value);
  if (middle === undefined || !isUsable(middle.value)) return undefined;
  const compute = endsOf(flops);
  const points = [middle, ...compute.map((end) => (isUsable(end) ? of(end) : undefined))];
  const known = points.filter((each) => each !== undefined);
  const { value } = middle;
  const low = Math.min(...known.map((each) => each.low ?? each.value));
  const high = Math.max(...known.map((each) => each.high ?? each.value));
  // Where the budget's band is open, so is the end of this one that belongs to it.
  const [openBelow, openAbove] = compute.map((end) => Number.isNaN(end));
  const lowOpen = openBelow ? course !== 'falling' : openAbove && course !== 'rising';
  const highOpen = openAbove ? course !== 'falling' : openBelow && course !== 'rising';
  const ends = {
    ...(isUsable(low) && low < value && lowOpen !== true ? { low } : {}),
    ...(isUsable(high) && high > value && highOpen !== true ? { high } : {}),
  };
  if (Object.keys(ends).length === 0) return { value, unit, because };
  return { value, unit, ...ends, because: { ...because, band: bandOf(flops, law, middle) } };
}

/** Whose uncertainty the band is: the law's, the budget's or both. */
function bandOf(flops: Quantity, law: Law, { low, high, value }: Point): NonNullable<Because['band']> {
  const budget = flops.because.band;
  const own = law.bandSource !== undefined && (low ?? value) < (high ?? value) ? law.bandSource : undefined;
  if (own === undefined) return budget ?? { kind: 'fit-uncertainty', source: law.citation };
  if (budget === undefined || budget.source === own)
    return { kind: law.bandKind ?? 'fit-uncertainty', source: own };
  return { kind: 'combined', source: `${own}; ${budget.source}` };
}
