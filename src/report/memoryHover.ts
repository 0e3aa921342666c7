import { type Alternative, alternativesOf } from '../engine/layout/alternatives';
import { fitOf } from '../engine/memory/fit';
import { type RunMemory } from '../engine/memory/memoryOfRun';
import { type FieldPath } from '../engine/run';
import { formatBytes, formatCount, formatExact } from './format';
import { escapeMarkdown as md, markdownTable, paragraphs } from './markdown';
import { changeSentence, fitSentence } from './memoryLayout';
import { fitWord, recomputeWords } from './memoryLayoutWords';
import { assumedMark } from './provenance';
import { type Translate } from './translate';

/**
 * What a field does to the memory of each accelerator and to the time of a step, as escaped Markdown for a hover:
 * whether the run fits, then a row for each value the field may have.
 * @returns undefined for a field that touches no memory
 */
export function memoryHover(field: FieldPath, run: RunMemory, t: Translate): string | undefined {
  const alternatives = alternativesOf(field, run);
  const isLayout = field.startsWith('cluster.');
  if (alternatives.length < 2 && !isLayout) return undefined;
  const table = alternatives.length < 2 ? '' : alternativeTable(alternatives, run, t);
  return paragraphs(fitLine(run, t), table);
}

function fitLine({ memory, fit, accelerator, accelerators, change }: RunMemory, t: Translate): string {
  const mark = assumedMark(memory.total);
  if (fit === undefined || accelerator === undefined) {
    return md(t('{0} per GPU', `${mark}${formatBytes(memory.total.value)}`));
  }
  const sentence = fitSentence(memory, fit, { count: accelerators, title: accelerator.title }, t);
  return [md(`${mark}${sentence}`), ...(fit.headroomBytes < 0 ? [md(changeSentence(change, t))] : [])].join(
    '\\\n',
  );
}

function alternativeTable(alternatives: readonly Alternative[], run: RunMemory, t: Translate): string {
  const timed = alternatives.some(({ stepSeconds }) => stepSeconds !== undefined);
  const header = ['', t('Memory per GPU'), t('Fits'), ...(timed ? [t('Time of a step')] : [])];
  const rows = alternatives.map((each) => {
    const name = md(valueWords(each.value, t));
    const seconds =
      each.stepSeconds === undefined ? '' : t('{0} s', formatCount(Number(each.stepSeconds.toPrecision(3))));
    return [
      each.isCurrent ? `**${name}**` : name,
      apart(formatBytes(each.memory.value)),
      apart(run.accelerator === undefined ? '' : fitWord(fitOf(each.memory, run.accelerator).verdict, t)),
      ...(timed ? [apart(seconds)] : []),
    ];
  });
  return markdownTable(header.map(apart), rows);
}

/** A hover's tables have no space between their columns. */
function apart(text: string): string {
  return text === '' ? '' : `&emsp;${md(text)}`;
}

function valueWords(value: number | string, t: Translate): string {
  if (typeof value === 'number') return formatExact(value);
  return value === 'none' || value === 'selective' || value === 'full' ? recomputeWords(value, t) : value;
}
