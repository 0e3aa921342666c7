import { type CacheChoice, type WeightChoice } from '../engine/serving/capacityByFormat';
import { formatBytes, formatCount, formatExact, UNKNOWN } from './format';
import { escapeMarkdown as md, markdownTable } from './markdown';
import { type Translate } from './translate';

const together = (count: number): string => md(Number.isFinite(count) ? formatExact(count) : UNKNOWN);

/** Weights by format, with what fits beside them; the one that is served is marked. */
export function weightTable(choices: readonly WeightChoice[], t: Translate): string {
  const header = [
    '',
    t('Bits per weight'),
    t('Weights'),
    t('GPUs at least'),
    t('Sequences that fit together'),
  ];
  const rows = choices.map(({ format, isCurrent, weightBytes, fewestAccelerators, mostSequences }) => [
    isCurrent ? `**${md(format.id)}**` : md(format.id),
    md(formatCount(Number(format.bitsPerWeight.toPrecision(3)))),
    md(formatBytes(weightBytes)),
    md(formatExact(fewestAccelerators)),
    together(mostSequences),
  ]);
  return markdownTable(header.map(md), rows);
}

/** Caches by format, with what fits; the one that is served is marked. */
export function cacheTable(choices: readonly CacheChoice[], t: Translate): string {
  const header = ['', t('Cache of a sequence'), t('Sequences that fit together'), t('Longest context')];
  const rows = choices.map(({ format, isCurrent, bytesPerSequence, mostSequences, longestContext }) => [
    isCurrent ? `**${md(format.id)}**` : md(format.id),
    md(formatBytes(bytesPerSequence)),
    together(mostSequences),
    md(longestContext === undefined ? UNKNOWN : formatExact(longestContext)),
  ]);
  return markdownTable(header.map(md), rows);
}
