import { type Recommendation } from './recommendation';

const ABOUT = {
  citation: 'DeepSeek-AI 2024 (DeepSeek LLM), arXiv:2401.02954, eq. 1',
  models: 'dense',
  needs: ['compute'],
  fittedRange: { compute: [1e17, 2e19] },
  lossWithin: 0.0025,
} as const;

/**
 * Peak learning rate near the best loss, η = 0.3118·C^−0.1250, C non-embedding FLOP with full attention (M·D).
 * Fitted from 1e17 to 2e19 FLOP; the authors used it up to 67B parameters. Slides that print 0.3188 misprint it.
 * @example deepSeekLearningRate(1e20) // 9.85998e-4
 */
export function deepSeekLearningRate(compute: number): number {
  return 0.3118 * compute ** -0.125;
}

/**
 * Batch in tokens near the best loss, B = 0.2920·C^0.3271, C as for {@link deepSeekLearningRate}.
 * @example deepSeekBatchTokens(1e20) // 1.01714e6
 */
export function deepSeekBatchTokens(compute: number): number {
  return 0.292 * compute ** 0.3271;
}

export const deepSeek2024LearningRate: Recommendation = {
  ...ABOUT,
  id: 'deepseek-2024-learning-rate',
  title: 'DeepSeek LLM 2024',
  topic: 'learning-rate',
  formula: 'η = 0.3118·C^−0.1250, C = (6·N + 12·L·d·s)·D',
  unit: 'ratio',
  value: (fact) => deepSeekLearningRate(fact('compute')),
};

export const deepSeek2024Batch: Recommendation = {
  ...ABOUT,
  id: 'deepseek-2024-batch',
  title: 'DeepSeek LLM 2024',
  topic: 'batch',
  formula: 'B = 0.2920·C^0.3271, C = (6·N + 12·L·d·s)·D',
  unit: 'tokens',
  value: (fact) => deepSeekBatchTokens(fact('compute')),
};
