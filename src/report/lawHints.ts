import { repeatedShare, REPETITION_SOURCE, worthOfNextEpoch } from '../engine/dataQuality';
import { type LawComparison } from '../engine/comparison/lawComparison';
import { type Estimate } from '../engine/estimate';
import { type FieldPath } from '../engine/run';
import { formatCount, formatLoss, formatPercent } from './format';
import { escapeMarkdown } from './markdown';
import { restsOnAssumption } from './provenance';
import { type Translate } from './translate';

/** The fields that decide how often the data are seen. */
const REPETITION_FIELDS: readonly FieldPath[] = ['training.tokens', 'training.steps', 'training.epochs'];

const digits = (value: number): string => formatCount(Number(value.toPrecision(3)));

/**
 * How far the laws lie apart on the best tokens per parameter, and where the run stands; active parameters, embeddings
 * included, on both sides. Plain text.
 * @returns undefined where fewer than two laws have an optimum, or the tokens are our own assumption
 * @example OLMo 1B on 2T tokens: `Best tokens per parameter: 0.849–42.8 across 15 laws (Kaplan 2020 … Krajewski 2024,
 * dense), 20.2 by Besiroglu 2024; this run: 1,700`
 */
export function lawSpreadLine(
  { views, optimalTokensPerParameter: best }: LawComparison,
  { training: { tokens }, parameters }: Estimate,
  t: Translate,
): string | undefined {
  if (tokens === undefined || parameters === undefined || restsOnAssumption(tokens)) return undefined;
  if (best?.low === undefined || best.high === undefined) return undefined;
  return t(
    'Best tokens per parameter: {0}–{1} across {2} laws ({3}), {4} by {5}; this run: {6}',
    digits(best.low),
    digits(best.high),
    views.filter(({ prediction }) => prediction.optimum !== undefined).length,
    best.because.band?.source ?? '',
    digits(best.value),
    views[0]?.prediction.title ?? '',
    digits(tokens.value / parameters.active.value),
  );
}

/**
 * How far the losses lie apart that may be compared with the chosen law's: those of its corpus. Plain text.
 * @returns undefined where no other law speaks of that corpus, or the tokens are our own assumption
 * @example `Loss on MassiveText by 3 laws: 2.153–2.186 nats per token`
 */
export function lossSpreadLine(
  { views, losses }: LawComparison,
  { training: { tokens } }: Estimate,
  t: Translate,
): string | undefined {
  if (tokens === undefined || restsOnAssumption(tokens)) return undefined;
  const group = losses.find(({ laws }) => laws.includes(views[0]?.prediction.law ?? ''));
  if (group === undefined || !(group.low < group.high)) return undefined;
  return t(
    'Loss on {0} by {1} laws: {2}–{3} nats per token',
    group.corpus,
    group.laws.length,
    formatLoss(group.low),
    formatLoss(group.high),
  );
}

/** What the laws together say about a run: a line or two of plain text for the tooltip of its lens. */
export function lawLines(comparison: LawComparison, estimate: Estimate, t: Translate): readonly string[] {
  return [lossSpreadLine(comparison, estimate, t), lawSpreadLine(comparison, estimate, t)].filter(
    (line) => line !== undefined,
  );
}

/**
 * What seeing the data again is worth. Plain text.
 * @returns undefined where every token is new, or the unique tokens are not known
 * @example 4 epochs: `4 epochs are worth 93.1% of as many fresh tokens, one more 82.3% of a fresh one (…)`
 */
export function repetitionLine({ training }: Estimate, t: Translate): string | undefined {
  const { tokens, uniqueTokens } = training;
  if (tokens === undefined || uniqueTokens === undefined) return undefined;
  const epochs = tokens.value / uniqueTokens.value;
  if (!(epochs > 1 && Number.isFinite(epochs))) return undefined;
  return t(
    '{0} epochs are worth {1} of as many fresh tokens, one more {2} of a fresh one ({3})',
    digits(epochs),
    formatPercent(repeatedShare(epochs)),
    formatPercent(worthOfNextEpoch(epochs)),
    REPETITION_SOURCE,
  );
}

/** What the laws together say about a field of a run, as escaped Markdown for a hover of a line or two. */
export function lawHover(
  field: FieldPath,
  comparison: LawComparison,
  estimate: Estimate,
  t: Translate,
): string | undefined {
  const lines = [
    lawSpreadLine(comparison, estimate, t),
    ...(REPETITION_FIELDS.includes(field) ? [repetitionLine(estimate, t)] : []),
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.map(escapeMarkdown).join('\\\n');
}
