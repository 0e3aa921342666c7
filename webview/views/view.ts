import { type Law } from '../../src/engine/laws/law';
import { type ChartModel } from '../../src/protocol/messages';
import { type TextTable } from '../../src/report/charts/textTable';
import { type Translate } from '../../src/report/translate';
import { type Picture } from '../picture/picture';

/** What a view may draw on. */
export interface ViewContext {
  /** The law looked at. */
  readonly law: Law;
  /** Absent when there is nothing to show but published runs. */
  readonly model?: ChartModel;
  readonly t: Translate;
}

/** A view filled: the picture and everything said beside it. */
export interface Showing {
  readonly picture: Picture;
  /** Whose picture it is: the law, the curve of the score, the accelerator. */
  readonly author: string;
  readonly summary: readonly string[];
  readonly about: readonly string[];
  /** What the picture shows, in rows. */
  readonly table: TextTable;
  readonly curve?: TextTable;
}

/** Whether a view can be filled; if not, a sentence that says why where there is something to say. */
export type Offer = 'yes' | { readonly because?: string };

/** A way to look at a run: data with behaviour, one file each and a line in `views/index.ts`. */
export interface ChartView {
  /** Stable: it is stored. */
  readonly id: string;
  /** Whether the law that is looked at has a part in it. */
  readonly usesLaw: boolean;
  title(t: Translate): string;
  /** Cheap: every view is asked at every redraw. */
  offer(context: ViewContext): Offer;
  /** @returns undefined where it cannot be filled */
  show(context: ViewContext): Showing | undefined;
}
