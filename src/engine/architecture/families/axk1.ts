import { part } from '../countParameters';
import { deepseekV3 } from './deepseekV3';
import { expertLayers } from './layerPlan';
import { type Family } from './family';

/**
 * A.X K1: DeepSeek V3's layers with one more norm after the experts.
 * @see transformers 5.18 modeling_axk1.py
 */
export const axk1: Family = {
  id: 'axk1',
  modelTypes: ['axk1'],
  tied: false,
  layOut: (fields, tied) => {
    const layout = deepseekV3.layOut(fields, tied);
    const sparse = expertLayers(fields, layout.layers, 'first-of-interval');
    return { ...layout, parts: [...layout.parts, part('norm', sparse * layout.hiddenSize)] };
  },
};
