import type * as analysis from './analysis';

/** The heavy part of the extension: parsers, engine and report. */
export type Analysis = typeof analysis;

/**
 * Loads the heavy part on first use: the bundler keeps it in a file of its own, so that documents which are none of
 * ours never pay for it. Later calls get the loaded module.
 */
export function loadAnalysis(): Promise<Analysis> {
  return import('./analysis');
}
