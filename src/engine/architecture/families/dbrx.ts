import { decoder } from './decoder';
import { type Family } from './family';

/**
 * DBRX: Mixtral’s layout with LayerNorm without bias.
 * @see Databricks 2024, DBRX technical report; transformers 5.18 modeling_dbrx.py
 */
export const dbrx: Family = {
  id: 'dbrx',
  modelTypes: ['dbrx'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
