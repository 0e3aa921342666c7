import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * GTE: BERT with rotary positions and gated networks, whose way down alone has a bias.
 * @see Zhang et al. 2024, arXiv:2407.19669, section 2; transformers 5.18 modeling_gte.py
 */
export const gte: Family = {
  id: 'gte',
  modelTypes: ['gte'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({ positions: 'rotary', gated: true, feedForwardBias: 'down', twoHeadBiases: false }),
};
