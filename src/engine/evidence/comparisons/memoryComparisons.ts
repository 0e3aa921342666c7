import { fullestStage } from '../../memory/memoryParts';
import { type ModelShape } from '../../memory/modelShape';
import { SINGLE_LAYOUT, type TrainingSetup } from '../../memory/trainingSetup';
import { type Comparison } from '../comparison';
import { gptShape, shapeNamed } from './gptShape';
import { predictedQuantity } from './quantities';

const MEBIBYTE = 2 ** 20;
const SOURCE = 'NVIDIA Megatron-LM, theoretical_memory_usage.py at start-up';

/** Model, t, p, d, tokens, whether the optimiser is distributed, and MiB as printed. */
const ROWS: readonly (readonly [
  name: string,
  shape: () => ModelShape,
  sizes: readonly [number, number, number],
  sequenceLength: number,
  distributed: boolean,
  mebibytes: number,
])[] = [
  ['GPT-3, t 8 p 16 d 8', () => gptShape(96, 12_288, 96, 50_304), [8, 16, 8], 2048, false, 34_499.5],
  [
    'GPT-3, t 8 p 8 d 16, distributed optimiser',
    () => gptShape(96, 12_288, 96),
    [8, 8, 16],
    2048,
    true,
    27_822.08,
  ],
  [
    'Llama-2-7B, d 8, distributed optimiser',
    () => shapeNamed('Llama-2-7b-hf'),
    [1, 1, 8],
    4096,
    true,
    63_496.94,
  ],
];

/**
 * Bytes on the fullest accelerator against Megatron-LM's own reckoning. It differs from ours: 32-bit gradients, 4·f
 * even for gated networks, dropout masks always; our allowance, which it does not reckon, is left out, and so is our band, which is about what is measured
 * (docs/MEMORY.md).
 */
export function memoryComparisons(): readonly Comparison[] {
  return ROWS.map(
    ([
      name,
      shape,
      [tensorParallel, pipelineParallel, dataParallel],
      sequenceLength,
      distributed,
      printed,
    ]) => {
      const layout = { ...SINGLE_LAYOUT, tensorParallel, pipelineParallel, dataParallel };
      const setup: TrainingSetup = {
        sequenceLength,
        microBatchSequences: 1,
        layout: { ...layout, zeroStage: distributed ? 1 : 0 },
        optimizer: 'adamw',
        stateScheme: 'mixed-fp32-gradients',
        recompute: 'selective',
        attention: 'flash',
        dropout: true,
        offload: 'none',
      };
      const parts = fullestStage(shape(), setup).parts.filter(({ part }) => part !== 'allowance');
      const bytes = parts.reduce((sum, { value }) => sum + value, 0);
      return {
        quantity: 'memory',
        name,
        predicted: predictedQuantity(bytes, 'bytes', {
          formula: 'weights + gradients + states + activations',
          source:
            'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054; Korthikanti et al. 2022, arXiv:2205.05198',
        }),
        published: printed * MEBIBYTE,
        source: SOURCE,
        confidence: 'verified',
        remark: 'another reckoning, not a measurement',
      };
    },
  );
}
