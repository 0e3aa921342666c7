import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigLanguage, type ConfigPart, type ConfigReading, readConfig } from '../../../src/configs';

const FOLDER = join(import.meta.dirname, '../../fixtures');

/** The files under test/fixtures that are configs, in a stable order: all but foreign files, workspaces of several files and those of the UI tests. */
export function fixturePaths(): readonly string[] {
  const names = readdirSync(FOLDER, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  return names
    .filter((name) => /\.(json|ya?ml)$/.test(name) && !/^(foreign|references|workspace)\//.test(name))
    .sort();
}

/** The text of a file under test/fixtures. */
export function fixture(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}

/** The language an editor would give the file. */
export function languageOf(path: string): ConfigLanguage {
  return path.endsWith('.json') ? 'json' : 'yaml';
}

/** The reading of a file under test/fixtures. */
export function readFixture(path: string): ConfigReading | undefined {
  return readConfig(fixture(path), { language: languageOf(path) });
}

/** The only part of a text that must be of this format. */
export function onlyPart(text: string, language: ConfigLanguage, format: string): ConfigPart {
  const reading = readConfig(text, { language });
  assert.equal(reading?.format, format);
  assert.equal(reading.parts.length, 1);
  return reading.parts[0]!;
}

/** The only part of a fixture that must be of this format. */
export function partOf(path: string, format: string): ConfigPart {
  return onlyPart(fixture(path), languageOf(path), format);
}

/** The plain values of a group of fields, by name. */
export function valuesOf(fields: object): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([name]) => name !== 'familySpecific');
  return Object.fromEntries(entries.map(([name, field]) => [name, (field as { value: unknown }).value]));
}

/** Notice codes in order. */
export function codes(notices: readonly { readonly code: string }[]): string[] {
  return notices.map(({ code }) => code);
}
