/**
 * What a config says about a vision tower or what joins it to the language model, under transformers' keys. Every
 * question names what its class takes where the file is silent; the reader remembers which those were.
 */
export interface VisionSizes {
  /** A count: whole, from 1. */
  size(key: string, byDefault: number): number;
  /** Height and width: one number for both, or a list of two. */
  pair(key: string, byDefault: number): readonly [height: number, width: number];
  flag(key: string, byDefault: boolean): boolean;
  /** A ratio that need not be whole. */
  ratio(key: string, byDefault: number): number;
  text(key: string): string | undefined;
  /** Entries of a list; 1 where one value stands instead of a list. */
  entries(key: string, byDefault: number): number;
}

/** A tower counted: all its weights, and the width of what comes out of it. */
export interface VisionTower {
  readonly weights: number;
  readonly width: number;
}

/** Rules of one kind of tower; undefined where the file names one that they do not know. */
export type CountTower = (sizes: VisionSizes) => VisionTower | undefined;

/** Weights between a tower's output and the language model of the given width; `root` is the whole config. */
export type CountProjector = (root: VisionSizes, towerWidth: number, languageSize: number) => number;

/** Patches of one image, pixels that do not fill one left out, and the pixels of a patch. */
export function patchesOf(sizes: VisionSizes, imageSize: number, patchSize: number): [number, number] {
  const [imageHeight, imageWidth] = sizes.pair('image_size', imageSize);
  const [patchHeight, patchWidth] = sizes.pair('patch_size', patchSize);
  const patches = Math.floor(imageHeight / patchHeight) * Math.floor(imageWidth / patchWidth);
  return [patches, patchHeight * patchWidth];
}
