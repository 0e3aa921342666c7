import { type AssumptionSettings } from '../configs/workspaceFile/readAssumptionSettings';
import { ASSUMPTION_SETTINGS, SETTINGS } from './ids';

/** The settings as people set them; what nobody set or what has the wrong type is absent. */
export interface Settings {
  /** Id of the law that speaks first. */
  readonly law?: string;
  /** Id of the accelerator. */
  readonly accelerator?: string;
  /** USD per accelerator and hour. */
  readonly pricePerAcceleratorHour?: number;
  /** Model FLOPs utilisation, above 0 and at most 1. */
  readonly utilization?: number;
  /** `20x` or a number of tokens, as typed. */
  readonly fallbackTokens?: string;
  /** What a file of assumptions may also say, as set; absent where nothing of it is. */
  readonly assumptions?: AssumptionSettings;
  /** Default: true. */
  readonly codeLensEnabled: boolean;
}

/** What of `vscode.WorkspaceConfiguration` is needed, for one resource and section. */
export interface SettingsSource {
  inspect(key: string):
    | {
        readonly globalValue?: unknown;
        readonly workspaceValue?: unknown;
        readonly workspaceFolderValue?: unknown;
      }
    | undefined;
}

/**
 * Reads the settings of one resource. Only what a person set counts: the default of a setting is our own default and
 * must be shown as such, not as the person's wish.
 */
export function readSettings(source: SettingsSource): Settings {
  const set = (key: string): unknown => valueOf(source, key);
  const text = (key: string): string | undefined => {
    const value = set(key);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const number = (key: string, largest: number): number | undefined => {
    const value = set(key);
    return typeof value === 'number' && value > 0 && value <= largest ? value : undefined;
  };
  return {
    law: text(SETTINGS.law),
    accelerator: text(SETTINGS.accelerator),
    pricePerAcceleratorHour: number(SETTINGS.pricePerAcceleratorHour, Number.MAX_VALUE),
    utilization: number(SETTINGS.utilization, 1),
    fallbackTokens: text(SETTINGS.fallbackTokens),
    assumptions: assumptionSettings(set),
    codeLensEnabled: set(SETTINGS.codeLensEnabled) !== false,
  };
}

/** As VS Code does it: the folder wins over the workspace and that over the user; objects are put together. */
function valueOf(source: SettingsSource, key: string): unknown {
  const found = source.inspect(key);
  const said = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].filter(
    (value) => value !== undefined && value !== null,
  );
  return said.length > 1 && said.every(isPlainObject) ? Object.assign({}, ...said) : said.at(-1);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Those that were set, under the keys of the file; the accelerator too, which may be one of one's own or misspelt. */
function assumptionSettings(set: (key: string) => unknown): AssumptionSettings | undefined {
  const found: Record<string, unknown> = {};
  const serving: Record<string, unknown> = {};
  for (const key of ASSUMPTION_SETTINGS) {
    const value = set(key);
    if (value === undefined || value === '') continue;
    const [first, second] = key.split('.');
    if (second === undefined) found[key] = value;
    else if (first === 'serving') serving[second] = value;
  }
  if (Object.keys(serving).length > 0) found.serving = serving;
  const accelerator = set(SETTINGS.accelerator);
  if (accelerator !== undefined && accelerator !== '') found.accelerator = accelerator;
  return Object.keys(found).length === 0 ? undefined : found;
}
