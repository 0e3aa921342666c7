import { decoder } from './decoder';
import { type Family } from './family';

/**
 * MPT: No biases unless stated, norms with gains only, learned positions unless ALiBi or rotary are stated.
 * @see MosaicML 2023, MPT-7B; llm-foundry modeling_mpt.py
 */
export const mpt: Family = {
  id: 'mpt',
  modelTypes: ['mpt'],
  tied: true,
  layOut: decoder({ norm: 'gain', positions: 'learned', gated: false, feedForwardRatio: 4 }),
};
