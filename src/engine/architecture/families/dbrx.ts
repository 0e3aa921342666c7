import { decoder } from './decoder';
import { type Family } from './family';

/** Mixtral’s layout with LayerNorm without bias. */
export const dbrx: Family = {
  id: 'dbrx',
  title: 'DBRX',
  modelTypes: ['dbrx'],
  source: 'Databricks 2024, DBRX technical report; transformers 5.18 modeling_dbrx.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
