import assert from 'node:assert/strict';
import { type AskedSizes, setupEdits } from '../../../src/configs/setupEdits';
import { SINGLE_LAYOUT, type TrainingSetup } from '../../../src/engine/memory';
import { setup } from '../memory/models';
import { fixture, onlyPart } from './fixture';

/** What a text becomes, and what it has no key for. */
function written(
  text: string,
  format: string,
  its: TrainingSetup,
  asked: AskedSizes = {},
): { readonly text: string; readonly without: readonly string[] } {
  const language = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const { edits, without } = setupEdits(text, onlyPart(text, language, format).description, its, asked);
  const last = [...edits].sort((left, right) => right.range.start - left.range.start);
  return {
    text: last.reduce((all, { range, to }) => all.slice(0, range.start) + to + all.slice(range.end), text),
    without: without.map(({ field, value }) => `${field} ${value}`),
  };
}

const wanted = (layout: Partial<TrainingSetup['layout']>, rest: Partial<TrainingSetup> = {}): TrainingSetup =>
  setup({ ...SINGLE_LAYOUT, ...layout }, { microBatches: 4, ...rest });

/** Only the lines that differ. */
function changed(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  return after
    .split('\n')
    .filter((line, index) => line !== old[index])
    .map((line) => line.trim());
}

describe('writing a layout into a file', () => {
  const cases: readonly (readonly [
    string,
    string,
    TrainingSetup,
    AskedSizes,
    readonly string[],
    readonly string[],
  ])[] = [
    [
      'nanotron/llama.yaml',
      'nanotron',
      wanted(
        { dataParallel: 4, tensorParallel: 4, pipelineParallel: 2, zeroStage: 1 },
        { microBatchSequences: 32, recompute: 'full' },
      ),
      {},
      [
        'zero_stage: 1',
        'dp: 4',
        'pp: 2',
        'tp: 4',
        'batch_accumulation_per_replica: 4',
        'micro_batch_size: 32',
      ],
      ['cluster.activationRecompute full'],
    ],
    [
      'gpt-neox/llama.yml',
      'gpt-neox',
      wanted({ dataParallel: 2, tensorParallel: 4, pipelineParallel: 4 }, { microBatchSequences: 2 }),
      {},
      ['pipe_parallel_size: 4', 'model_parallel_size: 4', 'train_micro_batch_size_per_gpu: 2'],
      [],
    ],
    [
      'nemo/llama.yaml',
      'nemo',
      wanted(
        { dataParallel: 8, tensorParallel: 4, zeroStage: 1, virtualStages: 2 },
        { microBatchSequences: 1, recompute: 'full' },
      ),
      { accelerators: 64, globalBatchSequences: 128, sequenceLength: 4096 },
      [
        'micro_batch_size: 1',
        'global_batch_size: 128',
        'tensor_model_parallel_size: 4',
        'activations_checkpoint_granularity: full',
      ],
      ['cluster.accelerators 64', 'cluster.virtualStages 2', 'cluster.zeroStage 1'],
    ],
    [
      'flagscale/aquila.yaml',
      'flagscale',
      wanted({ tensorParallel: 2 }, { microBatchSequences: 2 }),
      {},
      ['use_distributed_optimizer: False'],
      [],
    ],
    [
      'torchtune/sizes.yaml',
      'torchtune',
      wanted({ dataParallel: 8, tensorParallel: 2, zeroStage: 3 }, { microBatchSequences: 2 }),
      {},
      ['enable_activation_checkpointing: False'],
      [],
    ],
    [
      'olmo-core/config.json',
      'olmo-core',
      wanted({ dataParallel: 8, tensorParallel: 8, zeroStage: 3 }, { microBatchSequences: 2 }),
      {},
      ['"tp_config": {"degree": 8}'],
      ['training.microBatchSequences 2'],
    ],
  ];
  for (const [path, format, its, asked, lines, without] of cases) {
    it(`replaces the values it states and lists what has no key: ${path}`, () => {
      const before = fixture(path);
      const after = written(before, format, its, asked);
      assert.deepEqual(changed(before, after.text), lines);
      assert.deepEqual(after.without, without);
    });
  }

  it('leaves a file alone that says it already', () => {
    const text = fixture('nanotron/llama.yaml');
    const its = wanted({ dataParallel: 8, tensorParallel: 2 }, { microBatchSequences: 64, microBatches: 1 });
    assert.deepEqual(written(text, 'nanotron', its), { text, without: [] });
  });

  it('keeps quotes, and gives what is read again as wanted', () => {
    const text = fixture('nanotron/llama.yaml').replace('tp: 2', 'tp: "2"');
    const its = wanted({ dataParallel: 8, tensorParallel: 4 }, { microBatchSequences: 64, microBatches: 1 });
    const after = written(text, 'nanotron', its);
    assert.match(after.text, /tp: "4"/);
    const { cluster } = onlyPart(after.text, 'yaml', 'nanotron').description;
    assert.equal(cluster.tensorParallel?.value, 4);
  });

  it('writes a switch only where it says what is wanted', () => {
    const text = fixture('axolotl/full.yaml');
    const stage = (zeroStage: 0 | 1 | 2 | 3) => written(text, 'axolotl', wanted({ zeroStage }));
    assert.deepEqual(
      stage(3).without.filter((each) => each.includes('zeroStage')),
      [],
    );
    assert.match(stage(2).text, /reshard_after_forward: false/);
    for (const zeroStage of [0, 1] as const) {
      assert.match(stage(zeroStage).text, /reshard_after_forward: true/);
      assert.ok(stage(zeroStage).without.includes(`cluster.zeroStage ${zeroStage}`));
    }
  });
});
