import { decoder } from './decoder';
import { type Family } from './family';

/** Attention without biases beside a feed-forward with biases, one norm, a head bias. */
export const gptJ: Family = {
  id: 'gptj',
  title: 'GPT-J',
  modelTypes: ['gptj', 'codegen'],
  source: 'Wang and Komatsuzaki 2021; transformers 5.18 modeling_gptj.py',
  tiedByDefault: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    normsPerLayer: 1,
    gated: false,
    feedForwardBias: true,
    headBias: true,
    feedForwardRatio: 4,
  }),
};
