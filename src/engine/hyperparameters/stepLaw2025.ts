import { type Recommendation } from './recommendation';

const ABOUT = {
  title: 'Step Law 2025',
  citation: 'Li et al. 2025 (Step Law), arXiv:2503.04715',
  models: 'dense-and-moe',
  lossWithin: 0.0009,
} as const;

const TOKENS = [2e9, 1e11] as const;

/** Peak learning rate by size and tokens; the final rate was fixed at 1e-5 in its 3,700 runs. */
export const stepLaw2025LearningRate: Recommendation = {
  ...ABOUT,
  id: 'step-law-2025-learning-rate',
  topic: 'learning-rate',
  formula: 'η = 1.79·N^−0.713·D^0.307',
  unit: 'ratio',
  needs: ['nonEmbeddingParameters', 'tokens'],
  fittedRange: { nonEmbeddingParameters: [60e6, 1e9], tokens: TOKENS },
  value: (fact) => 1.79 * fact('nonEmbeddingParameters') ** -0.713 * fact('tokens') ** 0.307,
};

/** Batch in tokens by tokens alone: the size was found not to matter. */
export const stepLaw2025Batch: Recommendation = {
  ...ABOUT,
  id: 'step-law-2025-batch',
  topic: 'batch',
  formula: 'B = 0.58·D^0.571',
  unit: 'tokens',
  needs: ['tokens'],
  fittedRange: { tokens: TOKENS },
  value: (fact) => 0.58 * fact('tokens') ** 0.571,
};
