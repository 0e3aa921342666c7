import { TILE } from '../picture/hatches';

/**
 * A fill with lines over it.
 * @param lines data of a path in a tile; empty = the plain colour
 * @returns the plain colour too where the browser makes no pattern
 */
export function hatched(colour: string, lines: string, lineColour: string): string | CanvasPattern {
  if (lines === '') return colour;
  // Drawn as finely as the screen shows it.
  const scale = Math.max(1, Math.ceil(window.devicePixelRatio));
  const tile = document.createElement('canvas');
  tile.width = tile.height = TILE * scale;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.scale(scale, scale);
  context.fillStyle = colour;
  context.fillRect(0, 0, TILE, TILE);
  context.strokeStyle = lineColour;
  context.lineWidth = 1;
  context.stroke(new Path2D(lines));
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern ?? colour;
}
