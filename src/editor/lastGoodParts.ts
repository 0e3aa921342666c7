import { type ConfigPart } from '../configs/reading';
import { occursAsKey } from '../configs/recognise';
import { type Place, type TextRange } from '../engine/notice';
import { leavesOf } from './leaves';

/** One edit of a document, as `vscode.TextDocumentContentChangeEvent` describes it. */
export interface TextEdit {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** A value that stood in the file: its key, and where the key began. */
interface Anchor {
  readonly path: string;
  readonly key: string;
  readonly offset: number;
}

/** The last parts of a file that could be read in full, kept in step with the edits since. */
export interface GoodParts {
  readonly parts: readonly ConfigPart[];
  /** Per part, the values that stood behind a key. */
  readonly anchors: readonly (readonly Anchor[])[];
}

/** A part to show, and whether it was read before the last edits instead of now. */
export interface ShownPart {
  readonly part: ConfigPart;
  readonly stale: boolean;
}

/** Remembers the parts of a text that could be read. */
export function rememberParts(parts: readonly ConfigPart[]): GoodParts {
  return { parts, anchors: parts.map((part) => anchorsOf(part)) };
}

function anchorsOf(part: ConfigPart): readonly Anchor[] {
  return leavesOf(part.description).flatMap(({ sourced: { at } }) => {
    const key = at?.path.at(-1);
    if (at?.keyRange === undefined || typeof key !== 'string') return [];
    return [{ path: pathOf(at), key, offset: at.keyRange.start }];
  });
}

function pathOf({ path }: Place): string {
  return path.join('\0');
}

/** Moves everything remembered with an edit. */
export function moveParts({ parts, anchors }: GoodParts, edit: TextEdit): GoodParts {
  const range = (old: TextRange | undefined): TextRange | undefined =>
    old && { start: movedOffset(old.start, edit), end: movedOffset(old.end, edit) };
  return {
    parts: parts.map((part) => ({
      ...part,
      modelRange: range(part.modelRange),
      trainingRange: range(part.trainingRange),
    })),
    anchors: anchors.map((ofPart) =>
      ofPart.map((anchor) => ({ ...anchor, offset: movedOffset(anchor.offset, edit) })),
    ),
  };
}

/** Where an offset lies after an edit; text typed exactly at it stays behind it. */
export function movedOffset(offset: number, { rangeOffset, rangeLength, text }: TextEdit): number {
  if (offset <= rangeOffset) return offset;
  if (offset < rangeOffset + rangeLength) return rangeOffset;
  return offset + text.length - rangeLength;
}

/**
 * What to show of a file that is being typed. A part that lost a value although the value's key still stands in its
 * place is half-typed: the last good reading stays until the value is readable again or its key is gone too.
 */
export function partsToShow(
  text: string,
  fresh: readonly ConfigPart[],
  good: GoodParts | undefined,
): readonly ShownPart[] {
  const current = fresh.map((part) => ({ part, stale: false }));
  if (good === undefined) return current;
  const stale = good.parts.map((part) => ({ part, stale: true }));
  if (fresh.length < good.parts.length) {
    const allThere = good.anchors.flat().every((anchor) => stands(text, anchor));
    return allThere ? stale : current;
  }
  return current.map((shown, index) => {
    const before = stale[index];
    const paths = new Set(anchorPaths(shown.part));
    const halfTyped = good.anchors[index]?.some((anchor) => !paths.has(anchor.path) && stands(text, anchor));
    return before !== undefined && halfTyped === true ? before : shown;
  });
}

function anchorPaths(part: ConfigPart): readonly string[] {
  return leavesOf(part.description).flatMap(({ sourced: { at } }) => (at ? [pathOf(at)] : []));
}

/** A line is searched so far to both sides and no further: a whole file may stand on one. */
const SEARCHED = 300;

/** Whether the anchor's key still stands on its line. */
function stands(text: string, { key, offset }: Anchor): boolean {
  const before = text.slice(Math.max(0, offset - SEARCHED), offset);
  const after = text.slice(offset, offset + SEARCHED);
  const end = after.indexOf('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + (end === -1 ? after : after.slice(0, end));
  return occursAsKey(line, key);
}
