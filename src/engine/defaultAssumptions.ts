import { type Assumptions } from './assumptions';
import { TYPICAL_UTILIZATION } from './hardware/utilization';

/**
 * What is assumed where neither file, user nor settings say anything, each with the reason.
 * Price and precision follow the accelerator; a sequence length is never assumed.
 */
export const defaultAssumptions: Assumptions = {
  law: {
    value: 'besiroglu-2024',
    origin: 'default',
    source:
      'corrects the fit of Hoffmann et al. 2022, approach 3, and is the only law here with uncertainties; arXiv:2404.10102',
  },
  otherLaws: [
    'hoffmann-2022-approach-3',
    'kaplan-2020',
    'hoffmann-2022-approach-1',
    'hoffmann-2022-approach-2',
  ],
  tokens: {
    value: { kind: 'tokens-per-parameter', ratio: 20 },
    origin: 'default',
    source: '20 tokens per parameter, Hoffmann et al. 2022, arXiv:2203.15556, Table 3',
  },
  accelerator: {
    value: 'h100-sxm-80gb',
    origin: 'default',
    source: 'the commonest accelerator of published runs since 2023',
  },
  utilization: { value: TYPICAL_UTILIZATION, origin: 'default', source: TYPICAL_UTILIZATION.source },
};
