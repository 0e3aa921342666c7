import assert from 'node:assert/strict';
import { type ConfigPart, readConfig } from '../../../src/configs';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const countOf = ({ description }: ConfigPart): number | undefined =>
  resolveArchitecture(description.architecture).architecture?.parameters.total;
const trainingOf = (text: string, format: string): Record<string, unknown> =>
  valuesOf(onlyPart(text, 'yaml', format).description.training);

describe('axolotl', () => {
  it('multiplies the batch by the data-parallel ranks only, and all parallel sizes to the accelerators', () => {
    const { training, cluster } = partOf('axolotl/full.yaml', 'axolotl').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 2,
      gradientAccumulation: 4,
      globalBatchSequences: 16,
      steps: 500,
      learningRate: 2e-5,
      warmupSteps: 50,
      schedule: 'cosine',
      optimizer: 'adamw_torch_fused',
      precision: 'bf16',
      startsFrom: 'Qwen/Qwen3-8B',
      tokensPerStep: 65_536,
      tokens: 32_768_000,
    });
    assert.equal(
      training.globalBatchSequences?.note,
      'micro_batch_size × gradient_accumulation_steps × dp_shard_size',
    );
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 8,
      dataParallel: 2,
      tensorParallel: 2,
      contextParallel: 2,
      zeroStage: 3,
      activationRecompute: 'full',
      activationOffload: true,
    });
  });

  it('counts the model it names', () => {
    // Qwen/Qwen3-8B on the hub: 8,190,735,360.
    assert.equal(countOf(partOf('axolotl/full.yaml', 'axolotl')), 8_190_735_360);
    // Llama 3 8B under the name of a quantised copy: 8,030,261,248.
    assert.equal(countOf(partOf('axolotl/adapter.yml', 'axolotl')), 8_030_261_248);
  });

  it('takes its defaults for empty values, as defaults, and the old batch_size for one accelerator', () => {
    const part = partOf('axolotl/adapter.yml', 'axolotl');
    const { training } = part.description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 512,
      microBatchSequences: 2,
      gradientAccumulation: 4,
      epochs: 1,
      learningRate: 2e-4,
      startsFrom: 'unsloth/llama-3-8b-bnb-4bit',
      adapter: 'qlora',
    });
    assert.equal(training.sequenceLength?.origin, 'format-default');
    assert.equal(training.sequenceLength?.note, 'axolotl');
    assert.equal(training.gradientAccumulation?.note, 'batch_size / micro_batch_size');
    assert.deepEqual(valuesOf(part.description.cluster), {});
    assert.deepEqual(part.notices, []);
  });

  it('derives no tokens from steps on preference pairs and on answers of its own', () => {
    for (const line of ['rl: dpo', 'gkd_trainer: true']) {
      const training = trainingOf(`${fixture('axolotl/full.yaml')}${line}\n`, 'axolotl');
      assert.equal(training.tokens, undefined);
      assert.equal(training.globalBatchSequences, undefined);
      assert.equal(training.steps, 500);
    }
  });

  it('is silent about merges and about a base model alone', () => {
    for (const rest of [
      'merge_method: ties\nmodels: []\nval_set_size: 0.1',
      'tokenizer: x',
      'datasets: []',
    ]) {
      assert.equal(readConfig(`base_model: Qwen/Qwen3-8B\n${rest}\n`, { language: 'yaml' }), undefined);
    }
  });
});

describe('LLaMA-Factory', () => {
  it('takes the workers of Ray for accelerators, each with its own micro-batch', () => {
    const { training, cluster } = partOf('llama-factory/ray.yaml', 'llama-factory').description;
    assert.equal(training.globalBatchSequences?.value, 64);
    assert.equal(training.tokens?.value, 65_536_000);
    assert.equal(training.tokens?.note?.startsWith('max_steps × '), true);
    assert.equal(training.epochs, undefined, 'max_steps replaces the epochs');
    assert.equal(training.precision?.value, 'pure bf16');
    assert.equal(training.adapter, undefined);
    assert.equal(training.warmupSteps?.value, 100);
    const recomputed = { activationRecompute: 'full' };
    assert.deepEqual(valuesOf(cluster), { accelerators: 4, dataParallel: 4, ...recomputed });
  });

  it('reads version 1, whose global batch is stated', () => {
    const part = partOf('llama-factory/version1.yaml', 'llama-factory');
    const { training } = part.description;
    assert.equal(training.globalBatchSequences?.value, 64);
    assert.equal(training.gradientAccumulation, undefined);
    assert.equal(training.tokens?.value, 10 * 64 * 2048);
    assert.equal(countOf(part), 596_049_920);
  });

  it('says that a model is unknown, and derives no tokens of preference pairs', () => {
    const text = fixture('llama-factory/preferences.json');
    const part = onlyPart(text, 'json', 'llama-factory');
    assert.deepEqual(codes(part.notices), ['unknown-model-name']);
    const { range } = part.notices[0]!.at!;
    assert.equal(text.slice(range.start, range.end), '"nobody/unknown-7b"');
    assert.equal(part.description.training.tokens, undefined);
    assert.equal(part.description.training.microBatchSequences?.origin, 'format-default');
    assert.equal(part.description.training.adapter?.origin, 'format-default');
  });

  it('leaves the batch open where tensor parallelism divides accelerators that are not told', () => {
    const text = `${fixture('llama-factory/ray.yaml')}tensor_model_parallel_size: 2\n`;
    assert.equal(trainingOf(text, 'llama-factory').globalBatchSequences, undefined);
  });

  it('is silent about files for inference and export', () => {
    const text = 'model_name_or_path: Qwen/Qwen3-4B\ntemplate: qwen3\nfinetuning_type: lora\nexport_dir: x\n';
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});

describe('TRL', () => {
  it('reads training arguments; the accelerators stand in another file', () => {
    const part = partOf('trl/sft.yaml', 'trl');
    // mistralai/Mistral-7B-v0.1 on the hub: 7,241,732,096.
    assert.equal(countOf(part), 7_241_732_096);
    assert.deepEqual(valuesOf(part.description.training), {
      sequenceLength: 2048,
      microBatchSequences: 16,
      gradientAccumulation: 2,
      epochs: 1,
      learningRate: 2e-5,
      schedule: 'cosine',
      precision: 'bf16',
      startsFrom: 'mistralai/Mistral-7B-v0.1',
      adapter: 'lora',
      adapterRank: 16,
      adapterTargets: 'by model type',
    });
  });

  it('leaves files with a stage to LLaMA-Factory', () => {
    const text = `${fixture('trl/sft.yaml')}stage: sft\n`;
    assert.equal(readConfig(text, { language: 'yaml' })?.format, 'llama-factory');
  });

  it('is silent about a model name with nothing of training', () => {
    const text = 'model_name_or_path: gpt2\nper_device_train_batch_size: auto\nlearning_rate: none\n';
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});

describe('llm-foundry on a model of the hub', () => {
  const named = (rest: string): Record<string, unknown> =>
    trainingOf(
      `model: {name: hf_causal_lm, pretrained_model_name_or_path: gpt2, ${rest}}\nmax_duration: 1ep\n`,
      'llm-foundry',
    );
  it('goes on from its weights unless they are drawn anew', () => {
    assert.equal(named('x: 1').startsFrom, 'gpt2');
    assert.equal(named('pretrained: false').startsFrom, undefined);
  });

  it('trains only an adapter where there is a peft_config', () => {
    assert.equal(named('peft_config: {peft_type: LORA, r: 16}').adapter, 'lora');
  });
});

describe('a config that only names a trained model', () => {
  it('shows no loss, budget or cost that its file does not support', () => {
    for (const [path, format] of [
      ['axolotl/adapter.yml', 'axolotl'],
      ['llama-factory/preferences.json', 'llama-factory'],
      ['trl/sft.yaml', 'trl'],
    ] as const) {
      const { training, resources, predictions } = estimate(
        partOf(path, format).description,
        defaultAssumptions,
        laws,
      );
      assert.deepEqual([training.tokens, training.flops, resources.costUsd], Array(3).fill(undefined), path);
      assert.deepEqual(predictions, []);
    }
  });

  it('has the lens of the model at its name and that of the run at its batch', () => {
    const text = fixture('trl/sft.yaml');
    const { modelRange, trainingRange } = partOf('trl/sft.yaml', 'trl');
    assert.equal(
      text.slice(modelRange!.start, modelRange!.end),
      'model_name_or_path: mistralai/Mistral-7B-v0.1',
    );
    assert.match(text.slice(trainingRange!.start), /^per_device_train_batch_size/);
  });
});
