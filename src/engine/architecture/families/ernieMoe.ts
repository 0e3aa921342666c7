import { decoder } from './decoder';
import { type Family } from './family';

/**
 * ERNIE 4.5 MoE: Llama’s attention, experts and shared experts after dense layers; the routers’ corrections are
 * parameters.
 * @see Baidu 2025, ERNIE 4.5; transformers 5.18 modeling_ernie4_5_moe.py
 */
export const ernieMoe: Family = {
  id: 'ernie-moe',
  modelTypes: ['ernie4_5_moe'],
  tied: true,
  layOut: decoder({ norm: 'gain', gated: true, routerBias: true, expertBias: false }),
};
