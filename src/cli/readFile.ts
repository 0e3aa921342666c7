import { type ConfigLanguage } from '../configs/reading';
import { type Translate } from '../report/translate';
import { Failure, oneLine } from './failure';
import { type Terminal } from './terminal';

/** A config text and how to parse it. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  readonly language: ConfigLanguage;
}

/** By the file's ending; else by its first sign: JSON starts with a brace. */
export function languageOf(file: string, text: string): ConfigLanguage {
  if (/\.(json|jsonc|json5)$/i.test(file)) return 'json';
  if (/\.(ya?ml)$/i.test(file)) return 'yaml';
  return /^\s*\{/.test(text) ? 'json' : 'yaml';
}

/** Reads a file or stdin. @throws Failure that says which file could not be read and why */
export async function readText(file: string, { read, t }: Terminal): Promise<ConfigText> {
  try {
    const text = (await read(file)).replace(/^\uFEFF/, '');
    return { file, text, language: languageOf(file, text) };
  } catch (error) {
    throw new Failure(t('{0}: {1}', oneLine(file), reasonOf(error, t)));
  }
}

function reasonOf(error: unknown, t: Translate): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return t('there is no such file. Check the path.');
    case 'EISDIR':
      return t('this is a folder. Name the files in it.');
    case 'EACCES':
    case 'EPERM':
      return t('it may not be read. Check its permissions.');
    default:
      return t('it cannot be read ({0}).', oneLine(code === '' ? String(error) : code));
  }
}
