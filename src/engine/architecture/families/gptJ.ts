import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GPT-J: Attention without biases beside a feed-forward with biases, one norm, a head bias.
 * @see Wang and Komatsuzaki 2021; transformers 5.18 modeling_gptj.py
 */
export const gptJ: Family = {
  id: 'gptj',
  modelTypes: ['gptj', 'codegen'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    normsPerLayer: 1,
    gated: false,
    feedForwardBias: true,
    headBias: true,
    feedForwardRatio: 4,
  }),
};
