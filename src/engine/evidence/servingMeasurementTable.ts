import { type ServingMeasurement } from './servingMeasurements';

const REPOSITORY = 'NVIDIA/TensorRT-LLM, docs/source';
const V0_5 = `${REPOSITORY}/performance.md of v0.5, as in hahnyuan/LLM-Viewer, issue 4`;
const V0_6 = `${REPOSITORY}/performance.md of v0.6.1`;
const V1_0 = `${REPOSITORY}/performance/perf-overview.md of v1.0`;
const PER_GPU = 'the column is called tok/s, on H100 tok/s/GPU; taken per GPU';
const EXPERTS_APART =
  'measured with attention on each GPU by itself and experts shared out; reckoned with tensor parallelism';

type Setting = Pick<ServingMeasurement, 'accelerator' | 'format' | 'source' | 'remark'>;
const A100: Setting = { accelerator: 'a100-sxm-80gb', format: 'fp16', source: V0_6, remark: PER_GPU };
const A100_OLDER: Setting = { accelerator: 'a100-sxm-80gb', format: 'fp16', source: V0_5 };
const H100: Setting = { accelerator: 'h100-sxm-80gb', format: 'fp8', source: V0_6 };
const L40S: Setting = { accelerator: 'l40s', format: 'fp8', source: V0_6, remark: PER_GPU };
const H100_NEWER: Setting = { accelerator: 'h100-sxm-80gb', format: 'fp8', source: V1_0 };
const H200: Setting = { accelerator: 'h200-sxm-141gb', format: 'fp8', source: V1_0 };
const B200: Setting = { accelerator: 'b200', format: 'nvfp4', source: V1_0 };

const [GPT_J, LLAMA, LLAMA_70B, FALCON] = ['gpt-j-6b', 'llama-7b', 'Llama-2-70b-hf', 'falcon-180B'] as const;

type Batch = readonly [
  model: string,
  batch: number,
  accelerators: number,
  promptTokens: number,
  outputTokens: number,
  tokensPerSecond: number,
];

/** Single A100 and H100 were fitted to; several of them and other cards were not. */
function batches(setting: Setting, isFitted: boolean, rows: readonly Batch[]): readonly ServingMeasurement[] {
  return rows.map(([model, batch, accelerators, promptTokens, outputTokens, measured]) => ({
    ...setting,
    kind: 'output-throughput',
    model,
    batch,
    accelerators,
    promptTokens,
    outputTokens,
    measured,
    fitted: isFitted && accelerators === 1,
    confidence: 'verified',
  }));
}

type FirstToken = readonly [model: string, accelerators: number, promptTokens: number, milliseconds: number];

function firstTokens(
  setting: Setting,
  isFitted: boolean,
  rows: readonly FirstToken[],
): readonly ServingMeasurement[] {
  return rows.map(([model, accelerators, promptTokens, milliseconds]) => ({
    ...setting,
    remark: undefined,
    kind: 'time-to-first-token',
    model,
    batch: 1,
    accelerators,
    promptTokens,
    measured: milliseconds / 1000,
    fitted: isFitted && accelerators === 1,
    confidence: 'verified',
  }));
}

/** Tokens read and written of the rows of v1.0, in its order. */
const LENGTHS: readonly (readonly [promptTokens: number, outputTokens: number])[] = [
  [128, 128],
  [128, 2048],
  [128, 4096],
  [500, 2000],
  [1000, 1000],
  [1000, 2000],
  [2048, 128],
  [2048, 2048],
  [5000, 500],
  [20_000, 2000],
];

/** A column of v1.0: tokens written per second on all accelerators, 0 where nothing was printed. */
function saturated(
  setting: Setting,
  model: string,
  accelerators: number,
  column: readonly number[],
  more: Pick<ServingMeasurement, 'fitted' | 'remark'> = { fitted: false },
): readonly ServingMeasurement[] {
  return column.flatMap((tokensPerSecond, index) => {
    const [promptTokens, outputTokens] = LENGTHS[index] ?? [];
    if (promptTokens === undefined || outputTokens === undefined || tokensPerSecond === 0) return [];
    const measured = tokensPerSecond / accelerators;
    const common = { kind: 'output-throughput', confidence: 'verified', model, accelerators } as const;
    return [{ ...setting, ...common, promptTokens, outputTokens, measured, ...more }];
  });
}

/** What was measured, by source and accelerator. The shares are fitted to the single A100, H100 and B200 of it alone. */
export const servingMeasurements: readonly ServingMeasurement[] = [
  ...batches(A100_OLDER, true, [
    [LLAMA, 256, 1, 128, 128, 5353],
    [LLAMA, 32, 1, 128, 2048, 1518],
    [LLAMA, 32, 1, 2048, 128, 547],
    [LLAMA, 16, 1, 2048, 2048, 613],
  ]),
  ...firstTokens(A100_OLDER, true, [
    [LLAMA, 1, 128, 16.1],
    [LLAMA, 1, 2048, 120.5],
  ]),
  ...batches(A100, true, [
    [GPT_J, 512, 1, 128, 128, 6374],
    [GPT_J, 120, 2, 128, 2048, 2192],
    [GPT_J, 60, 1, 2048, 128, 670],
    [GPT_J, 64, 2, 2048, 2048, 903],
    [LLAMA, 384, 1, 128, 128, 5586],
    [LLAMA, 60, 1, 128, 2048, 1928],
    [LLAMA, 52, 1, 2048, 128, 591],
    [LLAMA, 64, 2, 2048, 2048, 782],
    [LLAMA_70B, 1280, 4, 128, 128, 670],
    [LLAMA_70B, 240, 4, 128, 2048, 525],
    [LLAMA_70B, 120, 4, 2048, 128, 79],
    [FALCON, 1024, 8, 128, 128, 232],
    [FALCON, 128, 8, 128, 2048, 180],
  ]),
  ...firstTokens(A100, true, [
    [GPT_J, 1, 128, 12],
    [GPT_J, 1, 2048, 129],
    [LLAMA, 1, 128, 16],
    [LLAMA, 1, 2048, 133],
    [LLAMA_70B, 4, 128, 47],
    [LLAMA_70B, 4, 2048, 377],
    [FALCON, 8, 128, 61],
    [FALCON, 8, 2048, 509],
  ]),
  ...batches(H100, true, [
    [GPT_J, 1024, 1, 128, 128, 26_150],
    [GPT_J, 120, 1, 128, 2048, 8011],
    [GPT_J, 64, 1, 2048, 128, 2551],
    [GPT_J, 64, 1, 2048, 2048, 3327],
    [LLAMA, 768, 1, 128, 128, 19_694],
    [LLAMA, 112, 1, 128, 2048, 6818],
    [LLAMA, 80, 1, 2048, 128, 2244],
    [LLAMA, 48, 1, 2048, 2048, 2740],
    [LLAMA_70B, 1024, 2, 128, 128, 2657],
    [LLAMA_70B, 480, 4, 128, 2048, 1486],
    [LLAMA_70B, 96, 2, 2048, 128, 306],
    [LLAMA_70B, 64, 2, 2048, 2048, 547],
    [FALCON, 1024, 4, 128, 128, 987],
    [FALCON, 1024, 8, 128, 2048, 724],
    [FALCON, 64, 4, 2048, 128, 112],
    [FALCON, 64, 4, 2048, 2048, 264],
  ]),
  ...firstTokens(H100, true, [
    [GPT_J, 1, 128, 7],
    [GPT_J, 1, 2048, 29],
    [LLAMA, 1, 128, 7],
    [LLAMA, 1, 2048, 36],
    [LLAMA_70B, 4, 128, 26],
    [LLAMA_70B, 4, 2048, 109],
    [FALCON, 8, 128, 27],
    [FALCON, 8, 2048, 205],
  ]),
  ...batches(L40S, false, [
    [GPT_J, 64, 1, 128, 128, 3630],
    [GPT_J, 64, 1, 128, 2048, 1859],
    [GPT_J, 32, 1, 2048, 128, 616],
    [GPT_J, 32, 1, 2048, 2048, 757],
    [LLAMA, 64, 1, 128, 128, 3240],
    [LLAMA, 64, 1, 128, 2048, 1622],
    [LLAMA, 32, 1, 2048, 128, 581],
    [LLAMA, 16, 1, 2048, 2048, 531],
  ]),
  ...firstTokens(L40S, false, [
    [GPT_J, 1, 128, 12],
    [GPT_J, 1, 2048, 71],
    [LLAMA, 1, 128, 14],
    [LLAMA, 1, 2048, 73],
  ]),
  ...saturated(
    H100_NEWER,
    'Llama-3.1-8B',
    1,
    [28_312, 22_714, 14_325, 17_660, 15_220, 13_899, 3450, 9305, 3459, 1351],
  ),
  ...saturated(
    H200,
    'Llama-3.1-8B',
    1,
    [27_911, 26_221, 18_027, 20_770, 17_744, 16_828, 3538, 12_194, 3902, 1804],
  ),
  ...saturated(
    H100_NEWER,
    'Llama-3.3-70B-Instruct',
    2,
    [6378, 6651, 4199, 5222, 4205, 4146, 762, 3082, 898, 437],
  ),
  ...saturated(H200, 'Llama-3.3-70B-Instruct', 1, [3803, 4336, 2872, 3666, 2909, 2994, 442, 2003, 566, 283]),
  ...saturated(
    B200,
    'Llama-3.3-70B-Instruct',
    1,
    [11_147, 9922, 6831, 7762, 7007, 6271, 1339, 4783, 1459, 665],
    { fitted: true },
  ),
  ...saturated(H100_NEWER, 'Llama-3.1-405B', 8, [3627, 4340, 3116, 3994, 2919, 2895, 453, 2296, 610, 345]),
  ...saturated(H200, 'Llama-3.1-405B', 8, [3814, 5348, 4741, 4724, 3330, 3722, 456, 2948, 650, 505]),
  ...saturated(B200, 'Llama-3.1-405B', 4, [6281, 8020, 6345, 6244, 5209, 4933, 749, 4212, 1048, 672]),
  ...saturated(
    H100_NEWER,
    'Qwen3-235B-A22B',
    8,
    [0, 19_658, 12_447, 18_351, 14_898, 15_136, 0, 9924, 3225, 0],
    { fitted: false, remark: EXPERTS_APART },
  ),
  ...saturated(
    H200,
    'Qwen3-235B-A22B',
    8,
    [30_429, 42_821, 26_852, 28_026, 23_789, 22_061, 3331, 16_672, 3623, 1876],
    { fitted: false, remark: EXPERTS_APART },
  ),
  {
    kind: 'output-throughput',
    model: 'Qwen3-30B-A3B',
    accelerator: 'h20-96gb',
    format: 'bf16',
    accelerators: 4,
    batch: 400,
    promptTokens: 4096,
    outputTokens: 2048,
    measured: 2749,
    writesOnly: true,
    fitted: false,
    source: 'alibaba/InferSim, README: measured with SGLang; batch and lengths those of its simulation',
    confidence: 'mixed',
    remark: EXPERTS_APART,
  },
];
