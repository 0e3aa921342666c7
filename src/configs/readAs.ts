import { type ConfigDocument } from './document/document';
import { type Format, type FormatContext } from './format';
import { askForModel } from './modelNotStated';
import { type ConfigLanguage, type ConfigPart, type ConfigReading } from './reading';
import { candidateFormats, holdsJson, keyTest, looksLike } from './recognise';
import { Section } from './section';

/** What is known about a text besides its content. */
export interface ReadOptions extends FormatContext {
  readonly language: ConfigLanguage;
}

/** What reads a text: the formats it may be, the most specific first, and the parser of its language. */
export interface Readers {
  readonly formats: readonly Format[];
  readonly parse: (text: string, language: ConfigLanguage) => ConfigDocument;
}

/**
 * Reads a model or training config: the parts found, each value with its place, and what is wrong with it.
 * Never throws; half-typed files give their good parts.
 * @param readers of the formats it may be
 * @returns undefined for anything that is no such config: then there is nothing to show
 */
export function readAs(
  { formats, parse }: Readers,
  text: string,
  options: ReadOptions,
): ConfigReading | undefined {
  if (holdsJson(text, options.language)) {
    const candidates = candidateFormats(text, options.language, formats);
    return candidates.length === 0
      ? undefined
      : readDocument(candidates, parse(text, options.language), options);
  }
  const mayBe = keyTest(text, options.language);
  return formats.some(mayBe)
    ? readDocument(formats, parse(text, options.language), options, mayBe)
    : undefined;
}

/**
 * Reads a parsed text as the first of these formats that it is.
 * @param mayBe which of them it may be at all; default any
 */
export function readDocument(
  formats: readonly Format[],
  document: ConfigDocument,
  options: ReadOptions,
  mayBe: (format: Format) => boolean = () => true,
): ConfigReading | undefined {
  const refused: Format[] = [];
  const sections = sectionsOf(document);
  let companion: ConfigReading | undefined;
  for (const format of formats) {
    if (!mayBe(format)) continue;
    const ours = sections.filter((section) => format.fingerprint(section));
    if (ours.length === 0) refused.push(format);
    else {
      const found = reading(format, document, partsOf(format, ours, options));
      if (format.companion !== true) return completed(found, companion);
      companion ??= found;
    }
  }
  if (companion !== undefined) return companion;
  const failed = document.notices.some(({ code }) => code === 'syntax-error' || code === 'too-large');
  const probable = failed ? refused.find((format) => looksLike(document.text, format)) : undefined;
  return probable === undefined ? undefined : reading(probable, document, []);
}

/** The documents of a text that may be configs. */
export function sectionsOf({ roots }: ConfigDocument): readonly Section[] {
  const sections: Section[] = [];
  for (const root of roots) if (root?.kind === 'map') sections.push(new Section(root));
  return sections;
}

/** What is read, on the machines that one document beside it states, unless it states its own. */
function completed(read: ConfigReading, companion: ConfigReading | undefined): ConfigReading {
  const [only, ...others] = companion?.parts ?? [];
  if (only === undefined || others.length > 0) return read;
  const parts = read.parts.map((part): ConfigPart => {
    const { description } = part;
    if (description.cluster.accelerators !== undefined) return part;
    const cluster = { ...only.description.cluster, ...description.cluster };
    return { ...part, description: { ...description, cluster }, notices: [...part.notices, ...only.notices] };
  });
  return { ...read, parts };
}

function reading(format: Format, document: ConfigDocument, parts: readonly ConfigPart[]): ConfigReading {
  const asked = format.withoutModel === true ? parts : parts.map(askForModel);
  const meant = format.readsExponents === true ? asked.map(withoutTextHints) : asked;
  return { format: format.id, parts: meant, notices: document.notices };
}

/** Without the hints about what only PyYAML reads as text. */
function withoutTextHints(part: ConfigPart): ConfigPart {
  return { ...part, notices: part.notices.filter(({ code }) => code !== 'number-read-as-text') };
}

/** Parts of all documents in the text; several are told apart by the document's number. */
function partsOf(format: Format, roots: readonly Section[], context: FormatContext): readonly ConfigPart[] {
  const [only] = roots;
  if (only !== undefined && roots.length === 1) return format.read(only, context);
  return roots.flatMap((root, index) => {
    const parts = format.read(root, context);
    return parts.map((part) => ({ ...part, label: [`${index + 1}`, part.label ?? []].flat().join(' · ') }));
  });
}
