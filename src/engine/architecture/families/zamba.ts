import { mamba, mambaMixer } from '../blocks/stateSpace';
import { type Family } from './family';
import { mambaShape } from './mambaKinds';
import { sharedBlocks } from './sharedBlocks';

/**
 * Zamba: Mamba layers and one transformer block that runs before some of them.
 * @see Glorioso et al. 2024, arXiv:2405.16712, section 2; transformers 5.18 modeling_zamba.py
 */
export const zamba: Family = {
  id: 'zamba',
  modelTypes: ['zamba'],
  tied: true,
  layOut: sharedBlocks((fields) => {
    const shape = mambaShape(fields);
    return { parts: [mamba(shape)], mixer: (layers) => mambaMixer(shape, layers) };
  }),
};
