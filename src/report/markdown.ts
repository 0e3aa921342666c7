/**
 * Makes any text safe to stand inside Markdown: nothing in it can become a link, an image, HTML, a table cell or a
 * code block. Lines are joined, since a name belongs on one.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[\\`*_{}[\]|<>~$&#@]/g, '\\$&')
    .replace(/^(\s*)([-+=])(?=[-+=\s]|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`);
}

/** Shortens what a person or a file wrote to what fits on a line. */
export function shorten(text: string, length = 80): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}

/** A cell is already Markdown; only the bar must not end it. */
function cell(markdown: string): string {
  return markdown.replace(/(^|[^\\])\|/g, '$1\\|').replace(/[\r\n]+/g, ' ');
}

/** A Markdown table; no rows, no table. The first column is left-aligned, the others as `alignment` says. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  alignment: 'left' | 'right' = 'right',
): string {
  if (rows.length === 0) return '';
  const rule = header.map((_, index) => (index === 0 || alignment === 'left' ? ':--' : '--:'));
  return [header, rule, ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

/** Paragraphs with an empty line between them; empty ones vanish. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A link that the caller vouches for. */
export interface Link {
  readonly title: string;
  readonly uri: string;
}

/** Links on one line. */
export function linkLine(links: readonly Link[]): string {
  return links.map(({ title, uri }) => `[${escapeMarkdown(title)}](${uri})`).join(' · ');
}
