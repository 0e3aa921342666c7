/** What people assume, in files under version control or in settings. Loaded where either says something. */
export {
  findWorkspaceFile,
  isWorkspaceFile,
  type WorkspaceFile,
  WORKSPACE_FILE_NAMES,
} from './findWorkspaceFile';
export { type AssumptionSettings, readAssumptionSettings, settingAt } from './readAssumptionSettings';
export { readWorkspaceFile, type StatedAssumptions } from './readWorkspaceFile';
export { withAssumptions } from './withAssumptions';
