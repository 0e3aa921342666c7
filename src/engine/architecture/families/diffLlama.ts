import { part } from '../countParameters';
import { attentionShape, decoder, groupedQueryAttention } from './decoder';
import { type Family } from './family';

/**
 * DiffLlama: Llama with differential attention, which learns four vectors as wide as a head in every layer.
 * @see Ye et al. 2024, arXiv:2410.05258, section 2; transformers 5.18 modeling_diffllama.py
 */
export const diffLlama: Family = {
  id: 'diffllama',
  modelTypes: ['diffllama'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true }, (fields, rules) => {
    const plan = groupedQueryAttention(fields, rules);
    const lambdas = 4 * attentionShape(fields, rules).headSize;
    return { ...plan, parts: [...plan.parts, part('attention', fields.size('layers') * lambdas)] };
  }),
};
