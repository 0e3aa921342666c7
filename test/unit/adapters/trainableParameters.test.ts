import assert from 'node:assert/strict';
import { trainableParameters } from '../../../src/engine/adapters/trainableParameters';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { publicModel, row, type PublicModelRow } from '../../../src/engine/models/publicModel';
import { EMPTY_RUN, type RunDescription, type TrainingFields } from '../../../src/engine/run';

const said = <T>(value: T) => ({ value, origin: 'file' as const });

const BY_DEFAULT = said('by model type');

type Sizes = PublicModelRow['sizes'];
type More = PublicModelRow['more'];

const MODELS: Readonly<Record<string, readonly [family: string, sizes: Sizes, more?: More]>> = {
  'llama-2-7b': ['llama', [32, 4096, 11008, 32, 32, 128, 32000, false]],
  'llama-3-8b': ['llama', [32, 4096, 14336, 32, 8, 128, 128256, false]],
  'mistral-7b': ['mistral', [32, 4096, 14336, 32, 8, 128, 32000, false]],
  'qwen2.5-0.5b': ['qwen2', [24, 896, 4864, 14, 2, 64, 151936, true]],
  'qwen3-0.6b': ['qwen3', [28, 1024, 3072, 16, 8, 128, 151936, true]],
  'gemma-2b': ['gemma', [18, 2048, 16384, 8, 1, 256, 256000, true]],
  'gemma-2-9b': ['gemma2', [42, 3584, 14336, 16, 8, 256, 256000, true]],
  'gemma-3-1b': ['gemma3', [26, 1152, 6912, 4, 1, 256, 262144, true]],
  'phi-2': ['phi', [32, 2560, 10240, 32, 32, 80, 51200, false]],
  'phi-3-mini': ['phi3', [32, 3072, 8192, 32, 32, 96, 32064, false]],
  gpt2: ['gpt2', [12, 768, 3072, 12, 12, 64, 50257, true], { maximumPositions: 1024 }],
  'pythia-1b': ['gpt-neox', [16, 2048, 8192, 8, 8, 256, 50304, false]],
  'falcon-7b': ['falcon', [32, 4544, 18176, 71, 1, 64, 65024, true]],
  'falcon-40b': ['falcon', [60, 8192, 32768, 128, 8, 64, 65024, true]],
  'bloom-560m': ['bloom', [24, 1024, 4096, 16, 16, 64, 250880, true]],
  'opt-125m': ['opt', [12, 768, 3072, 12, 12, 64, 50272, true], { maximumPositions: 2048 }],
  'mpt-7b': ['mpt', [32, 4096, 16384, 32, 32, 128, 50432, true], { positions: 'alibi' }],
  'gpt-j': ['gptj', [28, 4096, 16384, 16, 16, 256, 50400, false]],
  'gpt-neo': ['gpt-neo', [24, 2048, 8192, 16, 16, 128, 50257, true], { maximumPositions: 2048 }],
  'starcoder2-3b': ['starcoder2', [30, 3072, 12288, 24, 2, 128, 49152, true]],
  'olmo-1b': ['olmo', [16, 2048, 8192, 16, 16, 128, 50304, true]],
  'olmo2-7b': ['olmo2', [32, 4096, 11008, 32, 32, 128, 100352, false]],
  stablelm: ['stablelm', [32, 2560, 6912, 32, 32, 80, 50304, false]],
  cohere: ['cohere', [40, 8192, 22528, 64, 64, 128, 256000, true]],
  granite: ['llama', [40, 2048, 8192, 32, 8, 64, 49152, true], { modelType: 'granite' }],
  smollm3: ['llama', [36, 2048, 11008, 16, 4, 128, 128256, true], { modelType: 'smollm3' }],
  nemotron: ['nemotron', [32, 3072, 9216, 24, 8, 128, 256000, false]],
  glm4: ['glm4', [40, 4096, 13696, 32, 2, 128, 151552, false]],
  mixtral: ['mixtral', [32, 4096, 14336, 32, 8, 128, 32000, false], { experts: 8, expertsPerToken: 2 }],
  'qwen3-30b-a3b': [
    'qwen3',
    [48, 2048, 6144, 32, 4, 128, 151936, false],
    { experts: 128, expertsPerToken: 8, expertFeedForwardSize: 768 },
  ],
};

function counted(name: string, training: TrainingFields) {
  const [family, sizes, more = {}] = MODELS[name] ?? assert.fail(name);
  const { architecture: fields } = publicModel(row(name, family, sizes, { more }));
  const run: RunDescription = {
    ...EMPTY_RUN,
    architecture: fields,
    training: { adapter: said('lora'), ...training },
  };
  const { architecture } = resolveArchitecture(fields);
  return trainableParameters(run, architecture ?? assert.fail(`${name} is not counted`));
}

describe('trainable parameters of an adapter', () => {
  // get_nb_trainable_parameters() of PEFT 0.21.0 on classes of transformers 5.18.0 built on the meta device:
  // LoraConfig(r=8), then LoraConfig(r=16, target_modules='all-linear').
  const printed: readonly (readonly [string, number | undefined, number])[] = [
    ['llama-2-7b', 4_194_304, 39_976_960],
    ['llama-3-8b', 3_407_872, 41_943_040],
    ['mistral-7b', 3_407_872, 41_943_040],
    ['qwen2.5-0.5b', 540_672, 8_798_208],
    ['qwen3-0.6b', 1_146_880, 10_092_544],
    ['gemma-2b', 921_600, 19_611_648],
    ['gemma-2-9b', 4_472_832, 54_018_048],
    ['gemma-3-1b', 745_472, 13_045_760],
    ['phi-2', 9_175_040, 23_592_960],
    ['phi-3-mini', undefined, 25_165_824],
    ['gpt2', 294_912, 2_359_296],
    ['pythia-1b', 1_048_576, 8_388_608],
    ['falcon-7b', 2_359_296, 32_636_928],
    ['falcon-40b', 8_355_840, 111_083_520],
    ['bloom-560m', 786_432, 6_291_456],
    ['opt-125m', 294_912, 2_654_208],
    ['mpt-7b', 4_194_304, 33_554_432],
    ['gpt-j', 3_670_016, 33_030_144],
    ['gpt-neo', 1_572_864, 14_155_776],
    ['starcoder2-3b', undefined, 23_838_720],
    ['olmo-1b', undefined, 12_058_624],
    ['olmo2-7b', undefined, 39_976_960],
    ['stablelm', 2_621_440, 25_034_752],
    ['cohere', undefined, 100_925_440],
    ['granite', undefined, 28_180_480],
    ['smollm3', undefined, 30_228_480],
    ['nemotron', undefined, 23_068_672],
    ['glm4', undefined, 47_595_520],
  ];
  for (const [name, byDefault, allLinear] of printed) {
    it(`are those that PEFT prints for ${name}`, () => {
      const unsaid = counted(name, { adapterRank: said(8), adapterTargets: BY_DEFAULT });
      assert.equal(unsaid?.total?.value, byDefault);
      if (byDefault === undefined) assert.equal(unsaid?.notCounted, 'no-targets');
      const all = { adapterRank: said(16), adapterTargets: said('all-linear') };
      assert.equal(counted(name, all)?.total?.value, allLinear);
    });
  }

  // The same, with other settings.
  const settings: readonly (readonly [string, string, TrainingFields, number])[] = [
    [
      'rank 64 on every linear layer',
      'llama-2-7b',
      { adapterRank: said(64), adapterTargets: said('all-linear') },
      159_907_840,
    ],
    [
      'DoRA on every linear layer',
      'llama-3-8b',
      { adapter: said('dora'), adapterRank: said(8), adapterTargets: said('all-linear') },
      22_347_776,
    ],
    [
      'DoRA with grouped keys and values',
      'qwen2.5-0.5b',
      { adapter: said('qdora'), adapterRank: said(8), adapterTargets: said(['q_proj', 'v_proj']) },
      565_248,
    ],
    [
      'DoRA on a fused matrix',
      'gpt2',
      { adapter: said('dora'), adapterRank: said(8), adapterTargets: BY_DEFAULT },
      322_560,
    ],
    [
      'DoRA on the embedding',
      'llama-3-8b',
      { adapter: said('dora'), adapterRank: said(8), adapterTargets: said(['q_proj', 'embed_tokens']) },
      3_291_136,
    ],
    [
      'embedding and head trained whole',
      'llama-3-8b',
      {
        adapterRank: said(8),
        adapterTargets: said(['q_proj', 'v_proj']),
        adapterSavedModules: said(['embed_tokens', 'lm_head']),
      },
      1_054_081_024,
    ],
    [
      'copies of both where they are tied',
      'qwen2.5-0.5b',
      {
        adapterRank: said(8),
        adapterTargets: said(['q_proj']),
        adapterSavedModules: said(['embed_tokens', 'lm_head']),
      },
      272_613_376,
    ],
    [
      'an adapter on the head',
      'qwen2.5-0.5b',
      { adapterRank: said(8), adapterTargets: said(['q_proj', 'lm_head']) },
      1_566_720,
    ],
    [
      'a pattern for some layers',
      'llama-3-8b',
      { adapterRank: said(8), adapterTargets: said('.*\\.layers\\.(0|1|2)\\.self_attn\\.(q|k)_proj') },
      319_488,
    ],
    [
      'other ranks by pattern',
      'llama-3-8b',
      {
        adapterRank: said(8),
        adapterTargets: said(['q_proj', 'k_proj']),
        adapterRankPattern: said([
          ['q_proj', 32],
          ['layers.3.self_attn.k_proj', 4],
        ] as const),
      },
      9_678_848,
    ],
    ['one name in two places', 'gpt2', { adapterRank: said(8), adapterTargets: said(['c_proj']) }, 516_096],
    [
      'the attention of a mixture',
      'mixtral',
      { adapterRank: said(8), adapterTargets: said(['q_proj', 'v_proj']) },
      3_407_872,
    ],
    ['a fused matrix', 'phi-3-mini', { adapterRank: said(8), adapterTargets: said(['qkv_proj']) }, 3_145_728],
  ];
  for (const [what, name, training, expected] of settings) {
    it(`are those that PEFT prints for ${what}`, () => {
      assert.equal(counted(name, training)?.total?.value, expected);
    });
  }

  it('add up from the modules', () => {
    const { total, modules } =
      counted('llama-3-8b', { adapterRank: said(16), adapterTargets: said('all-linear') }) ?? {};
    assert.equal(
      modules?.reduce((sum, { parameters }) => sum + parameters, 0),
      total?.value,
    );
    assert.deepEqual(
      modules
        ?.map(({ name, inputs, outputs, count }) => `${name} ${count} × ${inputs} → ${outputs}`)
        .slice(0, 2),
      ['self_attn.q_proj 32 × 4096 → 4096', 'self_attn.k_proj 32 × 4096 → 1024'],
    );
  });

  it('say that PEFT’s default was taken where the config names no modules', () => {
    const inputs = counted('llama-2-7b', { adapterRank: said(8), adapterTargets: BY_DEFAULT })?.total?.because
      .inputs;
    assert.deepEqual(
      inputs?.map(({ name, value, origin }) => [name, value, origin]),
      [
        ['adapterRank', 8, 'file'],
        ['adapterTargets', 'q_proj, v_proj', 'format-default'],
      ],
    );
  });

  it('rest on an assumed rank where none was read', () => {
    const [rank] = counted('llama-2-7b', { adapterTargets: BY_DEFAULT })?.total?.because.inputs ?? [];
    assert.equal(rank?.origin, 'default');
  });

  const open: readonly (readonly [string, string, TrainingFields, string])[] = [
    ['another method', 'llama-2-7b', { adapter: said('ia3') }, 'method'],
    ['a config that names nothing', 'llama-2-7b', {}, 'no-targets'],
    ['experts', 'mixtral', { adapterTargets: said('all-linear') }, 'experts'],
    ['matrices of experts by name', 'mixtral', { adapterTargets: said(['q_proj', 'w1']) }, 'experts'],
    ['a mixture that PEFT has no default for', 'qwen3-30b-a3b', { adapterTargets: BY_DEFAULT }, 'no-targets'],
    ['names the model has none of', 'llama-2-7b', { adapterTargets: said(['c_attn']) }, 'no-match'],
    ['a setting that changes it', 'llama-2-7b', { adapterSetting: said('layers_to_transform') }, 'setting'],
    ['a pattern that may take long', 'llama-2-7b', { adapterTargets: said('(\\w+)+q_proj') }, 'setting'],
    ['no pattern at all', 'llama-2-7b', { adapterTargets: said('(q_proj') }, 'setting'],
    [
      'a module of unknown size trained whole',
      'llama-2-7b',
      { adapterTargets: said('all-linear'), adapterSavedModules: said(['classifier']) },
      'setting',
    ],
  ];
  for (const [what, name, training, why] of open) {
    it(`are left open for ${what}`, () => {
      const found = counted(name, training);
      assert.equal(found?.total, undefined);
      assert.equal(found?.notCounted, why);
    });
  }

  it('are none where all weights are trained', () => {
    const { architecture: fields } = publicModel(row('x', 'llama', [2, 64, 128, 4, 4, 16, 100, true]));
    const { architecture } = resolveArchitecture(fields);
    assert.equal(trainableParameters({ ...EMPTY_RUN, architecture: fields }, architecture!), undefined);
  });
});
