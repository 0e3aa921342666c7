import { type ArchitectureFields } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { special, type Quirk } from './quirk';

/** Baichuan-13B says how many positions it takes under a key of its own. */
export const baichuan: Quirk = (source, { maximumPositions }) => ({
  maximumPositions: maximumPositions ?? source.section.size('model_max_length'),
});

/** A bias on all projections of attention unless the file takes it away. */
export const internLm: Quirk = (source) => {
  const bias = source.flag('bias', true);
  return { queryKeyValueBias: bias, attentionOutputBias: bias };
};

/** `intermediate_size` is the width of gate and up together; `no_bias` does not reach queries, keys and values. */
export const qwen: Quirk = (source) => {
  const both = source.size(['intermediate_size', 'ffn_hidden_size'], source.defaults?.feedForwardSize);
  const without = source.flag('no_bias', true);
  const bias = { ...without, value: !without.value };
  return {
    feedForwardSize:
      both === undefined || both.value < 2
        ? undefined
        : source.derive(Math.floor(both.value / 2), 'intermediate_size / 2', both),
    headSize: source.size(['kv_channels'], source.defaults?.headSize),
    attentionOutputBias: bias,
    feedForwardBias: bias,
  };
};

/** ChatGLM 2, 3 and GLM-4 in Megatron’s keys; the first ChatGLM is another model under the same name. */
export const chatGlm: Quirk = (source, common) => {
  if (source.section.peek('inner_hidden_size') !== undefined) return firstChatGlm(source, common);
  const { section, defaults } = source;
  const bias = source.flag('add_bias_linear', false);
  const root = source.flag('rmsnorm', true);
  return {
    vocabularySize: source.size(['padded_vocab_size', 'vocab_size'], defaults?.vocabularySize),
    headSize: source.size(['kv_channels'], defaults?.headSize),
    keyValueHeads: source.flag('multi_query_attention', false).value
      ? source.size(['multi_query_group_num'], 1)
      : (section.size('num_key_value_heads') ?? common.attentionHeads),
    queryKeyValueBias: bias.value ? bias : source.flag('add_qkv_bias', false),
    attentionOutputBias: bias,
    feedForwardBias: bias,
    normBias: root.value ? undefined : { ...root, value: true },
    ...special({ finalNorm: source.flag('post_layer_norm', true) }, common),
  };
};

/** ChatGLM-6B: LayerNorm, no gate, biases everywhere, one table for embedding and head (modeling_chatglm.py). */
function firstChatGlm(source: FieldSource, { tiedEmbeddings }: ArchitectureFields): ArchitectureFields {
  const yes = source.fromClass(true);
  return {
    feedForwardSize: source.section.size('inner_hidden_size'),
    gatedFeedForward: source.fromClass(false),
    queryKeyValueBias: yes,
    attentionOutputBias: yes,
    feedForwardBias: yes,
    normBias: yes,
    tiedEmbeddings: tiedEmbeddings?.origin === 'file' ? tiedEmbeddings : yes,
  };
}
