import { findWorkspaceFile } from '../configs/workspaceFile/findWorkspaceFile';
import { type FileAccess } from '../configs/references/fileAccess';
import { type Assumptions } from '../engine/assumptions';
import { loadWorkspaceFile } from './loadAnalysis';

/**
 * What the nearest `.scaling-lens.yaml` of a config says; what is wrong in it is left out and marked in the file
 * itself. The reader is loaded only where there is such a file.
 */
export async function teamAssumptions(files: FileAccess): Promise<Partial<Assumptions> | undefined> {
  const found = await findWorkspaceFile(files);
  if (found === undefined) return undefined;
  const { readWorkspaceFile } = await loadWorkspaceFile();
  return readWorkspaceFile(found.text, found.path).assumptions;
}
