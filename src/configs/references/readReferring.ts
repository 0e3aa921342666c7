import { type Notice } from '../../engine/notice';
import { type ConfigNode } from '../document/node';
import { candidateReadersFor, loadParser } from '../formatLoaders';
import { readDocument, type ReadOptions } from '../readAs';
import { type ConfigReading } from '../reading';
import { Composition } from './composition';
import { type FileAccess } from './fileAccess';
import { takeModels } from './localModels';
import { ReferencedFiles } from './referencedFiles';

/**
 * Reads a config together with the files it refers to: first one tree is made of them, which is then read as any
 * other; models that it names and that lie in the workspace come last. What cannot be had is said where it is named,
 * and the rest is read without it.
 */
export async function readReferring(
  text: string,
  options: ReadOptions,
  access: FileAccess,
): Promise<ConfigReading | undefined> {
  const files = new ReferencedFiles(access);
  const parse = await loadParser(options.language);
  const document = parse(text);
  const notices: Notice[] = [];
  const composition = Composition.of(files, notices);
  const roots: (ConfigNode | undefined)[] = [];
  for (const root of document.roots) {
    roots.push(root?.kind === 'map' ? await composition.compose(root, text) : root);
  }
  const readers = await candidateReadersFor(
    [text, ...files.texts, keysOf(roots)].join('\n'),
    options.language,
  );
  if (readers === undefined) return undefined;
  const composed = { text, roots, notices: [...document.notices, ...notices] };
  const reading = readDocument(readers.formats, composed, options);
  return reading && takeModels(reading, Composition.of(files, []));
}

/** The keys at the top, some of which no file has: Hydra takes them from the names of folders. */
function keysOf(roots: readonly (ConfigNode | undefined)[]): string {
  const keys = roots.flatMap((root) => (root?.kind === 'map' ? [...root.entries.keys()] : []));
  return keys.map((key) => `${key}:`).join('\n');
}
