import { type Recommendation } from './recommendation';

/** For runs of about 20 tokens per parameter: the size stands for both. */
const ABOUT = {
  title: 'Porian 2024',
  citation: 'Porian, Wortsman, Jitsev, Schmidt & Carmon 2024, arXiv:2406.19146',
  models: 'dense',
  needs: ['nonEmbeddingParameters'],
  fittedRange: { nonEmbeddingParameters: [5e6, 901e6] },
  caveats: ['compute-optimal-runs'],
} as const;

/** @example at N = 1e9: 2.12913e-3 */
export const porian2024LearningRate: Recommendation = {
  ...ABOUT,
  id: 'porian-2024-learning-rate',
  topic: 'learning-rate',
  formula: 'η = 3.7·N^−0.36',
  unit: 'ratio',
  value: (fact) => 3.7 * fact('nonEmbeddingParameters') ** -0.36,
};

/** @example at N = 1e9: 1.60857e6 tokens */
export const porian2024Batch: Recommendation = {
  ...ABOUT,
  id: 'porian-2024-batch',
  topic: 'batch',
  formula: 'B = 0.7576·N^0.703',
  unit: 'tokens',
  value: (fact) => 0.7576 * fact('nonEmbeddingParameters') ** 0.703,
};
