import { attention, attentionMixer } from '../blocks/attention';
import { attentionShape, decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true, correctionBias: true };

/**
 * MiMo V2 Flash: five windowed layers with sinks and more key/value heads to one full layer, values narrower than
 * keys, experts after one dense layer. Slides where `layerTypes` says so.
 * @see transformers 5.18 modeling_mimo_v2_flash.py; modeling_mimo_v2_flash.py of the model
 */
export const mimoV2: Family = {
  id: 'mimo-v2',
  modelTypes: ['mimo_v2_flash', 'mimo_v2'],
  tied: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const full = { ...attentionShape(fields, rules), valueHeadSize: fields.optionalSize('valueHeadSize') };
    const sliding = {
      ...full,
      heads: positive(fields.special('swa_num_attention_heads')) ?? full.heads,
      keyValueHeads: positive(fields.special('swa_num_key_value_heads')) ?? 2 * full.keyValueHeads,
      headSize: positive(fields.special('swa_head_dim')) ?? full.headSize,
      valueHeadSize: positive(fields.special('swa_v_head_dim')) ?? full.valueHeadSize,
      sinks: fields.specialFlag('add_swa_attention_sink_bias', true),
    };
    const fullSinks = fields.specialFlag('add_full_attention_sink_bias', false);
    const kinds = fields.layerTypes?.slice(0, layers) ?? [];
    const slide = kinds.filter((kind) => kind === 'sliding_attention').length;
    const kind = (shape: typeof full, window?: number) => () => ({
      parts: attention(shape),
      mixer: (count: number) => attentionMixer(shape, count, window),
    });
    return mixedLayers(
      [layers - slide, kind({ ...full, sinks: fullSinks })],
      [slide, kind(sliding, fields.optionalSize('slidingWindow'))],
    );
  }),
};

function positive(size: number | undefined): number | undefined {
  return size === 0 ? undefined : size;
}
