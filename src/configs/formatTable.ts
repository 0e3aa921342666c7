// Written by `npm run formats` from formats/index.ts.
import { type Format } from './format';

/** What is known of a format before it is loaded. */
export interface FormatRow extends Pick<Format, 'id' | 'languages' | 'keyHints'> {
  readonly load: () => Promise<Format>;
}

/**
 * The registry without the formats themselves: all that is needed to tell that a file is none of ours, and to load only
 * the readers a text may need.
 */
export const FORMAT_TABLE: readonly FormatRow[] = [
  {
    id: 'kubernetes',
    languages: ['yaml', 'json'],
    keyHints: [
      ['apiVersion'],
      ['kind'],
      ['limits', 'requests'],
      ['nvidia.com/gpu', 'amd.com/gpu', 'habana.ai/gaudi', 'google.com/tpu', 'aws.amazon.com/neuron'],
    ],
    load: async () => (await import('./formats/kubernetes')).kubernetes,
  },
  {
    id: 'hf-config',
    languages: ['json'],
    keyHints: [
      ['model_type', 'architectures', 'word_embed_proj_dim'],
      ['hidden_size', 'n_embd', 'd_model', 'n_embed', 'dim', 'text_config', 'llm_config', 'language_config'],
      [
        'num_hidden_layers',
        'n_layer',
        'n_layers',
        'num_layers',
        'encoder_layers',
        'layers_block_type',
        'text_config',
        'llm_config',
        'language_config',
      ],
    ],
    load: async () => (await import('./formats/huggingFace')).huggingFace,
  },
  {
    id: 'litgpt',
    languages: ['yaml'],
    keyHints: [['micro_batch_size'], ['global_batch_size'], ['model_name', 'model_config', 'checkpoint_dir']],
    load: async () => (await import('./formats/litgpt')).litgpt,
  },
  {
    id: 'litgpt-model',
    languages: ['yaml'],
    keyHints: [['mlp_class_name', 'norm_class_name'], ['n_layer'], ['n_embd'], ['block_size']],
    load: async () => (await import('./formats/litgptCheckpoint')).litgptCheckpoint,
  },
  {
    id: 'llm-foundry',
    languages: ['yaml'],
    keyHints: [
      ['max_duration', 'global_train_batch_size'],
      ['train_loader', 'pretrained_model_name_or_path', 'd_model'],
      ['model'],
    ],
    load: async () => (await import('./formats/llmFoundry')).llmFoundry,
  },
  {
    id: 'mcli',
    languages: ['yaml'],
    keyHints: [['compute'], ['gpus'], ['command'], ['image']],
    load: async () => (await import('./formats/mcli')).mcli,
  },
  {
    id: 'olmo',
    languages: ['yaml'],
    keyHints: [
      ['device_train_microbatch_size', 'device_train_batch_size', 'max_duration'],
      ['global_train_batch_size'],
      ['n_layers'],
      ['d_model'],
    ],
    load: async () => (await import('./formats/olmo')).olmo,
  },
  {
    id: 'meta-params',
    languages: ['json'],
    keyHints: [['n_layers'], ['n_heads'], ['dim']],
    load: async () => (await import('./formats/metaParams')).metaParams,
  },
  {
    id: 'gpt-neox',
    languages: ['yaml', 'json'],
    keyHints: [
      [
        'pipe_parallel_size',
        'pipe-parallel-size',
        'model_parallel_size',
        'model-parallel-size',
        'no_weight_tying',
        'no-weight-tying',
        'attention_config',
        'attention-config',
        'train_micro_batch_size_per_gpu',
      ],
      ['num_layers', 'num-layers'],
      ['hidden_size', 'hidden-size'],
    ],
    load: async () => (await import('./formats/gptNeox')).gptNeox,
  },
  {
    id: 'nanotron',
    languages: ['yaml'],
    keyHints: [['batch_accumulation_per_replica'], ['model_config'], ['tokens']],
    load: async () => (await import('./formats/nanotron')).nanotron,
  },
  {
    id: 'open-lm',
    languages: ['json'],
    keyHints: [
      ['post_embed_norm', 'weight_tying', 'open_lm_args', 'n_layer'],
      ['seq_len', 'hyperparameters'],
    ],
    load: async () => (await import('./formats/openLm')).openLm,
  },
  {
    id: 'calculon',
    languages: ['json'],
    keyHints: [
      ['num_blocks', 'num_procs'],
      ['attn_heads', 'tensor_par'],
    ],
    load: async () => (await import('./formats/calculon')).calculon,
  },
  {
    id: 'axolotl',
    languages: ['yaml'],
    keyHints: [
      ['base_model'],
      ['micro_batch_size', 'sequence_len', 'datasets', 'pretraining_dataset', 'adapter', 'val_set_size'],
    ],
    load: async () => (await import('./formats/axolotl')).axolotl,
  },
  {
    id: 'llama-factory',
    languages: ['yaml', 'json'],
    keyHints: [
      ['stage', 'finetuning_type', 'train_dataset'],
      ['model_name_or_path', 'model'],
      ['stage', 'finetuning_type', 'dist_config', 'micro_batch_size', 'cutoff_len'],
    ],
    load: async () => (await import('./formats/llamaFactory')).llamaFactory,
  },
  {
    id: 'trl',
    languages: ['yaml', 'json'],
    keyHints: [
      ['model_name_or_path'],
      ['per_device_train_batch_size', 'dataset_mixture', 'dataset_mixer'],
      ['learning_rate', 'num_train_epochs', 'max_steps', 'gradient_accumulation_steps'],
    ],
    load: async () => (await import('./formats/trl')).trl,
  },
  {
    id: 'torchtune',
    languages: ['yaml'],
    keyHints: [['_component_'], ['model'], ['batch_size', 'checkpointer', 'epochs']],
    load: async () => (await import('./formats/torchtune')).torchtune,
  },
  {
    id: 'deepspeed',
    languages: ['json'],
    keyHints: [
      ['zero_optimization', 'train_micro_batch_size_per_gpu', 'train_batch_size'],
      ['zero_optimization', 'bf16', 'fp16', 'optimizer'],
    ],
    load: async () => (await import('./formats/deepspeed')).deepspeed,
  },
  {
    id: 'accelerate',
    languages: ['yaml', 'json'],
    keyHints: [['compute_environment'], ['distributed_type'], ['num_processes']],
    load: async () => (await import('./formats/accelerate')).accelerate,
  },
  {
    id: 'skypilot',
    languages: ['yaml'],
    keyHints: [['accelerators'], ['resources'], ['run']],
    load: async () => (await import('./formats/skypilot')).skypilot,
  },
  {
    id: 'peft-adapter',
    languages: ['json'],
    keyHints: [['peft_type'], ['base_model_name_or_path'], ['r', 'lora_alpha', 'num_virtual_tokens']],
    load: async () => (await import('./formats/peftAdapter')).peftAdapter,
  },
  {
    id: 'megatron-bridge',
    languages: ['yaml'],
    keyHints: [['train_iters'], ['global_batch_size'], ['train']],
    load: async () => (await import('./formats/megatronBridge')).megatronBridge,
  },
  {
    id: 'levanter',
    languages: ['yaml'],
    keyHints: [['train_batch_size'], ['trainer'], ['num_train_steps', 'mp', 'model_axis_size'], ['model']],
    load: async () => (await import('./formats/levanter')).levanter,
  },
  {
    id: 'lingua',
    languages: ['yaml'],
    keyHints: [['fsdp_type'], ['distributed'], ['sources'], ['steps']],
    load: async () => (await import('./formats/lingua')).lingua,
  },
  {
    id: 'maxtext',
    languages: ['yaml'],
    keyHints: [
      ['base_emb_dim', 'base_config'],
      ['base_num_decoder_layers', 'per_device_batch_size', 'steps', 'learning_rate', 'max_target_length'],
    ],
    load: async () => (await import('./formats/maxtext')).maxtext,
  },
  {
    id: 'modalities',
    languages: ['yaml'],
    keyHints: [['component_key'], ['variant_key'], ['n_head_q'], ['n_embd']],
    load: async () => (await import('./formats/modalities')).modalities,
  },
  {
    id: 'megatron-lm',
    languages: ['yaml'],
    keyHints: [['MODEL_ARGS'], ['--num-layers'], ['--hidden-size']],
    load: async () => (await import('./formats/megatronLm')).megatronLm,
  },
  {
    id: 'nemo',
    languages: ['yaml'],
    keyHints: [
      ['micro_batch_size'],
      ['trainer'],
      ['make_vocab_size_divisible_by', 'encoder_seq_length'],
      ['devices'],
    ],
    load: async () => (await import('./formats/nemo')).nemo,
  },
  {
    id: 'nemo2',
    languages: ['yaml'],
    keyHints: [
      ['_target_', 'MODEL_ARGS'],
      ['trainer', 'trainer.max_steps'],
      ['model', '_factory_', 'data.global_batch_size'],
    ],
    load: async () => (await import('./formats/nemo2')).nemo2,
  },
  {
    id: 'flagscale',
    languages: ['yaml'],
    keyHints: [
      ['system', 'experiment'],
      ['data', 'action'],
      ['num_layers', 'nnodes'],
      ['hidden_size', 'nproc_per_node'],
    ],
    load: async () => (await import('./formats/flagscale')).flagscale,
  },
  {
    id: 'olmo-core',
    languages: ['json'],
    keyHints: [['data_loader', 'train_module'], ['d_model'], ['n_layers'], ['block']],
    load: async () => (await import('./formats/olmoCore')).olmoCore,
  },
  {
    id: 'wandb',
    languages: ['yaml'],
    keyHints: [
      ['_wandb', 'wandb_version'],
      ['value'],
      ['num_hidden_layers', 'num_layers', 'n_layers', 'n_layer'],
      [
        'hidden_size',
        'd_model',
        'n_embd',
        'n_embed',
        'model_dim',
        'embed_dim',
        'embedding_dim',
        'emb_dim',
        'dim',
        'hidden_dim',
      ],
    ],
    load: async () => (await import('./formats/wandb')).wandb,
  },
  {
    id: 'plain',
    languages: ['yaml', 'json'],
    keyHints: [
      ['num_hidden_layers', 'num_layers', 'n_layers', 'n_layer'],
      [
        'hidden_size',
        'd_model',
        'n_embd',
        'n_embed',
        'model_dim',
        'embed_dim',
        'embedding_dim',
        'emb_dim',
        'dim',
        'hidden_dim',
      ],
      ['num_attention_heads', 'num_heads', 'n_heads', 'n_head', 'attention_heads'],
      [
        'vocab_size',
        'vocabulary_size',
        'n_vocab',
        'num_embeddings',
        'sequence_length',
        'seq_length',
        'seq_len',
        'max_seq_len',
        'max_seq_length',
        'max_sequence_length',
        'block_size',
        'context_length',
        'context_size',
        'context_window',
        'ctx_len',
        'n_ctx',
        'max_position_embeddings',
        'n_positions',
        'max_positions',
      ],
    ],
    load: async () => (await import('./formats/plain')).plain,
  },
];
