import { attention, attentionMixer } from '../blocks/attention';
import { deltaNet, deltaNetMixer } from '../blocks/deltaNet';
import { linear, part, repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, decoder, type AttentionPlan, type DecoderRules } from './decoder';
import { type Family } from './family';

const RULES: DecoderRules = { norm: 'gain', gated: true, queryKeyNorm: 'per-head', sharedGate: true };

/** Every how many layers attention is full where neither `layerTypes` nor `full_attention_interval` says which. */
const FULL_EVERY = 4;

/** Three gated delta-rule layers to each layer of gated attention, with experts and one gated shared expert. */
export const qwen3Next: Family = {
  id: 'qwen3-next',
  title: 'Qwen 3 Next',
  modelTypes: ['qwen3_next'],
  source: 'Qwen Team 2025, Qwen3-Next; transformers 5.18 modeling_qwen3_next.py',
  tiedByDefault: false,
  layOut: decoder(RULES, hybridAttention),
};

function hybridAttention(fields: FieldReader, rules: DecoderRules): AttentionPlan {
  const layers = fields.size('layers');
  const every = Math.max(1, fields.special('full_attention_interval') ?? FULL_EVERY);
  const listed = fields.layerTypes?.filter((type, index) => type === 'full_attention' && index < layers);
  const full = listed?.length ?? Math.floor(layers / every);
  const shape = attentionShape(fields, rules);
  const gate = part('attention', linear(shape.hiddenSize, shape.heads * shape.headSize));
  const state = {
    hiddenSize: shape.hiddenSize,
    keyHeads: fields.special('linear_num_key_heads') ?? 16,
    keyHeadSize: fields.special('linear_key_head_dim') ?? 128,
    valueHeads: fields.special('linear_num_value_heads') ?? 32,
    valueHeadSize: fields.special('linear_value_head_dim') ?? 128,
    convolutionWidth: fields.special('linear_conv_kernel_dim') ?? 4,
  };
  return {
    parts: [...repeat(full, [...attention(shape), gate]), ...repeat(layers - full, deltaNet(state))],
    mixers: [attentionMixer(shape, full), deltaNetMixer(state, layers - full)].filter(
      (mixer) => mixer.layers > 0,
    ),
  };
}
