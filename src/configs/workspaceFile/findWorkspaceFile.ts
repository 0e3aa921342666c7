import { type FileAccess } from '../references/fileAccess';

/** Names of the file, in the order in which they are looked for. */
export const WORKSPACE_FILE_NAMES = ['.scaling-lens.yaml', '.scaling-lens.yml'] as const;

/** Folders that are looked into, the config's own first. */
const MOST_FOLDERS = 20;

/** A file with a team's assumptions. */
export interface WorkspaceFile {
  /** Path within the workspace. */
  readonly path: string;
  readonly text: string;
}

/** Whether a path names such a file. */
export function isWorkspaceFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return WORKSPACE_FILE_NAMES.some((each) => each === name);
}

/** The nearest file with assumptions, from the config's folder upwards to the root of the workspace. */
export async function findWorkspaceFile(files: FileAccess): Promise<WorkspaceFile | undefined> {
  const folders = files.path.split('/').slice(0, -1);
  for (let depth = folders.length, looked = 0; depth >= 0 && looked < MOST_FOLDERS; depth--, looked++) {
    for (const name of WORKSPACE_FILE_NAMES) {
      const candidate = [...folders.slice(0, depth), name].join('/');
      const content = await files.read(candidate);
      if ('text' in content) return { path: candidate, text: content.text };
    }
  }
  return undefined;
}
