import { type Assumptions } from '../assumptions';
import { lawsOfData } from '../dataQuality/lawOfData';
import { type AssumptionUse, type Estimate } from '../estimate';
import { pointOf } from '../estimate/prediction';
import { isUsable } from '../estimate/known';
import { type Law } from '../laws/law';
import { lawIdsOf } from '../laws/lawLoaders';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { servingOf } from '../serving';
import { type EqualLossLife, equalLossLives } from './equalLossLives';
import { type LifetimeCost, lifetimeCostOfRun } from './lifetimeCostOfRun';
import { samplesInstead, type SamplesInstead } from './samplesInstead';
import { priceUses, tokenPrice, type TokenPrice } from './servedTokens';

/** What keeps a part of the answer from being given. */
export type MissingForLifetime =
  /** A model that can be counted. */
  | 'architecture'
  /** How long it is trained. */
  | 'tokens'
  /** How much will be served. */
  | 'inferenceTokens'
  /** An accelerator that holds the model and whose times are known. */
  | 'serving'
  /** A law that gives the tokens of a loss, for dense models on fresh data. */
  | 'law';

/** Models of the same loss by one law. */
export interface EqualLoss {
  readonly law: string;
  readonly title: string;
  readonly corpus: string;
  readonly loss: number;
  /** The run first. */
  readonly lives: readonly EqualLossLife[];
}

/** A run over training and use. */
export interface LifetimeOfRun {
  readonly cost: LifetimeCost;
  readonly price?: TokenPrice;
  readonly equalLoss?: EqualLoss;
  /** More samples of this model as an alternative to a larger one. */
  readonly samples: SamplesInstead;
  readonly missing: readonly MissingForLifetime[];
  readonly notices: readonly Notice[];
  readonly assumptions: readonly AssumptionUse[];
}

/**
 * What a run costs over training and the tokens that the assumptions expect it to serve, and which models of the same
 * predicted loss would cost less. Loaded when a person asks.
 * @param estimate of the same run under the same assumptions
 * @param laws where the laws that the assumptions name are looked up
 */
export function lifetimeOfRun(
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
  laws: readonly Law[],
): LifetimeOfRun {
  const serving = servingOf(run, estimate, assumptions);
  const price = serving === undefined ? undefined : tokenPrice(serving);
  const cost = lifetimeCostOfRun(estimate, price, assumptions);
  const equalLoss = equalLossOf(estimate, price, assumptions, lawsOfData(laws, assumptions));
  const { architecture, training } = estimate;
  const missing: readonly MissingForLifetime[] = [
    ...(architecture === undefined ? (['architecture'] as const) : []),
    ...(training.tokens === undefined ? (['tokens'] as const) : []),
    ...(cost.inferenceTokens === undefined ? (['inferenceTokens'] as const) : []),
    ...(price === undefined && architecture !== undefined ? (['serving'] as const) : []),
    ...(equalLoss === undefined && architecture !== undefined && training.tokens !== undefined
      ? (['law'] as const)
      : []),
  ];
  return {
    cost,
    ...(price === undefined ? {} : { price }),
    ...(equalLoss === undefined ? {} : { equalLoss }),
    samples: samplesInstead(price, price?.requestTokens, training.tokens?.value, cost.inferenceTokens?.value),
    missing,
    notices: serving?.notices ?? [],
    assumptions: [...demandUse(assumptions), ...priceUses(price, assumptions)],
  };
}

function demandUse({ inferenceTokens }: Assumptions): readonly AssumptionUse[] {
  if (inferenceTokens === undefined || !isUsable(inferenceTokens.value)) return [];
  return [{ name: 'inferenceTokens', unit: 'tokens', ...inferenceTokens }];
}

/** By the first law named that gives the tokens of a loss; mixtures and repeated data have no such law here. */
function equalLossOf(
  estimate: Estimate,
  price: TokenPrice | undefined,
  assumptions: Assumptions,
  laws: readonly Law[],
): EqualLoss | undefined {
  const { architecture, training, resources, predictions } = estimate;
  const tokens = training.tokens?.value;
  if (architecture === undefined || tokens === undefined || architecture.experts !== undefined)
    return undefined;
  if (predictions.length === 0 || (training.uniqueTokens?.value ?? Infinity) < tokens) return undefined;
  const law = lawIdsOf(assumptions)
    .flatMap((id) => laws.find((each) => each.id === id) ?? [])
    .find((each) => each.loss !== undefined && each.tokensForLoss !== undefined);
  const point = law && pointOf(law, architecture, tokens, undefined);
  const loss = point && law?.loss?.(point);
  if (law === undefined || point === undefined || !isUsable(loss)) return undefined;
  const prices =
    resources.costUsd === undefined || price?.usd === undefined
      ? undefined
      : { training: resources.costUsd, serving: price.usd };
  const demand = assumptions.inferenceTokens?.value;
  const lives = equalLossLives({
    law,
    parameters: point.parameters,
    tokens,
    loss,
    ...(isUsable(demand) ? { inferenceTokens: demand } : {}),
    ...(prices === undefined ? {} : { prices }),
  });
  return { law: law.id, title: law.title, corpus: law.corpus, loss, lives };
}
