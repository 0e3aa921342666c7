import assert from 'node:assert/strict';
import {
  cacheBytesPerToken,
  resolveArchitecture,
  stateBytesPerSequence,
  trainingFlopsPerToken,
  type Architecture,
} from '../../src/engine/architecture';
import { findPublicModel } from '../../src/engine/models';
import { type Convention } from '../../src/engine/quantity';
import { stated } from './architectureFields';

function model(name: string): Architecture {
  const found = findPublicModel(name);
  assert.ok(found !== undefined, name);
  const { architecture } = resolveArchitecture(found.architecture);
  assert.ok(architecture !== undefined, name);
  return architecture;
}

const flops = (name: string, length: number, convention: Convention): number =>
  trainingFlopsPerToken(model(name), length, convention) ?? NaN;

function assertClose(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual / expected - 1) < tolerance, `${actual} is not ${expected}`);
}

describe('training FLOPs per token', () => {
  // Five digits of the conventions as torchtitan, Megatron-LM and PaLM's appendix B have them.
  const table: readonly (readonly [string, number, number, number, number])[] = [
    ['gpt3', 2048, 1.0476e12, 1.0619e12, 1.0764e12],
    ['Llama-2-7b', 4096, 4.043e10, 4.2864e10, 4.6086e10],
    ['Llama-3.1-8B', 8192, 4.8182e10, 5.147e10, 5.7914e10],
    ['Llama-3.1-70B', 8192, 4.2332e11, 4.4922e11, 4.8144e11],
  ];
  for (const [name, length, plain, causal, full] of table) {
    it(`of ${name} at ${length} tokens are what the field computes by each convention`, () => {
      // 6·N is exact to the five digits printed.
      assertClose(flops(name, length, 'flops-6n'), plain, 5e-5);
      // Megatron and PaLM leave out biases and norms as well: up to 0.01 % of N.
      assertClose(flops(name, length, 'flops-6n-causal-attention'), causal, 2e-4);
      assertClose(flops(name, length, 'flops-6n-full-attention'), full, 2e-4);
    });
  }

  it('equal torchtitan’s number for Qwen3-30B-A3B at 8,192 tokens to the last digit', () => {
    assert.equal(flops('Qwen3-30B-A3B', 8192, 'flops-6n-full-attention'), 37_578_559_488);
  });

  it('count the active parameters of a mixture of experts', () => {
    assert.equal(flops('Mixtral-8x7B', 4096, 'flops-6n'), 6 * 12_879_925_248);
  });

  it('without embeddings are 6 × the non-embedding parameters', () => {
    assert.equal(flops('gpt2', 1024, 'flops-6n-non-embedding'), 6 * 85_056_000);
  });

  it('keep a tied table, which is multiplied as the head, and leave out an untied one and positions', () => {
    const attention = 12 * 12 * 1024 * 768;
    assert.equal(flops('gpt2', 1024, 'flops-6n-full-attention'), 6 * (124_439_808 - 1024 * 768) + attention);
  });

  it('cost full attention over a window no more than over that many tokens', () => {
    const windowed = model('Mistral-7B-v0.1');
    const [mixer] = windowed.mixers;
    assert.ok(mixer?.kind === 'attention');
    assert.equal(mixer.window, 4096);
    const matrices = 6 * (7_241_732_096 - 32000 * 4096);
    const at = (length: number): number =>
      (trainingFlopsPerToken(windowed, length, 'flops-6n-full-attention') ?? NaN) - matrices;
    assert.equal(at(4096), 12 * 32 * 4096 * 4096);
    assert.equal(at(32768), at(4096));
  });

  it('count w − w²/2s keys per query for causal attention through a window', () => {
    const windowed = model('Mistral-7B-v0.1');
    const matrices = 6 * (7_241_732_096 - 32000 * 4096);
    const attention = (trainingFlopsPerToken(windowed, 8192, 'flops-6n-causal-attention') ?? NaN) - matrices;
    assert.equal(attention, 12 * 32 * 4096 * (4096 - 4096 ** 2 / (2 * 8192)));
  });

  it('let only the windowed layers of Gemma 3 look back through the window', () => {
    const layers = model('google/gemma-3-1b').mixers.map((mixer) =>
      mixer.kind === 'attention' ? [mixer.layers, mixer.window] : [],
    );
    assert.deepEqual(layers, [
      [4, undefined],
      [22, 512],
    ]);
  });

  it('are unknown without a sequence length where attention counts', () => {
    const gpt2 = model('gpt2');
    assert.equal(trainingFlopsPerToken(gpt2, undefined, 'flops-6n'), 6 * 124_439_808);
    for (const length of [undefined, 0, -1, NaN, Infinity]) {
      assert.equal(trainingFlopsPerToken(gpt2, length, 'flops-6n-full-attention'), undefined);
    }
    assert.equal(trainingFlopsPerToken(gpt2, 1024, 'parameters-total'), undefined);
  });
});

describe('key/value cache per token', () => {
  // Published or computed by hand: 2 × layers × key/value heads × head size × 2 bytes; MLA: layers × (512 + 64) × 2.
  const cases: readonly (readonly [name: string, bytes: number])[] = [
    ['Llama-3-70B', 327_680],
    ['Qwen2.5-7B', 57_344],
    ['DeepSeek-V3', 70_272],
    ['falcon-7b', 2 * 32 * 64 * 2],
  ];
  for (const [name, bytes] of cases) {
    it(`of ${name} in 16 bits is ${bytes} bytes`, () => {
      assert.equal(cacheBytesPerToken(model(name), 2, 4096), bytes);
    });
  }

  it('stops growing at the window in windowed layers', () => {
    const gemma = model('google/gemma-3-1b');
    const perLayer = 2 * 256 * 2;
    assert.equal(cacheBytesPerToken(gemma, 2, 512), 26 * perLayer);
    assert.equal(cacheBytesPerToken(gemma, 2, 5120), (4 + 22 / 10) * perLayer);
  });

  it('is unknown for a context or a width that is no positive number', () => {
    assert.equal(cacheBytesPerToken(model('gpt2'), 2, 0), undefined);
    assert.equal(cacheBytesPerToken(model('gpt2'), NaN, 10), undefined);
  });

  it('is nothing for a state-space model, whose state is the same for any context', () => {
    const { architecture } = resolveArchitecture(
      stated({ family: 'mamba', layers: 64, hiddenSize: 2560, vocabularySize: 50280 }),
    );
    assert.ok(architecture !== undefined);
    assert.equal(architecture.parameters.total, 2_768_345_600);
    assert.equal(cacheBytesPerToken(architecture, 4, 2048), 0);
    assert.equal(stateBytesPerSequence(architecture, 4), 64 * 5120 * (16 + 4) * 4);
    assert.equal(stateBytesPerSequence(model('gpt2'), 4), 0);
  });
});
