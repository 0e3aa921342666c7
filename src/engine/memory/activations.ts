import { type ModelShape } from './modelShape';
import { type ByteRange } from './modelStates';
import { type Stage } from './stages';
import { stateSchemes } from './stateSchemes';
import { type TrainingSetup } from './trainingSetup';

/** A 16-bit value takes 2 bytes, a mask 1, a logit 4, a token's id 8, FlashAttention's log-sum-exp 4. */
const [MASK_BYTES, LOGIT_BYTES, ID_BYTES, LOG_SUM_BYTES] = [1, 4, 8, 4];
/** Logits in 16 bit, a 32-bit copy and its gradient, as an unfused cross entropy keeps them. */
const UNFUSED_LOGIT_BYTES = 10;
/** torchtune takes the tokens in eight pieces (LinearCrossEntropyLoss, num_output_chunks); others in more. */
const FEWEST_PIECES = 8;

/**
 * Bytes that one micro-batch leaves in one layer, the mean over all layers, after Korthikanti et al. 2022
 * (arXiv:2205.05198, equations 1 to 4), with the widths the model really has:
 * whole part (inputs of norms, attention and feed-forward: 8·h, dropout masks 2·h) and part divided by t
 * (queries, keys, values, attention output, feed-forward), and the scores 5·a·s (2·a·s without dropout).
 * For GPT (f = 4·h) with dropout this is s·b·h·(34 + 5·a·s/h). Selective recompute and FlashAttention leave the scores
 * out; FlashAttention keeps 4 bytes per head and token.
 * @param recompute `full` keeps the layer's input alone: 2·s·b·h
 * @example GPT-3 175B, s 2048, b 1, t 8 with sequence parallelism, selective: 106,954,752
 */
export function layerActivationBytes(
  shape: ModelShape,
  setup: TrainingSetup,
  recompute = setup.recompute,
): { readonly value: number; readonly high: number } {
  const { layers, hiddenSize, stored } = shape;
  const { tensorParallel: t, contextParallel, sequenceParallel } = setup.layout;
  const tokens = (setup.microBatchSequences * setup.sequenceLength) / contextParallel;
  const { activationBytes } = stateSchemes[setup.stateScheme];
  const whole = sequenceParallel ? t : 1;
  if (recompute === 'full') {
    const input = (tokens * activationBytes * hiddenSize) / whole;
    return { value: input, high: input };
  }
  const masks = setup.dropout ? MASK_BYTES * stored.masks : 0;
  const perScore = setup.dropout ? 2 * activationBytes + MASK_BYTES : activationBytes;
  const scores =
    setup.attention === 'flash'
      ? LOG_SUM_BYTES
      : recompute === 'selective'
        ? 0
        : perScore * setup.sequenceLength;
  const perToken =
    (activationBytes * stored.whole + masks) / whole +
    (activationBytes * stored.divided + scores * stored.scoreRows) / t;
  const unfused = (activationBytes * stored.unfused) / t;
  return { value: (tokens * perToken) / layers, high: (tokens * (perToken + unfused)) / layers };
}

/**
 * Activations of one stage at its fullest: each layer's, for every micro-batch in flight, and what one layer adds
 * while it is being computed again: all of it with full recompute, the scores with selective. On the first stage the
 * tokens' ids and the embedding's mask.
 */
export function stageActivations(shape: ModelShape, stage: Stage, setup: TrainingSetup): ByteRange {
  const { tensorParallel, contextParallel, sequenceParallel } = setup.layout;
  const tokens = (setup.microBatchSequences * setup.sequenceLength) / contextParallel;
  const kept = layerActivationBytes(shape, setup);
  const again = recomputedAtOnce(shape, setup);
  const mask = setup.dropout ? (MASK_BYTES * shape.hiddenSize) / (sequenceParallel ? tensorParallel : 1) : 0;
  const entry = stage.hasEmbedding ? stage.inFlight * tokens * (ID_BYTES + mask) : 0;
  const value = stage.inFlight * stage.layers * kept.value + again.value + entry;
  return {
    value,
    low: value,
    high: stage.inFlight * stage.layers * kept.high + again.high + entry,
  };
}

function recomputedAtOnce(
  shape: ModelShape,
  setup: TrainingSetup,
): { readonly value: number; readonly high: number } {
  if (setup.recompute === 'none') return { value: 0, high: 0 };
  const whole = layerActivationBytes(shape, setup, 'none');
  if (setup.recompute === 'full') return whole;
  const scores = whole.value - layerActivationBytes(shape, setup, 'selective').value;
  return { value: scores, high: scores };
}

/**
 * The last norm's and the head's inputs and the logits, of one micro-batch: s·b·(4·h + 4·V)/t. Computed in pieces, a
 * piece of the logits is about as large as the head's inputs (Liger Kernel, Hsu et al. 2024, arXiv:2410.10989: V/h
 * pieces), at most an eighth of the whole, next to none in Cut Cross-Entropy (Wijmans et al. 2024, arXiv:2411.09009).
 * @see Korthikanti et al. 2022, section 4.3
 */
export function stageLogits(shape: ModelShape, stage: Stage, setup: TrainingSetup): ByteRange {
  if (!stage.hasHead) return { value: 0, low: 0, high: 0 };
  const { tensorParallel, contextParallel, sequenceParallel } = setup.layout;
  const tokens = (setup.microBatchSequences * setup.sequenceLength) / contextParallel;
  const { activationBytes } = stateSchemes[setup.stateScheme];
  const inputs = (2 * activationBytes * shape.hiddenSize) / (sequenceParallel ? tensorParallel : 1);
  const rows = shape.vocabularyRows / tensorParallel;
  if (setup.chunkedLoss === true) {
    const most = (LOGIT_BYTES * rows) / FEWEST_PIECES;
    const piece = Math.min(activationBytes * shape.hiddenSize, most);
    return { value: tokens * (inputs + piece), low: tokens * inputs, high: tokens * (inputs + most) };
  }
  const value = tokens * (inputs + LOGIT_BYTES * rows);
  return { value, low: value, high: tokens * (inputs + UNFUSED_LOGIT_BYTES * rows) };
}
