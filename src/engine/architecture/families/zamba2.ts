import { type Family } from './family';
import { mamba2Kind } from './mambaKinds';
import { sharedBlocks } from './sharedBlocks';

/**
 * Zamba 2: Mamba-2 layers and two transformer blocks in turns before some of them, with an adapter for every use.
 * @see Glorioso et al. 2024, arXiv:2411.15242, section 2; transformers 5.18 modeling_zamba2.py
 */
export const zamba2: Family = {
  id: 'zamba2',
  modelTypes: ['zamba2'],
  tied: true,
  layOut: sharedBlocks((fields) => mamba2Kind(fields)()),
};
