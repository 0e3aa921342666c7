import assert from 'node:assert/strict';
import { acceleratorNamed } from '../../../src/engine/hardware/accelerators';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { type ConfigPart } from '../../../src/configs';
import { type Sourced } from '../../../src/engine/run';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const withBase = (pattern: string | RegExp, by: string): ConfigPart =>
  onlyPart(fixture('maxtext/base.yml').replace(pattern, by), 'yaml', 'maxtext');

describe('MaxText', () => {
  const counts: readonly (readonly [path: string, parameters: number])[] = [
    // By hand: 2·32000·2048 + 16·(4·2048² + 3·2048·7168 + 2·2048) + 2048.
    ['maxtext/base.yml', 1_104_218_112],
    ['maxtext/deepseek.yml', 671_026_404_352],
    ['maxtext/run.yml', 8_030_261_248],
  ];
  for (const [path, parameters] of counts) {
    it(`counts ${parameters} parameters in ${path}`, () => {
      const { architecture } = partOf(path, 'maxtext').description;
      assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, parameters);
    });
  }

  it('reads a run whose number of devices is open', () => {
    const { training, cluster, modelName } = partOf('maxtext/base.yml', 'maxtext').description;
    assert.equal(modelName, undefined);
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 2048,
      microBatchSequences: 12,
      gradientAccumulation: 1,
      steps: 150_001,
      learningRate: 3e-5,
      warmupSteps: 15_000,
      optimizer: 'adamw',
      precision: 'bf16',
    });
    assert.deepEqual(valuesOf(cluster), {
      tensorParallel: 1,
      zeroStage: 3,
      activationRecompute: 'full',
    });
  });

  it('multiplies half a sequence per device by the chips of a topology', () => {
    const { training, cluster } = partOf('maxtext/run.yml', 'maxtext').description;
    assert.equal(cluster.accelerators?.value, 512);
    assert.equal(training.globalBatchSequences?.value, 256);
    assert.equal(training.tokens?.value, 30 * 256 * 8192);
    assert.equal(
      training.tokens.note,
      'steps × per_device_batch_size × compile_topology × compile_topology_num_slices × max_target_length',
    );
  });

  it('accumulates one step where an overlay leaves it to base.yml, as its default', () => {
    const overlay = 'base_config: base.yml\nmodel_name: llama3-8b\nper_device_batch_size: 12\nsteps: 30\n';
    const { training } = onlyPart(overlay, 'yaml', 'maxtext').description;
    const { value, origin, note } = training.gradientAccumulation ?? {};
    assert.deepEqual([value, origin, note], [1, 'format-default', 'MaxText base.yml']);
  });

  it('says nothing about what an overlay leaves to base.yml', () => {
    const { training, cluster } = partOf('maxtext/deepseek.yml', 'maxtext').description;
    assert.deepEqual([training, cluster], [{}, {}]);
    const part = onlyPart('base_emb_dim: 64\nbase_num_decoder_layers: 2\n', 'yaml', 'maxtext');
    assert.equal(part.description.architecture.attentionHeads, undefined);
  });

  const scales: readonly (readonly [
    scale: number,
    emb: number,
    mlp: number,
    heads: number,
    layers: number,
  ])[] = [
    [1, 2048, 7168, 16, 16],
    [2, 2048, 14_336, 32, 16],
    [4, 4096, 14_336, 32, 16],
    [8, 4096, 14_336, 32, 32],
    [16, 4096, 28_672, 64, 32],
  ];
  for (const [scale, emb, mlp, heads, layers] of scales) {
    it(`scales the base by ${scale}`, () => {
      const part = withBase('global_parameter_scale: 1', `global_parameter_scale: ${scale}`);
      const { hiddenSize, feedForwardSize, attentionHeads, layers: depth } = part.description.architecture;
      const sizes = [hiddenSize, feedForwardSize, attentionHeads, depth].map((field) => field?.value);
      assert.deepEqual(sizes, [emb, mlp, heads, layers]);
    });
  }

  const machines: readonly (readonly [written: string, devices: number | undefined])[] = [
    ["compile_topology: 'v5p-8'", 4],
    ["compile_topology: 'v6e-16'", 16],
    ["compile_topology: 'nonsense'", undefined],
    ['ici_fsdp_parallelism: 8\ndcn_data_parallelism: 2', 16],
  ];
  for (const [written, devices] of machines) {
    it(`finds ${devices ?? 'no'} devices in ${JSON.stringify(written)}`, () => {
      const pattern = written.startsWith('ici') ? 'ici_fsdp_parallelism: -1' : "compile_topology: ''";
      assert.equal(withBase(pattern, written).description.cluster.accelerators?.value, devices);
    });
  }

  it('keeps the places of its axes, for hovers', () => {
    const axes = ['data', 'fsdp', 'tensor', 'pipeline', 'context', 'expert'].map(
      (axis) => `ici_${axis}_parallelism`,
    );
    const part = onlyPart(
      `base_config: base.yml\nbase_emb_dim: 64\nbase_num_decoder_layers: 2\n${axes.map((key) => `${key}: 2\n`).join('')}`,
      'yaml',
      'maxtext',
    );
    const fields = Object.values(part.description.cluster) as readonly (Sourced<unknown> | undefined)[];
    const places = fields.map((field) => field?.at?.path.at(-1));
    for (const key of axes) assert.ok(places.includes(key), key);
    assert.equal(part.description.cluster.contextParallel?.value, 2);
  });

  const two = (ici: string, dcn: string): string =>
    `base_config: base.yml\nbase_emb_dim: 64\nbase_num_decoder_layers: 2\n${ici}\n${dcn}\n`;
  const products: readonly (readonly [ici: number, dcn: number, pipeline: number | undefined])[] = [
    [1, 4, 4],
    [4, 1, 4],
    [2, 4, 8],
    [1, 1, 1],
    [-1, 2, undefined],
    [2, -1, undefined],
  ];
  for (const [ici, dcn, pipeline] of products) {
    it(`multiplies an axis of ${ici} within slices and ${dcn} between them to ${pipeline}`, () => {
      const text = two(`ici_pipeline_parallelism: ${ici}`, `dcn_pipeline_parallelism: ${dcn}`);
      const { cluster } = onlyPart(text, 'yaml', 'maxtext').description;
      assert.equal(cluster.pipelineParallel?.value, pipeline);
    });
  }

  it('names the TPUs of a topology as the engine knows them', () => {
    for (const [topology, id] of [
      ['v5e-256', 'tpu-v5e'],
      ['v5p-8', 'tpu-v5p'],
      ['v6e-16', 'tpu-v6e'],
      ['v4-8', 'tpu-v4'],
    ]) {
      const { cluster } = withBase("compile_topology: ''", `compile_topology: '${topology}'`).description;
      assert.equal(acceleratorNamed(cluster.acceleratorType?.value ?? '')?.id, id);
    }
    assert.equal(withBase("compile_topology: ''", '').description.cluster.acceleratorType, undefined);
  });

  it('counts the merged layers of Gemma 2 twice', () => {
    assert.equal(withBase('"llama2"', 'gemma2').description.architecture.layers?.value, 32);
  });

  const blocks: readonly (readonly [name: string, text: string, total: number, active?: number])[] = [
    // allenai/Olmo-3-1025-7B: 7,298,011,136.
    [
      'OLMo 3 7B',
      `decoder_block: "olmo3"
base_emb_dim: 4096
base_num_query_heads: 32
base_num_kv_heads: 32
base_mlp_dim: 11008
base_num_decoder_layers: 32
sliding_window_size: 4096
inhomogeneous_layer_cycle_interval: 4
vocab_size: 100278
`,
      7_298_011_136,
    ],
    // google/gemma-4-26B-A4B without its tower: 25,805,933,872 − 572,792,112.
    [
      'Gemma 4 26B A4B',
      `decoder_block: "gemma4"
base_emb_dim: 2816
base_num_query_heads: 16
base_num_kv_heads: 8
base_mlp_dim: 2112
base_moe_mlp_dim: 704
base_num_decoder_layers: 30
head_dim: 256
global_head_dim: 512
global_num_kv_heads: 2
share_kv_projections: true
num_experts: 128
num_experts_per_tok: 8
shared_experts: 1
vocab_size: 262144
logits_via_embedding: true
sliding_window_size: 1024
`,
      25_233_141_760,
      3_822_530_560,
    ],
    // Qwen/Qwen3-Next-80B-A3B-Instruct without its prediction module: 79,674,391,296, as transformers builds it.
    [
      'Qwen 3 Next 80B',
      `decoder_block: qwen3_next
base_emb_dim: 2048
base_num_query_heads: 16
base_num_kv_heads: 2
head_dim: 256
base_mlp_dim: 512
base_moe_mlp_dim: 512
num_experts: 512
num_experts_per_tok: 10
base_num_decoder_layers: 48
full_attention_interval: 4
linear_num_value_heads: 32
vocab_size: 151936
`,
      79_674_391_296,
    ],
  ];
  for (const [name, text, total, active] of blocks) {
    it(`counts ${name}`, () => {
      const { architecture } = resolveArchitecture(
        onlyPart(text, 'yaml', 'maxtext').description.architecture,
      );
      assert.equal(architecture?.parameters.total, total);
      if (active !== undefined) assert.equal(architecture.parameters.active, active);
    });
  }

  it('lets three of four layers of OLMo 3 look through a window', () => {
    const [[, text]] = blocks as readonly [(typeof blocks)[number]];
    const { architecture } = resolveArchitecture(onlyPart(text, 'yaml', 'maxtext').description.architecture);
    const layers = architecture?.mixers.map((mixer) => [
      mixer.layers,
      mixer.kind === 'attention' ? mixer.window : undefined,
    ]);
    assert.deepEqual(layers, [
      [8, undefined],
      [24, 4096],
    ]);
  });

  it('does not count blocks without rules, and says so; nor a name that is not in the table', () => {
    const part = withBase('"llama2"', 'llama4');
    assert.deepEqual([part.description.architecture, codes(part.notices)], [{}, ['part-not-counted']]);
    const unknown = onlyPart('base_config: base.yml\nmodel_name: mine-1b\nsteps: 3\n', 'yaml', 'maxtext');
    assert.deepEqual(codes(unknown.notices), ['unknown-model-name']);
  });
});
