import { runCli } from '../../../src/cli/runCli';
import { type ExitCode } from '../../../src/cli/failure';
import { filesInMemory } from '../configs/references/memoryFiles';
import { english, type Translate } from '../../../src/report/translate';

/** What a run of the program left behind. */
export interface Run {
  readonly code: ExitCode;
  readonly output: string;
  readonly complaints: readonly string[];
}

/** Runs the program on files in memory. */
export async function runOn(
  files: Readonly<Record<string, string>>,
  words: readonly string[],
  t: Translate = english,
): Promise<Run> {
  const output: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(words, {
    print: (line) => output.push(line),
    complain: (line) => complaints.push(line),
    read: (file) =>
      file in files
        ? Promise.resolve(files[file]!)
        : Promise.reject(Object.assign(new Error('not there'), { code: 'ENOENT' })),
    filesAround: (file) => Promise.resolve(filesInMemory(files, file)),
    t,
  });
  return { code, output: output.join('\n'), complaints };
}

/** Llama 3 8B as Meta's params.json describes it: 8,030,261,248 parameters, arXiv:2407.21783. */
export const LLAMA_8B = JSON.stringify({
  dim: 4096,
  n_layers: 32,
  n_heads: 32,
  n_kv_heads: 8,
  vocab_size: 128256,
  multiple_of: 1024,
  ffn_dim_multiplier: 1.3,
  norm_eps: 1e-5,
});

/** An OLMo run of 2T tokens: 1024 sequences of 2048 tokens. */
export const OLMO = `model:
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

export const FOREIGN = '{"name": "left-pad", "version": "1.0.0"}';
