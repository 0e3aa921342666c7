import { MAXIMUM_LENGTH } from './document/limits';
import { type Format } from './format';
import { type ConfigLanguage } from './reading';

/** Of a text that is too long to be read, only the beginning decides whether a notice is due. */
const HEAD_LENGTH = 65_536;

/**
 * Of JSON this much is searched: its parser is so fast that searching all of a long file would cost a tenth of it,
 * and configs in JSON name their kind near the top. YAML is searched whole (OLMo saves its batch after its data).
 */
const JSON_LENGTH = 131_072;

/**
 * The formats a text may be; see {@link keyTest}. Those of JSON within a ConfigMap come after those of YAML, but before
 * the last of all, which takes any config with the usual keys.
 */
export function candidateFormats<F extends Hints>(
  text: string,
  language: ConfigLanguage,
  formats: readonly F[],
): readonly F[] {
  const own = formats.filter(keyTest(text, language));
  if (!holdsJson(text, language)) return own;
  const within = formats.filter(keyTest(text, 'json')).filter((format) => !own.includes(format));
  const [last] = own.slice(-1);
  return last === formats.at(-1) && last !== undefined
    ? [...own.slice(0, -1), ...within, last]
    : [...own, ...within];
}

/** Whether a text in YAML is a Kubernetes ConfigMap that holds JSON files. */
export function holdsJson(text: string, language: ConfigLanguage): boolean {
  return language === 'yaml' && text.includes('ConfigMap') && text.includes('.json');
}

type Hints = Pick<Format, 'languages' | 'keyHints'>;

/**
 * A test of one format after the other for whether a text may be of it, decided by searching for its keys: cheap enough
 * for every JSON and YAML file a person opens. Most foreign files fail every format's first group after a few passes of
 * `indexOf`, long before a parser would have read them; who finds the right format early searches for no further keys.
 */
export function keyTest(text: string, language: ConfigLanguage): (format: Hints) => boolean {
  const longest = text.length > MAXIMUM_LENGTH ? HEAD_LENGTH : language === 'json' ? JSON_LENGTH : Infinity;
  const scanned = text.length > longest ? text.slice(0, longest) : text;
  const known = new Map<string, boolean>();
  const isThere = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = occursAsKey(scanned, key);
    known.set(key, found);
    return found;
  };
  return ({ languages, keyHints }) =>
    languages.includes(language) && keyHints.every((group) => group.some(isThere));
}

/** How often a word is looked at before a text full of it is taken to have it as a key. */
const MAXIMUM_OCCURRENCES = 1000;

/** Whether a word stands before a colon, quoted or not, and is not the end of a longer word. */
export function occursAsKey(text: string, key: string): boolean {
  let from = text.indexOf(key);
  for (let count = 0; from !== -1; count++) {
    if (count === MAXIMUM_OCCURRENCES || isKeyAt(text, from, from + key.length)) return true;
    from = text.indexOf(key, from + key.length);
  }
  return false;
}

function isKeyAt(text: string, start: number, end: number): boolean {
  if (start > 0 && /[\w$-]/.test(text.charAt(start - 1))) return false;
  // Nearly every key in JSON ends so, and this is quicker to see than by the pattern.
  if (text.startsWith('":', end)) return true;
  KEY_END.lastIndex = end;
  return KEY_END.test(text);
}

/** An optional quote, blanks and the colon, at a place. */
const KEY_END = /["']?[ \t]{0,20}:/y;

/**
 * Whether a text that cannot be parsed or is too long still looks like a format: at least two of its keys stand
 * before a plain value, one of them before a number. Then the person is told what is wrong instead of nothing.
 */
export function looksLike(text: string, format: Format): boolean {
  const head = text.slice(0, HEAD_LENGTH);
  let valued = 0;
  let numeric = 0;
  for (const key of format.keyHints.flat()) {
    const match = new RegExp(`(?<![\\w$-])${key}["']?[ \\t]*:[ \\t]*(?:(\\d)|["'\\w])`).exec(head);
    if (match === null) continue;
    valued++;
    if (match[1] !== undefined) numeric++;
  }
  return valued >= 2 && numeric >= 1;
}

/** A top-level list under `defaults`, as Hydra has it; in GitHub's workflows and others it is a map. */
export function hasDefaultsList(text: string): boolean {
  return text.includes('defaults:') && DEFAULTS_LIST.test(text);
}

const DEFAULTS_LIST = /^defaults:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*-[ \t]/m;
