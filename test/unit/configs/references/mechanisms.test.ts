import assert from 'node:assert/strict';
import { readWithFiles } from '../../../../src/configs/readWithFiles';
import { readersFor } from '../../../../src/configs';
import { defaultAssumptions, estimate, laws } from '../../../../src/engine';
import { codes, fixture, valuesOf } from '../fixture';
import { filesInMemory, readFixtureTogether, readTogether } from './memoryFiles';

type Together = Awaited<ReturnType<typeof readFixtureTogether>>;

/** Parameters of the only part. */
function parametersOf({ part }: Together): number | undefined {
  return estimate(part.description, defaultAssumptions, laws).parameters?.total.value;
}

describe('FlagScale experiments with their groups', () => {
  it('put the chosen group under its name and follow interpolation across the files', async () => {
    const found = await readFixtureTogether('flagscale', 'conf/train.yaml', 'flagscale');
    const { architecture, training, cluster } = found.part.description;
    assert.equal(architecture.layers?.value, 24);
    assert.equal(training.globalBatchSequences?.value, 512);
    assert.equal(training.tokens?.value, 5_000_000 * 2048);
    // 2 × 8 accelerators, 2 of them share a tensor.
    assert.equal(cluster.accelerators?.value, 16);
    assert.equal(cluster.dataParallel?.value, 8);
    // 2 · 32000·2048 + 24 · (4·2048² + 3·2048·5504 + 2·2048) + 2048, the vocabulary already a multiple of 256.
    assert.equal(parametersOf(found), 1_345_423_360);
    assert.deepEqual(codes(found.notices), []);
  });

  it('show what another file says at the choice, and say which file it was', async () => {
    const { part, text } = await readFixtureTogether('flagscale', 'conf/train.yaml', 'flagscale');
    const { at } = part.description.architecture.layers!;
    assert.equal(text.slice(at!.range.start, at!.range.end), 'small');
    assert.equal(text.slice(at!.keyRange!.start, at!.keyRange!.end), 'train');
    assert.equal(at!.from?.file, 'conf/train/small.yaml');
    assert.deepEqual(at!.path, ['train', 'model', 'num_layers']);
    assert.equal(part.description.cluster.nodes?.at?.from, undefined);
  });
});

describe('MaxText overlays over their base', () => {
  it('take from base.yml in a folder above what they do not say', async () => {
    const found = await readFixtureTogether('maxtext', 'configs/runs/default.yml', 'maxtext');
    // formats.md, section 5: base.yml has 1,104,218,112 parameters, untied.
    assert.equal(parametersOf(found), 1_104_218_112);
    const { training } = found.part.description;
    assert.equal(training.steps?.value, 1000);
    assert.equal(training.steps.at?.from, undefined);
    assert.equal(training.microBatchSequences?.value, 12);
    assert.equal(training.microBatchSequences.at?.from?.file, 'configs/base.yml');
    assert.equal(training.tokens?.value, 12 * 16 * 2048 * 1000);
  });

  it('lay the sizes of models/NAME.yml between base and overlay', async () => {
    const { part } = await readFixtureTogether('maxtext', 'configs/runs/tiny.yml', 'maxtext');
    const { architecture, training } = part.description;
    assert.equal(architecture.hiddenSize?.value, 256);
    assert.equal(architecture.hiddenSize.at?.from?.file, 'configs/models/tiny.yml');
    assert.equal(architecture.vocabularySize?.at?.from?.file, 'configs/base.yml');
    assert.equal(training.globalBatchSequences?.value, 64);
  });

  it('never give a model of the table the sizes of base.yml', async () => {
    const found = await readFixtureTogether('maxtext', 'configs/runs/hub.yml', 'maxtext');
    // meta-llama/Llama-2-7b-hf
    assert.equal(parametersOf(found), 6_738_415_616);
    assert.equal(found.part.description.training.sequenceLength?.value, 2048);
  });
});

describe('files that Levanter includes', () => {
  it('stand where the tag is', async () => {
    const { part, text } = await readFixtureTogether('levanter', 'run.yaml', 'levanter');
    const { vocabularySize, layers } = part.description.architecture;
    assert.equal(vocabularySize?.value, 50257);
    assert.equal(vocabularySize.at?.from?.file, 'data/text.yaml');
    assert.match(text.slice(vocabularySize.at?.range.start).split('\n')[0]!, /text\.yaml/);
    assert.equal(layers?.at?.from, undefined);
  });
});

describe('DeepSpeed files that other configs name', () => {
  it('give axolotl what it leaves to them, from where the run is started', async () => {
    const { part, notices } = await readFixtureTogether('tuning', 'sft/axolotl.yml', 'axolotl');
    const { training, cluster } = part.description;
    assert.equal(cluster.zeroStage?.value, 3);
    assert.equal(cluster.zeroStage.at?.from?.file, 'ds/zero3.json');
    assert.equal(training.precision?.value, 'bf16');
    assert.equal(training.optimizer?.value, 'AdamW');
    assert.equal(training.gradientAccumulation?.value, 4);
    // Its own value stays, the file says `auto`.
    assert.equal(training.microBatchSequences?.value, 2);
    assert.deepEqual(codes(notices), []);
  });

  it('are read where they stand inline, without any file', () => {
    return readTogether(
      'base_model: NousResearch/Llama-3.2-1B\nmicro_batch_size: 2\ndeepspeed:\n  zero_optimization: {stage: 2}\n',
      filesInMemory({}, 'a.yml'),
    ).then((reading) => assert.equal(reading?.parts[0]?.description.cluster.zeroStage?.value, 2));
  });

  it('give accelerate its stage', async () => {
    const { part } = await readFixtureTogether('tuning', 'accelerate.yaml', 'accelerate');
    assert.equal(part.description.cluster.zeroStage?.value, 3);
    assert.equal(part.description.training.precision?.value, 'bf16');
  });
});

describe('models in folders of the workspace', () => {
  const sizes = {
    layers: 8,
    hiddenSize: 512,
    feedForwardSize: 1376,
    keyValueHeads: 4,
    vocabularySize: 16000,
  };

  for (const [title, workspace, path, format] of [
    ['axolotl, from where the run is started', 'tuning', 'sft/axolotl.yml', 'axolotl'],
    ['TRL, beside the file', 'tuning', 'sft/trl.yaml', 'trl'],
    [
      'an adapter that names none, from the config.json beside it',
      'adapter',
      'adapter_config.json',
      'peft-adapter',
    ],
    ['DeepSpeed settings, from the config.json beside them', 'adapter', 'ds_config.json', 'deepspeed'],
  ] as const) {
    it(`are counted for ${title}`, async () => {
      const found = await readFixtureTogether(workspace, path, format);
      const values = valuesOf(found.part.description.architecture);
      for (const [name, value] of Object.entries(sizes)) assert.equal(values[name], value, name);
      // 2 · 16000·512 + 8 · (2·512² + 2·512·256 + 3·512·1376 + 2·512) + 512
      assert.equal(parametersOf(found), 39_592_448);
      const neighbour = workspace === 'adapter' ? ['neighbour-taken'] : [];
      assert.deepEqual(codes(found.notices), neighbour);
    });
  }

  it('come after the built-in table for names of the hub', async () => {
    const config = '{"model_type": "llama", "hidden_size": 8, "num_hidden_layers": 1, "vocab_size": 10}';
    const files = filesInMemory({ 'NousResearch/Llama-3.2-1B/config.json': config }, 'a.yml');
    const reading = await readTogether('base_model: NousResearch/Llama-3.2-1B\nsequence_len: 512\n', files);
    assert.equal(reading?.parts[0]?.description.architecture.hiddenSize?.value, 2048);
    assert.deepEqual(files.lookups, []);
  });

  it('come before it for a path', async () => {
    const config =
      '{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4, "intermediate_size": 128, "vocab_size": 10}';
    const files = filesInMemory({ 'Llama-3.2-1B/config.json': config }, 'a.yml');
    const reading = await readTogether('base_model: ./Llama-3.2-1B\nsequence_len: 512\n', files);
    assert.equal(reading?.parts[0]?.description.architecture.hiddenSize?.value, 64);
  });

  it('are found by the whole path of a LitGPT checkpoint', async () => {
    const config =
      '{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4, "intermediate_size": 128, "vocab_size": 10}';
    const files = filesInMemory({ 'checkpoints/our/model/config.json': config }, 'configs/a.yaml');
    const text =
      'checkpoint_dir: checkpoints/our/model\ntrain: {global_batch_size: 8, micro_batch_size: 2}\n';
    const reading = await readTogether(text, files);
    assert.equal(reading?.format, 'litgpt');
    assert.equal(reading.parts[0]?.description.architecture.hiddenSize?.value, 64);
    assert.deepEqual(codes(reading.parts[0].notices), []);
  });

  it('give a LitGPT run that states no length all that the model takes', async () => {
    const config =
      '{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4, "intermediate_size": 128, "vocab_size": 10, "max_position_embeddings": 4096}';
    const files = filesInMemory({ 'checkpoints/our/model/config.json': config }, 'a.yaml');
    const train = (more: string): string =>
      `checkpoint_dir: checkpoints/our/model\ntrain: {global_batch_size: 8, micro_batch_size: 2, max_steps: 10${more}}\n`;
    const trainingOf = async (more: string) =>
      (await readTogether(train(more), files))?.parts[0]?.description.training;
    assert.equal((await trainingOf(''))?.tokens?.value, 10 * 8 * 4096);
    assert.equal((await trainingOf(''))?.sequenceLength?.at?.from?.file, 'checkpoints/our/model/config.json');
    assert.equal((await trainingOf(', max_seq_length: 512'))?.tokens?.value, 10 * 8 * 512);
  });

  it('are read from what LitGPT keeps beside the weights', async () => {
    const config = fixture('litgpt-model/model_config.yaml');
    const files = filesInMemory({ 'checkpoints/our/model/model_config.yaml': config }, 'a.yaml');
    const text =
      'checkpoint_dir: checkpoints/our/model\ntrain: {global_batch_size: 8, micro_batch_size: 2}\n';
    const part = (await readTogether(text, files))?.parts[0];
    assert.equal(part?.description.architecture.layers?.value, 6);
    assert.equal(part.description.training.sequenceLength?.value, 1024);
    assert.deepEqual(codes(part.notices), []);
  });

  it('stay unknown where there is no such folder', async () => {
    const reading = await readTogether(
      'base_model: my/model\nsequence_len: 512\n',
      filesInMemory({}, 'a.yml'),
    );
    assert.deepEqual(codes(reading!.parts[0]!.notices), ['unknown-model-name']);
  });
});

describe('Hydra trees', () => {
  it('are merged in their order, lists within groups included', async () => {
    const { part, notices } = await readFixtureTogether('hydra', 'config.yaml', 'levanter');
    const { architecture, training } = part.description;
    assert.equal(architecture.hiddenSize?.value, 512);
    assert.equal(architecture.attentionHeads?.value, 8);
    assert.equal(architecture.attentionHeads.at?.from?.file, 'model/common.yaml');
    assert.equal(training.steps?.value, 500);
    assert.equal(training.tokens?.value, 500 * 128 * 1024);
    assert.deepEqual(codes(notices), []);
  });

  it('show what an experiment overrides, found from the folder above', async () => {
    const { part } = await readFixtureTogether('hydra', 'experiment/large.yaml', 'levanter');
    assert.equal(part.description.architecture.layers?.value, 16);
    assert.equal(part.description.training.globalBatchSequences?.value, 512);
    assert.equal(part.description.training.steps?.value, 10_000);
  });

  const levels = 'mp: f32\ntrain_batch_size: 8\nnum_train_steps: 10\n';
  const model =
    'type: llama\nhidden_dim: 64\nintermediate_dim: 128\nnum_layers: 2\nnum_heads: 2\nnum_kv_heads: 2\n';
  const cases: readonly (readonly [
    title: string,
    config: string,
    files: Record<string, string>,
    layers: number,
  ])[] = [
    ['a package of the list', '- arch@model: a', { 'arch/a.yaml': model }, 2],
    ['a package of the file', '- arch: a', { 'arch/a.yaml': `# @package model\n${model}` }, 2],
    ['a file beside', '- a@model', { 'a.yaml': model }, 2],
    ['its own folder', '- .@model: a', { 'a.yaml': model }, 2],
    [
      'several of a group, the last wins',
      '- model: [a, b]',
      { 'model/a.yaml': model, 'model/b.yaml': 'num_layers: 3' },
      3,
    ],
    [
      'an override of what another list chose',
      '- model: outer\n  - override model/size: b',
      {
        'model/outer.yaml': `defaults:\n  - size@_here_: a\n${model.replace(/num_layers.*\n/, '')}`,
        'model/size/a.yaml': 'num_layers: 4',
        'model/size/b.yaml': 'num_layers: 5',
      },
      5,
    ],
    ['its own values first', '- _self_\n  - model: b', { 'model/b.yaml': `${model}num_layers: 6` }, 6],
  ];
  for (const [title, list, files, layers] of cases) {
    it(`understand ${title}`, async () => {
      const trainer = `trainer:\n${levels.replace(/^/gm, '  ').trimEnd()}\n`;
      const reading = await readTogether(
        `defaults:\n  ${list}\n${trainer}`,
        filesInMemory(files, 'config.yaml'),
      );
      assert.deepEqual(codes(reading!.notices), []);
      assert.equal(reading?.parts[0]?.description.architecture.layers?.value, layers);
    });
  }
});

describe('reading without references or without access', () => {
  it('looks for no file where nothing refers to one', async () => {
    const files = filesInMemory({}, 'params.json');
    const text = '{"dim": 64, "n_layers": 2, "n_heads": 2, "vocab_size": 100}';
    const reading = await readTogether(text, files);
    assert.equal(reading?.format, 'meta-params');
    assert.deepEqual(files.lookups, []);
  });

  it('gives what it gave before without access', async () => {
    const text = 'base_config: base.yml\nmodel_name: llama2-7b\nsteps: 10\n';
    const readers = await readersFor(text, 'yaml');
    const reading = await readWithFiles(readers, text, { language: 'yaml' }, undefined);
    assert.equal(reading?.parts[0]?.description.architecture.layers?.value, 32);
    assert.deepEqual(reading.notices, []);
  });
});
