import { part } from '../countParameters';
import { decoder } from './decoder';
import { type Family } from './family';

const layOutDecoder = decoder({ norm: 'gain', gated: true });

/**
 * BitNet b1.58: Llama's layers, each with one more norm before the attention's output and one before the network's.
 * @see Ma et al. 2025, arXiv:2504.12285, section 2; transformers 5.18 modeling_bitnet.py
 */
export const bitnet: Family = {
  id: 'bitnet',
  modelTypes: ['bitnet'],
  tied: false,
  layOut: (fields, tied) => {
    const layout = layOutDecoder(fields, tied);
    const inner = layout.layers * (layout.hiddenSize + fields.size('feedForwardSize'));
    return { ...layout, parts: [...layout.parts, part('norm', inner)] };
  },
};
