import { type ConfigNode } from './node';

/** Most files that are read out of one ConfigMap. */
const MAXIMUM_FILES = 20;

/** A file within another. */
export interface EmbeddedText {
  readonly text: string;
  /** JSON has no plain scalars: its numbers mean the same to every parser. */
  readonly isJson: boolean;
}

/**
 * The YAML and JSON files that a Kubernetes ConfigMap holds as literal blocks (`train.yaml: |`). Each keeps its place:
 * what stands before it is replaced by blanks, so that offsets in it are offsets in the whole text.
 */
export function embeddedTexts(root: ConfigNode | undefined, text: string): readonly EmbeddedText[] {
  if (root?.kind !== 'map' || !isWord(root.entries.get('kind')?.value, 'ConfigMap')) return [];
  const data = root.entries.get('data')?.value;
  if (data?.kind !== 'map') return [];
  const texts: EmbeddedText[] = [];
  for (const { key, value } of data.entries.values()) {
    if (!/\.(ya?ml|json)$/.test(key) || value.kind !== 'scalar' || texts.length === MAXIMUM_FILES) continue;
    const block = /^\|[-+\d]*[^\n]*\n/.exec(text.slice(value.range.start, value.range.end));
    const start = value.range.start + (block?.[0].length ?? 0);
    if (block === null) continue;
    const padded = `${' '.repeat(start - 1)}\n${text.slice(start, value.range.end)}`;
    texts.push({ text: padded, isJson: key.endsWith('.json') });
  }
  return texts;
}

function isWord(node: ConfigNode | undefined, word: string): boolean {
  return node?.kind === 'scalar' && node.value === word;
}
