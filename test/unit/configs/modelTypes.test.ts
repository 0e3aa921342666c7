import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '../../../src/engine/architecture';
import { trainingFlopsPerToken } from '../../../src/engine/architecture';
import { MODEL_TYPES } from '../../../src/configs/formats/huggingFace/modelTypes';
import { countOf } from './countOf';
import { BUILT_MODELS, type BuiltModel } from './builtModels';
import { BUILT_VISION_MODELS } from './builtVisionModels';

/**
 * Small configs, one of each model type, with values drawn at random for the keys that its class reads (biases, norms,
 * gates, ties, shared experts, kinds of layers), and the count of transformers 5.18: its class built on the meta device,
 * `sum(p.numel() for p in model.parameters())`, tied weights once.
 */
function variedModels(): readonly Pick<BuiltModel, 'config' | 'total'>[] {
  const lines = readFileSync(join(__dirname, '../../fixtures/variedModels.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as BuiltModel);
}

describe('the model types of transformers', () => {
  for (const { name, config, total } of [...BUILT_MODELS, ...BUILT_VISION_MODELS]) {
    it(`counts ${name ?? 'a small model'} of type ${String(config.model_type)} to the last digit`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
      const troubles = notices.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(troubles, []);
    });
  }

  for (const { config, total } of variedModels()) {
    it(`counts ${String(config.model_type)} with keys that differ from its class's defaults`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify({ config, notices }));
    });
  }

  it('have a family if their class has a row of defaults, and the other way round but for types without defaults', () => {
    const counted = new Set(FAMILIES.flatMap(({ modelTypes }) => modelTypes));
    assert.deepEqual(
      Object.keys(MODEL_TYPES).filter((type) => !counted.has(type)),
      [],
    );
  });

  it('have families whose files say where their rules were read', () => {
    const folder = join(__dirname, '../../../src/engine/architecture/families');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const families = files.filter((text) => /^export const \w+: Family = /m.test(text));
    assert.equal(families.length, FAMILIES.length);
    for (const text of families)
      assert.match(text, /@see .*(?:arXiv|modeling_|20\d\d|Radford|EleutherAI|Grok)/);
  });

  it('belong to one family each', () => {
    const all = FAMILIES.flatMap(({ modelTypes }) => modelTypes);
    assert.equal(new Set(all).size, all.length);
  });
});

describe('windows where no list says which layers have one', () => {
  // Counted in `layer_types` of transformers 5.18's configurations with 13 layers.
  const expected: readonly (readonly [type: string, full: number, sliding: number, more?: object])[] = [
    ['cwm', 4, 9],
    ['exaone_moe', 3, 10],
    ['exaone4', 3, 10],
    ['gemma2', 6, 7],
    ['gemma3_text', 2, 11],
    ['gpt_oss', 6, 7],
    ['granite_swa', 4, 9],
    ['mellum', 13, 0],
    ['olmo3', 3, 10],
    ['vaultgemma', 6, 7],
    ['qwen2_moe', 7, 6, { sliding_window: 64, max_window_layers: 11, use_sliding_window: true }],
    ['qwen2_moe', 13, 0, { sliding_window: 64 }],
    ['smollm3', 10, 3, { sliding_window: 64, use_sliding_window: true }],
    ['smollm3', 13, 0, { sliding_window: 64 }],
    ['qwen2_5_vl_text', 13, 0, { sliding_window: 64, max_window_layers: 2 }],
    ['qwen2_5_vl_text', 2, 11, { sliding_window: 64, max_window_layers: 2, use_sliding_window: true }],
  ];
  for (const [type, full, sliding, more] of expected) {
    it(`are in ${sliding} of 13 layers of ${type}${more === undefined ? '' : ` with ${JSON.stringify(more)}`}`, () => {
      const sizes = { hidden_size: 4096, num_attention_heads: 32, num_key_value_heads: 8 };
      const config = { model_type: type, num_hidden_layers: 13, num_experts_per_tok: 2, ...sizes, ...more };
      const mixers = countOf(config).architecture?.mixers ?? [];
      const layersOf = (windowed: boolean): number =>
        mixers
          .filter((mixer) => (mixer.kind === 'attention' && mixer.window !== undefined) === windowed)
          .reduce((sum, { layers }) => sum + layers, 0);
      assert.deepEqual([layersOf(false), layersOf(true)], [full, sliding]);
    });
  }
});

describe('layers that share their weights', () => {
  // albert-base-v2, 11.2 million parameters with its head: one layer of 7,087,872 weights, passed twelve times.
  const sizes = { hidden_size: 768, num_hidden_layers: 12, num_attention_heads: 12, intermediate_size: 3072 };
  const { architecture, notices } = countOf({ model_type: 'albert', ...sizes });

  it('count once as parameters', () => {
    assert.equal(architecture?.parameters.total, 11_221_680);
    assert.equal(architecture.kind, 'encoder');
  });

  it('count at every pass as FLOPs with attention, and say so', () => {
    const layer = 7_087_872;
    const tokens = 512;
    const withAttention =
      architecture && trainingFlopsPerToken(architecture, tokens, 'flops-6n-full-attention');
    const { active = 0, lookup = 0 } = architecture?.parameters ?? {};
    const expected = 6 * (active - lookup) + 11 * 6 * layer + 12 * 12 * 768 * tokens;
    assert.equal(withAttention, expected);
    const said = notices.find(({ args }) => args.reason === 'shared-layers')?.args;
    assert.equal(said?.otherCount, 11_221_680 + 11 * layer);
  });
});

describe('Gemma 3n', () => {
  it('names the count of the class, which leaves out keys and values that checkpoints store', () => {
    const { notices } = countOf({ model_type: 'gemma3n_text', hidden_size: 2048, num_hidden_layers: 35 });
    const said = notices.find(({ args }) => args.reason === 'reused-keys-and-values')?.args;
    // Gemma3nForCausalLM of transformers 5.18 with its defaults.
    assert.equal(said?.otherCount, 6_835_235_568);
  });
});

describe('Nemotron-NAS', () => {
  const active = (heads: number, multiple: number): object => ({
    attention: { n_heads_in_group: heads, no_op: false, replace_with_linear: false },
    ffn: { ffn_mult: multiple, no_op: false, replace_with_linear: false },
  });
  const config = {
    model_type: 'nemotron-nas',
    hidden_size: 8192,
    num_hidden_layers: 4,
    num_attention_heads: 64,
    vocab_size: 128256,
    block_configs: [
      active(8, 5.25),
      { attention: { no_op: true }, ffn: { ffn_mult: 2.625, no_op: false } },
      { attention: { replace_with_linear: true }, ffn: { replace_with_linear: true } },
      { attention: { n_heads_in_group: 16 }, ffn: { no_op: true } },
    ],
  };

  it('counts the attention and the network of each layer as the file has them', () => {
    const h = 8192;
    const attentionOf = (keyValueHeads: number): number => 2 * h * h + 2 * h * keyValueHeads * 128;
    // ⌊2 · 5.25 · 8192 / 3⌋ = 28,672, Llama 3.3 70B's own width; half of it is 14,336.
    const networks = 3 * h * 28672 + 3 * h * 14336 + h * h;
    const norms = (6 + 1) * h;
    const { architecture } = countOf(config);
    const expected = 2 * 128256 * h + attentionOf(8) + h * h + attentionOf(4) + networks + norms;
    assert.equal(architecture?.parameters.total, expected);
  });

  it('stores keys and values only where a layer attends', () => {
    const mixers = countOf(config).architecture?.mixers.map((mixer) =>
      mixer.kind === 'attention' ? [mixer.layers, mixer.cacheValuesPerToken] : [],
    );
    assert.deepEqual(mixers, [
      [1, 2 * 8 * 128],
      [1, 2 * 4 * 128],
    ]);
  });

  it('is the model it was made from where every layer is', () => {
    // Llama-3.3-70B: 70,553,706,496.
    const whole = {
      ...config,
      num_hidden_layers: 80,
      block_configs: Array.from({ length: 80 }, () => active(8, 5.25)),
    };
    assert.equal(countOf(whole).architecture?.parameters.total, 70_553_706_496);
  });

  it('counts DeciLM-7B, which lists key/value heads alone', () => {
    // The model card says 7.04 billion; which layers have how many heads does not matter to the sum of a list.
    const heads = [
      1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    ];
    const decilm = {
      model_type: 'deci',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      vocab_size: 32000,
      num_key_value_heads_per_layer: heads,
    };
    const layers = heads.reduce((sum, each) => sum + 2 * 4096 ** 2 + 2 * 4096 * each * 128, 0);
    const expected = 2 * 32000 * 4096 + layers + 32 * 3 * 4096 * 14336 + 65 * 4096;
    assert.equal(countOf(decilm).architecture?.parameters.total, expected);
  });

  it('says what is missing where the list is too short', () => {
    const short = countOf({ ...config, num_hidden_layers: 5 });
    assert.equal(short.architecture, undefined);
    assert.deepEqual(
      short.notices.map(({ code }) => code),
      ['missing-field'],
    );
  });
});

describe('multi-token prediction', () => {
  const withPrediction = (config: Readonly<Record<string, unknown>>): unknown =>
    countOf({ ...config, num_nextn_predict_layers: 1 }).notices.find(
      ({ args }) => args.reason === 'multi-token-prediction',
    )?.args.otherCount;

  it('makes 81,324,862,720 of Qwen3-Next-80B-A3B, the count of its checkpoint on the hub as recalled', () => {
    const config = { model_type: 'qwen3_next', hidden_size: 2048, num_hidden_layers: 48 };
    assert.equal(withPrediction(config), 81_324_862_720);
  });

  it('makes the checkpoint of GLM-4.5 with the copies of embedding and head and the routers’ corrections', () => {
    const config = {
      model_type: 'glm4_moe',
      hidden_size: 5120,
      num_hidden_layers: 92,
      intermediate_size: 12288,
      num_attention_heads: 96,
      num_key_value_heads: 8,
      head_dim: 128,
      n_routed_experts: 160,
      moe_intermediate_size: 1536,
      first_k_dense_replace: 3,
      use_qk_norm: true,
      attention_bias: true,
    };
    // 358,337,791,296 on the hub (recalled): 2 · 151,552 · 5,120 of copies, 90 routers of 160.
    assert.equal(withPrediction(config), 358_337_791_296 - 2 * 151552 * 5120 - 90 * 160);
  });

  it('adds a layer with experts, a projection and three norms to DeepSeek-V3', () => {
    const config = { model_type: 'deepseek_v3', hidden_size: 7168, num_hidden_layers: 61 };
    const layer = 187_107_328 + 2 * 7168 + 256 * 7168 + 257 * 3 * 7168 * 2048;
    assert.equal(withPrediction(config), 671_026_404_352 + layer + 2 * 7168 ** 2 + 3 * 7168);
  });

  it('is named where its layer is not known, without a count', () => {
    const config = { model_type: 'nemotron_h', hidden_size: 4096, layers_block_type: ['mlp'] };
    const { notices } = countOf({ ...config, num_nextn_predict_layers: 1 });
    assert.deepEqual(
      notices.map(({ code }) => code),
      ['part-not-counted'],
    );
  });
});
