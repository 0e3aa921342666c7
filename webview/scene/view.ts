import { type Law, type ScalePoint } from '../../src/engine/laws/law';

/** What the vertical axis shows; compute is always the horizontal one. */
export type View = 'loss' | 'parameters' | 'tokens';

/** Every view, in the order of the menu. */
export const VIEWS: readonly View[] = ['loss', 'parameters', 'tokens'];

/**
 * The views a law can fill: no loss for laws that only allocate, none at all for laws without an optimum, which have no
 * line (laws of mixtures, which need experts that the chart's points do not name).
 */
export function viewsOf(law: Law): readonly View[] {
  if (law.optimum === undefined) return [];
  return VIEWS.filter((view) => view !== 'loss' || law.loss !== undefined);
}

/**
 * The number a view shows of a run.
 * @returns undefined where it is unknown or cannot stand on a logarithmic axis.
 */
export function valueOf(view: View, size: ScalePoint & { readonly loss?: number }): number | undefined {
  const value = size[view];
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}
