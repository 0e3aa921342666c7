import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig } from '../../../src/configs';

/** What lies beside configs in every repository and model folder, each with words that ours have too. */
const FILES: readonly (readonly [what: string, language: ConfigLanguage, text: string])[] = [
  [
    'package.json',
    'json',
    '{"name": "layers", "scripts": {"train": "train.py --hidden_size 512"}, "config": {"hidden_size": "512", "num_layers": "4"}}',
  ],
  [
    'tsconfig.json',
    'json',
    '{"compilerOptions": {"target": "es2022", /* c */ "strict": true,}, "include": ["src"],}',
  ],
  ['.eslintrc.json', 'json', '{"root": true, "rules": {"max-depth": ["error", 4]}}'],
  [
    'docker-compose.yml',
    'yaml',
    'services:\n  train:\n    command: python train.py --batch_size 8\n    environment: {max_seq_len: 4096, batch_size: 8, n_layers: 2}\n',
  ],
  [
    'a GitHub workflow',
    'yaml',
    'on: [push]\ndefaults:\n  run: {shell: bash}\njobs:\n  test:\n    strategy: {matrix: {model: [llama, gpt2]}}\n    steps: [{run: pytest}]\n',
  ],
  [
    'a Kubernetes deployment without accelerators',
    'yaml',
    'apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 3, template: {spec: {containers: [{resources: {limits: {cpu: 1}}}]}}}\n',
  ],
  [
    'an OpenAPI document that describes a model config',
    'yaml',
    'openapi: 3.0.0\ncomponents:\n  schemas:\n    Model:\n      properties:\n        hidden_size: {type: integer, default: 4096}\n        num_hidden_layers: {type: integer}\n        num_attention_heads: {type: integer}\n        vocab_size: {type: integer}\n',
  ],
  [
    'tokenizer_config.json',
    'json',
    '{"model_max_length": 131072, "tokenizer_class": "LlamaTokenizer", "vocab_size": 32000, "model_type": "llama"}',
  ],
  [
    'tokenizer.json',
    'json',
    '{"version": "1.0", "model": {"type": "BPE", "vocab": {"dim": 3, "n_heads": 5, "n_layers": 6, "vocab_size": 7}, "merges": []}}',
  ],
  ['special_tokens_map.json', 'json', '{"bos_token": {"content": "<s>"}, "eos_token": "</s>"}'],
  [
    'generation_config.json',
    'json',
    '{"max_length": 4096, "top_k": 50, "model_type": "llama", "transformers_version": "4.40.0"}',
  ],
  [
    'preprocessor_config.json',
    'json',
    '{"image_processor_type": "SiglipImageProcessor", "size": {"height": 384}, "patch_size": 14, "hidden_size": 1024}',
  ],
  [
    'model.safetensors.index.json',
    'json',
    '{"metadata": {"total_size": 16060522496}, "weight_map": {"lm_head.weight": "model-4.safetensors"}}',
  ],
  [
    'trainer_state.json',
    'json',
    '{"epoch": 1.0, "global_step": 100, "log_history": [{"loss": 2.1, "step": 10}], "max_steps": 100, "train_batch_size": 8}',
  ],
  ['all_results.json', 'json', '{"epoch": 3.0, "train_loss": 1.2, "train_samples": 1000}'],
  ['dataset_infos.json', 'json', '{"default": {"splits": {"train": {"num_bytes": 1, "num_examples": 2}}}}'],
  [
    'a quantisation config',
    'json',
    '{"quant_method": "gptq", "bits": 4, "group_size": 128, "model_name_or_path": null}',
  ],
  [
    'a conda environment',
    'yaml',
    'name: llm\ndependencies: [python=3.11, {pip: [transformers, deepspeed, axolotl]}]\n',
  ],
  ['mkdocs.yml', 'yaml', 'site_name: x\ntheme: {name: material}\nnav: [{Home: index.md}]\n'],
  ['prometheus.yml', 'yaml', 'global: {scrape_interval: 15s}\nscrape_configs: [{job_name: n}]\n'],
  [
    'a notebook',
    'json',
    '{"cells": [{"cell_type": "code", "source": ["config = {\'hidden_size\': 512}"]}], "nbformat": 4}',
  ],
  ['a model card', 'yaml', 'base_model: meta-llama/Llama-3.1-8B\ndatasets: [a/b]\nlibrary_name: peft\n'],
  [
    'a merge of models',
    'yaml',
    'slices: [{sources: [{model: a/b, layer_range: [0, 32]}]}]\nmerge_method: slerp\nbase_model: mistralai/Mistral-7B-v0.1\ndtype: bfloat16\n',
  ],
  [
    'a sweep over sizes',
    'yaml',
    'method: bayes\nparameters:\n  hidden_size: {values: [256, 512]}\n  num_layers: {min: 2, max: 8}\n  num_heads: {values: [4]}\n  vocab_size: {value: 100}\n',
  ],
  [
    'an image classifier on Lightning',
    'yaml',
    'trainer: {devices: 2, max_epochs: 90}\nmodel: {class_path: src.ResNet, init_args: {num_layers: 50, hidden_size: 512}}\n',
  ],
  [
    'a model of time series',
    'yaml',
    'model: {num_layers: 3, d_model: 128, n_heads: 16, seq_len: 336, pred_len: 96, patch_len: 16, d_ff: 256, enc_in: 7}\n',
  ],
  [
    'a graph network',
    'yaml',
    'model: {name: GAT, num_layers: 3, hidden_dim: 64, num_heads: 8}\ntrain: {lr: 0.005, batch_size: 32}\n',
  ],
  [
    'a recogniser of speech as transformers saves it',
    'json',
    '{"architectures": ["Wav2Vec2ForCTC"], "model_type": "wav2vec2", "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "vocab_size": 32}',
  ],
  [
    'pictures and their captions',
    'json',
    '{"architectures": ["CLIPModel"], "model_type": "clip", "projection_dim": 512, "text_config": {"hidden_size": 512, "num_hidden_layers": 12, "num_attention_heads": 8, "vocab_size": 49408}, "vision_config": {"hidden_size": 768}}',
  ],
  [
    'a vision transformer as transformers saves it',
    'json',
    '{"architectures": ["ViTForImageClassification"], "model_type": "vit", "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "image_size": 224}',
  ],
  [
    'diffusion',
    'json',
    '{"_class_name": "Transformer2DModel", "num_layers": 28, "num_attention_heads": 16, "attention_head_dim": 72, "in_channels": 4, "hidden_size": 1152, "n_positions": 32}',
  ],
  [
    'arguments of a trainer without any model',
    'json',
    '{"output_dir": "out", "per_device_train_batch_size": 8, "num_train_epochs": 3, "learning_rate": 5e-5}',
  ],
];

describe('everyday files that are no model or training config', () => {
  for (const [what, language, text] of FILES) {
    it(`is silent about ${what}`, () => {
      assert.equal(readConfig(text, { language }), undefined);
    });
  }
});
