import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs/readConfig';
import { resolveArchitecture, type ArchitectureResult } from '../../../src/engine/architecture';

/** What a config of Hugging Face counts as. */
export function countOf(config: Readonly<Record<string, unknown>>): ArchitectureResult {
  const reading = readConfig(JSON.stringify(config), { language: 'json', fileName: 'config.json' });
  const part = reading?.parts[0];
  assert.ok(part !== undefined, 'not recognised');
  const result = resolveArchitecture(part.description.architecture);
  return { ...result, notices: [...part.notices, ...result.notices] };
}
