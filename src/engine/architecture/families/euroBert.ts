import { type Family } from './family';
import { llama } from './llama';

/**
 * EuroBERT: Llama's layers as an encoder, whose tokens see the whole text; the head is a table of its own.
 * @see Boizard et al. 2025, arXiv:2503.05500, section 2; transformers 5.18 modeling_eurobert.py
 */
export const euroBert: Family = {
  id: 'eurobert',
  modelTypes: ['eurobert'],
  kind: 'encoder',
  tied: false,
  layOut: (fields, tied) => {
    const layout = llama.layOut(fields, tied);
    return {
      ...layout,
      mixers: layout.mixers.map((mixer) =>
        mixer.kind === 'attention' ? { ...mixer, cacheValuesPerToken: 0, encodes: true } : mixer,
      ),
    };
  },
};
