import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cacheBytesPerSequence,
  decodeFlopsPerToken,
  mixingFlops,
  prefillFlopsPerToken,
  stateBytesPerSequence,
  trainingFlopsPerToken,
  type Architecture,
} from '../../src/engine/architecture';
import { countOf } from './configs/countOf';

/**
 * What the classes of transformers 5.18.0 do with a small model of random weights, eager attention and experts one by
 * one, counted by torch's FlopCounterMode: a decoder and the second half of an encoder–decoder write one token, for
 * which they meet 41 and 40 keys with its own; an encoder and the first half read 40 tokens.
 *
 * Three things the classes do by themselves and a model need not are taken out: DeepSeek's classes expand all latents
 * again for every token written (the matrices are those of reading), Llama 4 runs every expert for every token (those
 * chosen are counted), Falcon's new layout stores a key per query head (a key per key/value head is counted). Zamba 2's
 * matrices stand once here, as in the module tree; at further uses of a block see below.
 * Of a recurrence they multiply only what reads the state as matrices; that is taken out too, it follows Megatron-LM.
 */
interface MeasuredModel {
  readonly config: Readonly<Record<string, unknown>>;
  /** From the module tree: all weights, of the experts k in n. */
  readonly active: number;
  /** Weights in matrix products per token, half the FLOPs measured. */
  readonly matrices: number;
  /** From the module tree: active weights in no matrix product (norms, biases, convolutions, decays, sinks). */
  readonly others: number;
  /** FLOPs of one token's attention. */
  readonly attention: number;
  /** Values of keys and values in the cache returned. */
  readonly cache?: number;
  /** Values of one token in windows, which the class drops as soon as the next token would not see it. */
  readonly cut?: number;
  /** Values in states of recurrences and convolutions. */
  readonly state?: number;
}

const models = readFileSync(join(__dirname, '../fixtures/measuredModels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as MeasuredModel);

/** Tokens a token meets as measured, itself among them. */
const context = ({ kind }: Architecture): number => (kind === undefined ? 41 : 40);

/** What passes an encoder, and what passes whatever writes. */
function forwardFlops(architecture: Architecture): number {
  const tokens = context(architecture);
  const read = architecture.kind === undefined ? 0 : prefillFlopsPerToken(architecture, tokens);
  return (read ?? NaN) + (decodeFlopsPerToken(architecture, tokens) ?? 0);
}

function recurrence({ mixers }: Architecture): number {
  const states = mixers.filter(({ kind }) => kind === 'state-space');
  return mixingFlops(states, 1, Math.min) ?? NaN;
}

describe('what a model of transformers 5.18.0 was measured to do', () => {
  for (const model of models) {
    const { config, active, matrices, others, attention, cache, cut = 0, state = 0 } = model;
    it(`is counted to the last FLOP and byte: ${JSON.stringify(config).slice(1, -1)}`, () => {
      const { architecture, notices } = countOf(config);
      assert.ok(architecture !== undefined, JSON.stringify(notices));
      assert.equal(architecture.parameters.active, active);
      const flops = forwardFlops(architecture) - recurrence(architecture);
      assert.equal(flops, 2 * (matrices + others) + attention);
      assert.equal(cacheBytesPerSequence(architecture, 1, context(architecture)), (cache ?? 0) + cut);
      assert.equal(stateBytesPerSequence(architecture, 1), state);
    });
  }

  it('covers decoders, windows, latents, experts, recurrences, encoders and both halves of two', () => {
    assert.ok(models.length > 100);
    assert.ok(models.filter(({ cut }) => cut !== undefined).length > 10);
    assert.ok(models.filter(({ state }) => state !== undefined).length > 10);
  });

  it('reads ModernBERT as an encoder, whose windows see both sides', () => {
    const { architecture } = countOf({
      model_type: 'modernbert',
      hidden_size: 96,
      num_hidden_layers: 5,
      num_attention_heads: 6,
      vocab_size: 701,
      intermediate_size: 208,
      local_attention: 12,
    });
    assert.ok(architecture !== undefined);
    assert.equal(architecture.kind, 'encoder');
    assert.equal(decodeFlopsPerToken(architecture, 40), undefined);
    // Measured: 1,120,704 FLOPs in matrices and 1,853 other weights; 2 layers meet 40 keys, 3 meet 12.
    const attention = 2 * 2 * 96 * (2 * 40 + 3 * 12);
    assert.equal(prefillFlopsPerToken(architecture, 40), 1_120_704 + 2 * 1_853 + attention);
  });

  it('pays for a block of Zamba 2 at every use, norms and all', () => {
    const zamba2 = models.find(({ config }) => config.model_type === 'zamba2' && config.vocab_size === 701);
    assert.ok(zamba2 !== undefined);
    const { architecture } = countOf(zamba2.config);
    assert.ok(architecture !== undefined);
    const flops = decodeFlopsPerToken(architecture, 41) ?? NaN;
    // Measured: 2,314,176 in matrices, of which one of three uses repeats a block; its norms are 192 + 96 wide.
    const recurrence = 7 * 7 * 192 * 16;
    assert.equal(flops, 2_314_176 + 2 * (zamba2.others + 288) + zamba2.attention + recurrence);
  });

  it('meets in DeepSeek V3.2 the keys that its indexer selects, and scores them all', () => {
    const { architecture } = countOf({
      model_type: 'deepseek_v32',
      hidden_size: 96,
      intermediate_size: 200,
      num_hidden_layers: 3,
      num_attention_heads: 6,
      num_key_value_heads: 6,
      vocab_size: 211,
      max_position_embeddings: 128,
      q_lora_rank: 40,
      kv_lora_rank: 32,
      qk_nope_head_dim: 16,
      qk_rope_head_dim: 8,
      v_head_dim: 12,
      n_routed_experts: 8,
      num_experts_per_tok: 2,
      n_group: 1,
      topk_group: 1,
      moe_intermediate_size: 72,
      n_shared_experts: 1,
      first_k_dense_replace: 1,
      index_n_heads: 4,
      index_head_dim: 16,
      index_topk: 20,
    });
    assert.ok(architecture !== undefined);
    // Measured for one token after 49. The class expands the latents of the 49 again, multiplies with the 30 keys that
    // are not selected and masks them, and sums scores over heads by their weights, which torchtitan does not count.
    const [expanded, unselected] = [49 * 3 * 2 * 32 * 6 * (16 + 12), 30 * 3 * 2 * 6 * (16 + 8 + 12)];
    const summed = 50 * 3 * 2 * 4;
    const others = 984;
    assert.equal(
      decodeFlopsPerToken(architecture, 50),
      2_254_608 - expanded - unselected - summed + 2 * others,
    );
    assert.equal(cacheBytesPerSequence(architecture, 1, 50), 8_400);
  });

  it('counts the delta rule by the size of its keys and that of its values', () => {
    const hybrid = models.find(
      ({ config }) => config.model_type === 'olmo_hybrid' && config.vocab_size === 701,
    );
    assert.ok(hybrid !== undefined);
    const { architecture } = countOf(hybrid.config);
    assert.ok(architecture !== undefined);
    assert.equal(recurrence(architecture), 3 * 8 * 4 * 12 * 24);
  });

  it('uses no keys and values of its own in the layers of Gemma 3n that reuse earlier ones', () => {
    const { architecture } = countOf({
      model_type: 'gemma3n_text',
      hidden_size: 96,
      num_hidden_layers: 6,
      num_attention_heads: 6,
      num_key_value_heads: 2,
      head_dim: 40,
      vocab_size: 701,
      intermediate_size: Array.from({ length: 6 }, () => 208),
      sliding_window: 12,
      vocab_size_per_layer_input: 333,
      hidden_size_per_layer_input: 24,
      num_kv_shared_layers: 2,
      laurel_rank: 8,
      layer_types: [0, 1].flatMap(() => ['sliding_attention', 'sliding_attention', 'full_attention']),
    });
    assert.ok(architecture !== undefined);
    // Measured: the class leaves them out, the published files have them: 2 layers of two matrices and a norm.
    assert.equal(architecture.parameters.active, 926_488);
    assert.equal(architecture.parameters.total, 926_488 + 2 * (2 * 96 * 80 + 40));
    // 143,232 FLOPs in products of activations, of which 18,432 mix the four copies of the state.
    assert.equal(mixingFlops(architecture.mixers, 41, Math.min), 143_232 - 18_432);
    assert.equal(cacheBytesPerSequence(architecture, 1, 41), 11_840 + 3 * 2 * 2 * 40);
  });

  it('of a decoder trains at three times what reading costs, with causal attention', () => {
    for (const { config } of models) {
      const { architecture } = countOf(config);
      if (architecture === undefined || architecture.kind !== undefined) continue;
      const trains = trainingFlopsPerToken(architecture, 40, 'flops-6n-causal-attention');
      const reads = prefillFlopsPerToken(architecture, 40) ?? NaN;
      // Fractions of keys are summed in another order.
      assert.ok(Math.abs((trains ?? NaN) / (3 * reads) - 1) < 1e-12, JSON.stringify(config));
    }
  });
});
