import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../src/engine/architecture';
import { findPublicModel, PUBLIC_MODELS, publicModel, type PublicModelRow } from '../../src/engine/models';

const count = (row: PublicModelRow) => {
  const { architecture, notices } = resolveArchitecture(publicModel(row).architecture);
  assert.ok(architecture !== undefined, JSON.stringify(notices));
  return { parameters: architecture.parameters, notices };
};

/**
 * Counts of transformers 5.18, models built without weights, for rows without a published count; those marked
 * recalled are the totals that the Hugging Face hub shows, from memory.
 */
const COUNTED_ELSEWHERE: Readonly<Record<string, number>> = {
  'opt-66b': 65_719_701_504,
  'pythia-31m': 30_494_720,
  'Qwen2-57B-A14B': 57_408_658_944,
  'mpt-30b': 29_957_200_896,
  // The shape of xai-org/grok-1 run.py; published only as 314B.
  'Grok-1': 315_684_820_992,
  // llm-cluster-simulator's reference counts:
  'Qwen2.5-3B': 3_085_938_688,
  'Qwen2-72B': 72_706_203_648,
  // Recalled from the hub:
  'gpt2-xl': 1_557_611_200,
  'opt-2.7b': 2_651_596_800,
  'opt-30b': 29_974_540_288,
  'pythia-14m': 14_067_712,
  'pythia-410m': 405_334_016,
  'pythia-2.8b': 2_775_208_960,
  'bloom-1b1': 1_065_314_304,
  'bloom-7b1': 7_069_016_064,
  'LLaMA-13B': 13_015_864_320,
  'Llama-2-13b': 13_015_864_320,
  'Llama-3-70B': 70_553_706_496,
  'Llama-3.2-3B': 3_212_749_824,
  'Yi-9B': 8_829_407_232,
  'deepseek-llm-67b': 67_425_001_472,
  'SmolLM2-1.7B': 1_711_376_384,
  'Mistral-Nemo-12B': 12_247_782_400,
  'Mixtral-8x22B': 140_620_634_112,
  'Qwen1.5-4B': 3_950_369_280,
  'Qwen1.5-72B': 72_287_920_128,
  'Qwen3-1.7B': 1_720_574_976,
  'Qwen3-32B': 32_762_123_264,
  'gemma-7b': 8_537_680_896,
  'gemma-3-270m': 268_098_176,
  'gemma-3-12b (text)': 11_765_788_416,
  'Phi-3-medium': 13_960_238_080,
  'falcon-7b': 6_921_720_704,
  'stablelm-2-1_6b': 1_644_515_328,
  'OLMo-7B': 6_888_095_744,
  'OLMo-2-32B': 32_234_279_936,
  'gpt-oss-20b': 20_914_757_184,
  'aya-expanse-8b': 8_028_033_024,
  // Baichuan 1 with 125,696 rows of embedding and head.
  'Baichuan2-7B': 7_000_559_616 + 2 * (125_696 - 64_000) * 4096,
  'Baichuan2-13B': 13_264_901_120 + 2 * (125_696 - 64_000) * 5120,
  // transformers 5.18 GlmForCausalLM with the same sizes.
  'glm-4-9b': 9_399_951_360,
  // Term by term in test/unit/configs/ownCodeModels.ts.
  'internlm3-8b': 8_804_241_408,
  // transformers 5.18 Llama4ForCausalLM, the language model alone.
  'Llama-4-Scout (text)': 107_769_861_120,
  // 2 × 32,000 × 1,024 embeddings, 12 × (2,621,440 + 17,301,504 + 2,048) layers, 1,024 for the last norm.
  'micro-llama-300M': 304_636_928,
};

/** Active and non-embedding parameters (transformers 5.18; active counts both embedding matrices). */
const OTHER_COUNTS: readonly (readonly [name: string, active: number, nonEmbedding: number])[] = [
  ['Mixtral-8x7B', 12_879_925_248, 46_440_648_704],
  ['Qwen1.5-MoE-A2.7B', 2_689_173_504, 13_693_454_336],
  ['Qwen2-57B-A14B', 14_249_270_784, 56_319_581_696],
  ['Qwen3-30B-A3B', 3_353_032_704, 29_909_792_768],
  ['Qwen3-235B-A22B', 22_190_763_520, 233_848_974_848],
  ['OLMoE-1B-7B', 1_282_017_280, 6_713_116_672],
  ['deepseek-moe-16b', 2_828_650_496, 15_956_297_728],
  ['DeepSeek-V2-Lite', 2_661_150_208, 15_287_053_824],
  ['DeepSeek-V2', 21_375_800_320, 234_692_858_880],
  ['gpt-oss-120b', 5_711_982_912, 115_670_889_792],
  ['DBRX', 36_469_708_800, 130_363_398_144],
  ['Grok-1', 83_756_587_008, 314_879_514_624],
  ['opt-350m', 331_196_416, 302_309_376],
  ['gpt-j-6b', 6_050_882_784, 5_637_955_584],
  ['bloom-560m', 559_214_592, 302_311_424],
  ['GPT-3 175B', 174_604_259_328, 173_961_535_488],
  ['Nemotron-4-340B', 341_029_195_776, 331_592_011_776],
];

describe('the built-in table of public models', () => {
  for (const row of PUBLIC_MODELS) {
    const [published, , confidence] = row.published ?? [];
    if (published === undefined) {
      it(`counts ${row.name}, which has no published count, as others count it`, () => {
        assert.equal(count(row).parameters.total, COUNTED_ELSEWHERE[row.name]);
      });
    } else if (confidence === 'rounded') {
      it(`counts ${row.name} as its paper rounds it`, () => {
        // Papers print three or four digits: half a unit of the last is at most 0.05 %.
        assert.ok(Math.abs(count(row).parameters.total / published - 1) < 5e-4);
      });
    } else if (row.name === 'DeepSeek-V3') {
      it('counts DeepSeek-V3 without the 14,848 buffer values that its card counts, and names both numbers', () => {
        const { parameters, notices } = count(row);
        assert.equal(parameters.total, 671_026_404_352);
        assert.deepEqual(notices, [
          {
            code: 'count-convention',
            severity: 'info',
            args: {
              thisCount: parameters.total,
              otherCount: published,
              reason: 'router-correction-bias',
            },
          },
        ]);
      });
    } else {
      it(`counts ${row.name} as published: ${published}`, () => {
        const { parameters, notices } = count(row);
        assert.equal(parameters.total, published);
        assert.deepEqual(notices, []);
      });
    }
  }

  for (const [name, active, nonEmbedding] of OTHER_COUNTS) {
    it(`counts the active and the non-embedding parameters of ${name}`, () => {
      const row = PUBLIC_MODELS.find((each) => each.name === name);
      assert.ok(row !== undefined);
      const { parameters } = count(row);
      assert.equal(parameters.active, active);
      assert.equal(parameters.nonEmbedding, nonEmbedding);
    });
  }

  it('says of every value that it comes from the table', () => {
    const { architecture } = publicModel(PUBLIC_MODELS[0]!);
    assert.equal(architecture.hiddenSize?.origin, 'derived');
    assert.equal(architecture.hiddenSize.note, 'built-in table: openai-community/gpt2');
  });
});

describe('finding a public model by name', () => {
  for (const row of PUBLIC_MODELS) {
    it(`finds ${row.hubId ?? row.name} by its own names`, () => {
      for (const name of [row.hubId, ...(row.aliases ?? [])]) {
        if (name !== undefined) assert.equal(findPublicModel(name)?.name, row.name, name);
      }
    });
  }

  const cases: readonly (readonly [name: string, found: string | undefined])[] = [
    ['META-LLAMA/llama-2-7B-HF', 'Llama-2-7b'],
    ['meta-llama/Meta-Llama-3.1-8B', 'Llama-3-8B'],
    ['meta-llama/Llama-3.1-70B-Instruct', 'Llama-3-70B'],
    ['NousResearch/Llama-3.2-1B', 'Llama-3.2-1B'],
    ['tiny-llama-1.1b', 'TinyLlama-1.1B'],
    ['pythia-70m', 'pythia-70m'],
    ['EleutherAI/pythia-1b-deduped', 'pythia-1b'],
    ['Llama-3.1-8B', 'Llama-3-8B'],
    ['Qwen/Qwen3-30B-A3B-Instruct-2507', 'Qwen3-30B-A3B'],
    ['Qwen2.5-7B', 'Qwen2-7B'],
    ['mosaicml/mpt-7b', 'mpt-7b'],
    ['google/gemma-2b-it', 'gemma-2b'],
    ['gpt2', 'gpt2'],
    ['default', undefined],
    ['', undefined],
    ['-instruct', undefined],
    ['../../etc/passwd', undefined],
  ];
  for (const [name, found] of cases) {
    it(`takes “${name}” for ${found ?? 'no model of the table'}`, () => {
      assert.equal(findPublicModel(name)?.name, found);
    });
  }

  it('has no name that stands for two models', () => {
    const owners = new Map<string, string>();
    for (const row of PUBLIC_MODELS) {
      for (const name of [row.hubId, row.name, ...(row.aliases ?? [])]) {
        if (name === undefined) continue;
        const key = name.toLowerCase();
        assert.equal(owners.get(key) ?? row.name, row.name, name);
        owners.set(key, row.name);
      }
    }
  });
});
