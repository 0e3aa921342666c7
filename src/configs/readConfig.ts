import { parseDocument } from './document/document';
import { FORMATS } from './formats';
import { readAs, type ReadOptions } from './readAs';
import { type ConfigReading } from './reading';

const ALL = { formats: FORMATS, parse: parseDocument };

/** Reads a model or training config of any format; see {@link readAs}. */
export function readConfig(text: string, options: ReadOptions): ConfigReading | undefined {
  return readAs(ALL, text, options);
}
