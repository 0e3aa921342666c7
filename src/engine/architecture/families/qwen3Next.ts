import { decoder } from './decoder';
import { deltaHybrid } from './deltaHybrid';
import { type Family } from './family';

/**
 * Qwen 3 Next and 3.5: Three gated delta-rule layers to each layer of gated attention, dense or with experts and
 * one gated shared one.
 * @see Qwen Team 2025, Qwen3-Next; transformers 5.18 modeling_qwen3_next.py, modeling_qwen3_5.py
 */
export const qwen3Next: Family = {
  id: 'qwen3-next',
  modelTypes: ['qwen3_next', 'qwen3_5_text', 'qwen3_5_moe_text'],
  tied: false,
  layOut: decoder(
    { norm: 'gain', gated: true, queryKeyNorm: 'per-head', attentionGate: 'with-queries', sharedGate: true },
    deltaHybrid,
  ),
};
