import { type Range } from '../assumptions';
import { type Estimate } from '../estimate';
import { type BreakEven } from '../lifetime/breakEven';
import { type EqualLossLife, type LifeRole } from '../lifetime/equalLossLives';
import { type LifetimeOfRun, lifetimeOfRun } from '../lifetime/lifetimeOfRun';
import { type MissingForSeries, type NoSeries, rangeOf, type SeriesInput } from './seriesInput';

/** What one model costs over its life: a straight line, `training + perToken · served`. */
export interface LifeLine {
  readonly role: LifeRole;
  /** As the law counts them. */
  readonly parameters?: number;
  /** Tokens of its training. */
  readonly trainedTokens: number;
  /** USD */
  readonly training: Range;
  /** USD per token served. */
  readonly perToken: Range;
  /** When it costs less than the run; absent for the run itself. */
  readonly cheaper?: { readonly kind: BreakEven['kind']; readonly tokens?: Range };
}

/** Cost of training and use of the run and of models of the same predicted loss. */
export interface LifeSeries {
  /** The run first. */
  readonly lines: readonly LifeLine[];
  /** Fewest and most tokens served that are of interest. */
  readonly served: readonly [from: number, to: number];
  /** Tokens that somebody expects the model to serve. */
  readonly expected?: number;
  readonly law?: { readonly title: string; readonly loss: number; readonly citation: string };
  readonly accelerator: string;
  readonly bandSource?: string;
}

/** Sizes of the same loss that stand beside the run; the cheapest by FLOPs would be one line too many. */
const ROLES: readonly LifeRole[] = ['this-run', 'training-optimal', 'cheapest-usd', 'half', 'double'];
/** The lines begin and end at this factor from the demand at which serving has cost as much as training. */
const REACH = 100;

/**
 * US dollars over training and use against the tokens served: of the run, of half and twice its size and of the size
 * cheapest to train, all trained to the same predicted loss at the run's prices per FLOP and per token and parameter.
 * @see Sardana et al. 2023, arXiv:2401.00448
 */
export function lifeSeries({ run, estimate, assumptions, laws }: SeriesInput): LifeSeries | NoSeries {
  const life = lifetimeOfRun(run, estimate, assumptions, laws);
  const training = estimate.resources.costUsd;
  const perToken = life.price?.usd;
  const tokens = estimate.training.tokens?.value;
  if (training === undefined || perToken === undefined || tokens === undefined) {
    return { missing: [missingOf(estimate, life)] };
  }
  const expected = life.cost.inferenceTokens?.value;
  const balance = training.value / perToken.value;
  const from = Math.min(balance, expected ?? balance) / REACH;
  const to = Math.max(balance, expected ?? balance) * REACH;
  const own = { training: rangeOf(training), perToken: rangeOf(perToken) };
  const { equalLoss } = life;
  const others = (equalLoss?.lives ?? []).filter(
    ({ role, trainingUsd }) => ROLES.includes(role) && role !== 'this-run' && trainingUsd !== undefined,
  );
  const thisRun = equalLoss?.lives.find(({ role }) => role === 'this-run');
  const source = perToken.because.band?.source ?? training.because.band?.source;
  return {
    lines: [
      {
        role: 'this-run',
        ...(thisRun === undefined ? {} : { parameters: thisRun.parameters.value }),
        trainedTokens: tokens,
        ...own,
      },
      ...(thisRun === undefined ? [] : others.map((each) => lineOf(each, thisRun, own))),
    ],
    served: [from, to],
    ...(expected === undefined ? {} : { expected }),
    ...(equalLoss === undefined
      ? {}
      : {
          law: {
            title: equalLoss.title,
            loss: equalLoss.loss,
            citation: others[0]?.parameters.because.source ?? '',
          },
        }),
    accelerator: life.price?.accelerator.title ?? '',
    ...(source === undefined ? {} : { bandSource: source }),
  };
}

function missingOf(
  { architecture, training, resources }: Estimate,
  { missing, notices, price }: LifetimeOfRun,
): MissingForSeries {
  if (missing.includes('architecture')) return 'architecture';
  if (missing.includes('tokens')) return 'tokens';
  if (training.flops === undefined) return 'full-training';
  if (architecture?.kind !== undefined) return 'decoder';
  if (resources.costUsd === undefined || price !== undefined) return 'accelerator';
  return notices.some(({ code }) => code === 'model-does-not-fit') ? 'room' : 'rates';
}

/** A size at the run's price of a token and parameter. */
function lineOf(
  { role, parameters, tokens, trainingUsd, breakEvenUsd: found }: EqualLossLife,
  run: EqualLossLife,
  own: Pick<LifeLine, 'training' | 'perToken'>,
): LifeLine {
  const share = parameters.value / run.parameters.value;
  const { value, low, high } = own.perToken;
  return {
    role,
    parameters: parameters.value,
    trainedTokens: tokens.value,
    training: trainingUsd === undefined ? own.training : rangeOf(trainingUsd),
    perToken: { value: value * share, low: low * share, high: high * share },
    ...(found === undefined
      ? {}
      : {
          cheaper: {
            kind: found.kind,
            ...(found.tokens === undefined ? {} : { tokens: rangeOf(found.tokens) }),
          },
        }),
  };
}
