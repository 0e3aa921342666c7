import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigPart, type ConfigReading, readersFor } from '../../../../src/configs';
import { readWithFiles } from '../../../../src/configs/readWithFiles';
import { type FileAccess } from '../../../../src/configs/references/fileAccess';
import { languageOf } from '../fixture';

/** Files in memory that remember which were looked for. */
export interface CountedFiles extends FileAccess {
  readonly lookups: readonly string[];
}

/** A workspace in memory, by path from its root. */
export function filesInMemory(files: Readonly<Record<string, string>>, path: string): CountedFiles {
  const lookups: string[] = [];
  return {
    path,
    lookups,
    read: (wanted) => {
      lookups.push(wanted);
      const text = Object.hasOwn(files, wanted) ? files[wanted] : undefined;
      return Promise.resolve(text === undefined ? { problem: 'not-found' } : { text });
    },
  };
}

const FOLDER = join(import.meta.dirname, '../../../fixtures/references');

/** A folder under test/fixtures/references as a workspace. */
export function fixtureFiles(workspace: string, path: string): FileAccess {
  return {
    path,
    read: (wanted) => {
      const file = join(FOLDER, workspace, wanted);
      return Promise.resolve(
        existsSync(file) ? { text: readFileSync(file, 'utf8') } : { problem: 'not-found' },
      );
    },
  };
}

/** What a text comes to with the files it refers to. */
export async function readTogether(text: string, access: FileAccess): Promise<ConfigReading | undefined> {
  const language = languageOf(access.path);
  return readWithFiles(await readersFor(text, language), text, { language }, access);
}

/** The only part of a file in a fixture workspace, with the files it refers to; and the reading's own notices. */
export async function readFixtureTogether(workspace: string, path: string, format: string) {
  const text = readFileSync(join(FOLDER, workspace, path), 'utf8');
  const reading = await readTogether(text, fixtureFiles(workspace, path));
  if (reading?.format !== format || reading.parts.length !== 1) {
    throw new Error(`${path} was read as ${reading?.format} with ${reading?.parts.length} parts`);
  }
  const part: ConfigPart = reading.parts[0]!;
  return { text, reading, part, notices: [...reading.notices, ...part.notices] };
}
