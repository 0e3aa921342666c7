import assert from 'node:assert/strict';
import { type ClusterFields } from '../../../src/engine/run';
import { fixture, onlyPart } from './fixture';

const OLMO = `model: {d_model: 4096, n_layers: 32, n_heads: 32}
global_train_batch_size: 2160
device_train_microbatch_size: 2
scheduler: {units: tokens}
`;
const AXOLOTL = `base_model: meta-llama/Llama-3.1-8B
micro_batch_size: 1
sequence_len: 2048
`;
const FACTORY = `model_name_or_path: meta-llama/Llama-3.1-8B
stage: sft
finetuning_type: full
tensor_model_parallel_size: 2
`;
const TRL = `model_name_or_path: meta-llama/Llama-3.1-8B
per_device_train_batch_size: 1
learning_rate: 1.0e-5
`;
const ACCELERATE = `compute_environment: LOCAL_MACHINE
num_processes: 8
num_machines: 1
mixed_precision: bf16
`;
const DEEPSPEED = '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "zero_optimization": ';
const TORCHTUNE = `model: {_component_: torchtune.models.llama3_1.llama3_1_8b}
tokenizer: {_component_: torchtune.models.llama3.llama3_tokenizer, max_seq_len: 8192}
batch_size: 2
epochs: 1
optimizer: {_component_: torch.optim.AdamW, lr: 2.0e-5}
dtype: bf16
`;
const LEVANTER = `model: {type: llama}
trainer: {train_batch_size: 1024, num_train_steps: 1000`;
const NEOX = `num_layers: 16
hidden_size: 2048
num_attention_heads: 16
train_micro_batch_size_per_gpu: 4
train_iters: 1000
`;
const LITGPT = `model_name: pythia-160m
train: {global_batch_size: 8, micro_batch_size: 2}
precision: WORD
`;
const NANOTRON = (line: string): string =>
  fixture('nanotron/llama.yaml')
    .replace(/^ +(pp|tp_mode): .*\n/gm, '')
    .replace(/^( +)tp: .*$/m, `$&\n$1${line}`);
const BRIDGE = `model: {seq_length: 2048}
train: {train_iters: 10, global_batch_size: 8}
scheduler: {lr_warmup_iters: 1}
`;
const MEGATRON = `MODEL_ARGS:
  --num-layers: 32
  --hidden-size: 4096
  --num-attention-heads: 32
  --tokenizer-type: GPT2BPETokenizer
  --seq-length: 4096
  --micro-batch-size: 1
  --global-batch-size: 128
  --train-iters: 1000
  --tensor-model-parallel-size: 4
  --pipeline-model-parallel-size: 4
`;

/** What stands in the file, what is to be read from it, and whose default it is where it is one. */
type Case = readonly [
  title: string,
  format: string,
  text: string,
  field: keyof ClusterFields,
  value: string | number | boolean | undefined,
  note?: string,
];

const cases: readonly Case[] = [
  ['OLMo shards everything', 'olmo', OLMO, 'zeroStage', 3, 'OLMo FSDPConfig'],
  ['OLMo without sharding', 'olmo', `${OLMO}distributed_strategy: ddp\n`, 'zeroStage', 0],
  ['OLMo that says how', 'olmo', `${OLMO}fsdp: {sharding_strategy: SHARD_GRAD_OP}\n`, 'zeroStage', 2],
  ['axolotl without FSDP', 'axolotl', AXOLOTL, 'zeroStage', undefined],
  ['FSDP by words', 'axolotl', `${AXOLOTL}fsdp: [full_shard, auto_wrap]\n`, 'zeroStage', 3],
  ['FSDP by one text', 'trl', `${TRL}fsdp: shard_grad_op auto_wrap offload\n`, 'zeroStage', 2],
  ['offload by word', 'trl', `${TRL}fsdp: full_shard offload\n`, 'offload', 'optimizer-and-weights'],
  ['FSDP turned off', 'trl', `${TRL}fsdp: ""\n`, 'zeroStage', undefined],
  [
    'offload by a switch',
    'axolotl',
    `${AXOLOTL}fsdp_config: {fsdp_offload_params: true}\n`,
    'offload',
    'optimizer-and-weights',
  ],
  [
    'FSDP 2 that keeps weights',
    'axolotl',
    `${AXOLOTL}fsdp_config: {reshard_after_forward: false}\n`,
    'zeroStage',
    2,
  ],
  [
    'FSDP that recomputes layers',
    'axolotl',
    `${AXOLOTL}fsdp_config: {activation_checkpointing: true}\n`,
    'activationRecompute',
    'full',
  ],
  [
    'FSDP that keeps activations',
    'trl',
    `${TRL}fsdp_config: {activation_checkpointing: false}\n`,
    'activationRecompute',
    undefined,
  ],
  [
    'Liger’s loss in axolotl',
    'axolotl',
    `${AXOLOTL}liger_fused_linear_cross_entropy: true\n`,
    'chunkedLoss',
    true,
  ],
  [
    'Apple’s loss by its plugin',
    'axolotl',
    `${AXOLOTL}plugins: [axolotl.integrations.cut_cross_entropy.CutCrossEntropyPlugin]\n`,
    'chunkedLoss',
    true,
  ],
  [
    'Liger’s norms alone',
    'axolotl',
    `${AXOLOTL}plugins: [axolotl.integrations.liger.LigerPlugin]\nliger_rms_norm: true\n`,
    'chunkedLoss',
    undefined,
  ],
  ['Liger in transformers', 'trl', `${TRL}use_liger_kernel: true\n`, 'chunkedLoss', true],
  ['Liger beside pairs', 'trl', `${TRL}use_liger_kernel: true\nbeta: 0.1\n`, 'chunkedLoss', undefined],
  ['Liger turned off', 'trl', `${TRL}use_liger: false\n`, 'chunkedLoss', undefined],
  ['Liger in LLaMA-Factory', 'llama-factory', `${FACTORY}enable_liger_kernel: true\n`, 'chunkedLoss', true],
  [
    'torchtune’s loss with its head',
    'torchtune',
    `${TORCHTUNE}loss: {_component_: torchtune.modules.loss.LinearCrossEntropyLoss}\n`,
    'chunkedLoss',
    true,
  ],
  [
    'torchtune’s loss alone',
    'torchtune',
    `${TORCHTUNE}loss: {_component_: torchtune.modules.loss.CEWithChunkedOutputLoss}\n`,
    'chunkedLoss',
    undefined,
  ],
  [
    'Megatron’s sharded states',
    'llama-factory',
    `${FACTORY}use_distributed_optimizer: true\n`,
    'zeroStage',
    1,
  ],
  [
    'Megatron’s whole states',
    'llama-factory',
    `${FACTORY}use_distributed_optimizer: false\n`,
    'zeroStage',
    undefined,
  ],
  [
    'activations on the host',
    'axolotl',
    `${AXOLOTL}activation_offloading: legacy\n`,
    'activationOffload',
    true,
  ],
  [
    'accelerate without a strategy',
    'accelerate',
    `${ACCELERATE}distributed_type: FSDP\nfsdp_config: {fsdp_version: 2}\n`,
    'zeroStage',
    3,
    'FSDP plugin of accelerate',
  ],
  [
    'accelerate’s flat devices',
    'accelerate',
    `${ACCELERATE}distributed_type: DEEPSPEED\ndeepspeed_config: {zero_stage: 3, offload_param_device: none, offload_optimizer_device: nvme}\n`,
    'offload',
    'optimizer',
  ],
  ['DeepSpeed on the GPU', 'deepspeed', `${DEEPSPEED}{"stage": 2}}`, 'offload', undefined],
  [
    'ZeRO-Offload',
    'deepspeed',
    `${DEEPSPEED}{"stage": 2, "offload_optimizer": {"device": "cpu"}}}`,
    'offload',
    'optimizer',
  ],
  [
    'ZeRO-Infinity',
    'deepspeed',
    `${DEEPSPEED}{"stage": 3, "offload_param": {"device": "nvme"}, "offload_optimizer": {"device": "cpu"}}}`,
    'offload',
    'optimizer-and-weights',
  ],
  [
    'DeepSpeed’s old switch',
    'gpt-neox',
    `${NEOX}zero_optimization: {stage: 1, cpu_offload: true}\n`,
    'offload',
    'optimizer',
  ],
  ['torchtune on one device', 'torchtune', TORCHTUNE, 'zeroStage', undefined],
  [
    'torchtune on several',
    'torchtune',
    `${TORCHTUNE}fsdp_cpu_offload: false\n`,
    'zeroStage',
    3,
    'torchtune recipes',
  ],
  [
    'torchtune on the host',
    'torchtune',
    `${TORCHTUNE}fsdp_cpu_offload: true\n`,
    'offload',
    'optimizer-and-weights',
  ],
  ['Levanter’s own axis', 'levanter', `${LEVANTER}}\n`, 'zeroStage', 3, 'Levanter TrainerConfig'],
  ['Levanter without an axis', 'levanter', `${LEVANTER}, fsdp_axis: null}\n`, 'zeroStage', undefined],
  ['Megatron’s whole activations', 'megatron-lm', MEGATRON, 'sequenceParallel', false, 'Megatron-LM'],
  [
    'Megatron’s split activations',
    'megatron-lm',
    `${MEGATRON}  --sequence-parallel: true\n`,
    'sequenceParallel',
    true,
  ],
  [
    'Megatron’s own FSDP',
    'megatron-lm',
    `${MEGATRON}  --use-distributed-optimizer: true\n  --use-megatron-fsdp: true\n  --data-parallel-sharding-strategy: optim_grads_params\n`,
    'zeroStage',
    3,
  ],
  [
    'Megatron’s strategy without its FSDP',
    'megatron-lm',
    `${MEGATRON}  --use-distributed-optimizer: true\n  --data-parallel-sharding-strategy: optim_grads_params\n`,
    'zeroStage',
    1,
  ],
  ['PyTorch’s FSDP in Megatron', 'megatron-lm', `${MEGATRON}  --use-torch-fsdp2: true\n`, 'zeroStage', 3],
  [
    'Megatron-Bridge’s FSDP',
    'megatron-bridge',
    `${BRIDGE}dist: {use_megatron_fsdp: true}\nddp: {data_parallel_sharding_strategy: optim_grads}\n`,
    'zeroStage',
    2,
  ],
  [
    'Megatron-Bridge without FSDP',
    'megatron-bridge',
    `${BRIDGE}dist: {use_megatron_fsdp: false}\nddp: {use_distributed_optimizer: true}\n`,
    'zeroStage',
    1,
  ],
  ['Megatron-Bridge’s recipe', 'megatron-bridge', `${BRIDGE}ddp: {}\n`, 'zeroStage', undefined],
  ['nanotron’s split activations', 'nanotron', NANOTRON('tp_mode: REDUCE_SCATTER'), 'sequenceParallel', true],
  ['nanotron’s whole activations', 'nanotron', NANOTRON('tp_mode: ALL_REDUCE'), 'sequenceParallel', false],
  ['nanotron without a word', 'nanotron', NANOTRON('pp: 1'), 'sequenceParallel', false, 'nanotron'],
  [
    'Megatron’s interleaved stages',
    'megatron-lm',
    `${MEGATRON}  --num-layers-per-virtual-pipeline-stage: 2\n`,
    'virtualStages',
    4,
    'num_layers / 4 / num_layers_per_virtual_pipeline_stage',
  ],
  [
    'chunks that do not come out',
    'megatron-lm',
    `${MEGATRON}  --num-layers-per-virtual-pipeline-stage: 3\n`,
    'virtualStages',
    undefined,
  ],
];

describe('where a run keeps its weights, states and activations', () => {
  for (const [title, format, text, field, value, note] of cases) {
    it(`${title}: ${field} is ${value === undefined ? 'not said' : String(value)}`, () => {
      const language = text.startsWith('{') ? 'json' : 'yaml';
      const found = onlyPart(text, language, format).description.cluster[field];
      assert.equal(found?.value, value);
      if (note !== undefined) assert.equal(found?.note, note);
      else if (found !== undefined) assert.equal(found.origin, 'file');
    });
  }
});

describe('the rank of an adapter', () => {
  const rank = (format: string, text: string) =>
    onlyPart(text, 'yaml', format).description.training.adapterRank;

  it('is read where an adapter is trained', () => {
    assert.equal(rank('axolotl', `${AXOLOTL}adapter: lora\nlora_r: 64\n`)?.value, 64);
    assert.equal(rank('axolotl', `${AXOLOTL}lora_r: 64\n`), undefined);
  });

  it('is LLaMA-Factory’s 8 where its files say nothing, and says so', () => {
    const found = rank(
      'llama-factory',
      'model_name_or_path: meta-llama/Llama-3.1-8B\nstage: sft\nfinetuning_type: lora\ndataset: alpaca\n',
    );
    assert.deepEqual([found?.value, found?.origin], [8, 'format-default']);
  });
});

describe('weights and states in 16 bit alone', () => {
  const texts: readonly (readonly [format: string, text: string, word: string])[] = [
    ['torchtune', TORCHTUNE, 'pure bf16'],
    ['torchtune', TORCHTUNE.replace('dtype: bf16', 'dtype: fp32'), 'fp32'],
    ['llama-factory', `${FACTORY}pure_bf16: true\n`, 'pure bf16'],
    ['llama-factory', `${FACTORY}pure_bf16: false\nbf16: true\n`, 'bf16'],
    ['axolotl', `${AXOLOTL}bfloat16: true\n`, 'pure bf16'],
    ['litgpt', LITGPT.replace('WORD', 'bf16-true'), 'bf16-true'],
    ['litgpt', LITGPT.replace('WORD', '16-true'), 'fp16-true'],
    ['litgpt', LITGPT.replace('WORD', 'bf16-mixed'), 'bf16'],
  ];
  for (const [format, text, word] of texts) {
    it(`is “${word}” for ${text.trim().split('\n').at(-1)} in ${format}`, () => {
      assert.equal(onlyPart(text, 'yaml', format).description.training.precision?.value, word);
    });
  }
});

describe('the optimiser of LLaMA-Factory', () => {
  const optimizer = (lines: string) =>
    onlyPart(`${FACTORY}${lines}`, 'yaml', 'llama-factory').description.training.optimizer?.value;

  it('is the one a switch turns on', () => {
    assert.equal(optimizer('use_galore: true\noptim: adamw_torch\n'), 'GaLore');
    assert.equal(optimizer('use_badam: true\n'), 'BAdam');
  });

  it('is `optim` where every switch is off', () => {
    assert.equal(optimizer('use_galore: false\noptim: adamw_torch\n'), 'adamw_torch');
  });
});
