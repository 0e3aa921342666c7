import { linear, part, type Part } from '../countParameters';
import { feedForwardWeights } from './feedForward';

/** The mixture-of-experts feed-forward of one layer. */
export interface ExpertsShape {
  readonly hiddenSize: number;
  readonly experts: number;
  readonly perToken: number;
  /** Width of one up projection of one expert. */
  readonly expertSize: number;
  readonly gated: boolean;
  readonly bias: boolean;
  readonly routerBias: boolean;
  /** Width of all shared experts together; 0 = none. */
  readonly sharedSize: number;
  /** A learned gate on the shared expert, one weight per channel (Qwen MoE). */
  readonly sharedGate: boolean;
}

/**
 * Router, experts and shared experts of one layer. All of router and shared experts is active, of the experts
 * those chosen for a token.
 * @example Mixtral-8x7B, one layer: router 32,768, experts 1,409,286,144, of which 352,321,536 active
 */
export function experts(shape: ExpertsShape): readonly Part[] {
  const { hiddenSize, gated, bias, sharedSize } = shape;
  const one = feedForwardWeights({ hiddenSize, innerSize: shape.expertSize, gated, bias });
  const chosen = Math.min(shape.perToken, shape.experts);
  const shared = feedForwardWeights({ hiddenSize, innerSize: sharedSize, gated, bias });
  return [
    part('router', linear(hiddenSize, shape.experts, shape.routerBias)),
    { component: 'experts', total: shape.experts * one, active: chosen * one },
    part('shared-experts', sharedSize === 0 ? 0 : shared + (shape.sharedGate ? hiddenSize : 0)),
  ];
}
