import { trainingFlopsPerToken } from '../../architecture';
import { type Convention } from '../../quantity';
import { trainingCompute } from '../../laws/trainingCompute';
import { type Comparison } from '../comparison';
import { type PublishedCase } from '../publishedCase';
import { predictedQuantity, type Reason } from './quantities';

/**
 * Runs whose compute somebody stated or estimated on his own; those that only repeat 6·N·D of the same figures would
 * agree by construction and are left out, and so is LaMDA, whose tokens are only implied by its compute. Figures that
 * count recomputation are another quantity, `hardware-flops`.
 */
const STATED: readonly (readonly [caseId: string, sequenceLength?: number, remark?: string])[] = [
  ['gpt-3-small-125m', 2048, 'the paper itself counts 6·N·D, N without embeddings'],
  ['gpt-3-medium-350m', 2048, 'the paper itself counts 6·N·D, N without embeddings'],
  ['gpt-3-large-760m', 2048, 'the paper itself counts 6·N·D, N without embeddings'],
  ['gpt-3-2-7b', 2048, 'the paper itself counts 6·N·D, N without embeddings'],
  ['gpt-3-6-7b', 2048, 'the paper itself counts 6·N·D, N without embeddings'],
  ['gpt-3-175b', 2048, 'the paper itself counts 6·N·D'],
  ['gopher-280b', undefined, 'the statement counts attention too; no shape counted here'],
  ['chinchilla-70b'],
  ['jurassic-1-jumbo-178b', 2048],
  ['palm-62b', 2048],
  ['palm-540b', 2048, 'the paper itself counts 6·N·D'],
  ['llama-3-1-405b', 8192],
  ['bloom-176b', 2048],
  ['glm-130b'],
  ['falcon-180b', 2048],
  ['olmo-2-7b', 4096],
  ['olmo-2-13b', 4096],
  ['olmo-2-32b', 4096],
  ['qwen2-72b', 4096],
  ['deepseek-v3', 4096, 'no derivation of the estimate is known to us'],
];

const CONVENTIONS: readonly Convention[] = [
  'flops-6n',
  'flops-6n-non-embedding',
  'flops-6n-causal-attention',
  'flops-6n-full-attention',
];

/** 6·N·D, N counted where the shape is known, against the compute stated for the run. */
export function flopsComparisons(cases: readonly PublishedCase[]): readonly Comparison[] {
  return STATED.flatMap(([caseId, sequenceLength, remark]): Comparison[] => {
    const found = cases.find(({ run }) => run.id === caseId);
    if (found === undefined) return [];
    const { run, architecture } = found;
    const parameters = architecture?.parameters.active ?? run.activeParameters;
    if (parameters === undefined || run.tokens === undefined || run.flops === undefined) return [];
    const predicted = predictedQuantity(trainingCompute(parameters, run.tokens), 'FLOP', {
      formula: 'C = 6·N·D',
      source: 'Kaplan et al. 2020, arXiv:2001.08361, §2.1; Hoffmann et al. 2022, arXiv:2203.15556, App. F',
      convention: 'flops-6n',
      inputs: [
        { name: 'parameters', value: parameters, unit: 'parameters', origin: 'derived' },
        { name: 'tokens', value: run.tokens, unit: 'tokens', origin: 'derived' },
      ],
      band: conventionBand(found, sequenceLength, run.tokens),
    });
    const { name, source, confidence, flopsBasis } = run;
    const remarks = [flopsBasis, remark].filter((part) => part !== undefined).join('; ');
    return [
      {
        quantity: 'training-flops',
        name,
        caseId,
        predicted,
        published: run.flops,
        source,
        confidence,
        remark: remarks,
      },
    ];
  });
}

/** From the lowest to the highest convention of counting, where shape and sequence length are known. */
function conventionBand(
  { architecture }: PublishedCase,
  sequenceLength: number | undefined,
  tokens: number,
): Reason['band'] {
  if (architecture === undefined || sequenceLength === undefined) return undefined;
  const counts = CONVENTIONS.flatMap(
    (each) => trainingFlopsPerToken(architecture, sequenceLength, each) ?? [],
  );
  return {
    low: Math.min(...counts) * tokens,
    high: Math.max(...counts) * tokens,
    kind: 'convention-range',
    source: `6·N with and without embeddings, causal and full attention over ${sequenceLength} tokens`,
  };
}
