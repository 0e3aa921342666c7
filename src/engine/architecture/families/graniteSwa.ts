import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Granite with windows: Granite's layers with attention sinks, most of them windowed, dense or with experts.
 * @see transformers 5.18 modeling_granite_swa.py, modeling_granitemoe_swa.py
 */
export const graniteSwa: Family = {
  id: 'granite-swa',
  modelTypes: ['granite_swa', 'granitemoe_swa'],
  tied: true,
  layOut: decoder({ norm: 'gain', gated: true, sinks: true, fullAttentionEvery: 4 }),
};
