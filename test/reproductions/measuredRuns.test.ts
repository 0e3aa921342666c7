import assert from 'node:assert/strict';
import { acceleratorById } from '../../src/engine';
import { machineOf, stepTime, workloadOf } from '../../src/engine/layout';
import { fitOf, fullestStage, type ModelShape, type TrainingSetup } from '../../src/engine/memory';
import { stated } from '../unit/architectureFields';
import { setup, shapeOfFields } from '../unit/memory/models';
import { describeWithSharedData } from './sharedData';

/** Layers, width and heads of MPT's sizes as llm-foundry's benchmark scripts have them. */
const SIZES: Readonly<Record<string, readonly [layers: number, hiddenSize: number, heads: number]>> = {
  '125m': [12, 768, 12],
  '350m': [24, 1024, 16],
  '760m': [24, 1536, 12],
  '1b': [24, 2048, 16],
  '3b': [32, 2560, 20],
  '7b': [32, 4096, 32],
  '13b': [40, 5120, 40],
  '30b': [48, 7168, 56],
  '70b': [80, 8192, 64],
};

interface MeasuredRun {
  readonly title: string;
  readonly parameters: number;
  readonly accelerator: string;
  readonly isFp8: boolean;
  readonly shape: ModelShape;
  readonly setup: TrainingSetup;
  readonly microBatches: number;
  readonly stepSeconds: number;
}

function measuredRuns(text: string): readonly MeasuredRun[] {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  // The first column is quoted and holds commas; no other column does.
  const cells = (line: string): readonly string[] => line.replace(/"[^"]*"/g, '').split(',');
  const names = cells(header!);
  return lines.map((line) => {
    const row = cells(line);
    const word = (name: string): string => row[names.indexOf(name)]!;
    const number = (name: string): number => Number(word(name));
    const [layers, hiddenSize, attentionHeads] = SIZES[word('Model')]!;
    const sequenceLength = number('SeqLen (T)');
    const shape = shapeOfFields(
      stated({
        family: 'gpt2',
        layers,
        hiddenSize,
        attentionHeads,
        vocabularySize: 50_368,
        maximumPositions: sequenceLength,
        tiedEmbeddings: true,
      }),
    );
    const zeroStage = word('Sharding Strategy') === 'FULL_SHARD' ? 3 : 2;
    return {
      title: `${word('Model')} on ${word('# GPUs')} ${word('GPU')}, ${sequenceLength} tokens`,
      parameters: number('NumParams'),
      accelerator: word('GPU').replace('_', '-sxm-'),
      isFp8: word('Precision') === 'amp_fp8',
      shape,
      setup: setup(
        { dataParallel: number('# GPUs'), zeroStage },
        {
          sequenceLength,
          microBatchSequences: number('MicroBatchSize'),
          stateScheme: 'autocast',
          recompute: word('Activation Checkpointing') === 'True' ? 'full' : 'none',
        },
      ),
      microBatches: number('GradAccum'),
      stepSeconds: (number('GlobalBatchSize') * sequenceLength) / number('Throughput (T/s)'),
    };
  });
}

describeWithSharedData('216 runs measured with llm-foundry: FSDP, FlashAttention, A100 and H100', (read) => {
  const runs = (): readonly MeasuredRun[] => measuredRuns(read('throughput/llm_foundry_measured.csv'));

  it('have the parameters that are counted here, to the last digit', () => {
    assert.equal(runs().length, 216);
    for (const { title, shape, parameters } of runs()) assert.equal(shape.parameters, parameters, title);
  });

  it('all ran, and none is said not to fit; at most 3 % exceed the memory by value, by less than 2 %', () => {
    const over = runs().flatMap(({ accelerator, shape, setup: its, title }) => {
      const { memoryBytes } = acceleratorById(accelerator)!;
      const memory = fullestStage(shape, its);
      const { verdict } = fitOf(memory, { memoryBytes });
      assert.notEqual(verdict, 'no', title);
      return verdict === 'probably-not' ? [memory.value / memoryBytes] : [];
    });
    assert.equal(over.length, 6);
    assert.ok(Math.max(...over) < 1.02, String(Math.max(...over)));
  });

  /** Predicted over measured step time; fp8 runs left out, for which no kernel efficiency was measured. */
  const ratios = () =>
    runs()
      .filter(({ isFp8 }) => !isFp8)
      .map((run) => {
        const machine = machineOf(acceleratorById(run.accelerator)!)!;
        const work = workloadOf(run.shape, run.setup.sequenceLength)!;
        const at = (end: 'value' | 'low' | 'high'): number =>
          stepTime(run.shape, run.setup, run.microBatches, machine, work, end).total / run.stepSeconds;
        return { parameters: run.parameters, value: at('value'), low: at('low'), high: at('high') };
      });
  const covered = (of: readonly { readonly low: number; readonly high: number }[]): number =>
    of.filter(({ low, high }) => low <= 1 && 1 <= high).length / of.length;

  it('took a step time inside the band in more than 80 %, above 6B parameters in almost 90 %', () => {
    assert.equal(ratios().length, 209);
    assert.ok(covered(ratios()) > 0.8, String(covered(ratios())));
    assert.ok(covered(ratios().filter(({ parameters }) => parameters > 6e9)) > 0.89);
  });

  it('took as long as predicted above 6B, by the median, and never less than four fifths of it', () => {
    const sorted = (of: readonly { readonly value: number }[]) =>
      of.map(({ value }) => value).sort((left, right) => left - right);
    const large = sorted(ratios().filter(({ parameters }) => parameters > 6e9));
    assert.ok(Math.abs(large[Math.floor(large.length / 2)]! - 1) < 0.02);
    // Small models, whose kernels are less efficient, take up to 1.8 times as long: documented, not hidden.
    const all = sorted(ratios());
    assert.ok(all[0]! > 0.55 && all.at(-1)! < 1.25, `${all[0]} … ${all.at(-1)}`);
  });
});
