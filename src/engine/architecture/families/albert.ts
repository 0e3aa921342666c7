import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * ALBERT: BERT with one layer's weights (or one of each group) in all layers and a narrow embedding. Parameters count
 * once, FLOPs at every pass.
 * @see Lan et al. 2019, arXiv:1909.11942, section 3.1; transformers 5.18 modeling_albert.py
 */
export const albert: Family = {
  id: 'albert',
  modelTypes: ['albert'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({ alwaysWidens: true }),
};
