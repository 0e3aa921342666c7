import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type ConfigLanguage, FORMATS, readConfig } from '../../src/configs';
import { resolveArchitecture } from '../../src/engine/architecture';
import { type Place } from '../../src/engine/notice';
import { activateExtension, lensTitles, openUntitled, until } from './support';

/** From out/test/vscode, where this runs. */
const FIXTURES = join(__dirname, '../../../test/fixtures');

interface Fixture {
  readonly path: string;
  readonly text: string;
  readonly language: ConfigLanguage;
}

const fixtures: readonly Fixture[] = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(json|ya?ml)$/.test(path))
  .sort()
  .map((path) => ({
    path,
    text: readFileSync(join(FIXTURES, path), 'utf8'),
    language: path.endsWith('.json') ? 'json' : 'yaml',
  }));

/** Formats whose files have neither a model that can be counted nor a run, so that a lens has nothing to say. */
const WITHOUT_LENS: Readonly<Record<string, string>> = {
  calculon: 'no vocabulary',
  deepspeed: 'batch and precision only',
  accelerate: 'machines only',
  kubernetes: 'machines only',
};

/** Where the first value stands that a reading took from its file. */
function firstPlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('origin' in value && 'value' in value) {
    const { origin, at } = value as { readonly origin: string; readonly at?: Place };
    return origin === 'file' ? at : undefined;
  }
  return Object.values(value)
    .map(firstPlace)
    .find((place) => place !== undefined);
}

/** A fixture of a format that states something, if possible one whose parameters can be counted. */
function fixtureOf(id: string): (Fixture & { readonly place: Place }) | undefined {
  const found = fixtures.flatMap((fixture) => {
    const reading = readConfig(fixture.text, { language: fixture.language });
    const description = reading?.parts[0]?.description;
    const place = firstPlace(description);
    if (reading?.format !== id || description === undefined || place === undefined) return [];
    const counted = resolveArchitecture(description.architecture).architecture !== undefined;
    return [{ ...fixture, place, counted }];
  });
  return found.find(({ counted }) => counted) ?? found[0];
}

async function hoverAt(document: vscode.TextDocument, offset: number): Promise<string> {
  const position = document.positionAt(offset);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  return contents.map(({ value }) => value).join('\n');
}

describe('every format in the editor', () => {
  before(activateExtension);
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const { id, title } of FORMATS) {
    const why = WITHOUT_LENS[id];
    it(`${title} has a hover and ${why === undefined ? 'a lens' : `no lens: ${why}`}`, async () => {
      const fixture = fixtureOf(id);
      assert.ok(fixture !== undefined, `no fixture of ${id} in test/fixtures`);
      const { document } = await openUntitled(fixture.language, fixture.text);
      const { start } = fixture.place.range;
      await until(`a hover in ${fixture.path}`, async () => /\S/.test(await hoverAt(document, start)));
      if (why === undefined) {
        await until(`a lens in ${fixture.path}`, async () => (await lensTitles(document)).length > 0);
      } else {
        assert.deepEqual(await lensTitles(document), []);
      }
    });
  }
});
