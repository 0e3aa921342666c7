import { type ArchitectureDesign, type Plan, type PlannedTraining } from '../engine/plan/planResult';

/**
 * The planned run as a config that trains: LitGPT YAML with model, batch and tokens; or, as JSON, the model alone as
 * a Hugging Face `config.json`, which has no place for a training run. Read back, both give the same parameters, and
 * the YAML the same tokens. A mixture of experts is written as Mixtral.
 * @returns undefined where the plan has no model
 */
export function planConfig(plan: Plan, syntax: 'json' | 'yaml'): string | undefined {
  const { design, training } = plan;
  if (design === undefined) return undefined;
  if (syntax === 'json') return huggingFaceJson(design, training);
  return training === undefined ? undefined : litgptYaml(design, training);
}

interface Shape {
  readonly layers: number;
  readonly width: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly vocabulary: number;
  readonly positions: number;
  readonly tied: boolean;
  readonly mixture?: { readonly experts: number; readonly expertsPerToken: number };
}

/** The design's numbers with what the family takes for granted filled in. */
function shapeOf({ fields, architecture }: ArchitectureDesign, training: PlannedTraining | undefined): Shape {
  const heads = fields.attentionHeads?.value ?? 1;
  const width = architecture.hiddenSize;
  return {
    layers: architecture.layers,
    width,
    feedForward: fields.feedForwardSize?.value ?? 4 * width,
    heads,
    keyValueHeads: fields.keyValueHeads?.value ?? heads,
    headSize: fields.headSize?.value ?? width / heads,
    vocabulary: architecture.vocabularyRows,
    positions: fields.maximumPositions?.value ?? training?.sequenceLength.value ?? 4096,
    tied: architecture.tiedEmbeddings,
    mixture:
      fields.experts === undefined
        ? undefined
        : { experts: fields.experts.value, expertsPerToken: fields.expertsPerToken?.value ?? 1 },
  };
}

function huggingFaceJson(design: ArchitectureDesign, training: PlannedTraining | undefined): string {
  const shape = shapeOf(design, training);
  const { mixture } = shape;
  const config = {
    architectures: [mixture === undefined ? 'LlamaForCausalLM' : 'MixtralForCausalLM'],
    model_type: mixture === undefined ? 'llama' : 'mixtral',
    hidden_size: shape.width,
    intermediate_size: shape.feedForward,
    ...(mixture && { num_local_experts: mixture.experts, num_experts_per_tok: mixture.expertsPerToken }),
    num_hidden_layers: shape.layers,
    num_attention_heads: shape.heads,
    num_key_value_heads: shape.keyValueHeads,
    head_dim: shape.headSize,
    vocab_size: shape.vocabulary,
    max_position_embeddings: shape.positions,
    hidden_act: 'silu',
    rms_norm_eps: 1e-5,
    ...(mixture === undefined ? { attention_bias: false, mlp_bias: false } : {}),
    tie_word_embeddings: shape.tied,
    torch_dtype: 'bfloat16',
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** A number as PyYAML reads a number: an exponent needs a point and a sign. */
function yamlNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const pointed = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return `${pointed}e${/^[-+]/.test(exponent) ? exponent : `+${exponent}`}`;
}

/** LitGPT's own default for pretraining (2000 steps), but at most a hundredth of the run. */
function warmupSteps(steps: number): number {
  return Math.max(1, Math.min(2000, Math.round(steps / 100)));
}

function mlpOf({ mixture }: Shape): readonly string[] {
  if (mixture === undefined) return ['  mlp_class_name: LLaMAMLP'];
  const { experts, expertsPerToken } = mixture;
  return ['  mlp_class_name: LLaMAMoE', `  n_expert: ${experts}`, `  n_expert_per_token: ${expertsPerToken}`];
}

function litgptYaml(design: ArchitectureDesign, training: PlannedTraining): string {
  const shape = shapeOf(design, training);
  const model = [
    'model_config:',
    `  name: planned`,
    `  n_layer: ${shape.layers}`,
    `  n_embd: ${shape.width}`,
    `  n_head: ${shape.heads}`,
    `  n_query_groups: ${shape.keyValueHeads}`,
    `  head_size: ${shape.headSize}`,
    `  intermediate_size: ${shape.feedForward}`,
    `  vocab_size: ${shape.vocabulary}`,
    `  padded_vocab_size: ${shape.vocabulary}`,
    `  block_size: ${shape.positions}`,
    `  parallel_residual: false`,
    `  bias: false`,
    `  norm_class_name: RMSNorm`,
    ...mlpOf(shape),
    `  rotary_percentage: 1.0`,
  ];
  const { tokens, sequenceLength, globalBatchSequences, steps, learningRate } = training;
  const train = [
    'train:',
    `  max_tokens: ${yamlNumber(Math.round(tokens))}`,
    `  max_seq_length: ${sequenceLength.value}`,
    `  global_batch_size: ${globalBatchSequences.value}`,
    `  micro_batch_size: 1`,
    `  lr_warmup_steps: ${warmupSteps(steps.value)}`,
    `  tie_embeddings: ${shape.tied}`,
    `precision: bf16-mixed`,
    'optimizer:',
    '  class_path: torch.optim.AdamW',
    '  init_args:',
    `    lr: ${yamlNumber(Number(learningRate.value.toPrecision(3)))}`,
    '    weight_decay: 0.1',
    '    betas: [0.9, 0.95]',
  ];
  return `${[...model, ...train].join('\n')}\n`;
}
