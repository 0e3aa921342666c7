/** The UTF-16 units of a text, followed by {@link AFTER} zeros or the end of the list. */
export type CharacterCodes = Uint8Array | Uint16Array;

/** As many as a reader takes at once: an escape at the end of the text and what it escapes. */
const AFTER = 2;

const ENCODER = new TextEncoder();

/** Where the codes of short texts in ASCII lie, as those of nearly every config in JSON: valid until the next text. */
const SHORT = new Uint8Array(65_536);

/**
 * The UTF-16 units of a text as numbers in a row, which are read four times as fast as by `charCodeAt`. They may lie
 * where those of the next text will: whoever reads them is done before another text is read.
 */
export function characterCodes(text: string): CharacterCodes {
  if (text.length + AFTER <= SHORT.length) {
    // In UTF-8 only texts in ASCII have as many bytes as units.
    const { read, written } = ENCODER.encodeInto(text, SHORT);
    if (read === text.length && written === read) {
      SHORT.fill(0, text.length, text.length + AFTER);
      return SHORT;
    }
  }
  const codes = new Uint16Array(text.length + AFTER);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}
