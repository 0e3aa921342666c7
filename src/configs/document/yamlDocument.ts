import { type ConfigDocument } from './document';
import { tooLarge } from './limits';
import { parseYaml } from './yaml';

/** Parses YAML within the limits. */
export function yamlDocument(text: string): ConfigDocument {
  const refused = tooLarge(text, 'yaml');
  return refused === undefined ? parseYaml(text) : { text, roots: [], notices: [refused] };
}
