import { type Estimate } from '../../estimate';
import { weakestOrigin } from '../../estimate/weakestOrigin';
import { type Notice } from '../../notice';
import { type Input, type Quantity, type Unit } from '../../quantity';
import { decadesOutside } from '../fittedRange';
import { caveat } from '../lawCaveat';
import { criticalBatchTokens, minimumCompute, minimumSteps } from './criticalBatch';
import { earlyStoppingSteps } from './earlyStopping';
import { tokensToAvoidOverfitting } from './jointLaw';
import { learningCurveLoss } from './learningCurve';
import {
  lossFromFixedBatchCompute,
  lossFromOptimalCompute,
  lossFromParameters,
  lossFromTokens,
} from './singleVariable';

/** A run after a share of its steps. */
export interface CoursePoint {
  readonly share: number;
  readonly steps: number;
  readonly tokens: number;
  readonly loss: Quantity;
  /** B_crit at this loss, tokens: with a larger batch compute is wasted, with a smaller one steps. */
  readonly criticalBatch: Quantity;
  /** Whether parameters and steps lie where the law was fitted. */
  readonly insideFit: boolean;
}

/** The loss along a run and how long its data last, by Kaplan et al. 2020. */
export interface RunCourse {
  readonly points: readonly CoursePoint[];
  /** What each alone would allow: the loss if nothing else bound. */
  readonly bounds: {
    /** L(N), of the size. */
    readonly size: Quantity;
    /** L(D), of the unique tokens. */
    readonly data: Quantity;
    /** L(C_min), of the compute if it were best allocated and spent at small batches. */
    readonly compute: Quantity;
    /** L(C), of the compute at the one batch of the paper's runs. */
    readonly fixedBatchCompute: Quantity;
  };
  /** Unique tokens that keep the penalty of overfitting below about 2 %. */
  readonly tokensToAvoidOverfitting: Quantity;
  /** Unique tokens of the run. */
  readonly uniqueTokens: number;
  /** Of a run that repeats its data. */
  readonly earlyStopping?: {
    /** The fewest steps, at a batch far above the critical one, after which training stops paying. */
    readonly minimumSteps: Quantity;
    /** What the run's own steps are worth at such a batch. */
    readonly ofRun: number;
  };
  readonly notices: readonly Notice[];
}

const LAW = 'Kaplan 2020, L(N, S)';
const CITATION = 'Kaplan et al. 2020, arXiv:2001.08361';
const SHARES = [0.25, 0.5, 0.75, 1] as const;
const FITTED = { parameters: [768, 1.5e9], steps: [3000, 2.5e5] } as const;

/**
 * The loss after `steps` at a batch of `batchTokens`: L = (N_c/N)^α_N + (S_c/S_min)^α_S with
 * S_min = S/(1 + B_crit(L)/B) at that very loss (eqs. 1.6, 5.4, 5.6), whose only solution lies above (N_c/N)^α_N, since
 * the right side falls as L rises. N without embeddings.
 * @returns undefined where it would lie above `highest`, as in the first steps
 * @example lossAfterSteps(1e9, 1e5, 1e15, 11) // 2.40051: a batch far above the critical one, S_min = S
 */
export function lossAfterSteps(
  parameters: number,
  steps: number,
  batchTokens: number,
  highest: number,
): number | undefined {
  const above = (loss: number): number =>
    learningCurveLoss(parameters, minimumSteps(steps, batchTokens, criticalBatchTokens(loss))) - loss;
  let [low, high] = [learningCurveLoss(parameters, Infinity), highest];
  if (!(low < high) || !(above(high) < 0)) return undefined;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (above(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Loss and critical batch after a quarter, half, three quarters and all of a run's steps, the unique tokens its size
 * asks for, and where data are repeated the step after which that stops paying.
 * @returns undefined for mixtures of experts, which the paper does not know, and where steps or batch are unknown
 */
export function runCourse({ architecture, training }: Estimate): RunCourse | undefined {
  const { steps, tokensPerStep, tokens, uniqueTokens = tokens } = training;
  if (architecture === undefined || architecture.experts !== undefined) return undefined;
  if (steps === undefined || tokensPerStep === undefined || uniqueTokens === undefined) return undefined;
  const parameters = architecture.parameters.nonEmbedding;
  if (!(parameters > 0)) return undefined;
  const size: Input = {
    name: 'nonEmbeddingParameters',
    value: parameters,
    unit: 'parameters',
    origin: 'derived',
  };
  const batch = inputOf('tokensPerStep', tokensPerStep);
  const highest = Math.log(architecture.vocabularyRows);
  const points = SHARES.flatMap((share): readonly CoursePoint[] => {
    const done = share * steps.value;
    const loss = lossAfterSteps(parameters, done, tokensPerStep.value, highest);
    if (loss === undefined) return [];
    const inputs = [size, { ...inputOf('steps', steps), value: done }, batch];
    const formula = 'L = (N_c/N)^α_N + (S_c/S_min)^α_S, S_min = S/(1 + B_crit(L)/B)';
    return [
      {
        share,
        steps: done,
        tokens: done * tokensPerStep.value,
        loss: quantity(loss, 'nats/token', formula, inputs, 'eqs. 1.6, 5.4, Table 3'),
        criticalBatch: quantity(
          criticalBatchTokens(loss),
          'tokens',
          'B_crit = 2e8/L^(1/0.21)',
          [{ name: 'loss', value: loss, unit: 'nats/token' }],
          'eq. 1.4',
        ),
        insideFit: [parameters, done].every(
          (value, i) => decadesOutside(value, i === 0 ? FITTED.parameters : FITTED.steps) === 0,
        ),
      },
    ];
  });
  const last = points.at(-1);
  if (last === undefined) return undefined;
  const unique = inputOf('uniqueTokens', uniqueTokens);
  const repeats = tokens !== undefined && tokens.value > uniqueTokens.value;
  const stop = earlyStoppingSteps(parameters, uniqueTokens.value);
  const formula = 'S_stop ≥ S_c/(L(N,D) − L(N,∞))^(1/α_S)';
  const compute = 6 * parameters * last.tokens;
  const least = minimumCompute(compute, tokensPerStep.value, last.criticalBatch.value);
  const spent: Input = { name: 'compute', value: compute, unit: 'FLOP', origin: weakestOrigin(last.loss) };
  const critical: Input = { name: 'criticalBatch', value: last.criticalBatch.value, unit: 'tokens' };
  const bound = (value: number, formula: string, inputs: readonly Input[], where: string): Quantity =>
    quantity(value, 'nats/token', formula, inputs, where);
  return {
    points,
    bounds: {
      size: bound(lossFromParameters(parameters), 'L = (8.8e13/N)^0.076', [size], 'eq. 1.1'),
      data: bound(lossFromTokens(uniqueTokens.value), 'L = (5.4e13/D)^0.095', [unique], 'eq. 1.2'),
      compute: bound(
        lossFromOptimalCompute(least),
        'L = (3.1e8/C_min)^0.05 in PF-days, C_min = C/(1 + B/B_crit)',
        [spent, batch, critical],
        'eqs. 1.3, 5.5',
      ),
      fixedBatchCompute: bound(
        lossFromFixedBatchCompute(compute),
        'L = (1.6e7/C)^0.057 in PF-days',
        [spent],
        'eq. 1.3',
      ),
    },
    tokensToAvoidOverfitting: quantity(
      tokensToAvoidOverfitting(parameters),
      'tokens',
      'D ≥ 5e3·N^0.74',
      [size],
      'eq. 4.4',
    ),
    uniqueTokens: uniqueTokens.value,
    ...(repeats && Number.isFinite(stop)
      ? {
          earlyStopping: {
            minimumSteps: quantity(stop, 'steps', formula, [size, unique], 'eq. 5.7'),
            ofRun: minimumSteps(steps.value, tokensPerStep.value, last.criticalBatch.value),
          },
        }
      : {}),
    notices: noticesOf(parameters, steps.value),
  };
}

function inputOf(name: string, from: Quantity): Input {
  return { name, value: from.value, unit: from.unit, origin: weakestOrigin(from) };
}

function quantity(
  value: number,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
  where: string,
): Quantity {
  return { value, unit, because: { formula, inputs, source: `${CITATION}, ${where}`, notices: [] } };
}

function noticesOf(parameters: number, steps: number): readonly Notice[] {
  const outside = (
    code: Notice['code'],
    value: number,
    [low, high]: readonly [number, number],
    more: Notice['args'] = {},
  ): readonly Notice[] =>
    decadesOutside(value, [low, high]) === 0
      ? []
      : [{ code, severity: 'warning', args: { law: LAW, ...more, value, low, high } }];
  return [
    ...outside('parameters-outside-fit', parameters, FITTED.parameters),
    ...outside('input-outside-fit', steps, FITTED.steps, { input: 'steps' }),
    { code: 'loss-of-another-corpus', severity: 'info', args: { law: LAW, corpus: 'WebText2' } },
    caveat(LAW, 'one-schedule'),
  ];
}
