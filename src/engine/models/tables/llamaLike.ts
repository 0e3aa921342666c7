import { type PublicModelRow, row } from '../publicModel';

/** Llama, Mistral and models of their shape. */
export const llamaLike: readonly PublicModelRow[] = [
  row('huggyllama/llama-7b', 'llama', [32, 4096, 11008, 32, 32, 128, 32000, false], {
    name: 'LLaMA-7B',
    aliases: ['llama-7b', 'open_llama_7b'],
    published: [6_738_415_616, 'kerasHub', 'verified'],
  }),
  row('huggyllama/llama-30b', 'llama', [60, 6656, 17920, 52, 52, 128, 32000, false], {
    name: 'LLaMA-30B (33B)',
    aliases: ['llama-30b', 'llama-33b'],
    published: [32_528_943_616, 'hubRecalled', 'verified'],
  }),
  row('huggyllama/llama-65b', 'llama', [80, 8192, 22016, 64, 64, 128, 32000, false], {
    name: 'LLaMA-65B',
    aliases: ['llama-65b'],
    published: [65_285_660_672, 'hubRecalled', 'verified'],
  }),
  row('meta-llama/Llama-2-7b-hf', 'llama', [32, 4096, 11008, 32, 32, 128, 32000, false], {
    name: 'Llama-2-7b',
    aliases: ['llama2-7b', 'lmsys/vicuna-7b-v1.5'],
    published: [6_738_415_616, 'kerasHub', 'verified'],
  }),
  row('meta-llama/Llama-2-70b-hf', 'llama', [80, 8192, 28672, 64, 8, 128, 32000, false], {
    name: 'Llama-2-70b',
    aliases: ['llama2-70b'],
    published: [68_976_648_192, 'hubWeights', 'verified'],
  }),
  row('codellama/CodeLlama-34b-hf', 'llama', [48, 8192, 22016, 64, 8, 128, 32000, false], {
    name: 'CodeLlama-34b',
    published: [33_743_970_304, 'hubRecalled', 'verified'],
  }),
  row('meta-llama/Meta-Llama-3-8B', 'llama', [32, 4096, 14336, 32, 8, 128, 128256, false], {
    name: 'Llama-3-8B',
    aliases: [
      'meta-llama/Llama-3.1-8B',
      'Llama-3-8B',
      'llama3-8b',
      'llama3.1-8b',
      'meta-llama/Meta-Llama-3.1-8B',
      'DeepSeek-R1-Distill-Llama-8B',
    ],
    published: [8_030_261_248, 'hubWeights', 'verified'],
  }),
  row('meta-llama/Llama-3.1-405B', 'llama', [126, 16384, 53248, 128, 8, 128, 128256, false], {
    aliases: ['meta-llama/Meta-Llama-3.1-405B', 'llama3.1-405b'],
    published: [405_853_388_800, 'hubWeights', 'verified'],
  }),
  row('meta-llama/Llama-3.2-1B', 'llama', [16, 2048, 8192, 32, 8, 64, 128256, true], {
    aliases: ['llama3.2-1b'],
    published: [1_235_814_400, 'hubRecalled', 'verified'],
  }),
  row(
    'TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T',
    'llama',
    [22, 2048, 5632, 32, 4, 64, 32000, false],
    {
      name: 'TinyLlama-1.1B',
      aliases: ['tiny-llama-1.1b', 'TinyLlama-1.1B-Chat-v1.0', 'TinyLlama_v1.1'],
      published: [1_100_048_384, 'hubRecalled', 'verified'],
    },
  ),
  row('01-ai/Yi-6B', 'llama', [32, 4096, 11008, 32, 4, 128, 64000, false], {
    published: [6_061_035_520, 'hubRecalled', 'verified'],
  }),
  row('01-ai/Yi-34B', 'llama', [60, 7168, 20480, 56, 8, 128, 64000, false], {
    published: [34_388_917_248, 'hubRecalled', 'verified'],
  }),
  row('deepseek-ai/deepseek-llm-7b-base', 'llama', [30, 4096, 11008, 32, 32, 128, 102400, false], {
    name: 'deepseek-llm-7b',
    published: [6_910_365_696, 'hubRecalled', 'verified'],
  }),
  row('HuggingFaceTB/SmolLM2-135M', 'llama', [30, 576, 1536, 9, 3, 64, 49152, true], {
    published: [134_515_008, 'hubRecalled', 'verified'],
  }),
  row('HuggingFaceTB/SmolLM2-360M', 'llama', [32, 960, 2560, 15, 5, 64, 49152, true], {
    published: [361_821_120, 'hubRecalled', 'verified'],
  }),
  row('HuggingFaceTB/SmolLM3-3B-Base', 'llama', [36, 2048, 11008, 16, 4, 128, 128256, true], {
    name: 'SmolLM3-3B',
    aliases: ['HuggingFaceTB/SmolLM3-3B', 'SmolLM3-3B-checkpoints'],
    published: [3_075_098_624, 'hubWeights', 'verified'],
  }),
  row('mistralai/Mistral-7B-v0.1', 'mistral', [32, 4096, 14336, 32, 8, 128, 32000, false], {
    aliases: ['mistral-7b', 'Mistral-7B-Instruct-v0.1', 'zephyr-7b-beta', 'zephyr-7b-sft-full'],
    more: { slidingWindow: 4096 },
    published: [7_241_732_096, 'hubWeights', 'verified'],
  }),
  row('mistralai/Mistral-7B-v0.3', 'mistral', [32, 4096, 14336, 32, 8, 128, 32768, false], {
    aliases: ['Mistral-7B-Instruct-v0.3'],
    published: [7_248_023_552, 'hubWeights', 'verified'],
  }),
  row('mistralai/Mistral-Small-24B-Base-2501', 'mistral', [40, 5120, 32768, 32, 8, 128, 131072, false], {
    name: 'Mistral-Small-24B (text)',
    aliases: ['Mistral-Small-24B-Instruct-2501', 'Mistral-Small-24B'],
    published: [23_572_403_200, 'kerasHub', 'verified'],
  }),
  row('mistralai/Mistral-Large-Instruct-2407', 'mistral', [88, 12288, 28672, 96, 8, 128, 32768, false], {
    name: 'Mistral-Large-2407',
    aliases: ['Mistral-Large-2407'],
    published: [122_610_069_504, 'hubRecalled', 'verified'],
  }),
  row('huggyllama/llama-13b', 'llama', [40, 5120, 13824, 40, 40, 128, 32000, false], {
    name: 'LLaMA-13B',
    aliases: ['llama-13b'],
  }),
  row('meta-llama/Llama-2-13b-hf', 'llama', [40, 5120, 13824, 40, 40, 128, 32000, false], {
    name: 'Llama-2-13b',
    aliases: ['llama2-13b', 'lmsys/vicuna-13b-v1.5'],
  }),
  row('meta-llama/Meta-Llama-3-70B', 'llama', [80, 8192, 28672, 64, 8, 128, 128256, false], {
    name: 'Llama-3-70B',
    aliases: [
      'meta-llama/Llama-3.1-70B',
      'Llama-3-70B',
      'llama3-70b',
      'llama3.1-70b',
      'Llama-3.3-70B',
      'meta-llama/Meta-Llama-3.1-70B',
      'DeepSeek-R1-Distill-Llama-70B',
    ],
  }),
  row('meta-llama/Llama-3.2-3B', 'llama', [28, 3072, 8192, 24, 8, 128, 128256, true], {
    aliases: ['llama3.2-3b'],
  }),
  row('01-ai/Yi-9B', 'llama', [48, 4096, 11008, 32, 4, 128, 64000, false]),
  row('deepseek-ai/deepseek-llm-67b-base', 'llama', [95, 8192, 22016, 64, 8, 128, 102400, false], {
    name: 'deepseek-llm-67b',
  }),
  row('HuggingFaceTB/SmolLM2-1.7B', 'llama', [24, 2048, 8192, 32, 32, 64, 49152, true]),
  row('mistralai/Mistral-Nemo-Base-2407', 'mistral', [40, 5120, 14336, 32, 8, 128, 131072, false], {
    name: 'Mistral-Nemo-12B',
    aliases: ['Mistral-Nemo-Instruct-2407', 'Mistral-Nemo-12B'],
  }),
  row('baichuan-inc/Baichuan-7B', 'llama', [32, 4096, 11008, 32, 32, 128, 64000, false], {
    more: { modelType: 'baichuan' },
    published: [7_000_559_616, 'hubWeights', 'verified'],
  }),
  row('baichuan-inc/Baichuan-13B-Base', 'llama', [40, 5120, 13696, 40, 40, 128, 64000, false], {
    name: 'Baichuan-13B',
    more: { modelType: 'baichuan' },
    published: [13_264_901_120, 'hubWeights', 'verified'],
  }),
  row('baichuan-inc/Baichuan2-7B-Base', 'llama', [32, 4096, 11008, 32, 32, 128, 125696, false], {
    name: 'Baichuan2-7B',
    more: { modelType: 'baichuan' },
  }),
  row('baichuan-inc/Baichuan2-13B-Base', 'llama', [40, 5120, 13696, 40, 40, 128, 125696, false], {
    name: 'Baichuan2-13B',
    more: { modelType: 'baichuan' },
  }),
  row('THUDM/chatglm3-6b', 'llama', [28, 4096, 13696, 32, 2, 128, 65024, false], {
    aliases: ['THUDM/chatglm2-6b', 'zai-org/chatglm3-6b', 'chatglm3-6b-32k'],
    more: { modelType: 'chatglm', queryKeyValueBias: true },
    published: [6_243_584_000, 'trainingLogs', 'verified'],
  }),
  row('THUDM/glm-4-9b', 'llama', [40, 4096, 13696, 32, 2, 128, 151552, false], {
    aliases: ['zai-org/glm-4-9b'],
    more: { modelType: 'chatglm', queryKeyValueBias: true },
  }),
  row('internlm/internlm2-7b', 'llama', [32, 4096, 14336, 32, 8, 128, 92544, false], {
    aliases: ['internlm2_5-7b', 'internlm2-chat-7b', 'internlm2_5-7b-chat'],
    more: { modelType: 'internlm2' },
    published: [7_737_708_544, 'hubWeights', 'verified'],
  }),
  row('internlm/internlm3-8b-instruct', 'llama', [48, 4096, 10240, 32, 2, 128, 128512, false], {
    name: 'internlm3-8b',
    more: { modelType: 'internlm3' },
  }),
  row('keeeeenw/MicroLlama', 'llama', [12, 1024, 5632, 16, 4, 64, 32000, false], {
    name: 'micro-llama-300M',
    aliases: ['micro-llama-300M'],
  }),
];
