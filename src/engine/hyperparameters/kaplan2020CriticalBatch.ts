import { criticalBatchTokens } from '../laws/kaplan2020/criticalBatch';
import { type Recommendation } from './recommendation';

/** The batch at which a run takes twice the fewest steps and twice the least compute, at the run's final loss. */
export const kaplan2020CriticalBatch: Recommendation = {
  id: 'kaplan-2020-critical-batch',
  title: 'Kaplan 2020',
  topic: 'critical-batch',
  citation: 'Kaplan et al. 2020, arXiv:2001.08361, eqs. 1.4, 1.5',
  formula: 'B_crit = 2e8/L^(1/0.21), L by eq. 1.5',
  unit: 'tokens',
  models: 'dense',
  needs: ['loss'],
  fittedRange: { loss: [2.5, 6] },
  value: (fact) => criticalBatchTokens(fact('loss')),
};
