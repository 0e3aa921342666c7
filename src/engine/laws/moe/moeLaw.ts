import { type Law, type ScalePoint } from '../law';

/** A law of mixtures of experts: a law that can also say which dense model would do as well. */
export interface MoeLaw extends Law {
  readonly architectures: 'moe';
  /** The loss; finite wherever `covers` says that the law speaks of the point. */
  loss(point: ScalePoint): number;
  /**
   * Parameters, in the law's own convention, of the dense model that reaches the same loss on the same tokens;
   * absent where the paper has no dense law in the same constants.
   * @returns `undefined` where no dense model reaches it
   */
  denseEquivalent?(point: ScalePoint): number | undefined;
}
