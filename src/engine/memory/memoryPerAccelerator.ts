import { type Input, type Quantity } from '../quantity';
import { fullestStage, type MemoryOfStage, type MemoryPart, type MemoryPartKind } from './memoryParts';
import { type ModelShape } from './modelShape';
import { optimizerById } from './optimizers';
import { stateSchemes } from './stateSchemes';
import { type TrainingSetup } from './trainingSetup';

/** What is not in the number; the report has words for each. */
export type LeftOutOfMemory =
  /** Buckets in which gradients are reduced and weights gathered. */
  | 'communication-buckets'
  /** What the optimiser needs while it steps, and checkpoints while they are written. */
  | 'step-temporaries'
  /** 8-bit copies of the weights that fp8 training keeps. */
  | 'fp8-copies'
  /** Activations of a vision or audio tower. */
  | 'tower-activations'
  /** What is saved where kept activations move to the host. */
  | 'activation-offload';

/** Where the fullest accelerator stands in the pipeline. */
export type StagePosition = 'only' | 'first' | 'middle' | 'last';

/** Memory of the fullest accelerator, with what it is made of. */
export interface MemoryPerAccelerator {
  readonly total: Quantity;
  readonly parts: readonly { readonly part: MemoryPartKind; readonly quantity: Quantity }[];
  /** The largest part. */
  readonly dominant: MemoryPartKind;
  readonly position: StagePosition;
  readonly leftOut: readonly LeftOutOfMemory[];
}

const KORTHIKANTI = 'Korthikanti et al. 2022, arXiv:2205.05198';
const ZERO = 'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, section 5';

/** Formula and source of each part; letters as in docs/MEMORY.md. */
function ruleOf(
  part: MemoryPartKind,
  setup: TrainingSetup,
): { readonly formula: string; readonly source: string; readonly band?: string } {
  const scheme = stateSchemes[setup.stateScheme];
  const { zeroStage } = setup.layout;
  const shared = (fromStage: number): string => (zeroStage >= fromStage ? ' / (d·c)' : '');
  switch (part) {
    case 'weights':
      return { formula: `${scheme.weightBytes}·Nₛ${shared(3)}`, source: scheme.source };
    case 'frozen-weights':
      return { formula: `b·Nₛ${shared(3)}`, source: 'Dettmers et al. 2023 (QLoRA), arXiv:2305.14314' };
    case 'gradients':
      return {
        formula: `${scheme.gradientBytes}·Nₛ${shared(2)}`,
        source: scheme.source,
        band: 'gradients summed in 16 or 32 bit',
      };
    case 'master-weights':
      return { formula: `${scheme.masterBytes}·Nₛ${shared(1)}`, source: scheme.source };
    case 'optimizer-states':
      return { formula: `o·Nₛ${shared(1)}`, source: optimizerById(setup.optimizer).source };
    case 'gathered-layer':
      return {
        formula: '4·largest layer',
        source: `${ZERO}; DeepSpeed, estimate_zero3_model_states_mem_needs`,
        band: 'weights alone, or the next layer gathered too',
      };
    case 'activations':
      return {
        formula: activationFormula(setup),
        source: `${KORTHIKANTI}, equations 1 to 6, with the model’s own widths`,
        band: 'operations fused, or each with its own output',
      };
    case 'logits':
      if (setup.chunkedLoss === true) {
        return {
          formula: 's·b/c·(4·h + 2·h)/t',
          source:
            'Hsu et al. 2024 (Liger Kernel), arXiv:2410.10989, section 3.2: pieces as large as the inputs (recalled)',
          band: 'no piece kept, or an eighth of the logits',
        };
      }
      return {
        formula: 's·b/c·(4·h + 4·V)/t',
        source: `${KORTHIKANTI}, section 4.3`,
        band: 'cross entropy fused, or with a 32-bit copy and its gradient',
      };
    case 'allowance':
      return {
        formula: '1 GB + 5 % of what comes and goes',
        source: 'our assumption; Megatron-LM’s report adds 5 % to activations',
        band: 'our assumption: 0.5 GB and 0 % to 2 GB and 10 %',
      };
  }
}

function activationFormula({ recompute, attention, layout }: TrainingSetup): string {
  const inFlight = layout.pipelineParallel === 1 ? '' : 'p·';
  const whole = layout.sequenceParallel ? '/t' : '';
  if (recompute === 'full') return `${inFlight}L/p·s·b/c·2·h${whole} + 1 layer`;
  const scores = attention === 'stored' && recompute === 'none' ? ' + 5·a·s/t' : '';
  return `${inFlight}L/p·s·b/c·(8·h${whole} + 2·(q + k + v + o + f…)/t${scores})`;
}

function quantityOf(each: MemoryPart, setup: TrainingSetup, inputs: readonly Input[]): Quantity {
  const { formula, source, band } = ruleOf(each.part, setup);
  const because = { formula, inputs, source, notices: [] };
  if (each.low === each.high || band === undefined) return { value: each.value, unit: 'bytes', because };
  return {
    value: each.value,
    low: each.low,
    high: each.high,
    unit: 'bytes',
    because: { ...because, band: { kind: 'combined', source: band } },
  };
}

/**
 * Memory of the fullest accelerator: what it holds of the model, what training adds, activations and an allowance.
 * @param inputs the sizes it rests on, with where each comes from, for the reader
 * @example Llama-3.1-8B, 8 × ZeRO-3, s 8192, b 1 // total.value about 53e9, mostly activations
 */
export function memoryPerAccelerator(
  shape: ModelShape,
  setup: TrainingSetup,
  inputs: readonly Input[] = [],
): MemoryPerAccelerator {
  const memory = fullestStage(shape, setup);
  const dominant = memory.parts.reduce((most, each) => (each.value > most.value ? each : most));
  return {
    total: {
      value: memory.value,
      low: memory.low,
      high: memory.high,
      unit: 'bytes',
      because: {
        formula: memory.parts.map(({ part }) => part).join(' + '),
        inputs,
        source: `${ZERO}; ${KORTHIKANTI}`,
        band: { kind: 'combined', source: 'the parts’ own bands, all low or all high together' },
        notices: [],
      },
    },
    parts: memory.parts.map((each) => ({ part: each.part, quantity: quantityOf(each, setup, inputs) })),
    dominant: dominant.part,
    position: positionOf(memory, setup),
    leftOut: leftOut(shape, setup),
  };
}

function positionOf({ stage }: MemoryOfStage, { layout }: TrainingSetup): StagePosition {
  if (layout.pipelineParallel === 1) return 'only';
  return stage.hasEmbedding ? 'first' : stage.hasHead ? 'last' : 'middle';
}

function leftOut(
  { architecture }: ModelShape,
  { layout, activationOffload }: TrainingSetup,
): readonly LeftOutOfMemory[] {
  const tower = architecture.parameters.breakdown.some(({ component }) => component.endsWith('-tower'));
  return [
    ...(layout.dataParallel * layout.contextParallel > 1 ? (['communication-buckets'] as const) : []),
    'step-temporaries',
    'fp8-copies',
    ...(tower ? (['tower-activations'] as const) : []),
    ...(activationOffload === true ? (['activation-offload'] as const) : []),
  ];
}
