import { repeatedShare } from '../dataQuality/repetition';
import { type Law, type ScaleTraits } from '../laws/law';

/** A stock of text: one corpus, or all there is. */
export interface DataStock {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly tokens: number;
  readonly low?: number;
  readonly high?: number;
  /** Raw = before filtering and deduplication: its usable part is much smaller. */
  readonly state: 'estimate' | 'raw' | 'filtered';
  readonly source: string;
  /** `verified-secondary`: read in the abstract or announcement; `recalled`: general knowledge. */
  readonly confidence: 'verified-secondary' | 'recalled';
}

/** Stocks by size. Each counts with a tokenizer of its own. */
export const dataStocks: readonly DataStock[] = [
  {
    id: 'fineweb-edu',
    title: 'FineWeb-Edu',
    tokens: 1.3e12,
    state: 'filtered',
    source: 'Penedo et al. 2024, arXiv:2406.17557',
    confidence: 'verified-secondary',
  },
  {
    id: 'dclm-baseline',
    title: 'DCLM-Baseline',
    tokens: 3.8e12,
    state: 'filtered',
    source: 'Li et al. 2024, arXiv:2406.11794',
    confidence: 'recalled',
  },
  {
    id: 'refinedweb',
    title: 'RefinedWeb (all; 0.6T released)',
    tokens: 5e12,
    state: 'filtered',
    source: 'Penedo et al. 2023, arXiv:2306.01116',
    confidence: 'recalled',
  },
  {
    id: 'fineweb',
    title: 'FineWeb, 96 crawls',
    tokens: 15e12,
    state: 'filtered',
    source: 'Penedo et al. 2024, arXiv:2406.17557',
    confidence: 'verified-secondary',
  },
  {
    id: 'common-crawl',
    title: 'Common Crawl, text of all crawls',
    tokens: 130e12,
    low: 100e12,
    high: 260e12,
    state: 'raw',
    source: 'Villalobos et al. 2024, arXiv:2211.04325v2',
    confidence: 'recalled',
  },
  {
    id: 'dclm-pool',
    title: 'DCLM-Pool, extracted from Common Crawl',
    tokens: 240e12,
    state: 'raw',
    source: 'Li et al. 2024, arXiv:2406.11794',
    confidence: 'recalled',
  },
  {
    id: 'public-text',
    title: 'Effective stock of public human text',
    tokens: 300e12,
    low: 100e12,
    high: 1000e12,
    state: 'estimate',
    // The stock counts several passes and quality already.
    source: 'Villalobos et al. 2024, arXiv:2211.04325v2; interval 90 %',
    confidence: 'verified-secondary',
  },
];

/** A demand for tokens against one stock. */
export interface StockDemand {
  readonly stock: DataStock;
  /** Passes over the whole stock that the demand needs; below 1 it is a part of it. */
  readonly epochs: number;
  /** Share of its worth as fresh data that the demand keeps if it is met by repeating, 1 within the stock. */
  readonly worth: number;
  /**
   * `enough`: within the stock; `repeating`: to 4 epochs, nearly as good as fresh; `wearing`: repetition loses;
   * `beyond`: more than 16 epochs, from which hardly anything is left to gain.
   */
  readonly verdict: 'enough' | 'repeating' | 'wearing' | 'beyond';
}

/**
 * Tokens wanted against the stocks there are; repetition by Muennighoff et al. 2023. The stock of public text counts
 * repetition already, so that for it there is no more of it. tokens > 0.
 *
 * @example dataWall(15e12).find(({ stock }) => stock.id === 'fineweb')?.verdict // 'enough'
 */
export function dataWall(tokens: number): readonly StockDemand[] {
  if (!(tokens > 0) || !Number.isFinite(tokens)) return [];
  return dataStocks.map((stock) => {
    const epochs = tokens / stock.tokens;
    const repeatable = stock.state !== 'estimate';
    return {
      stock,
      epochs,
      worth: repeatable ? repeatedShare(epochs) : Math.min(1, 1 / epochs),
      verdict: verdictOf(epochs, repeatable),
    };
  });
}

function verdictOf(epochs: number, repeatable: boolean): StockDemand['verdict'] {
  if (epochs <= 1) return 'enough';
  if (!repeatable || epochs > 16) return 'beyond';
  return epochs <= 4 ? 'repeating' : 'wearing';
}

/**
 * The budget at which a law's optimum wants a whole stock, FLOP: beyond it data, not compute, binds.
 *
 * @returns undefined where the law has no optimum, or none that wants it below 1e40 FLOP
 */
export function computeAtDataWall(law: Law, tokens: number, traits?: ScaleTraits): number | undefined {
  if (law.optimum === undefined || !(tokens > 0)) return undefined;
  const wanted = (logCompute: number) => law.optimum?.(10 ** logCompute, traits).tokens ?? 0;
  let [low, high] = [10, 40];
  if (wanted(low) >= tokens || wanted(high) < tokens) return undefined;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (wanted(middle) >= tokens) high = middle;
    else low = middle;
  }
  return 10 ** high;
}
