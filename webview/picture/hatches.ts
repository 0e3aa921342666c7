import { type FillShape } from './picture';

/** Width and height of a tile in pixels. */
export const TILE = 6;

/**
 * Lines over the fills of bars, as the data of a path in a tile that repeats: whoever does not see their colours tells
 * the parts apart by these, on the canvas as in the legend.
 */
export const HATCHES: Readonly<Record<FillShape, string>> = {
  'fill-1': '',
  // Rising.
  'fill-2': 'M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5',
  // Lying.
  'fill-3': 'M0 3 H6',
  // Upright.
  'fill-4': 'M3 0 V6',
  // Falling.
  'fill-5': 'M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1',
  // Both, straight.
  'fill-6': 'M0 3 H6 M3 0 V6',
  // Dashes.
  'fill-7': 'M1 3 H4',
  // Both, aslant.
  'fill-8': 'M0 6 L6 0 M0 0 L6 6',
  // Dashes in turns.
  'fill-9': 'M0 1 H3 M3 4 H6',
};
