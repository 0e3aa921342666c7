import { costView } from './costView';
import { lawViews } from './lawViews';
import { lifeView } from './lifeView';
import { memoryView } from './memoryView';
import { scoreViews } from './scoreViews';
import { servingView } from './servingView';
import { type ChartView } from './view';

/** Every view, in the order of the menu. */
export const VIEWS: readonly ChartView[] = [
  ...lawViews,
  ...scoreViews,
  memoryView,
  costView,
  lifeView,
  servingView,
];
