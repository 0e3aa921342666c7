import { type PublicModelRow, row } from '../publicModel';

/** GPT-2 and its kin, and the dense families of many makers. */
export const openTransformers: readonly PublicModelRow[] = [
  row('openai-community/gpt2', 'gpt2', [12, 768, 3072, 12, 12, 64, 50257, true], {
    aliases: ['gpt2'],
    more: { maximumPositions: 1024 },
    published: [124_439_808, 'kerasHub', 'verified'],
  }),
  row('openai-community/gpt2-medium', 'gpt2', [24, 1024, 4096, 16, 16, 64, 50257, true], {
    more: { maximumPositions: 1024 },
    published: [354_823_168, 'kerasHub', 'verified'],
  }),
  row('openai-community/gpt2-large', 'gpt2', [36, 1280, 5120, 20, 20, 64, 50257, true], {
    more: { maximumPositions: 1024 },
    published: [774_030_080, 'kerasHub', 'verified'],
  }),
  row('GPT-3 175B', 'gpt2', [96, 12288, 49152, 96, 96, 128, 50257, true], {
    aliases: ['gpt3', 'gpt-3', 'gpt3-175b'],
    more: { maximumPositions: 2048 },
    published: [174_600_000_000, 'gpt3Table', 'rounded'],
  }),
  row('facebook/opt-125m', 'opt', [12, 768, 3072, 12, 12, 64, 50272, true], {
    more: { maximumPositions: 2048 },
    published: [125_239_296, 'hubRecalled', 'verified'],
  }),
  row('facebook/opt-1.3b', 'opt', [24, 2048, 8192, 32, 32, 64, 50272, true], {
    more: { maximumPositions: 2048 },
    published: [1_315_758_080, 'hubRecalled', 'recalled'],
  }),
  row('facebook/opt-6.7b', 'opt', [32, 4096, 16384, 32, 32, 128, 50272, true], {
    more: { maximumPositions: 2048 },
    published: [6_658_473_984, 'hubRecalled', 'recalled'],
  }),
  row('facebook/opt-13b', 'opt', [40, 5120, 20480, 40, 40, 128, 50272, true], {
    more: { maximumPositions: 2048 },
    published: [12_853_473_280, 'hubRecalled', 'recalled'],
  }),
  row('facebook/opt-66b', 'opt', [64, 9216, 36864, 72, 72, 128, 50272, true], {
    more: { maximumPositions: 2048 },
  }),
  row('facebook/opt-350m', 'opt', [24, 1024, 4096, 16, 16, 64, 50272, true], {
    more: { maximumPositions: 2048, embeddingSize: 512 },
    special: { finalNorm: false },
    published: [331_196_416, 'hubRecalled', 'verified'],
  }),
  row('EleutherAI/gpt-j-6b', 'gptj', [28, 4096, 16384, 16, 16, 256, 50400, false], {
    published: [6_050_882_784, 'hubRecalled', 'verified'],
  }),
  row('EleutherAI/gpt-neox-20b', 'gpt-neox', [44, 6144, 24576, 64, 64, 96, 50432, false], {
    published: [20_554_567_680, 'hubRecalled', 'verified'],
  }),
  row('EleutherAI/pythia-31m', 'gpt-neox', [6, 256, 1024, 8, 8, 32, 50304, false]),
  row('EleutherAI/pythia-70m', 'gpt-neox', [6, 512, 2048, 8, 8, 64, 50304, false], {
    published: [70_426_624, 'hubWeights', 'verified'],
  }),
  row('EleutherAI/pythia-160m', 'gpt-neox', [12, 768, 3072, 12, 12, 64, 50304, false], {
    published: [162_322_944, 'hubWeights', 'verified'],
  }),
  row('EleutherAI/pythia-1b', 'gpt-neox', [16, 2048, 8192, 8, 8, 256, 50304, false], {
    published: [1_011_781_632, 'hubWeights', 'verified'],
  }),
  row('EleutherAI/pythia-1.4b', 'gpt-neox', [24, 2048, 8192, 16, 16, 128, 50304, false], {
    published: [1_414_647_808, 'hubWeights', 'verified'],
  }),
  row('EleutherAI/pythia-6.9b', 'gpt-neox', [32, 4096, 16384, 32, 32, 128, 50432, false], {
    published: [6_857_302_016, 'hubWeights', 'verified'],
  }),
  row('EleutherAI/pythia-12b', 'gpt-neox', [36, 5120, 20480, 40, 40, 128, 50688, false], {
    published: [11_846_072_320, 'hubWeights', 'verified'],
  }),
  row('bigscience/bloom-560m', 'bloom', [24, 1024, 4096, 16, 16, 64, 250880, true], {
    aliases: ['bigscience/bloomz-560m'],
    published: [559_214_592, 'kerasHub', 'verified'],
  }),
  row('bigscience/bloom-1b7', 'bloom', [24, 2048, 8192, 16, 16, 128, 250880, true], {
    aliases: ['bigscience/bloomz-1b7'],
    published: [1_722_408_960, 'kerasHub', 'verified'],
  }),
  row('bigscience/bloom-3b', 'bloom', [30, 2560, 10240, 32, 32, 80, 250880, true], {
    aliases: ['bigscience/bloomz-3b'],
    published: [3_002_557_440, 'kerasHub', 'verified'],
  }),
  row('bigscience/bloom', 'bloom', [70, 14336, 57344, 112, 112, 128, 250880, true], {
    name: 'bloom-176b',
    aliases: ['bloom', 'bloom-176b', 'bigscience/bloomz'],
    published: [176_247_271_424, 'epoch', 'verified'],
  }),
  row('microsoft/phi-1_5', 'phi', [24, 2048, 8192, 32, 32, 64, 51200, false], {
    published: [1_418_270_720, 'hubRecalled', 'verified'],
  }),
  row('microsoft/phi-2', 'phi', [32, 2560, 10240, 32, 32, 80, 51200, false], {
    published: [2_779_683_840, 'hubRecalled', 'verified'],
  }),
  row('microsoft/Phi-3-mini-4k-instruct', 'phi3', [32, 3072, 8192, 32, 32, 96, 32064, false], {
    name: 'Phi-3-mini',
    aliases: ['Phi-3-mini-128k-instruct', 'phi-3-mini', 'microsoft/Phi-3.5-mini-instruct'],
    published: [3_821_079_552, 'hubWeights', 'verified'],
  }),
  row('microsoft/phi-4', 'phi3', [40, 5120, 17920, 40, 10, 128, 100352, false], {
    published: [14_659_507_200, 'hubWeights', 'verified'],
  }),
  row('microsoft/Phi-4-mini-instruct', 'phi3', [32, 3072, 8192, 24, 8, 128, 200064, true], {
    name: 'Phi-4-mini',
    aliases: ['phi-4-mini'],
    published: [3_836_021_760, 'hubWeights', 'verified'],
  }),
  row('tiiuae/falcon-40b', 'falcon', [60, 8192, 32768, 128, 8, 64, 65024, true], {
    special: { normsPerLayer: 2 },
    published: [41_303_293_952, 'hubRecalled', 'recalled'],
  }),
  row('tiiuae/falcon-180B', 'falcon', [80, 14848, 59392, 232, 8, 64, 65024, false], {
    special: { normsPerLayer: 2 },
    published: [179_522_565_120, 'hubWeights', 'verified'],
  }),
  row('mosaicml/mpt-7b', 'mpt', [32, 4096, 16384, 32, 32, 128, 50432, true], {
    more: { positions: 'alibi' },
    published: [6_649_286_656, 'hubRecalled', 'recalled'],
  }),
  row('mosaicml/mpt-30b', 'mpt', [48, 7168, 28672, 64, 64, 112, 50432, true], {
    more: { positions: 'alibi' },
  }),
  row('stabilityai/stablelm-3b-4e1t', 'stablelm', [32, 2560, 6912, 32, 32, 80, 50304, false], {
    published: [2_795_443_200, 'hubRecalled', 'recalled'],
  }),
  row('bigcode/starcoder2-3b', 'starcoder2', [30, 3072, 12288, 24, 2, 128, 49152, true], {
    published: [3_030_371_328, 'hubRecalled', 'recalled'],
  }),
  row('bigcode/starcoder2-7b', 'starcoder2', [32, 4608, 18432, 36, 4, 128, 49152, true], {
    published: [7_173_923_840, 'hubRecalled', 'recalled'],
  }),
  row('bigcode/starcoder2-15b', 'starcoder2', [40, 6144, 24576, 48, 4, 128, 49152, false], {
    published: [15_957_889_024, 'hubRecalled', 'recalled'],
  }),
  row('allenai/OLMo-1B-hf', 'olmo', [16, 2048, 8192, 16, 16, 128, 50304, true], {
    name: 'OLMo-1B',
    aliases: ['allenai/OLMo-1B'],
    published: [1_176_764_416, 'hubRecalled', 'verified'],
  }),
  row('allenai/OLMo-2-0425-1B', 'olmo2', [16, 2048, 8192, 16, 16, 128, 100352, false], {
    name: 'OLMo-2-1B',
    aliases: ['OLMo-2-1B'],
    published: [1_484_916_736, 'hubRecalled', 'recalled'],
  }),
  row('allenai/OLMo-2-1124-7B', 'olmo2', [32, 4096, 11008, 32, 32, 128, 100352, false], {
    name: 'OLMo-2-7B',
    aliases: ['OLMo-2-7B'],
    published: [7_298_617_344, 'hubWeights', 'verified'],
  }),
  row('allenai/OLMo-2-1124-13B', 'olmo2', [40, 5120, 13824, 40, 40, 128, 100352, false], {
    name: 'OLMo-2-13B',
    aliases: ['OLMo-2-13B'],
    published: [13_716_198_400, 'hubWeights', 'verified'],
  }),
  row('PaLM 8B', 'palm', [32, 4096, 16384, 16, 1, 256, 256000, true], {
    published: [8_630_000_000, 'palmTable', 'rounded'],
  }),
  row('PaLM 62B', 'palm', [64, 8192, 32768, 32, 1, 256, 256000, true], {
    published: [62_500_000_000, 'palmTable', 'rounded'],
  }),
  row('PaLM 540B', 'palm', [118, 18432, 73728, 48, 1, 256, 256000, true], {
    published: [540_350_000_000, 'palmTable', 'rounded'],
  }),
  row('nvidia/Nemotron-4-340B-Base', 'nemotron', [96, 18432, 73728, 96, 8, 192, 256000, false], {
    name: 'Nemotron-4-340B',
    aliases: ['nvidia/Nemotron-4-340B-Instruct'],
    published: [341_000_000_000, 'nemotronReport', 'rounded'],
  }),
  row('CohereForAI/c4ai-command-r-v01', 'cohere', [40, 8192, 22528, 64, 64, 128, 256000, true], {
    published: [34_980_831_232, 'hubRecalled', 'recalled'],
  }),
  row('openai-community/gpt2-xl', 'gpt2', [48, 1600, 6400, 25, 25, 64, 50257, true], {
    aliases: ['gpt2-xl'],
    more: { maximumPositions: 1024 },
  }),
  row('facebook/opt-2.7b', 'opt', [32, 2560, 10240, 32, 32, 80, 50272, true], {
    more: { maximumPositions: 2048 },
  }),
  row('facebook/opt-30b', 'opt', [48, 7168, 28672, 56, 56, 128, 50272, true], {
    more: { maximumPositions: 2048 },
  }),
  row('EleutherAI/pythia-14m', 'gpt-neox', [6, 128, 512, 4, 4, 32, 50304, false]),
  row('EleutherAI/pythia-410m', 'gpt-neox', [24, 1024, 4096, 16, 16, 64, 50304, false]),
  row('EleutherAI/pythia-2.8b', 'gpt-neox', [32, 2560, 10240, 32, 32, 80, 50304, false]),
  row('bigscience/bloom-1b1', 'bloom', [24, 1536, 6144, 16, 16, 96, 250880, true], {
    aliases: ['bigscience/bloomz-1b1'],
  }),
  row('bigscience/bloom-7b1', 'bloom', [30, 4096, 16384, 32, 32, 128, 250880, true], {
    aliases: ['bigscience/bloomz-7b1'],
  }),
  row('microsoft/Phi-3-medium-4k-instruct', 'phi3', [40, 5120, 17920, 40, 10, 128, 32064, false], {
    name: 'Phi-3-medium',
    aliases: ['Phi-3-medium-128k-instruct'],
  }),
  row('tiiuae/falcon-7b', 'falcon', [32, 4544, 18176, 71, 1, 64, 65024, true]),
  row('stabilityai/stablelm-2-1_6b', 'stablelm', [24, 2048, 5632, 32, 32, 64, 100352, false], {
    more: { queryKeyValueBias: true },
  }),
  row('allenai/OLMo-7B-hf', 'olmo', [32, 4096, 11008, 32, 32, 128, 50304, false], {
    name: 'OLMo-7B',
    aliases: ['allenai/OLMo-7B'],
  }),
  row('allenai/OLMo-2-0325-32B', 'olmo2', [64, 5120, 27648, 40, 8, 128, 100352, false], {
    name: 'OLMo-2-32B',
    aliases: ['OLMo-2-32B'],
  }),
  row('CohereForAI/aya-expanse-8b', 'cohere', [32, 4096, 14336, 32, 8, 128, 256000, true]),
];
