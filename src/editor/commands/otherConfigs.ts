import * as vscode from 'vscode';
import { isWorkspaceFile } from '../../configs/workspaceFile/findWorkspaceFile';
import { configLanguage, mightBeConfig } from '../configLanguage';
import { LANGUAGES } from '../ids';
import { t } from '../translate';
import { type Choice } from './steps';

const MOST_FILES = 200;
const MOST_BYTES = 1_000_000;

/** What may be a config besides one: what is open first, then the files of the workspace. Values are addresses. */
export async function otherConfigs(one: vscode.Uri): Promise<readonly Choice<string>[]> {
  const open = vscode.workspace.textDocuments.filter(
    ({ languageId, uri }) =>
      LANGUAGES.some((each) => each === languageId) && uri.toString() !== one.toString(),
  );
  const here = open.filter((each) => mayBe(each.uri, each.getText(), each.languageId));
  const known = new Set([one, ...open.map(({ uri }) => uri)].map(String));
  const files = await vscode.workspace.findFiles(
    '**/*.{json,jsonc,yaml,yml}',
    '**/node_modules/**',
    MOST_FILES,
  );
  const others = await Promise.all(files.filter((uri) => !known.has(uri.toString())).map(ifConfig));
  return [
    ...group(
      t('Open'),
      here.map(({ uri }) => uri),
    ),
    ...group(
      t('In the workspace'),
      others.filter((uri) => uri !== undefined),
    ),
  ];
}

function group(label: string, uris: readonly vscode.Uri[]): readonly Choice<string>[] {
  if (uris.length === 0) return [];
  const choices = uris.map((uri) => ({
    label: vscode.workspace.asRelativePath(uri, false),
    value: uri.toString(),
  }));
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...choices.sort((left, right) => left.label.localeCompare(right.label)),
  ];
}

async function ifConfig(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return mayBe(uri, text, /\.ya?ml$/i.test(uri.path) ? 'yaml' : 'json') ? uri : undefined;
  } catch {
    // Gone in the meantime, or no permission: nothing to compare with.
    return undefined;
  }
}

function mayBe({ path }: vscode.Uri, text: string, languageId: string): boolean {
  const language = configLanguage(languageId);
  return language !== undefined && !isWorkspaceFile(path) && mightBeConfig(text, language);
}
