import * as vscode from 'vscode';
import { WORKSPACE_FILE_NAMES } from '../configs/workspaceFile/findWorkspaceFile';
import { type Assumptions } from '../engine/assumptions';
import { loadPlanning } from './loadAnalysis';
import { type ComplainOfSetting, settingAssumptions } from './settingAssumptions';
import { type Settings } from './settings';
import { teamAssumptions } from './teamAssumptions';
import { workspaceFiles } from './workspaceFiles';

/**
 * What a plan assumes: the defaults, the settings above them, and above those the file of assumptions nearest to a
 * document, or that of the first folder for a document in none. `onLookup` hears of every file looked for.
 */
export async function planAssumptions(
  uri: vscode.Uri | undefined,
  settings: Settings,
  complain: ComplainOfSetting,
  onLookup: (address: string) => void,
): Promise<Assumptions> {
  const place = placeOf(uri);
  const files = place && workspaceFiles(place, onLookup);
  const [{ assumptionsFromSettings, withAssumptions }, ...stated] = await Promise.all([
    loadPlanning(),
    settingAssumptions(settings, complain),
    files === undefined ? undefined : teamAssumptions(files),
  ]);
  return stated.reduce<Assumptions>(
    (below, each) => (each === undefined ? below : withAssumptions(below, each)),
    assumptionsFromSettings(settings),
  );
}

function placeOf(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  if (uri !== undefined && vscode.workspace.getWorkspaceFolder(uri) !== undefined) return uri;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder && vscode.Uri.joinPath(folder.uri, WORKSPACE_FILE_NAMES[0]);
}
