import { lawViews } from './lawViews';
import { scoreViews } from './scoreViews';
import { type ChartView } from './view';

/** Every view, in the order of the menu. */
export const VIEWS: readonly ChartView[] = [...lawViews, ...scoreViews];
