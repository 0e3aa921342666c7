import assert from 'node:assert/strict';
import { cacheBytesPerToken, stateBytesPerSequence } from '../../../src/engine/architecture/cacheSize';
import { decodeFlopsPerToken } from '../../../src/engine/architecture/inferenceFlops';
import { trainingFlopsPerToken } from '../../../src/engine/architecture/trainingFlops';
import { countOf } from './countOf';
import { LATEST_MODELS } from './latestModels';

const configOf = (name: string) => LATEST_MODELS.find((model) => model.name === name)?.config ?? {};
const architectureOf = (config: Readonly<Record<string, unknown>>) => {
  const { architecture, notices } = countOf(config);
  assert.ok(architecture !== undefined, JSON.stringify(notices));
  return architecture;
};

describe('models of 2024 to 2026', () => {
  for (const { name, config, total, source, rounded } of LATEST_MODELS) {
    it(`count to the last digit: ${name} (${source})`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
      const troubles = notices.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(troubles, []);
      if (rounded === undefined) return;
      const [all, active] = rounded;
      // The published figures have no decimals.
      assert.ok(Math.abs(total / 1e9 - all) < 1, String(total));
      const { parameters } = architecture;
      if (active !== undefined)
        assert.ok(Math.abs((parameters.active - parameters.lookup) / 1e9 - active) < 1);
    });
  }
});

describe('RecurrentGemma', () => {
  it('keeps keys of a window and a state that does not grow', () => {
    const architecture = architectureOf(configOf('RecurrentGemma-2B'));
    // 8 layers of one key and one value of 256 in 16 bit, for 2,048 of 8,192 tokens.
    assert.equal(cacheBytesPerToken(architecture, 2, 8192), (8 * 2 * 256 * 2) / 4);
    // One value of the recurrence and the three tokens before this one per channel.
    assert.equal(stateBytesPerSequence(architecture, 2), 18 * 2560 * (1 + 3) * 2);
  });

  it('repeats its blocks over the layers', () => {
    const other = { ...configOf('RecurrentGemma-2B'), block_types: ['attention'] };
    assert.ok(architectureOf(other).mixers.every(({ kind }) => kind === 'attention'));
  });
});

describe('Zamba', () => {
  const small = {
    model_type: 'zamba2',
    hidden_size: 256,
    num_hidden_layers: 6,
    n_mamba_heads: 8,
    vocab_size: 1000,
  };
  const kinds = (hybrids: number) => Array.from({ length: 6 }, (_, i) => (i < hybrids ? 'hybrid' : 'mamba'));
  const zamba = (hybrids: number, blocks = 1) =>
    architectureOf({ ...small, layers_block_type: kinds(hybrids), num_mem_blocks: blocks });

  it('counts a shared block once and only adapter and projection at every further use', () => {
    const one = zamba(1).parameters.total;
    const two = zamba(2).parameters.total;
    assert.equal(two - one, 256 * 256 + 256 * 128 + 128 * 2 * 1024);
  });

  it('counts as many blocks as there are, but no more than are used', () => {
    const block = zamba(2, 2).parameters.total - zamba(2).parameters.total;
    // q, k, v from twice the width, o back to it once, gate, up and down, two norms.
    assert.equal(block, 3 * 512 ** 2 + 512 * 256 + 3 * 256 * 1024 + 512 + 256);
    assert.equal(zamba(2, 7).parameters.total, zamba(2, 2).parameters.total);
  });

  it('costs the FLOPs of a block at every use', () => {
    const flops = (hybrids: number, blocks: number) =>
      trainingFlopsPerToken(zamba(hybrids, blocks), 1024, 'flops-6n-causal-attention') ?? 0;
    // As much as two blocks used once each: 6·N counts every weight, gains of norms as well.
    assert.equal(flops(2, 2), flops(2, 1));
  });

  it('counts Zamba-7B as its class makes it', () => {
    const { parameters, mixers } = architectureOf({
      model_type: 'zamba',
      hidden_size: 3712,
      num_hidden_layers: 76,
    });
    const [h, inner, rank] = [3712, 7424, 232];
    const mamba =
      h * 2 * inner + inner * 4 + inner + inner * (rank + 32) + rank * inner + inner + 17 * inner + inner * h;
    const shared = 3 * (2 * h) ** 2 + 2 * h * h + 3 * h * 14848 + 3 * h;
    assert.equal(parameters.total, 32000 * h + 76 * (mamba + h) + shared + 13 * h * h + h);
    assert.equal(mixers.find(({ kind }) => kind === 'attention')?.layers, 13);
  });
});

describe('Gemma 3n', () => {
  const text = { model_type: 'gemma3n_text', hidden_size: 2048, num_hidden_layers: 35 };
  const smaller = {
    ...text,
    num_hidden_layers: 30,
    intermediate_size: Array.from({ length: 30 }, () => 8192),
    num_kv_shared_layers: 10,
  };

  it('has language models that differ as the checkpoints on the hub do', () => {
    // safetensors metadata: 7,849,978,192 of E4B, 5,439,438,272 of E2B; their towers are the same.
    const difference = architectureOf(text).parameters.total - architectureOf(smaller).parameters.total;
    assert.equal(difference, 7_849_978_192 - 5_439_438_272);
  });

  it('takes a width for each layer', () => {
    const mixed = {
      ...smaller,
      intermediate_size: smaller.intermediate_size.map((_, i) => (i < 10 ? 8192 : 16384)),
    };
    const more = architectureOf(mixed).parameters.total - architectureOf(smaller).parameters.total;
    assert.equal(more, 20 * 3 * 2048 * 8192);
  });

  it('stores keys and values of the layers that do not reuse them', () => {
    // Of 35 layers 20 have a cache: 4 full ones and 16 with a window of 512.
    const values = 2 * 2 * 256;
    const expected = 2 * values * (4 + (16 * 512) / 4096);
    assert.equal(cacheBytesPerToken(architectureOf(text), 2, 4096), expected);
  });
});

describe('LongCat Flash', () => {
  it('says how many parameters a token uses at most', () => {
    const { notices } = countOf(configOf('LongCat-Flash'));
    const most = notices.find(({ args }) => args.reason === 'idle-experts')?.args;
    assert.equal(Number(most?.otherCount) - Number(most?.thisCount), 4 * 28 * 3 * 6144 * 2048);
  });

  it('uses all chosen experts where none is idle', () => {
    const { architecture, notices } = countOf({ ...configOf('LongCat-Flash'), zero_expert_num: 0 });
    assert.equal(architecture?.experts?.perToken, 12);
    assert.ok(!notices.some(({ args }) => args.reason === 'idle-experts'));
  });
});

describe('MiMo V2', () => {
  it('stores values narrower than keys, in windows all but every sixth layer', () => {
    const architecture = architectureOf(configOf('MiMo-V2-Flash'));
    const full = 9 * 4 * (192 + 128);
    const sliding = 39 * 8 * (192 + 128);
    assert.equal(cacheBytesPerToken(architecture, 1, 1280), full + sliding / 10);
  });
});

describe('DeepSeek V4', () => {
  const flash = architectureOf(configOf('DeepSeek-V4-Flash'));

  it('stores compressed entries besides a window', () => {
    // A window of 128 in 43 layers; in 21 a fourth of an entry per token and of the indexer's, in 20 a 128th.
    const context = 128 * 1024;
    const perToken = (43 * 512 * 128) / context + 21 * (512 + 128) * (1 / 4) + 20 * (512 / 128);
    assert.equal(cacheBytesPerToken(flash, 1, context), perToken);
  });

  it('lets a query meet no more entries than the indexer picks', () => {
    const near = decodeFlopsPerToken(flash, 4096) ?? 0;
    const far = decodeFlopsPerToken(flash, 8192) ?? 0;
    // Twice the context: more entries for the indexer and the heavily compressed layers alone.
    const width = 64 * 512;
    const expected = 2 * 4096 * (20 * 2 * (width / 128) + 21 * (64 * 128) * (1 / 4));
    assert.equal(far - near, expected);
  });

  it('says what is missing where the layers are not listed far enough', () => {
    const short = countOf({ ...configOf('DeepSeek-V4-Flash'), compress_ratios: [0, 4] });
    assert.equal(short.architecture, undefined);
    assert.deepEqual(
      short.notices.map(({ code }) => code),
      ['missing-field'],
    );
  });
});
