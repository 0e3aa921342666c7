import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

describe('DeepSpeed', () => {
  it('divides the batch by micro-batch and accumulation to the ranks', () => {
    const { training, cluster } = partOf('deepspeed/numbers.json', 'deepspeed').description;
    assert.deepEqual(valuesOf(training), {
      microBatchSequences: 4,
      gradientAccumulation: 8,
      globalBatchSequences: 256,
      steps: 10_000,
      learningRate: 3e-4,
      warmupSteps: 500,
      schedule: 'WarmupDecayLR',
      optimizer: 'AdamW',
      precision: 'fp16',
    });
    assert.deepEqual(valuesOf(cluster), { dataParallel: 8, tensorParallel: 2, zeroStage: 2 });
    assert.equal(
      cluster.dataParallel?.note,
      'train_batch_size / train_micro_batch_size_per_gpu / gradient_accumulation_steps',
    );
  });

  it('knows nothing of what is auto', () => {
    const part = partOf('deepspeed/auto.json', 'deepspeed');
    assert.deepEqual(valuesOf(part.description.training), {});
    assert.deepEqual(valuesOf(part.description.cluster), { zeroStage: 3 });
    assert.deepEqual(part.notices, []);
  });

  it('has no ranks where the batch sizes cannot multiply out', () => {
    const text = fixture('deepspeed/numbers.json').replace('256', '250');
    assert.equal(onlyPart(text, 'json', 'deepspeed').description.cluster.dataParallel, undefined);
  });

  it('is silent about the state of a trainer and about models with a batch size', () => {
    for (const text of [
      '{"train_batch_size": 4, "log_history": [], "optimizer": {}}',
      '{"train_batch_size": 4, "epochs": 3}',
      '{"optimizer": {"type": "adam"}, "fp16": {"enabled": true}}',
      '{"train_batch_size": 4, "fp16": {}, "log_history": []}',
    ]) {
      assert.equal(readConfig(text, { language: 'json' }), undefined, text);
    }
  });
});

describe('accelerate', () => {
  it('counts processes over all machines', () => {
    const { training, cluster, architecture } = partOf('accelerate/fsdp.yaml', 'accelerate').description;
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 16,
      nodes: 2,
      acceleratorsPerNode: 8,
      zeroStage: 2,
      activationRecompute: 'full',
    });
    assert.deepEqual(valuesOf(training), { precision: 'bf16' });
    assert.deepEqual(architecture, {});
  });

  it('takes the stage of DeepSpeed where DeepSpeed shards', () => {
    const { training, cluster } = partOf('accelerate/zero.yaml', 'accelerate').description;
    assert.equal(cluster.zeroStage?.value, 3);
    assert.deepEqual(valuesOf(training), { gradientAccumulation: 4 });
  });

  it('reads the second version of FSDP, and no accelerators where the processes run on CPUs', () => {
    const second = fixture('accelerate/fsdp.yaml').replace(
      'fsdp_sharding_strategy: SHARD_GRAD_OP',
      'fsdp_version: 2\n  fsdp_reshard_after_forward: true',
    );
    assert.equal(onlyPart(second, 'yaml', 'accelerate').description.cluster.zeroStage?.value, 3);
    const cpu = fixture('accelerate/zero.yaml').replace('DEEPSPEED', 'MULTI_CPU');
    assert.deepEqual(onlyPart(cpu, 'yaml', 'accelerate').description.cluster, {});
  });
});

describe('SkyPilot', () => {
  it('multiplies accelerators by nodes and reads the command line of llm.c', () => {
    const { modelName, architecture, training, cluster } = partOf(
      'skypilot/llmc.yaml',
      'skypilot',
    ).description;
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 16,
      acceleratorsPerNode: 8,
      nodes: 2,
      acceleratorType: 'A100',
    });
    assert.equal(modelName?.value, 'gpt2-medium');
    // GPT-2 medium, 354,823,168, and 47 more rows of 1024: llm.c pads 50257 to 50304.
    const counted = resolveArchitecture(architecture).architecture;
    assert.equal(counted?.parameters.total, 354_823_168 + 47 * 1024);
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 1024,
      microBatchSequences: 32,
      gradientAccumulation: 2,
      tokensPerStep: 1_048_576,
      steps: 1000,
      learningRate: 3e-4,
      warmupSteps: 700,
      tokens: 1_048_576_000,
    });
  });

  it('reads a map of one kind, and no model from other scripts', () => {
    const { description, modelRange } = partOf('skypilot/map.yaml', 'skypilot');
    assert.deepEqual(valuesOf(description.cluster), {
      accelerators: 4,
      acceleratorsPerNode: 4,
      acceleratorType: 'H100',
    });
    assert.deepEqual([description.architecture, description.training], [{}, {}]);
    assert.equal(modelRange, undefined);
  });

  it('takes alternatives for open, and services for none of its own', () => {
    const open = fixture('skypilot/map.yaml').replace('{H100: 4}', '{H100: 4, A100: 8}');
    assert.deepEqual(onlyPart(open, 'yaml', 'skypilot').description.cluster, {});
    const service = `service: {replicas: 2}\n${fixture('skypilot/map.yaml')}`;
    assert.equal(readConfig(service, { language: 'yaml' }), undefined);
  });
});

describe('PEFT adapter_config.json', () => {
  it('counts the model the adapter sits on, without a budget or loss of its own', () => {
    const { description } = partOf('peft-adapter/lora.json', 'peft-adapter');
    const { parameters, training, predictions, memory } = estimate(description, defaultAssumptions, laws);
    assert.equal(parameters?.total.value, 8_030_261_248);
    assert.deepEqual([training.tokens, predictions, memory.trainingStateBytes], [undefined, [], undefined]);
    assert.deepEqual(valuesOf(description.training), {
      startsFrom: 'meta-llama/Llama-3.1-8B-Instruct',
      adapter: 'lora',
      adapterRank: 16,
      adapterAlpha: 32,
      adapterTargets: ['q_proj', 'v_proj'],
    });
  });

  it('asks for the base where it is null, and says no more', () => {
    const text = fixture('peft-adapter/lora.json').replace('"meta-llama/Llama-3.1-8B-Instruct"', 'null');
    const { description, notices } = onlyPart(text, 'json', 'peft-adapter');
    assert.deepEqual(codes(notices), ['model-not-stated']);
    assert.deepEqual(estimate(description, defaultAssumptions, laws).notices, []);
  });
});

describe('Megatron-Bridge', () => {
  it('reads a run whose architecture stands in a recipe', () => {
    const { description } = partOf('megatron-bridge/overrides.yaml', 'megatron-bridge');
    assert.deepEqual(description.architecture, {});
    assert.deepEqual(valuesOf(description.training), {
      sequenceLength: 4096,
      microBatchSequences: 1,
      globalBatchSequences: 64,
      steps: 200,
      learningRate: 3e-4,
      warmupSteps: 20,
      schedule: 'cosine',
      precision: 'bf16',
      startsFrom: './checkpoints/base',
      adapter: 'peft',
      adapterRank: 8,
      tokensPerStep: 262_144,
      tokens: 52_428_800,
    });
    assert.deepEqual(valuesOf(description.cluster), {
      tensorParallel: 2,
      pipelineParallel: 4,
      activationRecompute: 'selective',
    });
  });

  it('is silent about iterations with no settings of Megatron beside them', () => {
    const text = 'train: {train_iters: 10, global_batch_size: 8}\nmodel: {name: unet}\n';
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});

describe('a file that describes machines only', () => {
  for (const [path, format] of [
    ['deepspeed/auto.json', 'deepspeed'],
    ['accelerate/fsdp.yaml', 'accelerate'],
    ['skypilot/map.yaml', 'skypilot'],
  ] as const) {
    it(`shows neither cost nor remark: ${path}`, () => {
      const said = estimate(partOf(path, format).description, defaultAssumptions, laws);
      assert.deepEqual([said.notices, said.assumptions, said.predictions], [[], [], []]);
      assert.deepEqual([said.resources.costUsd, said.training.flops], [undefined, undefined]);
    });
  }
});
