/** A published exchange of training for inference compute, in powers of ten. */
export interface ComputeTradeOff {
  /** In the field's words, not translated. */
  readonly technique: string;
  /** Powers of ten of training compute on one side of the exchange. */
  readonly trainingDecades: readonly [number, number];
  /** Powers of ten of inference compute on the other: spending the one saves the other. */
  readonly inferenceDecades: readonly [number, number];
  /** `low`: extrapolated by the authors. */
  readonly certainty: 'stated' | 'low';
}

export const TRADE_OFF_SOURCE =
  'Villalobos & Atkinson 2023, Epoch AI blog, “Trading off compute in training and inference”';

/** Villalobos & Atkinson 2023: each the most that a technique spans, not a rate; beyond it nothing is gained. */
export const computeTradeOffs: readonly ComputeTradeOff[] = [
  {
    technique: 'Smaller model, more tokens',
    trainingDecades: [1.2, 1.2],
    inferenceDecades: [0.7, 0.7],
    certainty: 'stated',
  },
  {
    technique: 'Tree search (MCTS)',
    trainingDecades: [1, 1],
    inferenceDecades: [1.6, 1.6],
    certainty: 'stated',
  },
  {
    technique: 'Pruning',
    trainingDecades: [0.7, 0.7],
    inferenceDecades: [1, 1],
    certainty: 'stated',
  },
  {
    technique: 'Repeated sampling where checking is cheap',
    trainingDecades: [3, 3],
    inferenceDecades: [6, 6],
    certainty: 'low',
  },
];

/** Their summary by kind of task. */
export const typicalTradeOffs: readonly ComputeTradeOff[] = [
  {
    technique: 'Most tasks',
    trainingDecades: [1, 1],
    inferenceDecades: [1, 2],
    certainty: 'stated',
  },
  {
    technique: 'Tasks that can be split up',
    trainingDecades: [2, 2],
    inferenceDecades: [2, 3],
    certainty: 'low',
  },
  {
    technique: 'Tasks where checking is cheap',
    trainingDecades: [3, 4],
    inferenceDecades: [5, 6],
    certainty: 'low',
  },
];

/**
 * OpenAI on o1 (“Learning to reason with LLMs”, September 2024): context, not a law. No formula is published; a figure
 * shows AIME accuracy rising about linearly in log compute, both of training and of test time.
 */
export const O1_STATEMENTS = {
  source: 'OpenAI, “Learning to reason with LLMs”, 2024-09',
  confidence: 'verified-secondary',
  scores: [
    { benchmark: 'AIME 2024', samples: 1, selection: 'single sample', score: 0.74 },
    { benchmark: 'AIME 2024', samples: 64, selection: 'consensus', score: 0.83 },
    { benchmark: 'AIME 2024', samples: 1000, selection: 're-ranking with a learned scorer', score: 0.93 },
    { benchmark: 'GPQA diamond', samples: 1, selection: 'single sample', score: 0.773 },
    { benchmark: 'GPQA diamond', samples: 64, selection: 'consensus', score: 0.78 },
  ],
} as const;
