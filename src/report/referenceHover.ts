import { type FieldPath, type Sourced } from '../engine/run';
import { fieldTitle } from './fieldTitles';
import { formatExact } from './format';
import { escapeMarkdown, markdownTable, paragraphs, shorten } from './markdown';
import { type Translate } from './translate';

/** A value that a reference brought in, with the name of its field. */
export interface ReferredValue {
  readonly field: FieldPath;
  readonly sourced: Sourced<unknown>;
}

/** What hovering over a reference shows: which values came through it, and from which file each. */
export function referenceMarkdown(values: readonly ReferredValue[], t: Translate): string {
  const files = [...new Set(values.flatMap(({ sourced: { at } }) => at?.from?.file ?? []))];
  return paragraphs(
    ...files.map((file) => {
      const rows = values
        .filter(({ sourced: { at } }) => at?.from?.file === file)
        .map(({ field, sourced: { value } }) => [fieldTitle(field, t), valueText(value)].map(escapeMarkdown));
      const header = ['', t('Values from {0}', file)].map(escapeMarkdown);
      return markdownTable(header, rows);
    }),
  );
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return formatExact(value);
  return shorten(Array.isArray(value) ? value.map(String).join(', ') : String(value));
}
