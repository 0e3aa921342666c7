import { parseDocument } from './document/document';
import { FORMATS } from './formats';
import { readAs, type Readers, type ReadOptions } from './readAs';
import { type ConfigReading } from './reading';

/** Every format and the parsers of both languages. */
export const ALL_READERS: Readers = { formats: FORMATS, parse: parseDocument };

/** Reads a model or training config of any format; see {@link readAs}. */
export function readConfig(text: string, options: ReadOptions): ConfigReading | undefined {
  return readAs(ALL_READERS, text, options);
}
