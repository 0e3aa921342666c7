import { type Law, type ScalePoint } from '../laws/law';
import { lawNotices } from '../laws/lawNotices';
import { trainingCompute } from '../laws/trainingCompute';
import { type Notice } from '../notice';
import { computeAtDataWall, dataStocks, dataWall, type StockDemand } from './dataWall';
import { type DistanceToLimit, distanceToLimit, stoppingBudget, type StoppingBudget } from './diminishing';
import { type LimitDemand, limitsOf, type ScaleDemand } from './limits';
import { elasticity, type Lever, marginalReturn, type MarginalReturn, reducibleElasticity } from './marginal';

/** A doubling that buys less than this, nats/token, is called not worth it unless a person says another. */
export const DEFAULT_LEAST_GAIN = 0.01;

/** The three levers, in the order in which they are listed to people. */
export const LEVERS: readonly Lever[] = ['parameters', 'tokens', 'compute'];

/** Elasticities along one lever; a missing one the law does not give. */
export interface LeverElasticity {
  readonly lever: Lever;
  /** −d ln L/d ln x */
  readonly ofLoss?: number;
  /** −d ln(L − E)/d ln x */
  readonly ofReducible?: number;
}

/** What more of anything buys for one run under one law, and what stands in the way. */
export interface Returns {
  readonly law: Law;
  /** In the law's own parameter convention. */
  readonly point: ScalePoint;
  /** FLOP, 6·N·D of the point. */
  readonly compute: number;
  /** Doublings of N, of D and of both by √2. */
  readonly doublings: readonly MarginalReturn[];
  /** 10 % more budget, tokens per parameter as they are. */
  readonly tenPercent?: MarginalReturn;
  readonly elasticities: readonly LeverElasticity[];
  readonly leastGain: number;
  /** Beyond it a doubling at the law's optimum buys less than `leastGain`. */
  readonly stopping?: StoppingBudget;
  readonly distance?: DistanceToLimit;
  readonly dataWall: readonly StockDemand[];
  /** Budget at which the law's optimum wants the whole stock of public text, FLOP. */
  readonly computeAtDataWall?: number;
  readonly limits: readonly LimitDemand[];
  /** What the law warns of at the point: each range it leaves, and its corpus. */
  readonly notices: readonly Notice[];
}

/** How to look at it; every field has a default. */
export interface ReturnsOptions {
  /** nats/token, > 0. Default {@link DEFAULT_LEAST_GAIN}. */
  readonly leastGain?: number;
  /** What else the run wants; compute and tokens default to those of the point. */
  readonly demand?: ScaleDemand;
}

/**
 * Diminishing returns and limits of one run under one law, for any law with a loss.
 *
 * @returns undefined where the law gives no loss at the point
 * @example returnsOf(besiroglu2024, { parameters: 70e9, tokens: 1.4e12 })?.doublings[0]?.gain // N doubled
 */
export function returnsOf(law: Law, point: ScalePoint, options: ReturnsOptions = {}): Returns | undefined {
  const loss = law.loss?.(point);
  if (loss === undefined || !Number.isFinite(loss)) return undefined;
  const { leastGain = DEFAULT_LEAST_GAIN, demand = {} } = options;
  const compute = trainingCompute(point.parameters, point.tokens);
  // Distinct tokens are left out: what all the data there is would allow is asked of the stocks.
  const { experts, expertsPerToken, granularity } = point;
  const traits = { experts, expertsPerToken, granularity };
  const publicText = dataStocks.find(({ id }) => id === 'public-text');
  return {
    law,
    point,
    compute,
    doublings: LEVERS.flatMap((lever) => marginalReturn(law, point, lever, 2) ?? []),
    tenPercent: marginalReturn(law, point, 'compute', 1.1),
    elasticities: LEVERS.map((lever) => ({
      lever,
      ofLoss: elasticity(law, point, lever),
      ofReducible: reducibleElasticity(law, point, lever),
    })),
    leastGain,
    stopping: stoppingBudget(law, leastGain, traits),
    distance: distanceToLimit(law, point),
    dataWall: dataWall(point.uniqueTokens ?? point.tokens),
    computeAtDataWall: publicText && computeAtDataWall(law, publicText.tokens, traits),
    limits: limitsOf({ compute, tokens: point.tokens, ...demand }),
    notices: lawNotices(law, point),
  };
}
