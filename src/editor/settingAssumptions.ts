import { type Assumptions } from '../engine/assumptions';
import { type Notice } from '../engine/notice';
import { SECTION } from './ids';
import { loadWorkspaceFile } from './loadAnalysis';
import { type Settings } from './settings';

/** Hears of a setting with a value that is left out. */
export type ComplainOfSetting = (setting: string, notice: Notice) => void;

/**
 * What the settings assume that a file of assumptions may also say. A wrong value is complained about and left out; the
 * reader is loaded only where there is such a setting.
 */
export async function settingAssumptions(
  { assumptions: settings }: Settings,
  complain: ComplainOfSetting,
): Promise<Partial<Assumptions> | undefined> {
  if (settings === undefined) return undefined;
  const { readAssumptionSettings, settingAt } = await loadWorkspaceFile();
  const { assumptions, notices } = readAssumptionSettings(settings, SECTION);
  for (const notice of notices) complain(settingAt(notice.at?.path ?? [], SECTION), notice);
  return assumptions;
}
