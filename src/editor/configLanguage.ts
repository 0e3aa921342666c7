import { FORMAT_TABLE } from '../configs/formatTable';
import { hasDefaultsList, holdsJson, keyTest } from '../configs/recognise';
import { type ConfigLanguage } from '../configs/reading';

/** How a document in one of VS Code's languages is parsed; undefined if it is none of ours. */
export function configLanguage(languageId: string): ConfigLanguage | undefined {
  if (languageId === 'yaml') return 'yaml';
  return languageId === 'json' || languageId === 'jsonc' ? 'json' : undefined;
}

/**
 * A search for the keys of the formats, without any parser: whether it is worth loading the analysis. A file that
 * Hydra puts together from others may have none of them itself.
 */
export function mightBeConfig(text: string, language: ConfigLanguage): boolean {
  return (
    FORMAT_TABLE.some(keyTest(text, language)) ||
    (holdsJson(text, language) && FORMAT_TABLE.some(keyTest(text, 'json'))) ||
    (language === 'yaml' && hasDefaultsList(text))
  );
}
