import { type ConfigDocument } from './document/document';
import { FORMAT_TABLE } from './formatTable';
import { type Readers } from './readAs';
import { type ConfigLanguage } from './reading';
import { candidateFormats } from './recognise';

/**
 * What reads a text, loaded: a host that reads a file of one framework never loads the readers of the others, nor the
 * parser of the other language. For hosts that can wait; where everything is in one bundle anyway, `readConfig` knows
 * all formats.
 * @returns undefined if the text can be of no format
 */
export async function readersFor(text: string, language: ConfigLanguage): Promise<Readers | undefined> {
  const candidates = candidateFormats(text, language, FORMAT_TABLE);
  if (candidates.length === 0) return undefined;
  const [parse, formats] = await Promise.all([
    loadParser(language),
    Promise.all(candidates.map(({ load }) => load())),
  ]);
  return { formats, parse };
}

/** The parser of a language alone. */
export async function loadParser(language: ConfigLanguage): Promise<(text: string) => ConfigDocument> {
  return language === 'json'
    ? (await import('./document/jsonDocument')).jsonDocument
    : (await import('./document/yamlDocument')).yamlDocument;
}
