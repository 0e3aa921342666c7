import { type PublicModelRow, row } from '../publicModel';

/** Qwen, dense and with experts. */
export const qwen: readonly PublicModelRow[] = [
  row('Qwen/Qwen1.5-0.5B', 'qwen2', [24, 1024, 2816, 16, 16, 64, 151936, true], {
    published: [463_987_712, 'hubRecalled', 'recalled'],
  }),
  row('Qwen/Qwen1.5-1.8B', 'qwen2', [24, 2048, 5504, 16, 16, 128, 151936, false], {
    aliases: ['Qwen/Qwen-1_8B'],
    published: [1_836_828_672, 'hubRecalled', 'recalled'],
  }),
  row('Qwen/Qwen1.5-7B', 'qwen2', [32, 4096, 11008, 32, 32, 128, 151936, false], {
    aliases: ['Qwen/Qwen-7B'],
    published: [7_721_324_544, 'hubRecalled', 'verified'],
  }),
  row('Qwen/Qwen1.5-14B', 'qwen2', [40, 5120, 13696, 40, 40, 128, 152064, false], {
    aliases: ['Qwen/Qwen-14B'],
    published: [14_167_290_880, 'hubRecalled', 'recalled'],
  }),
  row('Qwen/Qwen2-0.5B', 'qwen2', [24, 896, 4864, 14, 2, 64, 151936, true], {
    aliases: ['Qwen/Qwen2.5-0.5B'],
    published: [494_032_768, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen2-1.5B', 'qwen2', [28, 1536, 8960, 12, 2, 128, 151936, true], {
    aliases: ['Qwen/Qwen2.5-1.5B', 'Qwen2.5-Coder-1.5B'],
    published: [1_543_714_304, 'hubWeights', 'verified'],
  }),
  row('Qwen/Qwen2-7B', 'qwen2', [28, 3584, 18944, 28, 4, 128, 152064, false], {
    aliases: ['Qwen/Qwen2.5-7B', 'Qwen2.5-Coder-7B', 'Qwen2.5-Math-7B', 'DeepSeek-R1-Distill-Qwen-7B'],
    published: [7_615_616_512, 'hubWeights', 'verified'],
  }),
  row('Qwen/Qwen2.5-14B', 'qwen2', [48, 5120, 13824, 40, 8, 128, 152064, false], {
    aliases: ['Qwen2.5-Coder-14B', 'DeepSeek-R1-Distill-Qwen-14B'],
    published: [14_770_033_664, 'hubRecalled', 'verified'],
  }),
  row('Qwen/Qwen2.5-32B', 'qwen2', [64, 5120, 27648, 40, 8, 128, 152064, false], {
    aliases: ['Qwen2.5-Coder-32B', 'Qwen/QwQ-32B', 'DeepSeek-R1-Distill-Qwen-32B'],
    published: [32_763_876_352, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen1.5-MoE-A2.7B', 'qwen2-moe', [24, 2048, 5632, 16, 16, 128, 151936, false], {
    more: { experts: 60, expertsPerToken: 4, expertFeedForwardSize: 1408, sharedExpertFeedForwardSize: 5632 },
    published: [14_315_784_192, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen2-57B-A14B', 'qwen2-moe', [28, 3584, 18944, 28, 4, 128, 151936, false], {
    more: {
      experts: 64,
      expertsPerToken: 8,
      expertFeedForwardSize: 2560,
      sharedExpertFeedForwardSize: 20480,
    },
  }),
  row('Qwen/Qwen3-0.6B', 'qwen3', [28, 1024, 3072, 16, 8, 128, 151936, true], {
    published: [596_049_920, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen3-4B', 'qwen3', [36, 2560, 9728, 32, 8, 128, 151936, true], {
    aliases: ['Qwen3-4B-Instruct-2507', 'Qwen3-4B-Thinking-2507'],
    published: [4_022_468_096, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen3-8B', 'qwen3', [36, 4096, 12288, 32, 8, 128, 151936, false], {
    published: [8_190_735_360, 'hubWeights', 'verified'],
  }),
  row('Qwen/Qwen3-14B', 'qwen3', [40, 5120, 17408, 40, 8, 128, 151936, false], {
    published: [14_768_307_200, 'kerasHub', 'verified'],
  }),
  row('Qwen/Qwen3-30B-A3B', 'qwen3', [48, 2048, 6144, 32, 4, 128, 151936, false], {
    aliases: ['Qwen3-30B-A3B-Instruct-2507', 'Qwen3-30B-A3B-Thinking-2507'],
    more: { experts: 128, expertsPerToken: 8, expertFeedForwardSize: 768 },
    published: [30_532_122_624, 'hubWeights', 'verified'],
  }),
  row('Qwen/Qwen3-235B-A22B', 'qwen3', [94, 4096, 12288, 64, 4, 128, 151936, false], {
    aliases: ['Qwen3-235B-A22B-Instruct-2507', 'Qwen3-235B-A22B-Thinking-2507'],
    more: { experts: 128, expertsPerToken: 8, expertFeedForwardSize: 1536 },
    published: [235_093_634_560, 'hubWeights', 'verified'],
  }),
  row('Qwen/Qwen1.5-4B', 'qwen2', [40, 2560, 6912, 20, 20, 128, 151936, false]),
  row('Qwen/Qwen1.5-72B', 'qwen2', [80, 8192, 24576, 64, 64, 128, 152064, false], {
    aliases: ['Qwen/Qwen-72B'],
  }),
  row('Qwen/Qwen2.5-3B', 'qwen2', [36, 2048, 11008, 16, 2, 128, 151936, true]),
  row('Qwen/Qwen2-72B', 'qwen2', [80, 8192, 29568, 64, 8, 128, 152064, false], {
    aliases: ['Qwen/Qwen2.5-72B'],
  }),
  row('Qwen/Qwen3-1.7B', 'qwen3', [28, 2048, 6144, 16, 8, 128, 151936, true]),
  row('Qwen/Qwen3-32B', 'qwen3', [64, 5120, 25600, 64, 8, 128, 151936, false]),
];
