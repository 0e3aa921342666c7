import assert from 'node:assert/strict';
import { resolveArchitecture, type Architecture } from '../../src/engine/architecture';
import { type ArchitectureFields } from '../../src/engine/run';
import { stated } from './architectureFields';

const LLAMA_3_8B = stated({
  family: 'llama',
  layers: 32,
  hiddenSize: 4096,
  feedForwardSize: 14336,
  attentionHeads: 32,
  keyValueHeads: 8,
  vocabularySize: 128256,
  tiedEmbeddings: false,
});

const GPT_2 = stated({
  family: 'gpt2',
  layers: 12,
  hiddenSize: 768,
  attentionHeads: 12,
  vocabularySize: 50257,
  maximumPositions: 1024,
});

const MIXTRAL_8X7B = stated({
  family: 'mixtral',
  layers: 32,
  hiddenSize: 4096,
  feedForwardSize: 14336,
  attentionHeads: 32,
  keyValueHeads: 8,
  vocabularySize: 32000,
  experts: 8,
  expertsPerToken: 2,
});

function counted(fields: ArchitectureFields): Architecture {
  const { architecture, notices } = resolveArchitecture(fields);
  assert.ok(architecture !== undefined, JSON.stringify(notices));
  return architecture;
}

function codes(fields: ArchitectureFields): readonly string[] {
  return resolveArchitecture(fields).notices.map(({ code, severity }) => `${severity} ${code}`);
}

describe('the count of an architecture', () => {
  it('equals the published count of Llama-3-8B to the last digit', () => {
    assert.deepEqual(counted(LLAMA_3_8B).parameters, {
      total: 8_030_261_248,
      active: 8_030_261_248,
      embedding: 2 * 128256 * 4096,
      lookup: 128256 * 4096,
      nonEmbedding: 6_979_588_096,
      activeNonEmbedding: 6_979_588_096,
      breakdown: [
        { component: 'token-embedding', total: 128256 * 4096, active: 128256 * 4096 },
        { component: 'attention', total: 32 * 41_943_040, active: 32 * 41_943_040 },
        { component: 'feed-forward', total: 32 * 176_160_768, active: 32 * 176_160_768 },
        { component: 'norm', total: 65 * 4096, active: 65 * 4096 },
        { component: 'head', total: 128256 * 4096, active: 128256 * 4096 },
      ],
    });
  });

  it('counts GPT-2 with learned positions, biases, a four-fold feed-forward and a tied head', () => {
    const { parameters, tiedEmbeddings } = counted(GPT_2);
    assert.equal(tiedEmbeddings, true);
    assert.equal(parameters.total, 124_439_808);
    assert.equal(parameters.nonEmbedding, 85_056_000);
    assert.equal(parameters.lookup, 1024 * 768);
  });

  it('tells the active from all experts of Mixtral-8x7B', () => {
    const { parameters, experts } = counted(MIXTRAL_8X7B);
    assert.equal(parameters.total, 46_702_792_704);
    assert.equal(parameters.active, 12_879_925_248);
    assert.deepEqual(experts, { total: 8, perToken: 2 });
    assert.deepEqual(
      parameters.breakdown.map(({ component }) => component),
      ['token-embedding', 'attention', 'router', 'experts', 'norm', 'head'],
    );
  });

  it('knows the granularity d_ff/d_expert only where the file states both widths', () => {
    // Qwen3-30B-A3B: intermediate_size 6144, moe_intermediate_size 768.
    const both = { ...MIXTRAL_8X7B, ...stated({ feedForwardSize: 6144, expertFeedForwardSize: 768 }) };
    assert.equal(counted(both).experts?.granularity, 8);
    assert.equal(counted(MIXTRAL_8X7B).experts?.granularity, undefined);
  });

  it('takes a head size that differs from hidden size / heads', () => {
    // Mistral-Nemo-12B: 32 heads of 128 at width 5,120; 12,247,782,400 as transformers counts it.
    const nemo = stated({
      family: 'mistral',
      layers: 40,
      hiddenSize: 5120,
      feedForwardSize: 14336,
      attentionHeads: 32,
      keyValueHeads: 8,
      headSize: 128,
      vocabularySize: 131072,
      tiedEmbeddings: false,
    });
    assert.equal(counted(nemo).parameters.total, 12_247_782_400);
  });

  it('counts the padded rows of the embedding where a framework pads', () => {
    const padded = { ...GPT_2, paddedVocabularySize: { value: 50304, origin: 'derived' as const } };
    assert.equal(counted(padded).parameters.total, 124_439_808 + 47 * 768);
    assert.equal(counted(padded).vocabularyRows, 50304);
  });

  it('lets a stated bias or norm win over the habit of the family', () => {
    const bare = stated({
      queryKeyValueBias: false,
      attentionOutputBias: false,
      feedForwardBias: false,
      normBias: false,
    });
    const without = counted({ ...GPT_2, ...bare, familySpecific: {} }).parameters.total;
    const biases = 12 * (3 * 768 + 768 + 3072 + 768) + 25 * 768;
    assert.equal(without, 124_439_808 - biases);
  });
});

describe('what keeps a model from being counted', () => {
  const withField = (name: keyof ArchitectureFields, value: number): ArchitectureFields => ({
    ...LLAMA_3_8B,
    [name]: { value, origin: 'file' },
  });

  it('names every missing field and gives no number', () => {
    const { architecture, notices } = resolveArchitecture(stated({ family: 'llama', hiddenSize: 4096 }));
    assert.equal(architecture, undefined);
    const missing = notices.filter(({ code }) => code === 'missing-field').map(({ args }) => args.field);
    assert.deepEqual(
      [...missing].sort(),
      ['attentionHeads', 'feedForwardSize', 'layers', 'vocabularySize'].map((name) => `architecture.${name}`),
    );
  });

  for (const value of [0, -1, 1.5, NaN, Infinity, 1e10]) {
    it(`turns down ${value} as a hidden size, once, with its bounds`, () => {
      const { architecture, notices } = resolveArchitecture(withField('hiddenSize', value));
      assert.equal(architecture, undefined);
      const [notice, ...others] = notices;
      assert.deepEqual(others, []);
      assert.equal(notice?.code, 'out-of-bounds');
      assert.deepEqual(notice.args, {
        key: 'architecture.hiddenSize',
        value: String(value),
        expected: '1 … 1000000000',
      });
    });
  }

  it('turns down ten million layers', () => {
    assert.deepEqual(codes(withField('layers', 1e7)), ['error out-of-bounds']);
  });

  it('turns down sizes whose product can no longer be counted exactly', () => {
    const huge = {
      ...withField('hiddenSize', 1e9),
      feedForwardSize: { value: 1e9, origin: 'file' as const },
    };
    assert.deepEqual(codes({ ...huge, headSize: { value: 128, origin: 'file' } }), ['error out-of-bounds']);
  });

  it('says that heads do not divide the width, unless the head size is stated', () => {
    assert.deepEqual(codes(withField('attentionHeads', 24)), ['error heads-do-not-divide']);
    const sized = { ...withField('attentionHeads', 24), headSize: { value: 128, origin: 'file' as const } };
    assert.deepEqual(codes(sized), []);
  });

  it('warns of key/value heads that do not divide the heads and counts all the same', () => {
    const odd = withField('keyValueHeads', 5);
    assert.deepEqual(codes(odd), ['warning key-value-heads-do-not-divide']);
    assert.ok(counted(odd).parameters.total < 8_030_261_248);
  });

  it('warns of more experts per token than there are and counts them once', () => {
    const greedy = { ...MIXTRAL_8X7B, expertsPerToken: { value: 9, origin: 'file' as const } };
    assert.deepEqual(codes(greedy), ['warning too-many-active-experts']);
    assert.equal(counted(greedy).parameters.active, 46_702_792_704);
  });

  it('shows both counts where nobody says whether embeddings are tied', () => {
    const { notices } = resolveArchitecture({ ...LLAMA_3_8B, tiedEmbeddings: undefined });
    assert.deepEqual(notices, [
      {
        code: 'tying-not-stated',
        severity: 'info',
        args: { tied: 8_030_261_248 - 128256 * 4096, untied: 8_030_261_248 },
      },
    ]);
  });

  it('counts an unknown model type by the rules of Llama and says so', () => {
    const modelType = { value: 'hyperllama', origin: 'file' as const };
    const unknown = { ...LLAMA_3_8B, family: undefined, modelType };
    assert.equal(counted(unknown).parameters.total, 8_030_261_248);
    assert.deepEqual(resolveArchitecture(unknown).notices[0]?.args, {
      modelType: 'hyperllama',
      family: 'llama',
    });
  });

  it('points to the place of a value that it turns down', () => {
    const at = { path: ['num_hidden_layers'], range: { start: 10, end: 11 } };
    const { notices } = resolveArchitecture({ ...LLAMA_3_8B, layers: { value: 0, origin: 'file', at } });
    assert.deepEqual(notices[0]?.at, at);
    assert.equal(notices[0]?.args.key, 'num_hidden_layers');
  });

  it('is no unknown model type where none is named: the family is said to be assumed, or what is missing', () => {
    const sizes = { ...LLAMA_3_8B, family: undefined };
    assert.deepEqual(codes(sizes), ['info family-assumed']);
    assert.ok(
      codes({ vocabularySize: { value: 10, origin: 'file' } }).every((code) =>
        code.endsWith('missing-field'),
      ),
    );
  });
});
