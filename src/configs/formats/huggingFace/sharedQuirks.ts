import { type ArchitectureFields } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { listLayers } from './hybridLayers';
import { special, type Quirk } from './quirk';
import { listedKinds } from './stateQuirks';

/** The third layer, and one of each period after it, begins with the shared block (ZambaConfig). */
export const zamba: Quirk = (source, common) => {
  const period = source.size(['attn_layer_period'], 6)?.value ?? 6;
  const offset = source.section.whole('attn_layer_offset')?.value ?? 4;
  const hybrid = (index: number): boolean => (index < 3 ? index === 2 : (index - 3) % period === offset);
  const hidden = common.hiddenSize?.value ?? 0;
  const inner = (source.size(['mamba_expand'], 2)?.value ?? 2) * hidden;
  return {
    layerTypes:
      listedKinds(source) ?? kindsOf(source, common, hybrid, 'attn_layer_period, attn_layer_offset'),
    headSize: source.section.size('attention_head_dim'),
    stateInnerSize: inner > 0 ? source.derive(inner, 'mamba_expand × hidden_size') : undefined,
    stateSize: source.size(['mamba_d_state'], 16),
    convolutionWidth: source.size(['mamba_d_conv'], 4),
    stateTimeRank: source.section.isNumber('mamba_dt_rank')
      ? source.section.size('mamba_dt_rank')
      : hidden > 0
        ? source.derive(Math.ceil(hidden / 16), '⌈hidden_size / 16⌉')
        : undefined,
    ...special(
      {
        use_bias: source.flag('mamba_proj_bias', false),
        use_conv_bias: source.flag('mamba_conv_bias', true),
      },
      common,
    ),
  };
};

/** Layers that begin with a shared block where the file lists none: Zamba2Config's own list. */
const ZAMBA2_HYBRIDS = [6, 12, 18, 24, 30, 36, 42, 47, 51];

/** Sizes of Mamba-2 layers, the number of shared blocks and the rank of their adapters. */
export const zamba2: Quirk = (source, common) => {
  const heads = source.size(['n_mamba_heads'], 8);
  const inner = (source.size(['mamba_expand'], 2)?.value ?? 2) * (common.hiddenSize?.value ?? 0);
  const headSize = Math.floor(inner / (heads?.value ?? 1));
  const hybrid = (index: number): boolean => ZAMBA2_HYBRIDS.includes(index);
  return {
    feedForwardSize:
      common.feedForwardSize ??
      (common.hiddenSize === undefined
        ? undefined
        : source.derive(4 * common.hiddenSize.value, '4 × hidden_size', common.hiddenSize)),
    layerTypes: listedKinds(source) ?? kindsOf(source, common, hybrid, 'layers_block_type of the class'),
    headSize: undefined,
    stateHeads: heads,
    stateHeadSize:
      headSize >= 1 ? source.derive(headSize, 'mamba_expand × hidden_size / n_mamba_heads') : undefined,
    stateSize: source.size(['mamba_d_state'], 64),
    stateGroups: source.size(['mamba_ngroups'], 1),
    convolutionWidth: source.size(['mamba_d_conv'], 4),
    ...special(
      {
        use_bias: source.flag('add_bias_linear', false),
        num_mem_blocks: source.size(['num_mem_blocks'], 1),
        adapter_rank: source.size(['adapter_rank'], 128),
        use_shared_attention_adapter: source.flag('use_shared_attention_adapter', false),
      },
      common,
    ),
  };
};

function kindsOf(
  source: FieldSource,
  common: ArchitectureFields,
  hybrid: (index: number) => boolean,
  derivation: string,
) {
  return listLayers(source, common, (index) => (hybrid(index) ? 'hybrid' : 'mamba'), derivation);
}

/** `block_types` is repeated over the layers; `intermediate_size` is the width of gate and up together. */
export const recurrentGemma: Quirk = (source, common) => {
  const stated =
    source.section.peek('block_types') === undefined ? undefined : source.section.texts('block_types');
  const period = stated?.value ?? ['recurrent', 'recurrent', 'attention'];
  const both = source.size(['intermediate_size'], 7680);
  const kindOf = (index: number): string => period[index % Math.max(1, period.length)] ?? 'recurrent';
  return {
    feedForwardSize:
      both === undefined || both.value < 2
        ? undefined
        : source.derive(Math.floor(both.value / 2), 'intermediate_size / 2', both),
    slidingWindow: source.size(['attention_window_size'], 2048),
    stateInnerSize: source.section.size('lru_width') ?? common.hiddenSize,
    convolutionWidth: source.size(['conv1d_width'], 4),
    layerTypes: listLayers(source, common, kindOf, 'block_types', stated),
  };
};
