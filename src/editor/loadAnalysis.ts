import type * as analysis from './analysis';
import type * as planning from './planning';

/** The heavy part of the extension: parsers, engine and report. */
export type Analysis = typeof analysis;

/** What planning needs besides. */
export type Planning = typeof planning;

/**
 * Loads the heavy part on first use: the bundler keeps it in a file of its own, so that documents which are none of
 * ours never pay for it. Later calls get the loaded module.
 */
export function loadAnalysis(): Promise<Analysis> {
  return import('./analysis');
}

/** Loads what planning needs, on first use. */
export function loadPlanning(): Promise<Planning> {
  return import('./planning');
}
