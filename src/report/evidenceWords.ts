import { type ClaimId, type ClaimOutcome } from '../engine/evidence/claims/claim';
import {
  type Comparison,
  errorOf,
  type EvidenceConfidence,
  type EvidenceQuantity,
  hasAbsoluteError,
} from '../engine/evidence/comparison';
import { type PublishedRunKind } from '../engine/evidence/publishedRun';
import { type Unit } from '../engine/quantity';
import {
  formatBytes,
  formatCount,
  formatEnergy,
  formatExact,
  formatLoss,
  formatMass,
  formatPercent,
  formatPowerOfTen,
  formatSeconds,
  formatUsd,
} from './format';
import { type Translate, type Words } from './translate';

const QUANTITIES: Words<EvidenceQuantity> = {
  parameters: (t) => t('Parameters'),
  'active-parameters': (t) => t('Active parameters'),
  'training-flops': (t) => t('Training FLOPs'),
  'hardware-flops': (t) => t('Training FLOPs with recomputation'),
  'optimal-parameters': (t) => t('Optimal parameters'),
  'optimal-tokens': (t) => t('Optimal tokens'),
  loss: (t) => t('Loss'),
  'loss-difference': (t) => t('Loss difference'),
  mmlu: () => 'MMLU',
  humaneval: () => 'HumanEval',
  'ladder-tasks': (t) => t('Ladder tasks'),
  'accelerator-hours': (t) => t('GPU-hours'),
  utilization: (t) => t('Utilisation (MFU)'),
  cost: (t) => t('Cost'),
  energy: (t) => t('Energy'),
  emissions: (t) => t('Emissions'),
  memory: (t) => t('Memory per GPU'),
  'step-time': (t) => t('Step time'),
  cache: (t) => t('Cache of a sequence'),
  'reading-throughput': (t) => t('Tokens read per second'),
  'output-throughput': (t) => t('Tokens written per second and GPU'),
  'time-to-first-token': (t) => t('Time to the first token'),
};

/** The name of a compared quantity. */
export const evidenceLabel = (quantity: EvidenceQuantity, t: Translate): string => QUANTITIES[quantity](t);

const CONFIDENCES: Words<EvidenceConfidence> = {
  verified: (t) => t('read in the source'),
  mixed: (t) => t('partly read in the source'),
  recalled: (t) => t('from general knowledge, not checked against a text'),
  estimate: (t) => t("outsiders' estimate"),
};

/** How sure a published figure is. */
export const confidenceLabel = (confidence: EvidenceConfidence, t: Translate): string =>
  CONFIDENCES[confidence](t);

const KINDS: Words<PublishedRunKind> = {
  dense: (t) => t('dense'),
  moe: (t) => t('mixture of experts'),
  unknown: (t) => t('not published'),
};

/** Dense or mixture. */
export const kindLabel = (kind: PublishedRunKind, t: Translate): string => KINDS[kind](t);

const CLAIMS: Words<ClaimId> = {
  'chinchilla-beats-gopher': (t) => t('Chinchilla (70B) beats Gopher (280B) at equal training compute.'),
  'large-models-of-2021-under-trained': (t) =>
    t('GPT-3, Gopher, MT-NLG and Jurassic-1 saw too few tokens for their size.'),
  'equal-proportions': (t) => t('Parameters and tokens should grow in equal proportion with compute.'),
  'twenty-tokens-per-parameter': (t) => t("About 20 tokens per parameter are best at Gopher's budget."),
  'exponents-between-0.05-and-0.1': (t) =>
    t('The exponents of parameters, tokens and compute lie between 0.05 and 0.1.'),
  'diminishing-returns': (t) => t('Each doubling of compute buys less than the one before.'),
  'larger-models-need-fewer-tokens': (t) => t('A larger model reaches the same loss with fewer tokens.'),
  'shape-matters-little': (t) =>
    t('At equal parameters, width and depth matter little for the loss in a wide range.'),
  'mixtures-beat-dense': (t) => t('A mixture of experts beats a dense model of equal training compute.'),
  'smaller-model-is-cheaper-to-serve': (t) =>
    t('The smaller of two models trained with the same compute is cheaper to serve.'),
  'palm-on-the-trend': (t) => t('PaLM lies on the trend of MMLU over compute.'),
  'scores-saturate': (t) => t('Benchmark scores saturate as compute grows.'),
  'abilities-appear-at-a-scale': (t) => t('An ability appears near a critical compute.'),
  'better-data-is-more-data': (t) => t('Better data is worth more tokens than it has.'),
  'samples-raise-scores': (t) => t('More samples at test time raise scores.'),
  'runs-cost-millions': (t) => t('Runs of the size of GPT-3 cost millions to tens of millions of dollars.'),
  'largest-models-below-two-trillion': (t) =>
    t('The largest models have between hundreds of billions and about two trillion parameters.'),
};

/** A claim as a sentence. */
export const claimSentence = (claim: ClaimId, t: Translate): string => CLAIMS[claim](t);

const OUTCOMES: Words<ClaimOutcome> = {
  'borne-out': (t) => t('borne out'),
  'in-part': (t) => t('borne out in part'),
  'not-borne-out': (t) => t('not borne out'),
  untested: (t) => t('not tested'),
};

/** What the evidence makes of a claim. */
export const outcomeLabel = (outcome: ClaimOutcome, t: Translate): string => OUTCOMES[outcome](t);

/** Figures of claims and comparisons carry their unit in the row's label; here the number alone. */
export function formatFigure(value: number, unit: Unit | undefined): string {
  switch (unit) {
    case 'parameters':
      return Number.isInteger(value) ? formatExact(value) : formatCount(value);
    case 'FLOP':
    case 'FLOP/token':
      return formatPowerOfTen(value);
    case 'nats/token':
      return formatLoss(value, 4);
    case 'ratio':
      return formatPercent(value);
    case 'USD':
      return formatUsd(value);
    case 'bytes':
      return formatBytes(value);
    case 'seconds':
      return formatSeconds(value);
    case 'kWh':
      return formatEnergy(value);
    case 'kg CO2e':
      return formatMass(value);
    case 'tokens/parameter':
      return formatCount(Number(value.toPrecision(3)));
    case 'tokens':
      return formatCount(value);
    default:
      return formatCount(Number(value.toPrecision(3)));
  }
}

/**
 * The error with its sign: percent of the published number, points of a score, or nats.
 * @example '−2.6%', '+4.1 points', 'exact'
 */
export function formatError(comparison: Comparison, t: Translate): string {
  const error = errorOf(comparison);
  if (error === 0) return t('exact');
  const sign = error < 0 ? '−' : '+';
  const size = Math.abs(error);
  if (comparison.predicted.unit === 'ratio' && hasAbsoluteError(comparison.quantity))
    return t('{0} points', `${sign}${(size * 100).toFixed(1)}`);
  if (hasAbsoluteError(comparison.quantity)) return `${sign}${formatLoss(size)}`;
  // A hundredth of a percent is what four digits of a published number can show.
  return size < 5e-5 ? `${sign}<0.01%` : `${sign}${formatPercent(size)}`;
}
