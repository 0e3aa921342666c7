import { decoder } from './decoder';
import { type Family } from './family';

/** Llama's layers with a mixture of experts in each; the feed-forward size is one expert's. */
export const mixtral: Family = {
  id: 'mixtral',
  title: 'Mixtral',
  modelTypes: ['mixtral'],
  source: 'Jiang et al. 2024, arXiv:2401.04088, section 2; transformers 5.18 modeling_mixtral.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
