import { SETTINGS } from './ids';

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
  const set = (key: string): unknown => {
    const found = source.inspect(key);
    return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue ?? undefined;
  };
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
    codeLensEnabled: set(SETTINGS.codeLensEnabled) !== false,
  };
}
