import { conventionOf } from '../estimate/prediction';
import { endsOf, isUsable } from '../estimate/known';
import { type Law } from '../laws/law';
import { SARDANA_2023_CITATION } from '../laws/sardana2023';
import { type Because, type Input, type Quantity, type Unit } from '../quantity';
import { linearCost } from './breakEven';
import { type CostRates, FLOP_RATES, lifetimeCost } from './costRates';
import { lifetimeOptimum } from './lifetimeOptimum';
import { breakEvenDemand, type BreakEvenDemand } from './breakEvenDemand';
import { banded, inputsAssumed } from './quantities';

/** What a size of the same loss is in the comparison. */
export type LifeRole =
  /** The run that is asked about. */
  | 'this-run'
  /** Cheapest to train. */
  | 'training-optimal'
  /** Cheapest over training and use, in FLOPs or in dollars. */
  | 'cheapest-flops'
  | 'cheapest-usd'
  /** Half and twice the parameters of the run. */
  | 'half'
  | 'double';

/** A model of the same predicted loss, with what its life costs. */
export interface EqualLossLife {
  readonly role: LifeRole;
  /** In the law's own count. */
  readonly parameters: Quantity;
  readonly tokens: Quantity;
  /** 6·N·D, at the rates of the run in dollars. */
  readonly trainingFlops: Quantity;
  readonly trainingUsd?: Quantity;
  /** Where the demand is known. */
  readonly lifetimeFlops?: Quantity;
  readonly lifetimeUsd?: Quantity;
  /** Against the run; absent for the run itself. */
  readonly breakEvenFlops?: BreakEvenDemand;
  readonly breakEvenUsd?: BreakEvenDemand;
}

/** Dollars of the run at hand: what its training costs and what a token served costs. */
export interface RunPrices {
  readonly training: Quantity;
  /** USD per token. */
  readonly serving: Quantity;
}

/** The run and its demand, as the law counts. */
export interface LifeQuestion {
  readonly law: Law;
  /** In the law's own count. */
  readonly parameters: number;
  readonly tokens: number;
  /** nats/token */
  readonly loss: number;
  /** D_inf, where somebody says. */
  readonly inferenceTokens?: number;
  readonly prices?: RunPrices;
}

/** Per parameter and token; the ends belong to the cheapest and the dearest of the band. */
interface RatesWithBand {
  readonly value: CostRates;
  readonly low: CostRates;
  readonly high: CostRates;
}

/**
 * Models of the same predicted loss as a run, half and twice its size and the cheapest to train, and where the demand is
 * known the cheapest over training and use; each with its costs and its break-even against the run. In dollars every
 * size trains at the run's price per FLOP and serves at its price per token and parameter.
 * @returns the run first; only the run where the law does not give tokens for a loss
 */
export function equalLossLives(question: LifeQuestion): readonly EqualLossLife[] {
  const { law, parameters, tokens, loss, inferenceTokens } = question;
  const usd = dollarRatesOf(question);
  const run = { parameters, tokens };
  const sized = (size: number): Size | undefined => {
    const needed = law.tokensForLoss?.(size, loss);
    return isUsable(needed) && isUsable(size) ? { parameters: size, tokens: needed } : undefined;
  };
  const cheapest = (rates: CostRates | undefined): Size | undefined =>
    rates === undefined || inferenceTokens === undefined || law.tokensForLoss === undefined
      ? undefined
      : lifetimeOptimum(law, loss, inferenceTokens, rates);
  const candidates: readonly (readonly [LifeRole, Size | undefined])[] = [
    ['this-run', run],
    ['training-optimal', lifetimeOptimum(law, loss, 0)],
    ['cheapest-flops', cheapest(FLOP_RATES)],
    ['cheapest-usd', cheapest(usd?.value)],
    ['half', sized(parameters / 2)],
    ['double', sized(parameters * 2)],
  ];
  return candidates.flatMap(([role, size]) =>
    size === undefined ? [] : (lifeOf(role, size, run, question, usd) ?? []),
  );
}

interface Size {
  readonly parameters: number;
  readonly tokens: number;
}

function dollarRatesOf({ prices, parameters, tokens }: LifeQuestion): RatesWithBand | undefined {
  if (prices === undefined) return undefined;
  const [trainingLow, trainingHigh] = endsOf(prices.training);
  const [servingLow, servingHigh] = endsOf(prices.serving);
  const rates = (training: number, serving: number): CostRates => ({
    training: training / parameters / tokens,
    serving: serving / parameters,
  });
  return {
    value: rates(prices.training.value, prices.serving.value),
    low: rates(trainingLow, servingLow),
    high: rates(trainingHigh, servingHigh),
  };
}

const FORMULAS: Readonly<Record<LifeRole, string>> = {
  'this-run': 'N',
  'training-optimal': 'min 6·N·D, L(N, D) = L',
  'cheapest-flops': 'min 6·N·D + 2·N·D_inf, L(N, D) = L',
  'cheapest-usd': 'min N·(k_tr·D + k_inf·D_inf), L(N, D) = L',
  half: 'N/2, L(N/2, D) = L',
  double: '2·N, L(2·N, D) = L',
};

function lifeOf(
  role: LifeRole,
  size: Size,
  run: Size,
  { law, loss, inferenceTokens, prices }: LifeQuestion,
  usd: RatesWithBand | undefined,
): EqualLossLife | undefined {
  const demand: readonly Input[] =
    inferenceTokens === undefined
      ? []
      : [{ name: 'inferenceTokens', value: inferenceTokens, unit: 'tokens', origin: 'user' }];
  const inputs: readonly Input[] = [
    { name: 'predictedLoss', value: loss, unit: 'nats/token' },
    ...(role.startsWith('cheapest') ? demand : []),
  ];
  const sizes: readonly Input[] = [
    { name: 'parameters', value: size.parameters, unit: 'parameters' },
    { name: 'tokens', value: size.tokens, unit: 'tokens' },
  ];
  const because = (formula: string, from: readonly Input[] = inputs): Because => ({
    formula,
    inputs: from,
    source: role === 'this-run' ? '' : `${law.citation}; ${SARDANA_2023_CITATION}`,
    notices: [],
  });
  const plain = (value: number, unit: Unit, reason: Because): Quantity | undefined =>
    banded([NaN, value, NaN], unit, reason);
  const parameters = plain(size.parameters, 'parameters', {
    ...because(FORMULAS[role]),
    convention: conventionOf(law),
  });
  const tokens = plain(size.tokens, 'tokens', because(role === 'this-run' ? 'D' : FORMULAS[role]));
  const flops = plain(
    lifetimeCost(FLOP_RATES, size.parameters, size.tokens, 0),
    'FLOP',
    because('C = 6·N·D', sizes),
  );
  if (parameters === undefined || tokens === undefined || flops === undefined) return undefined;
  const band = pricesBand(prices);
  const priceInputs = prices === undefined ? [] : inputsAssumed([prices.training, prices.serving]);
  const against = (
    rates: RatesWithBand,
    from: readonly Input[],
    ratesBand?: Because['band'],
  ): BreakEvenDemand =>
    breakEvenDemand(
      {
        value: [linearAt(rates.value, size), linearAt(rates.value, run)],
        low: [linearAt(fewestTokens(rates), size), linearAt(fewestTokens(rates), run)],
        high: [linearAt(mostTokens(rates), size), linearAt(mostTokens(rates), run)],
      },
      from,
      ratesBand,
    );
  const inDollars = (served: number, formula: string): Quantity | undefined =>
    usd === undefined
      ? undefined
      : banded(
          [
            lifetimeCost(usd.low, size.parameters, size.tokens, served),
            lifetimeCost(usd.value, size.parameters, size.tokens, served),
            lifetimeCost(usd.high, size.parameters, size.tokens, served),
          ],
          'USD',
          {
            ...because(formula, [...sizes, ...(served > 0 ? demand : []), ...priceInputs]),
            ...(band === undefined ? {} : { band }),
          },
        );
  const trainingUsd = inDollars(0, 'k_tr · N · D');
  const lifetimeFlops =
    inferenceTokens === undefined
      ? undefined
      : plain(
          lifetimeCost(FLOP_RATES, size.parameters, size.tokens, inferenceTokens),
          'FLOP',
          because('6·N·D + 2·N·D_inf', [...sizes, ...demand]),
        );
  const lifetimeUsd =
    inferenceTokens === undefined ? undefined : inDollars(inferenceTokens, 'N · (k_tr · D + k_inf · D_inf)');
  return {
    role,
    parameters,
    tokens,
    trainingFlops: flops,
    ...(trainingUsd === undefined ? {} : { trainingUsd }),
    ...(lifetimeFlops === undefined ? {} : { lifetimeFlops }),
    ...(lifetimeUsd === undefined ? {} : { lifetimeUsd }),
    ...(role === 'this-run' ? {} : { breakEvenFlops: against(FLOP_BAND, sizes) }),
    ...(role === 'this-run' || usd === undefined
      ? {}
      : { breakEvenUsd: against(usd, [...sizes, ...priceInputs], band) }),
  };
}

const FLOP_BAND: RatesWithBand = { value: FLOP_RATES, low: FLOP_RATES, high: FLOP_RATES };

const linearAt = (rates: CostRates, { parameters, tokens }: Size) => linearCost(rates, parameters, tokens);

/** The demand grows with what training costs and falls with what serving costs: the ends cross. */
const fewestTokens = ({ low, high }: RatesWithBand): CostRates => ({
  training: low.training,
  serving: high.serving,
});
const mostTokens = ({ low, high }: RatesWithBand): CostRates => ({
  training: high.training,
  serving: low.serving,
});

function pricesBand(prices: RunPrices | undefined): Because['band'] {
  const sources = [prices?.training.because.band?.source, prices?.serving.because.band?.source].filter(
    (each) => each !== undefined,
  );
  return sources.length === 0 ? undefined : { kind: 'combined', source: [...new Set(sources)].join('; ') };
}
