import { listLayers } from './hybridLayers';
import { special, type Quirk } from './quirk';
import { listedKinds } from './stateQuirks';

/** `moe_topk` experts a token. */
export const aria: Quirk = (source, common) => ({
  expertsPerToken: source.section.size('moe_topk') ?? common.expertsPerToken,
});

/** Biases on queries, keys and values unless the file says no. */
export const glm4vMoe: Quirk = (source) => ({ queryKeyValueBias: source.flag('attention_bias', true) });

/** Norms after attention and network too, unless the file says no. */
export const hyperClovaX: Quirk = (source, common) => {
  const after = source.flag('use_post_norm', true);
  return special({ normsPerLayer: source.derive(after.value ? 4 : 2, 'use_post_norm', after) }, common);
};

/** Every third layer sees the whole text, the first among them; the window is counted to both sides together. */
export const modernBert: Quirk = (source, common) => {
  const every = source.size(['global_attn_every_n_layers'], 3)?.value ?? 3;
  const kindOf = (index: number): string => (index % every === 0 ? 'full_attention' : 'sliding_attention');
  return {
    slidingWindow: source.size(['local_attention'], 128),
    layerTypes: listedKinds(source) ?? listLayers(source, common, kindOf, 'global_attn_every_n_layers'),
    headBias: source.flag('decoder_bias', true),
    normBias: source.flag('norm_bias', false),
    ...special({ classifier_bias: source.flag('classifier_bias', false) }, common),
  };
};

/** A spelling of its own for the width of the network. */
export const phi3Small: Quirk = (source, common) => ({
  feedForwardSize: source.section.size('ff_intermediate_size') ?? common.feedForwardSize,
});
