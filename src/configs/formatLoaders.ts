import { type ConfigDocument } from './document/document';
import { type Format } from './format';
import { FORMAT_TABLE } from './formatTable';
import { type Readers, sectionsOf } from './readAs';
import { type ConfigLanguage } from './reading';
import { candidateFormats } from './recognise';

/**
 * What reads a text, loaded: a host that reads a file of one framework never loads the readers of the others, nor the
 * parser of the other language. The text is parsed here, once, and readers are loaded in turn until one accepts it. For
 * hosts that can wait; where everything is in one bundle anyway, `readConfig` knows all formats.
 * @returns undefined if the text can be of no format
 */
export async function readersFor(text: string, language: ConfigLanguage): Promise<Readers | undefined> {
  const candidates = candidateFormats(text, language, FORMAT_TABLE);
  if (candidates.length === 0) return undefined;
  const parse = await loadParser(language);
  const document = parse(text);
  const sections = sectionsOf(document);
  const formats: Format[] = [];
  for (const { load } of candidates) {
    const format = await load();
    formats.push(format);
    if (format.companion !== true && sections.some((section) => format.fingerprint(section))) break;
  }
  return { formats, parse: (other) => (other === text ? document : parse(other)) };
}

/** The readers of every format whose keys a text has, for texts that are put together before one is chosen. */
export async function candidateReadersFor(
  text: string,
  language: ConfigLanguage,
): Promise<Readers | undefined> {
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
