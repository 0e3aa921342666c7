import { type PublicModelRow, row } from '../models/publicModel';

/**
 * Shapes of models that were described but never released, as their papers give them, for counting; the published
 * sizes stand in the table of runs. Not here because no family has their parts: Gopher and Chinchilla (relative
 * positions with weights), GLaM (gated networks in every other layer, mixtures of ungated ones between).
 */
export const HISTORIC_MODELS: readonly PublicModelRow[] = [
  // Brown et al. 2020, Table 2.1. Its XL and 13B are left out: heads × head size is not the printed width.
  gpt3('GPT-3 Small 125M', [12, 768, 3072, 12, 12, 64, 50257, true]),
  gpt3('GPT-3 Medium 350M', [24, 1024, 4096, 16, 16, 64, 50257, true]),
  gpt3('GPT-3 Large 760M', [24, 1536, 6144, 16, 16, 96, 50257, true]),
  gpt3('GPT-3 2.7B', [32, 2560, 10240, 32, 32, 80, 50257, true]),
  gpt3('GPT-3 6.7B', [32, 4096, 16384, 32, 32, 128, 50257, true]),
  // Smith et al. 2022, arXiv:2201.11990, section 3; the vocabulary of GPT-2 padded to 51,200.
  gpt3('MT-NLG 530B', [105, 20480, 81920, 128, 128, 160, 51200, true]),
  // Lieber et al. 2021, table 1: 76 layers of width 13,824, 96 heads; 256,000 tokens.
  gpt3('Jurassic-1 Jumbo 178B', [76, 13824, 55296, 96, 96, 144, 256000, true]),
  row('OPT 175B', 'opt', [96, 12288, 49152, 96, 96, 128, 50272, true], { more: { maximumPositions: 2048 } }),
  // Thoppilan et al. 2022, section 3: gated networks of width 65,536, 128 heads of 128, 32,000 tokens.
  row('LaMDA 137B', 'llama', [64, 8192, 65536, 128, 128, 128, 32000, true]),
  // Wu et al. 2023, Table 4: BLOOM's layers.
  row('BloombergGPT 50B', 'bloom', [70, 7680, 30720, 40, 40, 192, 131072, true]),
  // Li et al. 2023, arXiv:2305.06161, Table 6: one key/value head, learned positions.
  row('StarCoderBase 15.5B', 'gpt2', [40, 6144, 24576, 48, 1, 128, 49152, true], {
    more: { maximumPositions: 8192 },
  }),
];

function gpt3(name: string, sizes: PublicModelRow['sizes']): PublicModelRow {
  return row(name, 'gpt2', sizes, { more: { maximumPositions: 2048 } });
}
