import assert from 'node:assert/strict';
import { type Architecture, resolveArchitecture, trainingFlopsPerToken } from '../../src/engine/architecture';
import { findPublicModel } from '../../src/engine/models';
import { type ArchitectureFields } from '../../src/engine/run';
import { stated } from '../unit/architectureFields';
import { countOf } from '../unit/configs/countOf';
import { LATEST_MODELS } from '../unit/configs/latestModels';

function architectureOf(fields: ArchitectureFields): Architecture {
  const { architecture } = resolveArchitecture(fields);
  assert.ok(architecture !== undefined);
  return architecture;
}

const fieldsOf = (name: string): ArchitectureFields => findPublicModel(name)!.architecture;
const totalOf = (name: string): number => architectureOf(fieldsOf(name)).parameters.total;

describe('exact counts (peers.md D3)', () => {
  // Counted there by instantiating each model; every digit.
  for (const [name, total] of [
    ['gpt3', 174_604_259_328],
    ['Llama-2-7b', 6_738_415_616],
    ['Llama-2-70b', 68_976_648_192],
    ['Llama-3.1-8B', 8_030_261_248],
    ['Llama-3.2-1B', 1_235_814_400],
    ['Mistral-7B-v0.3', 7_248_023_552],
    ['Qwen2.5-0.5B', 494_032_768],
    ['Qwen2.5-1.5B', 1_543_714_304],
    ['Qwen2.5-3B', 3_085_938_688],
    ['Qwen2.5-7B', 7_615_616_512],
    ['Qwen2.5-14B', 14_770_033_664],
    ['Qwen2.5-32B', 32_763_876_352],
    ['Qwen2.5-72B', 72_706_203_648],
    ['Qwen3-0.6B', 596_049_920],
    ['Qwen3-8B', 8_190_735_360],
    ['gemma-2-2b', 2_614_341_888],
    ['gemma-2-9b', 9_241_705_984],
    ['gemma-2-27b', 27_227_128_320],
    ['gemma-3-1b', 999_885_952],
    ['phi-4', 14_659_507_200],
    ['bloom-176b', 176_247_271_424],
    ['Qwen3-30B-A3B', 30_532_122_624],
    ['Mixtral-8x7B', 46_702_792_704],
  ] as const) {
    it(`are ${total} for ${name}`, () => {
      assert.equal(totalOf(name), total);
    });
  }

  it('have 12,879,925,248 active in Mixtral-8x7B, and 3,041,867,776 in Qwen3-30B-A3B but for the table of tokens', () => {
    assert.equal(architectureOf(fieldsOf('Mixtral-8x7B')).parameters.active, 12_879_925_248);
    const { active, lookup } = architectureOf(fieldsOf('Qwen3-30B-A3B')).parameters;
    assert.equal(active - lookup, 3_041_867_776);
  });
});

describe('DeepSeek-V4-Flash as torchtitan counts it (peers.md A12, pull request 4441)', () => {
  const { config } = LATEST_MODELS.find(({ name }) => name === 'DeepSeek-V4-Flash')!;
  const { architecture, notices } = countOf({ ...config, num_nextn_predict_layers: 1 });
  const module = 290_942_278_866 - architecture!.parameters.total;

  it('has 290,942,278,866 parameters with its module for multi-token prediction, which is named apart', () => {
    const other = notices.find(({ args }) => args.reason === 'multi-token-prediction');
    assert.deepEqual([other?.code, other?.args.otherCount], ['count-convention', 290_942_278_866]);
  });

  it('takes 92,762,352,876 FLOPs per token at 4,096, of which the module 6 %', () => {
    const width = 4096;
    // Six of 256 routed experts work; the head is used again; four streams are projected, one of them as counted.
    const active = module - (256 - 6) * 3 * width * 2048;
    const again = 129_280 * width + 3 * width ** 2;
    const window = 6 * 64 * (512 + 512) * 128;
    const main = trainingFlopsPerToken(architecture!, 4096, 'flops-6n-full-attention')!;
    assert.equal(main + 6 * (active + again) + window, 92_762_352_876);
  });

  it('does not take 192,856,412,160, as a backend says that counts no experts apart', () => {
    for (const convention of ['flops-6n', 'flops-6n-causal-attention', 'flops-6n-full-attention'] as const) {
      assert.ok(trainingFlopsPerToken(architecture!, 4096, convention)! < 92_762_352_876);
    }
  });
});

describe('mistakes of peers that our counts do not make', () => {
  const withoutHeadSize = ({ headSize: _, ...fields }: ArchitectureFields): ArchitectureFields => fields;
  const off = (count: number, truth: number): string => (100 * (count / truth - 1)).toFixed(1);

  it('llm-cluster-simulator’s Qwen2.5-0.5B has 630,443,904 parameters, 27.6 % too many', () => {
    assert.equal(off(630_443_904, totalOf('Qwen2.5-0.5B')), '27.6');
  });

  // Percentages of A7: a tied embedding counted twice. It prints 15.2 for 1.5B, of which the head is 15.1.
  for (const [name, percent] of [
    ['Qwen2.5-0.5B', '27.6'],
    ['Qwen2.5-1.5B', '15.1'],
    ['Qwen2.5-3B', '10.1'],
    ['bloom-176b', '2.0'],
  ] as const) {
    it(`a head of its own for ${name} would be ${percent} % too many`, () => {
      const untied = architectureOf({ ...fieldsOf(name), ...stated({ tiedEmbeddings: false }) });
      assert.equal(off(untied.parameters.total, totalOf(name)), percent);
    });
  }

  // A7: heads taken to share the model's width, where Gemma states their size.
  for (const [name, percent] of [
    ['gemma-2-2b', '1.8'],
    ['gemma-2-9b', '-2.5'],
    ['gemma-2-27b', '1.2'],
  ] as const) {
    it(`heads as wide as the width divided for ${name} would be off by ${percent} %`, () => {
      const shared = architectureOf(withoutHeadSize(fieldsOf(name)));
      assert.equal(off(shared.parameters.total, totalOf(name)), percent);
    });
  }

  it('norms on queries and keys are counted: 128 for each of both in every layer of Qwen3', () => {
    for (const name of ['Qwen3-0.6B', 'Qwen3-8B', 'Qwen3-30B-A3B']) {
      const without = architectureOf({ ...fieldsOf(name), ...stated({ queryKeyNorm: false }) });
      const { parameters, layers } = architectureOf(fieldsOf(name));
      assert.equal(parameters.total - without.parameters.total, 2 * 128 * layers);
    }
  });

  it('llm-analysis counts 6,573,789,184 for Llama-2-7B, 2.4 % too few, and 123,551,232 for GPT-2', () => {
    assert.equal(off(6_573_789_184, totalOf('Llama-2-7b')), '-2.4');
    // It ties Llama's tables and takes three matrices of 8·h/3, 10,922.67 wide, for its network of 11,008.
    const tables = 32_000 * 4096;
    const networks = 32 * 3 * 4096 * (11_008 - (8 * 4096) / 3);
    assert.equal(totalOf('Llama-2-7b') - tables - networks, 6_573_789_184);
    // It leaves out GPT-2's positions, nine widths of biases a layer, and the biases of 25 norms.
    assert.equal(totalOf('gpt2') - (1024 + 9 * 12 + 25) * 768, 123_551_232);
  });

  it('cookbook says 8.87 B for Llama-2-7B, 32 % too many, since its networks must be whole multiples of the width', () => {
    assert.equal((8.87e9 / totalOf('Llama-2-7b') - 1).toFixed(2), '0.32');
    const wide = architectureOf({ ...fieldsOf('Llama-2-7b'), ...stated({ feedForwardSize: 4 * 4096 }) });
    // Three matrices of 4·h, and 4,096 positions that Llama does not have.
    assert.equal(((wide.parameters.total + 4096 * 4096) / 1e9).toFixed(2), '8.87');
  });

  it('cookbook’s GPT-3 has 175.24 B with a head of its own; with 50,257 rows, tied, 174.6 B', () => {
    const untied = architectureOf({
      ...fieldsOf('gpt3'),
      ...stated({ vocabularySize: 51_200, tiedEmbeddings: false }),
    });
    // It has 8·h of biases and norms a layer where there are 13·h.
    assert.equal(((untied.parameters.total - 5 * 96 * 12_288) / 1e9).toFixed(2), '175.24');
    assert.equal((totalOf('gpt3') / 1e9).toFixed(1), '174.6');
  });

  it('heed the width of the network that a file states, and count three matrices where it is gated', () => {
    const llama = fieldsOf('Llama-3.1-8B');
    const { total } = architectureOf(llama).parameters;
    const narrow = architectureOf({ ...llama, ...stated({ feedForwardSize: 14_335 }) });
    assert.equal(total - narrow.parameters.total, 32 * 3 * 4096);
    const plain = architectureOf({ ...llama, ...stated({ gatedFeedForward: false }) });
    assert.equal(total - plain.parameters.total, 32 * 4096 * 14_336);
  });
});
