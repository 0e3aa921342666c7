import { decoder } from './decoder';
import { type Family } from './family';

/** Eight gated experts, norms before and after attention and feed-forward, tied head. */
export const grok1: Family = {
  id: 'grok-1',
  title: 'Grok-1',
  modelTypes: ['grok-1', 'grok1', 'grok'],
  source: 'xai-org/grok-1 run.py and model.py, 2024',
  tiedByDefault: true,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true }),
};
