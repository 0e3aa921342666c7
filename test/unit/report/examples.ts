import { readConfig } from '../../../src/configs';
import { type ConfigPart } from '../../../src/configs/reading';
import { type Assumptions, defaultAssumptions, estimate, type Estimate } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';

/** A config with its estimate, as every view gets them. */
export interface Example {
  readonly text: string;
  readonly part: ConfigPart;
  readonly estimate: Estimate;
}

/** Reads and estimates the first part of a text. */
export function example(
  text: string,
  language: 'json' | 'yaml',
  assumptions: Assumptions = defaultAssumptions,
): Example {
  const part = readConfig(text, { language })?.parts[0];
  if (part === undefined) throw new Error('the example is no config');
  return { text, part, estimate: estimate(part.description, assumptions, laws) };
}

/** Llama 3 8B, Meta's params.json: 8,030,261,248 parameters (arXiv:2407.21783), no token budget. */
export const LLAMA = `{
  "dim": 4096, "n_layers": 32, "n_heads": 32, "n_kv_heads": 8, "vocab_size": 128256,
  "multiple_of": 1024, "ffn_dim_multiplier": 1.3, "norm_eps": 1e-05
}`;

/** Mixtral 8x7B as Mistral's params.json: 46,702,792,704 parameters, 12.9B active (arXiv:2401.04088). */
export const MIXTRAL = `{
  "dim": 4096, "n_layers": 32, "head_dim": 128, "hidden_dim": 14336, "n_heads": 32, "n_kv_heads": 8,
  "norm_eps": 1e-05, "vocab_size": 32000, "moe": { "num_experts_per_tok": 2, "num_experts": 8 }
}`;

/** An OLMo run that states its tokens; one value would be a link, a tag and a table cell if it were not escaped. */
export const OLMO = `run_name: '[x](command:evil) <b> | \`'
model:
  d_model: 2048
  n_heads: 16
  n_layers: 16
  mlp_ratio: 8
  rope: true
  weight_tying: true
  include_bias: false
  vocab_size: 50280
  embedding_size: 50304
  max_sequence_length: 2048
global_train_batch_size: 1024
device_train_microbatch_size: 4
max_duration: 2e12T
`;
