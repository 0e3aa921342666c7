import { type Notice, type TextRange } from '../../engine/notice';
import { type ConfigLanguage } from '../reading';

/** Longest text that is read, in UTF-16 units: the largest real config seen has 312 000 (OLMo's data lists). */
export const MAXIMUM_LENGTH = 2_000_000;

/** Deepest nesting that is read. Real configs stay below 12. */
export const MAXIMUM_DEPTH = 100;

/** Most nodes that are built from one text. */
export const MAXIMUM_NODES = 400_000;

/** Says why a text is not parsed at all: both parsers are recursive, so depth is checked before. */
export function tooLarge(text: string, language: ConfigLanguage): Notice | undefined {
  if (text.length > MAXIMUM_LENGTH) return refusal(`${MAXIMUM_LENGTH} characters`, 0);
  const deep = language === 'json' ? bracketDepth(text) : (blockDepth(text) ?? bracketDepth(text));
  return deep === undefined ? undefined : refusal(`${MAXIMUM_DEPTH} levels`, deep);
}

/** The notice for a limit that was passed at an offset. */
export function refusal(limit: string, offset: number): Notice {
  const at = { path: [], range: { start: offset, end: offset } };
  return { code: 'too-large', severity: 'warning', args: { limit }, at };
}

/** Where brackets nest too deeply. Brackets in strings count too, which only matters when a hundred stay open. */
function bracketDepth(text: string): number | undefined {
  let depth = 0;
  for (const match of text.matchAll(/[[\]{}]/g)) {
    const opens = match[0] === '[' || match[0] === '{';
    depth = opens ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAXIMUM_DEPTH) return match.index;
  }
  return undefined;
}

/** Where block collections nest too deeply: one level per growing indentation, `- `, `? ` and `: ` included. */
function blockDepth(text: string): number | undefined {
  const indents: number[] = [];
  for (const match of text.matchAll(/^([ \t]*(?:[-?:][ \t]+)*)[^\s#]/gm)) {
    const prefix = match[1] ?? '';
    const indent = prefix.search(/[^ \t]|$/);
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    for (const marker of prefix.matchAll(/[-?:]/g)) indents.push(marker.index + 1);
    if (indents.length > MAXIMUM_DEPTH) return match.index;
  }
  return undefined;
}

/** A broken text cascades into many errors; the first ones say it. */
export const MAXIMUM_ERRORS = 20;

/** The notice for text that is not well-formed; `detail` is the parser's own sentence. */
export function syntaxError(detail: string, range: TextRange): Notice {
  return { code: 'syntax-error', severity: 'error', args: { detail }, at: { path: [], range } };
}

/** The notice for a key that was there before. */
export function duplicateKey(key: string, range: TextRange): Notice {
  return { code: 'duplicate-key', severity: 'warning', args: { key }, at: { path: [key], range } };
}
