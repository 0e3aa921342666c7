import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Grok-1: Eight gated experts, norms before and after attention and feed-forward, tied head.
 * @see xai-org/grok-1 run.py and model.py, 2024
 */
export const grok1: Family = {
  id: 'grok-1',
  modelTypes: ['grok-1', 'grok1', 'grok'],
  tied: true,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true }),
};
