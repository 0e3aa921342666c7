import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Llama: Pre-norm decoders with RMSNorm, rotary positions, gated feed-forward, grouped-query attention and no
 * biases.
 * @see Touvron et al. 2023, arXiv:2302.13971, section 2.2; transformers 5.18 modeling_llama.py;
 * for the second row modeling_*.py of the models, whose biases and norms come as fields
 */
export const llama: Family = {
  id: 'llama',
  modelTypes: [
    ...['llama', 'smollm3', 'granite', 'ernie4_5', 'helium', 'cwm', 'hyperclovax'],
    ...['baichuan', 'chatglm', 'internlm', 'internlm2', 'internlm3', 'minicpm', 'exaone'],
  ],
  layOut: decoder({ norm: 'gain', gated: true }),
};
