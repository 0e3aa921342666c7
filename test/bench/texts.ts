/** Config texts of given sizes, made here so that the benchmark needs no outside data. */

/** Written as transformers writes a config.json: keys sorted, two blanks a level. */
const asWritten = (config: object): string => `${JSON.stringify(config, undefined, 2)}\n`;

/** A Hugging Face config.json with the keys and sizes of Llama-3.1-8B. */
export const huggingFaceConfig = asWritten({
  architectures: ['LlamaForCausalLM'],
  attention_bias: false,
  attention_dropout: 0.0,
  bos_token_id: 128000,
  eos_token_id: 128001,
  hidden_act: 'silu',
  hidden_size: 4096,
  initializer_range: 0.02,
  intermediate_size: 14336,
  max_position_embeddings: 131072,
  mlp_bias: false,
  model_type: 'llama',
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  pretraining_tp: 1,
  rms_norm_eps: 1e-5,
  rope_scaling: {
    factor: 8.0,
    high_freq_factor: 4.0,
    low_freq_factor: 1.0,
    original_max_position_embeddings: 8192,
    rope_type: 'llama3',
  },
  rope_theta: 500000.0,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
  transformers_version: '4.43.0',
  use_cache: true,
  vocab_size: 128256,
});

/** A Hugging Face config.json with the keys and sizes of DeepSeek-V3. */
export const deepseekConfig = asWritten({
  architectures: ['DeepseekV3ForCausalLM'],
  attention_bias: false,
  attention_dropout: 0.0,
  auto_map: {
    AutoConfig: 'configuration_deepseek.DeepseekV3Config',
    AutoModel: 'modeling_deepseek.DeepseekV3Model',
    AutoModelForCausalLM: 'modeling_deepseek.DeepseekV3ForCausalLM',
  },
  bos_token_id: 0,
  eos_token_id: 1,
  ep_size: 1,
  first_k_dense_replace: 3,
  hidden_act: 'silu',
  hidden_size: 7168,
  initializer_range: 0.02,
  intermediate_size: 18432,
  kv_lora_rank: 512,
  max_position_embeddings: 163840,
  model_type: 'deepseek_v3',
  moe_intermediate_size: 2048,
  moe_layer_freq: 1,
  n_group: 8,
  n_routed_experts: 256,
  n_shared_experts: 1,
  norm_topk_prob: true,
  num_attention_heads: 128,
  num_experts_per_tok: 8,
  num_hidden_layers: 61,
  num_key_value_heads: 128,
  num_nextn_predict_layers: 1,
  q_lora_rank: 1536,
  qk_nope_head_dim: 128,
  qk_rope_head_dim: 64,
  quantization_config: {
    activation_scheme: 'dynamic',
    fmt: 'e4m3',
    quant_method: 'fp8',
    weight_block_size: [128, 128],
  },
  rms_norm_eps: 1e-6,
  rope_scaling: {
    beta_fast: 32,
    beta_slow: 1,
    factor: 40,
    mscale: 1.0,
    mscale_all_dim: 1.0,
    original_max_position_embeddings: 4096,
    type: 'yarn',
  },
  rope_theta: 10000,
  routed_scaling_factor: 2.5,
  scoring_func: 'sigmoid',
  tie_word_embeddings: false,
  topk_group: 4,
  topk_method: 'noaux_tc',
  torch_dtype: 'bfloat16',
  transformers_version: '4.33.1',
  use_cache: true,
  v_head_dim: 128,
  vocab_size: 129280,
});

/** A params.json in the shape of Llama-3-8B. */
export const paramsJson = JSON.stringify({
  dim: 4096,
  n_layers: 32,
  n_heads: 32,
  n_kv_heads: 8,
  vocab_size: 128256,
  multiple_of: 1024,
  ffn_dim_multiplier: 1.3,
  norm_eps: 1e-5,
  rope_theta: 500000.0,
});

/** A package.json of 2 kB. */
export const packageJson = JSON.stringify(
  {
    name: 'bench',
    version: '1.0.0',
    license: 'MIT',
    scripts: { build: 'node build.mjs', test: 'mocha', lint: 'eslint .' },
    dependencies: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`some-package-${index}`, `^${index}.2.1`]),
    ),
  },
  undefined,
  2,
);

/** An OLMo training config whose list of data paths fills it up to `kilobytes`. */
export function olmoConfig(kilobytes: number): string {
  const head = `run_name: bench
model:
  d_model: 4096
  n_heads: 32
  n_layers: 32
  mlp_hidden_size: 22016
  weight_tying: false
  activation_type: swiglu
  include_bias: false
  layer_norm_type: default
  layer_norm_with_affine: false
  rope: true
  vocab_size: 50280
  embedding_size: 50304
  max_sequence_length: 2048
optimizer:
  name: adamw
  learning_rate: 3.0e-4
scheduler:
  name: linear_with_warmup
  units: tokens
max_duration: 2e12T
global_train_batch_size: 2048
device_train_microbatch_size: 2
precision: amp_bf16
fsdp:
  wrapping_strategy: by_block
  precision: mixed
data:
  num_workers: 32
  paths:
`;
  const lines: string[] = [];
  let size = head.length;
  for (let part = 0; size < kilobytes * 1000; part++) {
    const line = `    - s3://bucket/preprocessed/corpus/v1_5r2/part-${String(part % 200).padStart(3, '0')}-${String(part).padStart(5, '0')}.npy`;
    lines.push(line);
    size += line.length + 1;
  }
  return `${head}${lines.join('\n')}\n`;
}

/** A MaxText base file: the sizes and the run among as many flat keys with comments as make up `keys`. */
export function maxtextBase(keys: number): string {
  const head = `# Every default of a run.
run_name: ""
decoder_block: "llama2"
global_parameter_scale: 1
base_emb_dim: 2048
base_num_query_heads: 16
base_num_kv_heads: 16
base_mlp_dim: 7168
base_num_decoder_layers: 16
head_dim: 128
mlp_activations: ["silu", "linear"]
logits_via_embedding: false
vocab_size: 32_000
per_device_batch_size: 12.0
steps: 150_001
learning_rate: 3.e-5
max_target_length: 2048
compile_topology: ''
`;
  const values = ['false', '""', '0', '1.0', "'full'", '-1', '["data", "fsdp"]', '8192'];
  const others = Array.from({ length: keys - head.split('\n').length + 2 }, (_, index) => {
    const value = values[index % values.length] ?? '0';
    return `# What the option number ${index} of this file does, and when it matters.\nsome_option_${index}: ${value}`;
  });
  return `${head}${others.join('\n')}\n`;
}

/** A foreign YAML file of about `kilobytes`: deployments, one after the other. */
export function foreignYaml(kilobytes: number): string {
  const one = (index: number) => `- name: service-${index}
  image: registry.example/service:${index}
  replicas: 3
  ports: [80, 443]
  env:
    - name: LEVEL
      value: "info"
    - name: LIMIT
      value: "${index * 10}"
`;
  let text = 'services:\n';
  for (let index = 0; text.length < kilobytes * 1000; index++) text += one(index);
  return text;
}

/** A foreign JSON file of about `kilobytes`. */
export function foreignJson(kilobytes: number): string {
  const items: object[] = [];
  for (let index = 0, size = 0; size < kilobytes * 1000; index++) {
    const item = {
      id: index,
      title: `Entry ${index}`,
      tags: ['one', 'two'],
      position: { x: index * 2, y: index * 3 },
    };
    items.push(item);
    size += 105;
  }
  return JSON.stringify({ version: 3, items }, undefined, 1);
}

/** A training config that states model, run and machines: a Llama-2-70B in NeMo on 128 nodes of 8 accelerators. */
export const nemoRun = `name: megatron_llama_70b
trainer:
  devices: 8
  num_nodes: 128
  precision: bf16
  max_steps: 480000
model:
  mcore_gpt: true
  micro_batch_size: 1
  global_batch_size: 1024
  tensor_model_parallel_size: 8
  pipeline_model_parallel_size: 4
  sequence_parallel: true
  encoder_seq_length: 4096
  max_position_embeddings: 4096
  num_layers: 80
  hidden_size: 8192
  ffn_hidden_size: 28672
  num_attention_heads: 64
  num_query_groups: 8
  normalization: rmsnorm
  make_vocab_size_divisible_by: 128
  bias: false
  activation: fast-swiglu
  position_embedding_type: rope
  share_embeddings_and_output_weights: false
  tokenizer: {library: huggingface, type: meta-llama/Llama-2-70b-hf}
  activations_checkpoint_granularity: selective
  optim:
    name: distributed_fused_adam
    lr: 1.5e-4
    sched: {name: CosineAnnealing, warmup_steps: 2000}
`;
