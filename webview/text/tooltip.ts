import { formatBand, formatValue } from '../../src/report/formatQuantity';
import { type Translate } from '../../src/report/translate';
import { type TooltipText } from '../picture/picture';
import { type CurvePoint } from '../scene/frontier';
import { type ScenePoint } from '../scene/scene';
import { sourceOf } from './sourceOf';
import { wordsOf } from './words';

/** Characters that fit into a tooltip 300 px wide. */
export const LINE = 38;

/** What a point says under the pointer. */
export function pointTooltip(point: ScenePoint, t: Translate): TooltipText {
  const lines = sizeLines(point, t);
  if (point.loss !== undefined) lines.push(lossLine({ value: point.loss, ...point.lossBand }, t));
  if (!point.insideFit) lines.push(t('outside the fitted range'));
  if (point.source !== undefined) lines.push(...wrap(sourceOf(point, t), LINE));
  return { title: point.name === '' ? wordsOf(t).optimum : point.name, lines };
}

/** What a point of the compute-optimal line says under the pointer. */
export function frontierTooltip(point: CurvePoint, t: Translate): TooltipText {
  const lines = sizeLines({ ...point.optimum, compute: point.compute }, t);
  if (point.loss !== undefined) lines.push(lossLine({ value: point.loss }, t));
  if (!point.insideFit) lines.push(t('outside the fitted range'));
  return { title: wordsOf(t).frontier, lines };
}

function sizeLines(
  { parameters, tokens, compute }: Pick<ScenePoint, 'parameters' | 'tokens' | 'compute'>,
  t: Translate,
): string[] {
  return [
    formatValue(parameters, 'parameters', t),
    formatValue(tokens, 'tokens', t),
    formatValue(compute, 'FLOP', t),
  ];
}

function lossLine(
  shown: { readonly value: number; readonly low?: number; readonly high?: number },
  t: Translate,
): string {
  return t('predicted loss {0}', formatBand({ ...shown, unit: 'nats/token' }));
}

/** A title and texts that are broken where they are too long. */
export function wrapped(title: string, texts: readonly string[]): TooltipText {
  return { title, lines: texts.flatMap((text) => wrap(text, LINE)) };
}

/** Breaks a text between words into lines of at most `length` characters; longer words stay whole. */
export function wrap(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= length) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
