import { deltaNet, deltaNetMixer } from '../blocks/deltaNet';
import { type FieldReader } from '../fieldReader';
import { type AttentionPlan, type DecoderRules } from './decoder';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

/** Every how many layers attention is full where neither `layerTypes` nor `full_attention_interval` says which. */
const FULL_EVERY = 4;

/** Gated delta-rule layers with grouped-query attention in every n-th. */
export function deltaHybrid(fields: FieldReader, rules: DecoderRules): AttentionPlan {
  const layers = fields.size('layers');
  const every = Math.max(1, fields.special('full_attention_interval') ?? FULL_EVERY);
  const attending = attendingLayers(fields, layers, Math.floor(layers / every));
  const shape = {
    hiddenSize: fields.size('hiddenSize'),
    keyHeads: fields.special('linear_num_key_heads') ?? 16,
    keyHeadSize: fields.special('linear_key_head_dim') ?? 128,
    valueHeads: fields.special('linear_num_value_heads') ?? 32,
    valueHeadSize: fields.special('linear_value_head_dim') ?? 128,
    convolutionWidth: fields.special('linear_conv_kernel_dim') ?? 4,
  };
  const attend = attentionKind(fields, rules);
  const plan = mixedLayers(
    [attending, attend],
    [layers - attending, () => ({ parts: deltaNet(shape), mixer: (count) => deltaNetMixer(shape, count) })],
  );
  // Its prediction modules attend.
  return attending > 0 ? { ...plan, ofOneLayer: attend().parts } : plan;
}
