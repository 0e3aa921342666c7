import { type Law, type ScalePoint } from '../../src/engine/laws/law';

/** What a law is drawn as: the vertical axis; compute is always the horizontal one. */
export type LawView = 'loss' | 'parameters' | 'tokens';

/** A score against compute, which no law of loss has a part in. */
export type ScoreView = 'mmlu' | 'humaneval';

/** What the vertical axis shows. */
export type View = LawView | ScoreView;

/** Every view of a law, in the order of the menu. */
export const LAW_VIEWS: readonly LawView[] = ['loss', 'parameters', 'tokens'];

/** Every view of a score; they follow those of the law. */
export const SCORE_VIEWS: readonly ScoreView[] = ['mmlu', 'humaneval'];

/** Every view, in the order of the menu. */
export const VIEWS: readonly View[] = [...LAW_VIEWS, ...SCORE_VIEWS];

/** Whether a view shows a score, as a share from 0 to 1 on an even axis. */
export function isScoreView(view: View): view is ScoreView {
  return view === 'mmlu' || view === 'humaneval';
}

/**
 * The views a law can fill: no loss for laws that only allocate, none at all for laws without an optimum, which have no
 * line (laws of mixtures, which need experts that the chart's points do not name).
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
