import { type ConfigDocument } from './document';
import { parseJson } from './json';
import { MAXIMUM_LENGTH, tooLarge } from './limits';
import { parseStrictJson } from './strictJson';

/** Parses JSON within the limits: by the strict reader where it is plain JSON, else tolerantly. */
export function jsonDocument(text: string): ConfigDocument {
  const root = text.length <= MAXIMUM_LENGTH ? parseStrictJson(text) : undefined;
  if (root !== undefined) return { text, roots: [root], notices: [] };
  const refused = tooLarge(text, 'json');
  return refused === undefined ? parseJson(text) : { text, roots: [], notices: [refused] };
}
