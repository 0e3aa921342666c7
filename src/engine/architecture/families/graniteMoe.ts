import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Granite MoE: Granite with experts in every layer and, in some, a shared one without gate; Aria.
 * @see IBM 2024, Granite 3.0; transformers 5.18 modeling_granitemoe.py
 */
export const graniteMoe: Family = {
  id: 'granite-moe',
  modelTypes: ['granitemoe', 'granitemoeshared', 'aria_text'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, expertBias: false }),
};
