import { readAs, type Readers, type ReadOptions } from './readAs';
import { type ConfigReading } from './reading';
import { hasDefaultsList, occursAsKey } from './recognise';
import { type FileAccess } from './references/fileAccess';

/** Keys whose value may be the path of a file that belongs to the config. */
const KEYS = ['base_config', 'deepspeed', 'deepspeed_config_file'];

/**
 * Reads a config together with the files it refers to, as far as `access` can reach them; without references or
 * without access it is {@link readAs}, and what follows references is not even loaded.
 * @param readers of the formats the text alone may be; undefined if it can be of none
 */
export async function readWithFiles(
  readers: Readers | undefined,
  text: string,
  options: ReadOptions,
  access: FileAccess | undefined,
): Promise<ConfigReading | undefined> {
  const composed = namesFiles(text);
  const alone = composed && access !== undefined ? undefined : readers && readAs(readers, text, options);
  if (access === undefined || (!composed && !lacksModel(alone))) return alone;
  const { readReferring } = await import('./references/readReferring');
  return readReferring(text, options, access);
}

/** Whether a text may be put together with others. */
function namesFiles(text: string): boolean {
  return hasDefaultsList(text) || text.includes('!include') || KEYS.some((key) => occursAsKey(text, key));
}

/** Whether a model is named that the built-in table does not have, or by a path, or none at all. */
function lacksModel(reading: ConfigReading | undefined): boolean {
  return (
    reading?.parts.some(({ description, notices }) => {
      const unknown = notices.some(({ code }) => code === 'unknown-model-name');
      const isPath = /^[.~/\\]/.test(description.modelName?.value ?? '');
      return unknown || isPath || Object.keys(description.architecture).length === 0;
    }) === true
  );
}
