import { type Estimate, type LawPrediction, type NonEmbeddingEstimate } from '../engine/estimate';
import { type Quantity } from '../engine/quantity';
import { formatBytes, formatCount, formatExact, formatLoss, formatPowerOfTen, formatUsd } from './format';
import { formatDuration, formatQuantity } from './formatQuantity';
import { nameLabel, verdictLabel, verdictSentence } from './labels';
import { assumedMark, becauseText, restsOnAssumption, sizesFrom } from './provenance';
import { type Translate } from './translate';

/** A line above the code and what appears when the mouse rests on it; both plain text. */
export interface LensText {
  readonly title: string;
  readonly tooltip: string;
}

const SEPARATOR = ' · ';

/** What is counted where the vocabulary is unknown, named as that. */
function nonEmbeddingLens(
  { nonEmbedding, activeNonEmbedding }: NonEmbeddingEstimate,
  t: Translate,
): LensText {
  const [all, active] = [nonEmbedding.value, activeNonEmbedding.value];
  const title =
    active < all
      ? t('{0} params without embeddings ({1} active)', formatCount(all), formatCount(active))
      : t('{0} params without embeddings', formatCount(all));
  const tooltip = [
    t('{0} parameters without embeddings', formatExact(all)),
    t('The file leaves the vocabulary to the tokenizer: the total is unknown.'),
    becauseText(nonEmbedding.because, t),
    ...[sizesFrom(nonEmbedding, t)].filter((line) => line !== ''),
  ];
  return { title, tooltip: tooltip.join('\n') };
}

/** What the model is: parameters, weights, cache. `undefined` where it cannot be counted. */
export function modelLens(
  { parameters, withoutEmbeddings, memory }: Estimate,
  t: Translate,
): LensText | undefined {
  if (parameters === undefined) return withoutEmbeddings && nonEmbeddingLens(withoutEmbeddings, t);
  const { total, active, nonEmbedding } = parameters;
  const count = `${assumedMark(total)}${formatCount(total.value)}`;
  const { weightBytes, cacheBytesPerToken } = memory;
  const title = [
    active.value < total.value
      ? t('{0} params ({1} active)', count, formatCount(active.value))
      : t('{0} params', count),
    ...(weightBytes === undefined
      ? []
      : [t('{0} weights', `${assumedMark(weightBytes)}${formatBytes(weightBytes.value)}`)]),
    ...(cacheBytesPerToken === undefined
      ? []
      : [t('{0} KV cache per token', formatBytes(cacheBytesPerToken.value))]),
  ];
  const tooltip = [
    t('{0} parameters in total, tied weights once', formatExact(total.value)),
    ...(active.value < total.value ? [t('{0} active per token', formatExact(active.value))] : []),
    t('{0} without embeddings', formatExact(nonEmbedding.value)),
    becauseText(total.because, t),
    ...[sizesFrom(total, t)].filter((line) => line !== ''),
  ];
  return { title: title.join(SEPARATOR), tooltip: tooltip.join('\n') };
}

function tokensText(tokens: Quantity, ratio: Quantity | undefined, t: Translate): string {
  const shown = t('{0} tokens', `${assumedMark(tokens)}${formatCount(tokens.value)}`);
  if (ratio === undefined) return shown;
  return t('{0} ({1}/param)', shown, formatCount(Number(ratio.value.toPrecision(3))));
}

function lossText(loss: Quantity, withBand: boolean, t: Translate): string {
  const text = `${assumedMark(loss)}${formatLoss(loss.value, 2)}`;
  if (!withBand || loss.low === undefined || loss.high === undefined) return t('loss {0}', text);
  return t('loss {0} ({1}–{2})', text, formatLoss(loss.low, 2), formatLoss(loss.high, 2));
}

/** The first law that predicts a loss or has a verdict; the chosen one comes first. */
export function leadingPrediction({ predictions }: Estimate): LawPrediction | undefined {
  return predictions.find(({ loss, verdict }) => loss !== undefined || verdict !== undefined);
}

/** What the run is: tokens, FLOPs, loss, hours, cost, verdict. `undefined` where nothing of it is known. */
export function trainingLens(estimate: Estimate, t: Translate): LensText | undefined {
  const { tokens, tokensPerParameter, flops } = estimate.training;
  const { acceleratorHours, costUsd, wallClockHours } = estimate.resources;
  const law = leadingPrediction(estimate);
  if (tokens === undefined) return undefined;
  // Where the file leaves the tokens open, a band or a verdict on the run would be one on our own assumption.
  const assumed = restsOnAssumption(tokens);
  const title = [
    tokensText(tokens, tokensPerParameter, t),
    ...(flops === undefined
      ? []
      : [t('{0} FLOP', `${assumedMark(flops)}${formatPowerOfTen(flops.value, 2)}`)]),
    ...(law?.loss === undefined ? [] : [lossText(law.loss, !assumed, t)]),
    ...(acceleratorHours === undefined
      ? []
      : [
          t('{0} GPU-h', `${assumedMark(acceleratorHours)}${formatCount(twoDigits(acceleratorHours.value))}`),
        ]),
    ...(costUsd === undefined ? [] : [`${assumedMark(costUsd)}${formatUsd(twoDigits(costUsd.value))}`]),
    ...(law?.verdict === undefined || assumed ? [] : [verdictLabel(law.verdict, t)]),
  ];
  const line = (quantity: Quantity | undefined, name: string): readonly string[] =>
    quantity === undefined
      ? []
      : [
          t(
            '{0}: {1}',
            nameLabel(name, t),
            `${formatQuantity(quantity, t)} · ${becauseText(quantity.because, t)}`,
          ),
        ];
  const tooltip = [
    ...line(tokens, 'tokens'),
    ...line(flops, 'flops'),
    ...(law === undefined ? [] : [t('{0}: {1}', nameLabel('law', t), law.title)]),
    ...line(law?.loss, 'loss'),
    ...line(acceleratorHours, 'acceleratorHours'),
    ...line(costUsd, 'costUsd'),
    ...(wallClockHours === undefined
      ? []
      : [t('{0}: {1}', nameLabel('wallClockHours', t), formatDuration(wallClockHours.value, t))]),
    ...(law?.verdict === undefined || assumed ? [] : [verdictSentence(law.verdict, t)]),
    ...(title.some((part) => part.includes('≈')) ? [t('≈ rests on an assumption')] : []),
  ];
  return { title: title.join(SEPARATOR), tooltip: tooltip.join('\n') };
}

/** Hours and cost rest on a utilisation known to one digit; a third would be pretence. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
