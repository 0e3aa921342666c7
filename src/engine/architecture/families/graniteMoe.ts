import { decoder } from './decoder';
import { type Family } from './family';

/** Granite with experts in every layer and, in some, a shared one without gate. */
export const graniteMoe: Family = {
  id: 'granite-moe',
  title: 'Granite MoE',
  modelTypes: ['granitemoe', 'granitemoeshared'],
  source: 'IBM 2024, Granite 3.0; transformers 5.18 modeling_granitemoe.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
