import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type ConfigLanguage, FORMATS, readConfig } from '../../src/configs';
import { resolveArchitecture } from '../../src/engine/architecture';
import { type Place } from '../../src/engine/notice';
import { type FieldPath, type RunDescription, type Sourced } from '../../src/engine/run';
import { FIELD_PATHS, fieldTitle } from '../../src/report/fieldTitles';
import { formatCount, formatExact } from '../../src/report/format';
import { escapeMarkdown } from '../../src/report/markdown';
import { english } from '../../src/report/translate';
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
  deepspeed: 'batch and precision only',
  accelerate: 'machines only',
  kubernetes: 'machines only',
};

/** A value that a reading took from its file. */
interface StatedField {
  readonly path: FieldPath;
  readonly value: unknown;
  readonly place: Place;
}

/** The first one, in the order of the fields. */
function firstStated(description: RunDescription): StatedField | undefined {
  for (const path of FIELD_PATHS) {
    const [group, name] = path.split('.') as [keyof RunDescription, string | undefined];
    const field = (name === undefined ? description[group] : get(description[group], name)) as
      Sourced<unknown> | undefined;
    if (field?.origin === 'file' && field.at !== undefined)
      return { path, value: field.value, place: field.at };
  }
  return undefined;
}

function get(fields: object | undefined, name: string): unknown {
  return (fields as Readonly<Record<string, unknown>> | undefined)?.[name];
}

/** A fixture of a format that states something, if possible one whose parameters can be counted. */
function fixtureOf(id: string) {
  const found = fixtures.flatMap((fixture) => {
    const reading = readConfig(fixture.text, { language: fixture.language });
    const description = reading?.parts[0]?.description;
    const stated = description && firstStated(description);
    if (reading?.format !== id || description === undefined || stated === undefined) return [];
    const { architecture, withoutEmbeddings } = resolveArchitecture(description.architecture);
    const count = architecture?.parameters.total;
    return [{ ...fixture, description, stated, count, withoutEmbeddings }];
  });
  return found.find(({ count }) => count !== undefined) ?? found[0];
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
    it(`${title} has a hover that says what it is about and ${why === undefined ? 'a lens with the count' : `no lens: ${why}`}`, async () => {
      const fixture = fixtureOf(id);
      assert.ok(fixture !== undefined, `no fixture of ${id} in test/fixtures`);
      const { path, stated, count, withoutEmbeddings, description } = fixture;
      const { document } = await openUntitled(fixture.language, fixture.text);

      let hover = '';
      await until(`a hover in ${path}`, async () => {
        hover = await hoverAt(document, stated.place.range.start);
        return /\S/.test(hover);
      });
      const value = typeof stated.value === 'number' ? formatExact(stated.value) : String(stated.value);
      const heading = `**${escapeMarkdown(fieldTitle(stated.path, english))}** ${escapeMarkdown(value)}`;
      assert.ok(hover.includes(heading), `${heading}\n${hover}`);

      if (why !== undefined) {
        assert.deepEqual(await lensTitles(document), []);
        return;
      }
      let titles: readonly string[] = [];
      await until(`a lens in ${path}`, async () => (titles = await lensTitles(document)).length > 0);
      const { tokens } = description.training;
      if (count !== undefined || withoutEmbeddings !== undefined) {
        const params =
          withoutEmbeddings === undefined
            ? `${formatCount(count ?? NaN)} params`
            : `${formatCount(withoutEmbeddings.nonEmbedding)} params without embeddings`;
        assert.ok(
          titles.some((each) => each.includes(params)),
          `${params}: ${titles.join(' | ')}`,
        );
      }
      if (tokens !== undefined) {
        const trained = `${formatCount(tokens.value)} tokens`;
        assert.ok(
          titles.some((each) => each.includes(trained)),
          `${trained}: ${titles.join(' | ')}`,
        );
      }
    });
  }
});
