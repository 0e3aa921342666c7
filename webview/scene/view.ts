import { type Law, type ScalePoint } from '../../src/engine/laws/law';

/** What a law is drawn as: the vertical axis; compute is always the horizontal one. */
export type LawView = 'loss' | 'parameters' | 'tokens';

/** A score against compute, which no law of loss has a part in. */
export type ScoreView = 'mmlu' | 'humaneval';

/** Every view of a law, in the order of the menu. */
const LAW_VIEWS: readonly LawView[] = ['loss', 'parameters', 'tokens'];

/**
 * The views a law can fill: no loss for laws that only allocate, none at all for laws without an optimum, which have no
 * line.
 */
export function viewsOf(law: Law): readonly LawView[] {
  if (law.optimum === undefined) return [];
  return LAW_VIEWS.filter((view) => view !== 'loss' || law.loss !== undefined);
}

/**
 * The number a view shows of a run.
 * @returns undefined where it is unknown or cannot stand on a logarithmic axis.
 */
export function valueOf(view: LawView, size: ScalePoint & { readonly loss?: number }): number | undefined {
  const value = size[view];
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}
