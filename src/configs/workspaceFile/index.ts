/** A team's assumptions under version control. Loaded where such a file is found. */
export {
  findWorkspaceFile,
  isWorkspaceFile,
  type WorkspaceFile,
  WORKSPACE_FILE_NAMES,
} from './findWorkspaceFile';
export { readWorkspaceFile, type WorkspaceAssumptions } from './readWorkspaceFile';
export { withTeamAssumptions } from './teamAssumptions';
