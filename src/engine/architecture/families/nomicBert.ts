import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * Nomic BERT: BERT with rotary positions and gated networks, without biases in the layers.
 * @see Nussbaum et al. 2024, arXiv:2402.01613, section 3; transformers 5.18 modeling_nomic_bert.py
 */
export const nomicBert: Family = {
  id: 'nomic-bert',
  modelTypes: ['nomic_bert'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({
    positions: 'rotary',
    gated: true,
    queryKeyValueBias: false,
    attentionOutputBias: false,
    feedForwardBias: 'none',
  }),
};
