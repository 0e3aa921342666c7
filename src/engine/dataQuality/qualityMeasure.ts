/** What was done to the data. */
export type QualityKind = 'deduplication' | 'filtering' | 'mixture';

/** A published gain in data efficiency: how many tokens of the baseline one token of the better data was worth. */
export interface QualityMeasure {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly kind: QualityKind;
  /** In the field's words, not translated. */
  readonly title: string;
  /** What it was better than; the multiplier means nothing against anything else. */
  readonly baseline: string;
  /** Tokens of the baseline per token, > 0. */
  readonly multiplier: number;
  /** How the multiplier follows from what is printed. */
  readonly derivation: string;
  /** What was equal: a loss, or a score, which says less about the loss. */
  readonly measuredBy: 'loss' | 'score';
  /** Size of the models it was measured on. */
  readonly scale: string;
  readonly source: string;
  /** `verified-secondary`: read in the abstract; `recalled`: general knowledge, not checked against a text. */
  readonly confidence: 'verified-secondary' | 'recalled';
}

/**
 * Published multipliers. They are not multiplied with each other: each has a baseline of its own, and a filter on
 * deduplicated data does not gain what it gains on raw data.
 */
export const qualityMeasures: readonly QualityMeasure[] = [
  {
    id: 'd4-2023',
    kind: 'deduplication',
    title: 'D4: de-duplication and diversification by embeddings',
    baseline: 'MinHash-deduplicated CommonCrawl',
    multiplier: 1.25,
    derivation: '20 % efficiency gain: the same in 80 % of the updates, 1/0.8',
    measuredBy: 'loss',
    scale: '6.7B parameters',
    source: 'Tirumala et al. 2023, arXiv:2308.12284',
    confidence: 'verified-secondary',
  },
  {
    id: 'softdedup-2024',
    kind: 'deduplication',
    title: 'SoftDedup: common text sampled less often',
    baseline: 'the same corpus, not reweighted',
    multiplier: 1.35,
    derivation: 'the same perplexity in at least 26 % fewer steps, 1/0.74',
    measuredBy: 'loss',
    scale: 'not stated in the abstract',
    source: 'He et al. 2024, arXiv:2407.06654',
    confidence: 'verified-secondary',
  },
  {
    id: 'dclm-2024',
    kind: 'filtering',
    title: 'DCLM-Baseline: a classifier for quality',
    baseline: 'the data of Llama 3 8B',
    multiplier: 6.6,
    derivation: 'comparable MMLU and Extended score with 6.6 times less compute',
    measuredBy: 'score',
    scale: '7B parameters',
    source: 'Li et al. 2024, arXiv:2406.11794',
    confidence: 'recalled',
  },
  {
    id: 'fineweb-edu-2024',
    kind: 'filtering',
    title: 'FineWeb-Edu: a classifier for educational value',
    baseline: 'C4 and Dolma',
    multiplier: 10,
    derivation: 'the same MMLU and ARC with about ten times fewer tokens',
    measuredBy: 'score',
    scale: '1.8B parameters',
    source: 'Penedo et al. 2024, arXiv:2406.17557',
    confidence: 'recalled',
  },
  {
    id: 'doremi-2023',
    kind: 'mixture',
    title: 'DoReMi: weights of domains by a proxy model',
    baseline: "The Pile's own weights",
    multiplier: 2.6,
    derivation: 'the accuracy of the baseline in 2.6 times fewer steps',
    measuredBy: 'score',
    scale: '8B parameters, proxy of 280M',
    source: 'Xie et al. 2023, arXiv:2305.10429',
    confidence: 'recalled',
  },
];

/** The measure of that id; `undefined` if there is none. */
export function qualityMeasureById(id: string): QualityMeasure | undefined {
  return qualityMeasures.find((measure) => measure.id === id);
}
