import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s attention, experts and shared experts after dense layers; the routers’ corrections are parameters. */
export const ernieMoe: Family = {
  id: 'ernie-moe',
  title: 'ERNIE 4.5 MoE',
  modelTypes: ['ernie4_5_moe'],
  source: 'Baidu 2025, ERNIE 4.5; transformers 5.18 modeling_ernie4_5_moe.py',
  tiedByDefault: true,
  layOut: decoder({ norm: 'gain', gated: true, routerBias: true }),
};
