import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { partWithProblems } from '../../../src/configs/partWithProblems';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { type Notice } from '../../../src/engine/notice';
import { noticeSentence } from '../../../src/report/notices';
import { lineOf } from '../../../src/report/positions';
import { english } from '../../../src/report/translate';
import { fixture, fixturePaths, languageOf } from '../configs/fixture';

/** What is marked in a text: severity, the line as it is written, and the sentence. */
function marked(text: string, path: string): readonly (readonly [string, string, string])[] {
  const reading = readConfig(text, { language: languageOf(path) });
  assert.ok(reading, path);
  const notices = reading.parts.flatMap((part): readonly Notice[] => {
    const estimated = estimate(part.description, defaultAssumptions, []);
    const judged = partWithProblems(part, reading.format, estimated, defaultAssumptions);
    return [...judged.notices, ...estimated.notices];
  });
  return notices.flatMap((notice) => {
    const { severity, at } = notice;
    if (at === undefined || !['error', 'warning'].includes(severity)) return [];
    const line = text.split('\n')[lineOf(text, at.range.start) - 1]!.trim();
    return [[severity, line, noticeSentence(notice, english)] as const];
  });
}

/** A fixture with some of its text replaced; each must be there. */
function broken(path: string, replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `${path} has no ${from}`);
    return text.replace(from, to);
  }, fixture(path));
}

interface Case {
  readonly path: string;
  readonly change: readonly (readonly [string, string])[];
  readonly expected: readonly (readonly [severity: string, line: string, sentence: string])[];
}

const CASES: readonly Case[] = [
  {
    path: 'megatron-lm/gpt.yaml',
    change: [['  --fp16', '  --tensor-model-parallel-size: 5\n  --fp16']],
    expected: [
      [
        'error',
        '--tensor-model-parallel-size: 5',
        '12 attention heads cannot be split over tensor parallelism of 5: 12 / 5 = 2.4. Use 1, 2, 3, 4, 6 or 12.',
      ],
    ],
  },
  {
    path: 'megatron-lm/gpt.yaml',
    change: [
      [
        '  --fp16: true',
        '  --pipeline-model-parallel-size: 4\n  --num-virtual-stages-per-pipeline-rank: 2\n  --sequence-parallel: true\n  --context-parallel-size: 3',
      ],
    ],
    expected: [
      [
        'error',
        '--num-virtual-stages-per-pipeline-rank: 2',
        'The 3 layers of a pipeline stage cannot be shared evenly among 2 chunks: 3 / 2 = 1.5. Use 1 or 3.',
      ],
      [
        'error',
        '--seq-length: 1024',
        'A sequence of 1,024 tokens cannot be cut into 2 × CP 3 = 6 equal pieces: 1,024 / 6 = 170.6667. Use 1,020 or 1,026.',
      ],
    ],
  },
  {
    path: 'megatron-lm/gpt.yaml',
    change: [
      ['--seq-length: 1024', '--seq-length: 1022'],
      ['  --fp16', '  --sequence-parallel: true\n  --tensor-model-parallel-size: 4\n  --fp16'],
    ],
    expected: [
      [
        'error',
        '--seq-length: 1022',
        'A sequence of 1,022 tokens cannot be cut into TP 4 = 4 equal pieces: 1,022 / 4 = 255.5. Use 1,020 or 1,024.',
      ],
    ],
  },
  {
    path: 'megatron-lm/gpt.yaml',
    change: [['--global-batch-size: 256', '--global-batch-size: 250']],
    // The ramp in steps of 32 does not lead to 250 either.
    expected: [
      [
        'error',
        '--rampup-batch-size: [32, 32, 7000]',
        '“rampup_batch_size” should be start, increment and samples that lead to the whole batch, but is a list; it is ignored.',
      ],
      [
        'error',
        '--global-batch-size: 250',
        'The batch of 250 is no multiple of micro-batch 4: 250 / 4 = 62.5. Use 248 or 252.',
      ],
    ],
  },
  {
    path: 'nemo/llama.yaml',
    change: [['pipeline_model_parallel_size: 1', 'pipeline_model_parallel_size: 3']],
    expected: [
      [
        'error',
        'num_nodes: 4',
        '32 accelerators cannot be shared out as TP 2 × PP 3 = 6: 32 / 6 = 5.3333. Use 30 or 36.',
      ],
      [
        'error',
        'pipeline_model_parallel_size: 3',
        '32 layers cannot be shared evenly among 3 pipeline stages: 32 / 3 = 10.6667. Use 1, 2, 4, 8, 16 or 32.',
      ],
    ],
  },
  {
    path: 'nemo/llama.yaml',
    change: [['\n  global_batch_size: 64', '\n  global_batch_size: 1000']],
    expected: [
      [
        'error',
        'global_batch_size: 1000',
        'The batch of 1,000 is no multiple of micro-batch 4 × 16 data-parallel ranks: 1,000 / 64 = 15.625. Use 960 or 1,024.',
      ],
    ],
  },
  {
    path: 'nemo2/stated.yaml',
    change: [['  max_steps', '  strategy: {tensor_model_parallel_size: 6}\n  max_steps']],
    expected: [
      [
        'error',
        'devices: 8',
        '8 accelerators cannot be shared out as TP 6 × PP 1 = 6: 8 / 6 = 1.3333. Use 6 or 12.',
      ],
      [
        'error',
        'strategy: {tensor_model_parallel_size: 6}',
        'Feed-forward size of 2,048 cannot be split over tensor parallelism of 6: 2,048 / 6 = 341.3333. Use 2,046 or 2,052.',
      ],
      [
        'error',
        'strategy: {tensor_model_parallel_size: 6}',
        '4 key/value heads cannot be split over tensor parallelism of 6: 4 / 6 = 0.6667. Use 1, 2 or 4.',
      ],
    ],
  },
  {
    path: 'megatron-bridge/overrides.yaml',
    change: [
      ['global_batch_size: 64', 'global_batch_size: 63'],
      ['micro_batch_size: 1', 'micro_batch_size: 2'],
    ],
    expected: [
      [
        'error',
        'global_batch_size: 63',
        'The batch of 63 is no multiple of micro-batch 2: 63 / 2 = 31.5. Use 62 or 64.',
      ],
    ],
  },
  {
    path: 'flagscale/aquila.yaml',
    change: [['tensor_model_parallel_size: 2', 'tensor_model_parallel_size: 12']],
    expected: [
      [
        'error',
        'tensor_model_parallel_size: 12',
        '32 attention heads cannot be split over tensor parallelism of 12: 32 / 12 = 2.6667. Use 1, 2, 4, 8, 16 or 32.',
      ],
    ],
  },
  {
    path: 'gpt-neox/llama.yml',
    change: [['model_parallel_size: 8', 'model_parallel_size: 16']],
    expected: [
      [
        'error',
        'model_parallel_size: 16',
        '8 key/value heads cannot be split over tensor parallelism of 16: 8 / 16 = 0.5. Use 1, 2, 4 or 8.',
      ],
    ],
  },
  {
    path: 'gpt-neox/llama.yml',
    change: [
      ['pipe_parallel_size: 0', 'pipe_parallel_size: 128'],
      ['train_iters', 'global_num_gpus: 100\ntrain_iters'],
    ],
    expected: [
      [
        'error',
        'global_num_gpus: 100',
        '100 accelerators cannot be shared out as TP 8 × PP 128 = 1,024: 100 / 1,024 = 0.0977. Use 1,024.',
      ],
      [
        'error',
        'pipe_parallel_size: 128',
        '80 layers cannot be shared evenly among 128 pipeline stages: 80 / 128 = 0.625. Use 1, 2, 4, 5, 8, 10, 16, 20, 40 or 80.',
      ],
    ],
  },
  {
    path: 'nanotron/llama.yaml',
    change: [['tp: 2', 'tp: 32']],
    expected: [
      [
        'error',
        'tp: 32',
        '16 key/value heads cannot be split over tensor parallelism of 32: 16 / 32 = 0.5. Use 1, 2, 4, 8 or 16.',
      ],
    ],
  },
  {
    path: 'torchtune/sizes.yaml',
    change: [['tensor_parallel_dim: 2', 'tensor_parallel_dim: 3']],
    expected: [
      [
        'error',
        'tensor_parallel_dim: 3',
        '32 attention heads cannot be split over tensor parallelism of 3: 32 / 3 = 10.6667. Use 1, 2, 4, 8, 16 or 32.',
      ],
      [
        'error',
        'tensor_parallel_dim: 3',
        '8 key/value heads cannot be split over tensor parallelism of 3: 8 / 3 = 2.6667. Use 1, 2, 4 or 8.',
      ],
    ],
  },
  {
    path: 'lingua/sized.yaml',
    change: [
      ['tp_size: 1', 'tp_size: 4'],
      ['vocab_size: 32_000', 'vocab_size: 32_001'],
    ],
    expected: [
      [
        'error',
        'vocab_size: 32_001',
        '32,001 rows of the vocabulary cannot be split over tensor parallelism of 4: 32,001 / 4 = 8,000.25. Pad them to 32,004.',
      ],
    ],
  },
  {
    path: 'olmo-core/config.json',
    change: [['"degree": 2', '"degree": 3']],
    expected: [
      [
        'warning',
        '"tp_config": {"degree": 3}',
        '16 attention heads cannot be split over tensor parallelism of 3: 16 / 3 = 5.3333. Use 1, 2, 4, 8 or 16.',
      ],
    ],
  },
  {
    path: 'deepspeed/numbers.json',
    change: [['256', '250']],
    expected: [
      [
        'error',
        '"train_batch_size": 250,',
        'The batch of 250 is no multiple of micro-batch 4 × accumulation 8: 250 / 32 = 7.8125. Use 224 or 256.',
      ],
    ],
  },
  {
    path: 'deepspeed/numbers.json',
    change: [['"stage": 2', '"stage": 4']],
    expected: [
      [
        'error',
        '"zero_optimization": { "stage": 4 },',
        '“stage” is 4, but should be between 0 and 3; it is ignored.',
      ],
    ],
  },
  {
    path: 'calculon/run.json',
    change: [['"data_par": 12', '"data_par": 11']],
    expected: [
      ['error', '"num_procs": 3072,', '3,072 accelerators are not DP 11 × TP 4 × PP 64 = 2,816.'],
      [
        'warning',
        '"batch_size": 3072,',
        'The batch of 3,072 is no multiple of micro-batch 4 × 11 data-parallel ranks: 3,072 / 44 = 69.8182. Use 3,036 or 3,080.',
      ],
    ],
  },
  {
    path: 'axolotl/full.yaml',
    change: [['tensor_parallel_size: 2', 'tensor_parallel_size: 3']],
    expected: [
      [
        'warning',
        'tensor_parallel_size: 3',
        '32 attention heads cannot be split over tensor parallelism of 3: 32 / 3 = 10.6667. Use 1, 2, 4, 8, 16 or 32.',
      ],
      [
        'warning',
        'tensor_parallel_size: 3',
        '8 key/value heads cannot be split over tensor parallelism of 3: 8 / 3 = 2.6667. Use 1, 2, 4 or 8.',
      ],
    ],
  },
  {
    path: 'plain/blocks.yaml',
    change: [['tensor_parallel: 2', 'tensor_parallel: 12']],
    expected: [
      [
        'error',
        'cluster: {num_nodes: 4, gpus_per_node: 8, tensor_parallel: 12}',
        '32 accelerators cannot be shared out as TP 12 = 12: 32 / 12 = 2.6667. Use 24 or 36.',
      ],
      [
        'warning',
        'cluster: {num_nodes: 4, gpus_per_node: 8, tensor_parallel: 12}',
        '32 attention heads cannot be split over tensor parallelism of 12: 32 / 12 = 2.6667. Use 1, 2, 4, 8, 16 or 32.',
      ],
    ],
  },
  {
    path: 'maxtext/run.yml',
    change: [['per_device_batch_size: 0.5', 'per_device_batch_size: 64']],
    expected: [
      [
        'warning',
        'per_device_batch_size: 64',
        'Does not fit: at least 490 GB on each Google TPU v5e of 16 GB with this layout, batch and length, however the rest is sharded, recomputed or offloaded.',
      ],
    ],
  },
  {
    path: 'skypilot/map.yaml',
    change: [['H100: 4', 'H1000: 4']],
    expected: [
      [
        'warning',
        'accelerators: {H1000: 4}',
        '“H1000” is no accelerator that is known here: time and cost are those of h100-sxm-80gb. Names most like it: h100-sxm-80gb, h100-pcie-80gb, h100-nvl-94gb.',
      ],
    ],
  },
];

describe('a file that can run', () => {
  for (const path of fixturePaths()) {
    it(`is not told that it cannot: ${path}`, () => {
      const impossible = marked(fixture(path), path).filter(([, , sentence]) =>
        /cannot be|no multiple|are not|not fit/.test(sentence),
      );
      assert.deepEqual(impossible, []);
    });
  }
});

describe('a file that states what cannot be', () => {
  for (const { path, change, expected } of CASES) {
    const words = change.map(([, to]) => to.trim()).join(', ');
    it(`is marked at the line of the value, with the arithmetic: ${path} with ${words}`, () => {
      assert.deepEqual(marked(broken(path, change), path), expected);
    });
  }
});
