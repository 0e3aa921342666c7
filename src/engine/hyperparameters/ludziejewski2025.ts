import { ludziejewskiLearningRate } from '../laws/moe/ludziejewski2025';
import { type Recommendation } from './recommendation';

/** Peak learning rate of dense models and mixtures; fitted on E = 1 and 8, checked at 4 and 32. */
export const ludziejewski2025LearningRate: Recommendation = {
  id: 'ludziejewski-2025-learning-rate',
  title: 'Ludziejewski 2025',
  topic: 'learning-rate',
  citation: 'Ludziejewski et al. 2025, arXiv:2502.05172, App. D',
  formula: 'η = exp(8.39 − 0.81·ln N − 0.25·ln E)',
  unit: 'ratio',
  models: 'dense-and-moe',
  needs: ['nonEmbeddingParameters', 'expansion'],
  // The sizes of its runs, 79M to 2.7B, less their two embeddings of about 50,000 rows.
  fittedRange: { nonEmbeddingParameters: [27e6, 2.5e9], expansion: [1, 32] },
  value: (fact) => ludziejewskiLearningRate(fact('nonEmbeddingParameters'), fact('expansion')),
};
