import { nodeOf } from '../document/nodeOf';
import { AssumptionReader } from './assumptionReader';
import { type StatedAssumptions } from './readWorkspaceFile';

/** Settings under the keys of the file of assumptions, `serving` as an object; values as they were set. */
export type AssumptionSettings = Readonly<Record<string, unknown>>;

/**
 * Reads settings that say what a file of assumptions may also say, by the same rules. What is wrong is remarked with the
 * path of its key and left out. Never throws.
 * @param section stands in the source of each assumption, with the setting: `scalingLens.serving.promptTokens`
 * @example readAssumptionSettings({ gpus: 8 }, 'scalingLens').assumptions.accelerators?.source // => 'scalingLens.gpus'
 */
export function readAssumptionSettings(settings: AssumptionSettings, section: string): StatedAssumptions {
  const root = nodeOf(settings);
  const reader = new AssumptionReader((path) => settingAt(path, section));
  const assumptions = root.kind === 'map' ? reader.read(root) : {};
  return { assumptions, notices: reader.notices };
}

/**
 * The setting that holds a key: those of serving are settings each, what lies deeper in others is part of theirs.
 * @example settingAt(['prices', 't4'], 'scalingLens') // => 'scalingLens.prices'
 */
export function settingAt(path: readonly (string | number)[], section: string): string {
  const [first = '', second] = path;
  return [section, first, ...(first === 'serving' && second !== undefined ? [second] : [])].join('.');
}
