import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const recipe = (component: string): string =>
  `model:\n  _component_: torchtune.models.${component}\nbatch_size: 2\n`;

describe('torchtune', () => {
  it('keeps the place of replicas with the accelerators they make', () => {
    const sizes = 'data_parallel_shard_dim: 4\ndata_parallel_replicate_dim: 2\n';
    const { cluster } = onlyPart(recipe('llama3_1.llama3_1_8b') + sizes, 'yaml', 'torchtune').description;
    assert.equal(cluster.accelerators?.value, 8);
    assert.equal(cluster.accelerators.at?.path.at(-1), 'data_parallel_replicate_dim');
  });

  it('finds the model of a builder with an adapter, and follows references', () => {
    const { modelName, architecture, training, cluster } = partOf(
      'torchtune/lora.yaml',
      'torchtune',
    ).description;
    assert.equal(modelName?.value, 'qwen2.5-0.5b-base');
    // Qwen/Qwen2.5-0.5B on the hub: 494,032,768.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 494_032_768);
    assert.deepEqual(valuesOf(training), {
      microBatchSequences: 4,
      gradientAccumulation: 4,
      epochs: 2,
      learningRate: 3e-4,
      warmupSteps: 100,
      optimizer: 'AdamW',
      precision: 'pure bf16',
      startsFrom: '/tmp/Qwen2.5-0.5B',
      adapter: 'lora',
      adapterRank: 8,
      adapterTargets: ['q_proj', 'v_proj'],
      adapterNaming: 'torchtune',
    });
    assert.deepEqual(valuesOf(cluster), { activationRecompute: 'none' });
  });

  it('counts a builder with explicit sizes, and multiplies steps, ranks and accelerators', () => {
    const { architecture, training, cluster } = partOf('torchtune/sizes.yaml', 'torchtune').description;
    // scale_hidden_dim_for_mlp(4096) = 11008 instead of 14336: 8,030,261,248 − 32·3·4096·3328.
    assert.equal(architecture.feedForwardSize?.value, 11008);
    assert.equal(
      resolveArchitecture(architecture).architecture?.parameters.total,
      8_030_261_248 - 32 * 3 * 4096 * 3328,
    );
    assert.equal(training.steps?.note, 'epochs × max_steps_per_epoch');
    assert.equal(training.globalBatchSequences?.value, 64);
    assert.equal(training.tokens?.value, 300 * 64 * 2048);
    // Where a hover finds them.
    assert.equal(cluster.dataParallel?.at?.path.at(-1), 'data_parallel_shard_dim');
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 16,
      dataParallel: 8,
      tensorParallel: 2,
      zeroStage: 3,
      activationRecompute: 'full',
    });
  });

  // Names of torchtune/models/*/_model_builders.py; counts published for the hub id.
  const builders: readonly (readonly [component: string, parameters: number])[] = [
    ['llama2.llama2_7b', 6_738_415_616],
    ['llama2.qlora_llama2_70b', 68_976_648_192],
    ['llama3.llama3_8b', 8_030_261_248],
    ['llama3_1.llama3_1_405b', 405_853_388_800],
    ['llama3_2.llama3_2_1b', 1_235_814_400],
    ['llama3_3.llama3_3_70b', 70_553_706_496],
    ['mistral.mistral_7b', 7_241_732_096],
    ['gemma.gemma_2b', 2_506_172_416],
    ['gemma2.gemma2_9b', 9_241_705_984],
    ['phi3.phi3_mini', 3_821_079_552],
    ['qwen2.qwen2_1_5b', 1_543_714_304],
    ['qwen2_5.qwen2_5_7b_instruct', 7_615_616_512],
    ['qwen3.qwen3_0_6b_base', 596_049_920],
    ['qwen3.dora_qwen3_8b_base', 8_190_735_360],
  ];
  for (const [component, parameters] of builders) {
    it(`counts ${parameters} parameters in ${component}`, () => {
      const part = onlyPart(recipe(component), 'yaml', 'torchtune');
      assert.deepEqual(part.notices, []);
      const counted = resolveArchitecture(part.description.architecture).architecture;
      assert.equal(counted?.parameters.total, parameters);
    });
  }

  it('says where a builder is not in the table', () => {
    const text = recipe('llama4.llama4_maverick_17b_128e');
    const part = onlyPart(text, 'yaml', 'torchtune');
    assert.deepEqual(codes(part.notices), ['unknown-model-name']);
    assert.deepEqual(part.description.architecture, {});
  });

  it('leaves sizes of −1 and recipes on sampled answers open', () => {
    const filled = fixture('torchtune/sizes.yaml').replace('shard_dim: 8', 'shard_dim: -1');
    const { training, cluster } = onlyPart(filled, 'yaml', 'torchtune').description;
    assert.equal(training.globalBatchSequences, undefined);
    assert.equal(cluster.accelerators, undefined);
    const sampled = onlyPart(`${fixture('torchtune/sizes.yaml')}grpo_samples: 16\n`, 'yaml', 'torchtune');
    assert.equal(sampled.description.training.tokens, undefined);
  });

  it('reads a recipe that trains for quantised weights', () => {
    const text = `${recipe('llama3.llama3_8b')}quantizer: {groupsize: 64}\noptimizer: {lr: 1.0e-5}\n`;
    assert.equal(onlyPart(text, 'yaml', 'torchtune').description.training.microBatchSequences?.value, 2);
  });

  it('is silent about components that are no model of torchtune, and about recipes that train none', () => {
    for (const text of [
      'model:\n  _component_: mine.models.small\nbatch_size: 2\n',
      'model:\n  _component_: torchtune.models.llama3.llama3_8b\n',
      `${recipe('llama3.llama3_8b')}tasks: [hellaswag]\n`,
      `${recipe('llama3.llama3_8b')}prompt: {user: Hello}\nmax_new_tokens: 30\n`,
      'loss:\n  _component_: torchtune.loss\nmodel: x\nbatch_size: 2\n',
    ]) {
      assert.equal(readConfig(text, { language: 'yaml' }), undefined);
    }
  });
});
