import { type FieldReader } from '../fieldReader';

/** Which layer of an interval carries the experts: the first (DeepSeek) or the last (Qwen, Llama 4). */
export type ExpertPosition = 'first-of-interval' | 'last-of-interval';

/**
 * How many layers have experts: every `interval`-th after the leading dense ones, less those named as dense.
 * @example DeepSeek-V3: 61 layers, 3 leading dense: 58
 */
export function expertLayers(fields: FieldReader, layers: number, position: ExpertPosition): number {
  const interval = fields.sizeOr('expertLayerInterval', 1);
  const leading = Math.min(fields.count('firstDenseLayers'), layers);
  const shift = position === 'first-of-interval' ? interval - 1 : 0;
  const upTo = (end: number): number => Math.floor((end + shift) / interval);
  const onInterval = (index: number): boolean => upTo(index + 1) > upTo(index);
  const dense = fields.denseLayerIndices.filter(
    (index) => index >= leading && index < layers && onInterval(index),
  );
  return upTo(layers) - upTo(leading) - dense.length;
}

/** Layers that see everything and layers that look back through a window. */
export interface WindowPlan {
  readonly full: number;
  readonly sliding: number;
  readonly window?: number;
}

const SLIDING: ReadonlySet<string> = new Set(['sliding_attention', 'chunked_attention', 'local']);

/**
 * How many layers slide: as listed in the file, else all but every `fullEvery`-th, else all if there is a window.
 * @example Gemma 3 with 26 layers and every 6th full: 22 sliding, 4 full
 */
export function windowPlan(fields: FieldReader, layers: number, fullEvery?: number): WindowPlan {
  const window = fields.optionalSize('slidingWindow');
  if (window === undefined) return { full: layers, sliding: 0 };
  const every = fields.special('slidingWindowPattern') ?? fullEvery;
  const listed = fields.layerTypes?.slice(0, layers).filter((type) => SLIDING.has(type)).length;
  const sliding =
    listed ?? (every === undefined || every === 0 ? layers : layers - Math.floor(layers / every));
  return { full: layers - sliding, sliding, window };
}
