/** The matrices of one dense decoder layer; a network without a gate has no `gate`. */
export type Projection = 'query' | 'key' | 'value' | 'output' | 'gate' | 'up' | 'down';

/** What an implementation calls its linear modules. */
export interface ModuleNames {
  /** Path to a layer, `*` in place of its number. */
  readonly layer: string;
  /** Below the layer: each module with the projections whose outputs it holds side by side. */
  readonly modules: Readonly<Record<string, readonly Projection[]>>;
  readonly embedding: string;
  readonly head: string;
}

const SEPARATE: ModuleNames['modules'] = {
  'self_attn.q_proj': ['query'],
  'self_attn.k_proj': ['key'],
  'self_attn.v_proj': ['value'],
  'self_attn.o_proj': ['output'],
};

/** As Llama's classes have it, and most since. A network without a gate has no `gate_proj`. */
const LLAMA: ModuleNames = {
  layer: 'model.layers.*',
  modules: { ...SEPARATE, 'mlp.gate_proj': ['gate'], 'mlp.up_proj': ['up'], 'mlp.down_proj': ['down'] },
  embedding: 'model.embed_tokens',
  head: 'lm_head',
};

const GPT_2_NETWORK: ModuleNames['modules'] = { 'mlp.c_fc': ['up'], 'mlp.c_proj': ['down'] };
const WIDENED: ModuleNames['modules'] = { 'mlp.dense_h_to_4h': ['up'], 'mlp.dense_4h_to_h': ['down'] };
const FUSED_NETWORK: ModuleNames['modules'] = {
  'mlp.gate_up_proj': ['gate', 'up'],
  'mlp.down_proj': ['down'],
};

const ATTENTION_OF_GPT_J: ModuleNames['modules'] = {
  'attn.q_proj': ['query'],
  'attn.k_proj': ['key'],
  'attn.v_proj': ['value'],
  'attn.out_proj': ['output'],
};

const FALCON: ModuleNames = {
  layer: 'transformer.h.*',
  modules: {
    'self_attention.query_key_value': ['query', 'key', 'value'],
    'self_attention.dense': ['output'],
    ...WIDENED,
  },
  embedding: 'transformer.word_embeddings',
  head: 'lm_head',
};

/**
 * By Hugging Face `model_type`, and by the engine's family where no type is known.
 * @see named_modules() of the classes of transformers 5.18, built on the meta device
 */
const OF_TRANSFORMERS: Readonly<Record<string, ModuleNames>> = {
  ...Object.fromEntries(
    [
      ...['llama', 'mistral', 'qwen2', 'qwen3', 'gemma', 'gemma2', 'gemma3', 'gemma3_text', 'olmo', 'olmo2'],
      ...['stablelm', 'cohere', 'granite', 'smollm3', 'nemotron'],
      // Only their attention is named here: what stands for experts depends on the version.
      ...['mixtral', 'qwen3_moe'],
    ].map((modelType) => [modelType, LLAMA]),
  ),
  phi: {
    ...LLAMA,
    modules: {
      'self_attn.q_proj': ['query'],
      'self_attn.k_proj': ['key'],
      'self_attn.v_proj': ['value'],
      'self_attn.dense': ['output'],
      'mlp.fc1': ['up'],
      'mlp.fc2': ['down'],
    },
  },
  phi3: {
    ...LLAMA,
    modules: {
      'self_attn.qkv_proj': ['query', 'key', 'value'],
      'self_attn.o_proj': ['output'],
      ...FUSED_NETWORK,
    },
  },
  glm4: { ...LLAMA, modules: { ...SEPARATE, ...FUSED_NETWORK } },
  starcoder2: { ...LLAMA, modules: { ...SEPARATE, ...GPT_2_NETWORK } },
  gpt2: {
    layer: 'transformer.h.*',
    modules: { 'attn.c_attn': ['query', 'key', 'value'], 'attn.c_proj': ['output'], ...GPT_2_NETWORK },
    embedding: 'transformer.wte',
    head: 'lm_head',
  },
  'gpt-neox': {
    layer: 'gpt_neox.layers.*',
    modules: {
      'attention.query_key_value': ['query', 'key', 'value'],
      'attention.dense': ['output'],
      ...WIDENED,
    },
    embedding: 'gpt_neox.embed_in',
    head: 'embed_out',
  },
  gptj: {
    layer: 'transformer.h.*',
    modules: { ...ATTENTION_OF_GPT_J, 'mlp.fc_in': ['up'], 'mlp.fc_out': ['down'] },
    embedding: 'transformer.wte',
    head: 'lm_head',
  },
  'gpt-neo': {
    layer: 'transformer.h.*',
    modules: {
      ...Object.fromEntries(
        Object.entries(ATTENTION_OF_GPT_J).map(([name, of]) => [
          name.replace('attn.', 'attn.attention.'),
          of,
        ]),
      ),
      ...GPT_2_NETWORK,
    },
    embedding: 'transformer.wte',
    head: 'lm_head',
  },
  falcon: FALCON,
  bloom: FALCON,
  mpt: {
    layer: 'transformer.blocks.*',
    modules: {
      'attn.Wqkv': ['query', 'key', 'value'],
      'attn.out_proj': ['output'],
      'ffn.up_proj': ['up'],
      'ffn.down_proj': ['down'],
    },
    embedding: 'transformer.wte',
    head: 'lm_head',
  },
  opt: {
    layer: 'model.decoder.layers.*',
    modules: {
      'self_attn.q_proj': ['query'],
      'self_attn.k_proj': ['key'],
      'self_attn.v_proj': ['value'],
      'self_attn.out_proj': ['output'],
      fc1: ['up'],
      fc2: ['down'],
    },
    embedding: 'model.decoder.embed_tokens',
    head: 'lm_head',
  },
};

/** Types whose classes name their modules as those of another do. */
const SAME_AS: Readonly<Record<string, string>> = { gpt_neox: 'gpt-neox', gpt_neo: 'gpt-neo' };

/** Frameworks that name the modules of every model in one way. */
const OF_FRAMEWORKS: Readonly<Record<string, ModuleNames>> = {
  /** torchtune/modules; each of query, key and value has an adapter of its own. */
  torchtune: {
    layer: 'layers.*',
    modules: {
      'attn.q_proj': ['query'],
      'attn.k_proj': ['key'],
      'attn.v_proj': ['value'],
      'attn.output_proj': ['output'],
      'mlp.w1': ['gate'],
      'mlp.w2': ['down'],
      'mlp.w3': ['up'],
    },
    embedding: 'tok_embeddings',
    head: 'output',
  },
  /** The switches of litgpt/lora.py; query, key and value are one matrix with an adapter for each. */
  litgpt: {
    layer: 'transformer.h.*',
    modules: {
      'attn.query': ['query'],
      'attn.key': ['key'],
      'attn.value': ['value'],
      'attn.projection': ['output'],
      'mlp.fc_1': ['gate'],
      'mlp.fc_2': ['up'],
      'mlp.proj': ['down'],
    },
    embedding: 'transformer.wte',
    head: 'head',
  },
  /** megatron/core; one adapter beside each fused matrix. */
  megatron: {
    layer: 'decoder.layers.*',
    modules: {
      'self_attention.linear_qkv': ['query', 'key', 'value'],
      'self_attention.linear_proj': ['output'],
      'mlp.linear_fc1': ['gate', 'up'],
      'mlp.linear_fc2': ['down'],
    },
    embedding: 'embedding.word_embeddings',
    head: 'output_layer',
  },
};

/**
 * What the linear modules of a model are called.
 * @param framework `torchtune`, `litgpt` or `megatron`; default Hugging Face transformers
 * @returns undefined where the names are not known
 * @example moduleNamesOf('llama')?.modules['mlp.up_proj'] // => ['up']
 */
export function moduleNamesOf(model: string, framework?: string): ModuleNames | undefined {
  const [table, key] =
    framework === undefined ? [OF_TRANSFORMERS, SAME_AS[model] ?? model] : [OF_FRAMEWORKS, framework];
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
