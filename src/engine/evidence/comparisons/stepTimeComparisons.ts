import { acceleratorById } from '../../hardware/accelerators';
import { machineOf } from '../../layout/machine';
import { stepTime, type TimeEnd } from '../../layout/stepTime';
import { workloadOf } from '../../layout/workload';
import { type ModelShape } from '../../memory/modelShape';
import { type ParallelLayout, SINGLE_LAYOUT, type TrainingSetup } from '../../memory/trainingSetup';
import { type Comparison } from '../comparison';
import { gptShape } from './gptShape';
import { predictedQuantity } from './quantities';

const KORTHIKANTI = 'Korthikanti et al. 2022, arXiv:2205.05198, table 5';
const MT_NLG = 'Smith et al. 2022, arXiv:2201.11990, section 2';

/** Mixed precision, AdamW, scores stored, dropout: how GPTs were trained in 2021 and 2022. */
function classic(layout: Partial<ParallelLayout>, rest: Partial<TrainingSetup>): TrainingSetup {
  return {
    sequenceLength: 2048,
    microBatchSequences: 1,
    layout: { ...SINGLE_LAYOUT, ...layout },
    optimizer: 'adamw',
    stateScheme: 'mixed',
    recompute: 'full',
    attention: 'stored',
    dropout: true,
    offload: 'none',
    ...rest,
  };
}

/** Layers, width, heads; p, interleaving, micro-batch, micro-batches; seconds with full and with selective recompute. */
const KORTHIKANTI_ROWS = [
  ['22B', [48, 6144, 64], [1, 1, 4, 1], 1.42, 1.1],
  ['175B', [96, 12_288, 96], [8, 3, 1, 64], 18.13, 13.75],
  ['530B', [105, 20_480, 128], [35, 3, 1, 280], 49.05, 37.83],
  ['1T', [128, 25_600, 160], [64, 1, 1, 512], 94.42, 71.49],
] as const;

/** Replicas of 280 GPUs and seconds for 1,920 sequences. */
const MT_NLG_ROWS = [
  [8, 60.1],
  [10, 50.2],
  [12, 44.4],
] as const;

/** Seconds of a training step on A100s against those that papers print. */
export function stepTimeComparisons(): readonly Comparison[] {
  const korthikanti = KORTHIKANTI_ROWS.flatMap(([name, [layers, width, heads], sizes, full, selective]) => {
    const [pipelineParallel, virtualStages, microBatchSequences, microBatches] = sizes;
    const shape = gptShape(layers, width, heads);
    const layout = { tensorParallel: 8, pipelineParallel, virtualStages };
    return [
      row(
        `${name}, full recompute`,
        shape,
        classic({ ...layout, sequenceParallel: false }, { microBatchSequences }),
        microBatches,
        [full, KORTHIKANTI],
      ),
      row(
        `${name}, sequence parallelism and selective recompute`,
        shape,
        classic(layout, { microBatchSequences, recompute: 'selective' }),
        microBatches,
        [selective, KORTHIKANTI],
      ),
    ];
  });
  const mtNlg = MT_NLG_ROWS.map(([dataParallel, published]) =>
    row(
      `MT-NLG 530B on ${dataParallel * 280} GPUs`,
      gptShape(105, 20_480, 128),
      classic({ tensorParallel: 8, pipelineParallel: 35, dataParallel, sequenceParallel: false }, {}),
      1920 / dataParallel,
      [published, MT_NLG],
    ),
  );
  return [...korthikanti, ...mtNlg];
}

function row(
  name: string,
  shape: ModelShape,
  setup: TrainingSetup,
  microBatches: number,
  [published, source]: readonly [number, string],
): Comparison {
  const accelerator = acceleratorById('a100-sxm-80gb');
  const machine = accelerator && machineOf(accelerator);
  const work = workloadOf(shape, setup.sequenceLength);
  if (machine === undefined || work === undefined) throw new Error(`${name} cannot be timed`);
  const at = (end: TimeEnd): number => stepTime(shape, setup, microBatches, machine, work, end).total;
  return {
    quantity: 'step-time',
    name,
    predicted: predictedQuantity(at('value'), 'seconds', {
      formula: '(m + (p − 1)/v) · slowest stage + exposed DP + update',
      source:
        'Narayanan et al. 2021, arXiv:2104.04473, sections 2.2 and 3; Korthikanti et al. 2022, section 4',
      band: { low: at('low'), high: at('high'), kind: 'combined', source: machine.source },
    }),
    published,
    source,
    confidence: 'verified',
  };
}
