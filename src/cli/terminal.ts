import { type FileAccess } from '../configs/references/fileAccess';
import { type Translate } from '../report/translate';

/** Everything a command needs of the world around it, passed in so that tests can stand in for it. */
export interface Terminal {
  /** Prints a line on stdout. */
  readonly print: (line: string) => void;
  /** Prints a line on stderr. */
  readonly complain: (line: string) => void;
  /** The text of a file; `-` is stdin. Throws as Node does. */
  readonly read: (file: string) => Promise<string>;
  /** The files that a config may refer to; undefined where nothing around it is read. */
  readonly filesAround: (file: string) => Promise<FileAccess | undefined>;
  readonly t: Translate;
}
