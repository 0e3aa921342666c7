import { type PublicModelRow, row } from '../publicModel';

/** Mixtures of experts. */
export const mixtures: readonly PublicModelRow[] = [
  row('mistralai/Mixtral-8x7B-v0.1', 'mixtral', [32, 4096, 14336, 32, 8, 128, 32000, false], {
    name: 'Mixtral-8x7B',
    aliases: ['mixtral-8x7b', 'Mixtral-8x7B-Instruct-v0.1'],
    more: { experts: 8, expertsPerToken: 2, expertFeedForwardSize: 14336 },
    published: [46_702_792_704, 'kerasHub', 'verified'],
  }),
  row('allenai/OLMoE-1B-7B-0924', 'olmoe', [16, 2048, 1024, 16, 16, 128, 50304, false], {
    name: 'OLMoE-1B-7B',
    aliases: ['OLMoE-1B-7B-0125', 'OLMoE-1B-7B'],
    more: { experts: 64, expertsPerToken: 8, expertFeedForwardSize: 1024 },
    published: [6_919_161_856, 'hubRecalled', 'verified'],
  }),
  row('deepseek-ai/deepseek-moe-16b-base', 'deepseek-moe', [28, 2048, 10944, 16, 16, 128, 102400, false], {
    name: 'deepseek-moe-16b',
    more: {
      experts: 64,
      expertsPerToken: 6,
      expertFeedForwardSize: 1408,
      sharedExpertFeedForwardSize: 2816,
      firstDenseLayers: 1,
    },
    published: [16_375_728_128, 'hubRecalled', 'verified'],
  }),
  row('deepseek-ai/DeepSeek-V2-Lite', 'deepseek-v2', [27, 2048, 10944, 16, 16, 128, 102400, false], {
    more: {
      experts: 64,
      expertsPerToken: 6,
      expertFeedForwardSize: 1408,
      sharedExpertFeedForwardSize: 2816,
      firstDenseLayers: 1,
      keyValueLatentSize: 512,
      queryKeyContentSize: 128,
      queryKeyRotarySize: 64,
      valueHeadSize: 128,
    },
    published: [15_706_484_224, 'hubRecalled', 'verified'],
  }),
  row('deepseek-ai/DeepSeek-V2', 'deepseek-v2', [60, 5120, 12288, 128, 128, 40, 102400, false], {
    aliases: ['DeepSeek-V2.5'],
    more: {
      experts: 160,
      expertsPerToken: 6,
      expertFeedForwardSize: 1536,
      sharedExpertFeedForwardSize: 3072,
      firstDenseLayers: 1,
      queryLatentSize: 1536,
      keyValueLatentSize: 512,
      queryKeyContentSize: 128,
      queryKeyRotarySize: 64,
      valueHeadSize: 128,
    },
    published: [235_741_434_880, 'hubRecalled', 'verified'],
  }),
  row('deepseek-ai/DeepSeek-V3', 'deepseek-v3', [61, 7168, 18432, 128, 128, 56, 129280, false], {
    aliases: ['DeepSeek-V3-Base', 'DeepSeek-R1', 'DeepSeek-V3-0324', 'DeepSeek-V3'],
    more: {
      experts: 256,
      expertsPerToken: 8,
      expertFeedForwardSize: 2048,
      sharedExpertFeedForwardSize: 2048,
      firstDenseLayers: 3,
      queryLatentSize: 1536,
      keyValueLatentSize: 512,
      queryKeyContentSize: 128,
      queryKeyRotarySize: 64,
      valueHeadSize: 128,
    },
    published: [671_026_419_200, 'hubRecalled', 'verified'],
  }),
  row('openai/gpt-oss-120b', 'gpt-oss', [36, 2880, 2880, 64, 8, 64, 201088, false], {
    aliases: ['gpt-oss-120b-dequantized'],
    more: { experts: 128, expertsPerToken: 4, expertFeedForwardSize: 2880, slidingWindow: 128 },
    published: [116_829_156_672, 'kerasHub', 'verified'],
  }),
  row('databricks/dbrx-base', 'dbrx', [40, 6144, 10752, 48, 8, 128, 100352, false], {
    name: 'DBRX',
    aliases: ['dbrx'],
    more: { experts: 16, expertsPerToken: 4, expertFeedForwardSize: 10752 },
    published: [131_596_523_520, 'hubRecalled', 'recalled'],
  }),
  row('xai-org/grok-1', 'grok-1', [64, 6144, 32768, 48, 8, 128, 131072, true], {
    name: 'Grok-1',
    aliases: ['grok-1'],
    more: { experts: 8, expertsPerToken: 2, expertFeedForwardSize: 32768 },
  }),
  row('mistralai/Mixtral-8x22B-v0.1', 'mixtral', [56, 6144, 16384, 48, 8, 128, 32000, false], {
    name: 'Mixtral-8x22B',
    aliases: ['mixtral-8x22b'],
    more: { experts: 8, expertsPerToken: 2, expertFeedForwardSize: 16384 },
  }),
  row('meta-llama/Llama-4-Scout-17B-16E', 'llama4', [48, 5120, 16384, 40, 8, 128, 202048, false], {
    name: 'Llama-4-Scout (text)',
    textOnly: true,
    aliases: ['Llama-4-Scout-17B-16E', 'llama4-scout-17b-16e'],
    more: {
      experts: 16,
      expertsPerToken: 1,
      expertFeedForwardSize: 8192,
      sharedExperts: 1,
      slidingWindow: 8192,
    },
  }),
  row('openai/gpt-oss-20b', 'gpt-oss', [24, 2880, 2880, 64, 8, 64, 201088, false], {
    more: { experts: 32, expertsPerToken: 4, expertFeedForwardSize: 2880, slidingWindow: 128 },
  }),
];
