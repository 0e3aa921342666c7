import { decoder } from './decoder';
import { type Family } from './family';

/** No biases unless stated, norms with gains only, learned positions unless ALiBi or rotary are stated. */
export const mpt: Family = {
  id: 'mpt',
  title: 'MPT',
  modelTypes: ['mpt'],
  source: 'MosaicML 2023, MPT-7B; llm-foundry modeling_mpt.py',
  tiedByDefault: true,
  layOut: decoder({ norm: 'gain', positions: 'learned', gated: false, feedForwardRatio: 4 }),
};
