import assert from 'node:assert/strict';
import { readConfig } from '../../src/configs/readConfig';
import {
  cacheBytesPerSequence,
  decodeFlopsPerToken,
  prefillFlopsPerToken,
  resolveArchitecture,
  stateBytesPerSequence,
  trainingFlopsPerToken,
  type Architecture,
} from '../../src/engine/architecture';

const GIB = 2 ** 30;
const BF16 = 2;

function model(config: Readonly<Record<string, unknown>>): Architecture {
  const reading = readConfig(JSON.stringify(config), { language: 'json', fileName: 'config.json' });
  const { architecture } = resolveArchitecture(reading?.parts[0]?.description.architecture ?? {});
  assert.ok(architecture !== undefined);
  return architecture;
}

const GEMMA_3_27B = {
  model_type: 'gemma3_text',
  hidden_size: 5376,
  intermediate_size: 21504,
  num_hidden_layers: 62,
  num_attention_heads: 32,
  num_key_value_heads: 16,
  head_dim: 128,
  sliding_window: 1024,
};
const QWEN_3_5_27B = {
  model_type: 'qwen3_5_text',
  hidden_size: 5120,
  intermediate_size: 17408,
  num_hidden_layers: 64,
  num_attention_heads: 24,
  num_key_value_heads: 4,
  head_dim: 256,
  linear_num_value_heads: 48,
};
const DEEPSEEK_V3 = { model_type: 'deepseek_v3', hidden_size: 7168, num_hidden_layers: 61 };
const KIMI_K2_5 = { ...DEEPSEEK_V3, num_attention_heads: 64, n_routed_experts: 384, vocab_size: 163840 };
const GLM_5 = { model_type: 'deepseek_v3', hidden_size: 6144, num_hidden_layers: 78 };

describe('key/value caches at full context', () => {
  // unsloth, pull request 4757: its estimate that knows the architecture, in GiB, bf16, at each model's own context.
  const table: readonly (readonly [string, object, number, number])[] = [
    ['Gemma-3-27B', GEMMA_3_27B, 131_072, 10.41],
    ['Qwen3.5-27B', QWEN_3_5_27B, 262_144, 16.0],
    ['DeepSeek-V3.1', DEEPSEEK_V3, 163_840, 10.72],
    ['Kimi-K2.5', KIMI_K2_5, 262_144, 17.16],
    // Theirs has one layer more, the multi-token-prediction layer, which the main model does not run.
    ['GLM-5 with its prediction layer', { ...GLM_5, num_hidden_layers: 79 }, 202_752, 17.18],
  ];
  for (const [name, config, context, expected] of table) {
    it(`of ${name} are the ${expected} GiB that are published`, () => {
      const bytes = cacheBytesPerSequence(model({ ...config }), BF16, context) ?? NaN;
      // Two decimals are printed.
      assert.ok(Math.abs(bytes / GIB - expected) <= 0.0051, `${bytes / GIB}`);
    });
  }

  // What the same table calls naive: two vectors of h/a for each key/value head, in every layer and for every token;
  // for latent attention one head. Up to eight times too much with windows, a fifth of it with latents.
  const naive: readonly (readonly [string, object, number, number, number, number])[] = [
    ['Gemma-3-27B', GEMMA_3_27B, 131_072, 62 * 16, 5376 / 32, 81.38],
    ['Qwen3.5-27B', QWEN_3_5_27B, 262_144, 64 * 4, 5120 / 24, 53.25],
    ['DeepSeek-V3.1', DEEPSEEK_V3, 163_840, 61, 7168 / 128, 2.08],
    ['GLM-5 with its prediction layer', { ...GLM_5, num_hidden_layers: 79 }, 202_752, 79, 6144 / 64, 5.73],
    ['Kimi-K2.5', KIMI_K2_5, 262_144, 61, 7168 / 64, 6.67],
  ];
  for (const [name, config, context, heads, width, printed] of naive) {
    it(`of ${name} are not the ${printed} GiB of a formula that knows neither windows, latents nor states`, () => {
      const theirs = 2 * heads * Math.floor(width) * BF16 * context;
      assert.ok(Math.abs(theirs / GIB - printed) <= 0.0051, `${theirs / GIB}`);
      const ratio = theirs / (cacheBytesPerSequence(model({ ...config }), BF16, context) ?? NaN);
      assert.ok(ratio > 3 || ratio < 0.4, `${ratio}`);
    });
  }

  it('of Llama-3.1-70B at 8,192 tokens are 2.50 GiB, where cookbook prints 10.00', () => {
    const llama = {
      model_type: 'llama',
      hidden_size: 8192,
      intermediate_size: 28_672,
      num_hidden_layers: 80,
      num_attention_heads: 64,
      num_key_value_heads: 8,
      vocab_size: 128_256,
    };
    const bytes = cacheBytesPerSequence(model(llama), BF16, 8192) ?? NaN;
    assert.equal(bytes / GIB, 2.5);
    // Keys alone, as wide as the model: neither the factor 2 for values nor the eighth of grouped queries.
    assert.equal((80 * 8192 * BF16 * 8192) / GIB, 10);
  });

  it('of gpt-oss-20b, 32 sequences of 8,192, are 6.09 GiB, of which engines that page all layers alike reserve 12.00', () => {
    // hf-mem, issues 60 and 70: half of the layers look back 128 tokens. Ours is what the layers store.
    const gptOss = {
      model_type: 'gpt_oss',
      hidden_size: 2880,
      intermediate_size: 2880,
      num_hidden_layers: 24,
      num_attention_heads: 64,
      num_key_value_heads: 8,
      head_dim: 64,
      sliding_window: 128,
      num_local_experts: 32,
      num_experts_per_tok: 4,
      vocab_size: 201_088,
    };
    const each = cacheBytesPerSequence(model(gptOss), BF16, 8192) ?? NaN;
    assert.equal(((32 * each) / GIB).toFixed(2), '6.09');
    assert.equal((32 * 24 * 2 * 8 * 64 * BF16 * 8192) / GIB, 12);
  });

  it('of MiniMax-M2 in 8 bit at 196,608 tokens are 24,964,497,408 bytes, as hf-mem has it', () => {
    const minimax = {
      model_type: 'minimax_m2',
      hidden_size: 3072,
      num_hidden_layers: 62,
      num_attention_heads: 48,
      num_key_value_heads: 8,
      head_dim: 128,
      intermediate_size: 1536,
      num_local_experts: 256,
      num_experts_per_tok: 8,
      vocab_size: 200_064,
    };
    assert.equal(cacheBytesPerSequence(model(minimax), 1, 196_608), 24_964_497_408);
  });

  it('of Llama-2-70B are 327,680 bytes per token, where llm-cluster-simulator’s page says 2.5 MB: all 64 heads', () => {
    const llama = {
      model_type: 'llama',
      hidden_size: 8192,
      intermediate_size: 28_672,
      num_hidden_layers: 80,
      num_attention_heads: 64,
      num_key_value_heads: 8,
    };
    assert.equal(cacheBytesPerSequence(model(llama), BF16, 1), 327_680);
    assert.equal((8 * 327_680) / 2 ** 20, 2.5);
  });

  it('of GLM-5 have 78 layers of latents and, with its indexer, one key of 128 per layer more', () => {
    const latents = 78 * 576 * BF16 * 202_752;
    assert.equal(cacheBytesPerSequence(model(GLM_5), BF16, 202_752), latents);
    const indexed = model({ ...GLM_5, model_type: 'glm_moe_dsa', kv_lora_rank: 512 });
    assert.equal(cacheBytesPerSequence(indexed, BF16, 202_752), latents + 78 * 128 * BF16 * 202_752);
  });

  it('of a sliding window stop growing while those of full layers go on', () => {
    const gemma = model(GEMMA_3_27B);
    const each = 2 * 16 * 128 * BF16;
    for (const context of [512, 1024, 4096, 131_072]) {
      const expected = each * (10 * context + 52 * Math.min(context, 1024));
      assert.equal(cacheBytesPerSequence(gemma, BF16, context), expected);
    }
  });

  it('leave out delta-rule layers, whose state does not grow', () => {
    // 48 layers: 48 heads of 128 × 128 and a convolution of 4 over 16 · 128 · 2 + 48 · 128 channels.
    const state = 48 * (48 * 128 * 128 + (2 * 16 * 128 + 48 * 128) * 4) * BF16;
    assert.equal(stateBytesPerSequence(model(QWEN_3_5_27B), BF16), state);
  });

  it('of nothing are unknown', () => {
    for (const context of [0, -1, NaN]) {
      assert.equal(cacheBytesPerSequence(model(DEEPSEEK_V3), BF16, context), undefined);
    }
  });
});

describe('FLOPs per token of serving', () => {
  const weights = ({ parameters }: Architecture): number => 2 * (parameters.active - parameters.lookup);

  it('are a third of training with causal attention while reading a prompt', () => {
    for (const config of [GEMMA_3_27B, QWEN_3_5_27B, DEEPSEEK_V3]) {
      const each = model(config);
      const training = trainingFlopsPerToken(each, 8192, 'flops-6n-causal-attention') ?? NaN;
      const prefill = prefillFlopsPerToken(each, 8192) ?? NaN;
      assert.ok(Math.abs((3 * prefill) / training - 1) < 1e-12);
    }
  });

  it('grow with the context in full layers, not in windowed ones', () => {
    const gemma = model(GEMMA_3_27B);
    const width = 2 * (32 * 128 + 32 * 128);
    const at = (context: number): number => (decodeFlopsPerToken(gemma, context) ?? NaN) - weights(gemma);
    assert.equal(at(131_072), width * (10 * 131_072 + 52 * 1024));
    assert.equal(at(256), width * 62 * 256);
  });

  it('count what the delta rule computes as Megatron-LM does, 8 · heads · head size² per layer', () => {
    const qwen = model(QWEN_3_5_27B);
    const attention = 16 * 2 * (2 * 24 * 256) * 1000;
    assert.equal(decodeFlopsPerToken(qwen, 1000), weights(qwen) + attention + 48 * 8 * 48 * 128 ** 2);
  });

  it('count what a Mamba-2 scan computes as Megatron-LM does, 7 · inner size · state size per layer', () => {
    const mamba = model({ model_type: 'mamba2', hidden_size: 4096, num_hidden_layers: 64 });
    assert.equal(decodeFlopsPerToken(mamba, 1000), weights(mamba) + 64 * 7 * 8192 * 128);
  });

  it('meet only the keys that an indexer selects, and all of its own', () => {
    const sparse = model({ ...DEEPSEEK_V3, model_type: 'deepseek_v32' });
    const selected = 61 * 2 * 128 * (192 + 128) * 2048;
    const indexing = 61 * 2 * 64 * 128 * 100_000;
    assert.equal(decodeFlopsPerToken(sparse, 100_000), weights(sparse) + selected + indexing);
  });
});
