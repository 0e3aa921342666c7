/**
 * Turns an English sentence with `{0}` places into the reader's language. The first argument is always a literal,
 * so that a test can collect every sentence; in the editor it is `vscode.l10n.t`.
 */
export interface Translate {
  (message: string, ...args: (string | number)[]): string;
  /** Where it is read, which decides how a reader states what a file does not; absent = in the editor. */
  readonly reader?: 'terminal';
}

/**
 * Fills the places of a sentence without translating it.
 * @example english('{0} of {1}', 3, 4) // => '3 of 4'
 */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (place, index) => String(args[Number(index)] ?? place));

/** A `Translate` over a bundle in the shape of `l10n/bundle.l10n.zh-cn.json`; what is missing stays English. */
export function translateWith(bundle: Readonly<Record<string, string>>): Translate {
  return (message, ...args) => english(bundle[message] ?? message, ...args);
}

/** The same sentences for a reader of the command line, who states things by flags. */
export function inTerminal(t: Translate): Translate {
  return Object.assign((message: string, ...args: (string | number)[]) => t(message, ...args), {
    reader: 'terminal' as const,
  });
}

/** What the JSON of the command line is written in, whatever the reader's language. */
export const terminalEnglish: Translate = inTerminal(english);

/** A word or sentence for each of a kind. */
export type Words<K extends string> = Readonly<Record<K, (t: Translate) => string>>;
