import { type Architecture } from '../architecture/architecture';
import { type Assumptions } from '../assumptions';
import { assumed, asQuantity, isUsable, type Known } from '../estimate/known';
import { deepSeekBatchTokens, deepSeekLearningRate } from '../hyperparameters/deepSeek2024';
import { type Notice } from '../notice';
import { type Input, type Quantity, type Unit } from '../quantity';
import { type PlannedTraining } from './planResult';

const DEEPSEEK = 'DeepSeek-AI 2024 (DeepSeek LLM), arXiv:2401.02954, eq. 1';
const DEEPSEEK_RANGE = [1e17, 2e19] as const;

/** What Llama 2 and DeepSeek LLM were trained at. */
const DEFAULT_SEQUENCE_LENGTH = 4096;

/** The sequence length of a plan: as assumed by person or settings, else 4,096. */
export function plannedSequenceLength({ sequenceLength }: Assumptions): Known {
  const known = assumed('sequenceLength', 'tokens', sequenceLength);
  if (known !== undefined) return { ...known, value: Math.max(1, Math.round(known.value)) };
  const [name, value, unit] = ['sequenceLength', DEFAULT_SEQUENCE_LENGTH, 'tokens'] as const;
  const source = 'Llama 2 (arXiv:2307.09288), DeepSeek LLM (arXiv:2401.02954)';
  return {
    name,
    value,
    unit,
    origin: 'default',
    formula: name,
    inputs: [{ name, value, unit, origin: 'default' }],
    source,
  };
}

/**
 * Non-embedding FLOP of the run with full attention, C = (6·N + 12·L·d·s)·D: how DeepSeek counts model scale. Of a
 * mixture of experts N is what a token passes.
 */
export function modelScaleCompute(
  { parameters, layers, hiddenSize }: Architecture,
  length: number,
  tokens: number,
): number {
  return (6 * parameters.activeNonEmbedding + 12 * layers * hiddenSize * length) * tokens;
}

/** Whole sequences per step; from 64 on a multiple of 8, so that data-parallel ranks share them evenly. */
function wholeSequences(sequences: number): number {
  return sequences >= 64 ? 8 * Math.round(sequences / 8) : Math.max(1, Math.round(sequences));
}

/** Batch, steps and learning rate for a design on so many tokens. */
export function planTraining(
  architecture: Architecture,
  tokens: number,
  assumptions: Assumptions,
): PlannedTraining | undefined {
  const length = plannedSequenceLength(assumptions);
  const compute = modelScaleCompute(architecture, length.value, tokens);
  const asked = assumed('globalBatchSequences', 'sequences', assumptions.globalBatchSequences);
  const sequences = wholeSequences(asked?.value ?? deepSeekBatchTokens(compute) / length.value);
  const tokensPerStep = sequences * length.value;
  const steps = Math.ceil(tokens / tokensPerStep);
  const learningRate = deepSeekLearningRate(compute);
  if (![compute, tokensPerStep, steps, learningRate].every(isUsable)) return undefined;
  const scale: Input = { name: 'compute', value: compute, unit: 'FLOP' };
  const sequencesInput: Input = { name: 'globalBatchSequences', value: sequences, unit: 'sequences' };
  const lengthInput: Input = { name: 'sequenceLength', value: length.value, unit: 'tokens' };
  const made = (
    value: number,
    unit: Unit,
    formula: string,
    inputs: readonly Input[],
    source = '',
  ): Quantity => ({
    value,
    unit,
    because: { formula, inputs, source, notices: [] },
  });
  return {
    tokens,
    sequenceLength: asQuantity(length),
    globalBatchSequences:
      asked === undefined
        ? made(sequences, 'sequences', 'b = 0.2920·C^0.3271 / s', [scale, lengthInput], DEEPSEEK)
        : { ...asQuantity(asked), value: sequences },
    tokensPerStep: made(tokensPerStep, 'tokens', 'B = b · s', [sequencesInput, lengthInput]),
    steps: made(steps, 'steps', 'S = ⌈D / B⌉', [
      { name: 'tokens', value: tokens, unit: 'tokens' },
      { name: 'tokensPerStep', value: tokensPerStep, unit: 'tokens' },
    ]),
    learningRate: made(learningRate, 'ratio', 'η = 0.3118·C^−0.1250', [scale], DEEPSEEK),
    notices: [...outsideFit(compute), ...(architecture.experts === undefined ? [] : [ON_ACTIVE])],
  };
}

/** The recommendation comes from dense models. */
const ON_ACTIVE: Notice = {
  code: 'law-caveat',
  severity: 'info',
  args: { law: 'DeepSeek LLM 2024', caveat: 'dense-runs' },
};

function outsideFit(value: number): readonly Notice[] {
  const [low, high] = DEEPSEEK_RANGE;
  if (value >= low && value <= high) return [];
  return [
    { code: 'compute-outside-fit', severity: 'info', args: { law: 'DeepSeek LLM 2024', value, low, high } },
  ];
}
