import { linear, part, type Part } from '../countParameters';
import { feedForwardWeights } from './feedForward';

/** The mixture-of-experts feed-forward of one layer. */
export interface ExpertsShape {
  readonly hiddenSize: number;
  /** Width that routed experts read and write where it is another (Nemotron 3 Super); default {@link hiddenSize}. */
  readonly latentSize?: number;
  readonly experts: number;
  readonly perToken: number;
  /** Width of one up projection of one expert. */
  readonly expertSize: number;
  readonly gated: boolean;
  readonly bias: boolean;
  /** Biases in shared experts; default as in the others. */
  readonly sharedBias?: boolean;
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
  const { hiddenSize, latentSize, gated, bias, sharedSize } = shape;
  const one = feedForwardWeights({
    hiddenSize: latentSize ?? hiddenSize,
    innerSize: shape.expertSize,
    gated,
    bias,
  });
  const chosen = Math.min(shape.perToken, shape.experts);
  const sharedBias = shape.sharedBias ?? bias;
  const shared = feedForwardWeights({ hiddenSize, innerSize: sharedSize, gated, bias: sharedBias });
  const latent =
    latentSize === undefined
      ? 0
      : linear(hiddenSize, latentSize, sharedBias) + linear(latentSize, hiddenSize, sharedBias);
  return [
    part('router', linear(hiddenSize, shape.experts, shape.routerBias)),
    { component: 'experts', total: shape.experts * one + latent, active: chosen * one + latent },
    part('shared-experts', sharedSize === 0 ? 0 : shared + (shape.sharedGate ? hiddenSize : 0)),
  ];
}
