/** The smallest scale at which an ability was seen above chance, in the models that existed. */
export interface EmergenceThreshold {
  /** In the paper's words, not translated. */
  readonly ability: string;
  /** Training FLOP. */
  readonly flops: number;
  readonly parameters: number;
  readonly model: string;
}

export const EMERGENCE_SOURCE = 'Wei et al. 2022, arXiv:2206.07682, Table 1';

/**
 * Wei et al. 2022, Table 1, by compute. Flags on an axis, not laws: they move with data, tuning and the sizes that
 * happened to be trained (three rows are MMLU, 3.1e23 to 5e23), and with the metric (see `metricEffect.ts`).
 */
export const emergenceThresholds: readonly EmergenceThreshold[] = (
  [
    ['Scratchpad 8-digit addition', 8.9e19, 40e6, 'LaMDA'],
    ['Toxicity (CivilComments)', 1.3e22, 7.1e9, 'Gopher'],
    ['Open-book fact checking', 1.3e22, 7.1e9, 'Gopher'],
    ['Ask-me-anything prompting', 1.4e22, 6e9, 'EleutherAI'],
    ['3-digit addition/subtraction', 2.3e22, 13e9, 'GPT-3'],
    ['Differentiable search index', 3.3e22, 11e9, 'T5'],
    ['Instruction following (finetuned)', 1.3e23, 68e9, 'FLAN'],
    ['CoT math word problems', 1.3e23, 68e9, 'LaMDA'],
    ['Self-consistency', 1.3e23, 68e9, 'LaMDA'],
    ['P(True) calibration', 2.6e23, 52e9, 'Anthropic'],
    ['CoT StrategyQA', 2.9e23, 62e9, 'PaLM'],
    ['Multilingual CoT', 2.9e23, 62e9, 'PaLM'],
    ['4 to 5-digit addition/subtraction', 3.1e23, 175e9, 'GPT-3'],
    ['MMLU 57 topics', 3.1e23, 175e9, 'GPT-3'],
    ['Grounded conceptual mappings', 3.1e23, 175e9, 'GPT-3'],
    ['Least-to-most prompting', 3.1e23, 175e9, 'GPT-3'],
    ['Zero-shot CoT', 3.1e23, 175e9, 'GPT-3'],
    ['TruthfulQA', 5e23, 280e9, 'Gopher'],
    ['MMLU 26 topics', 5e23, 280e9, 'Gopher'],
    ['MMLU 30 topics', 5e23, 70e9, 'Chinchilla'],
    ['Explanations in prompts', 5e23, 280e9, 'Gopher'],
    ['Word in Context', 2.5e24, 540e9, 'PaLM'],
  ] as const
).map(([ability, flops, parameters, model]) => ({ ability, flops, parameters, model }));

/**
 * The pre-training loss below which MMLU, C-Eval and GSM8K leave chance, whatever the metric, in the models of Du et
 * al. 2024 (arXiv:2403.15796): about 2.2 nats/token on their own corpus and tokenizer. The counter to the explanation
 * by metric; like every loss, it does not carry over to another corpus.
 */
export const DU_2024_LOSS_THRESHOLD = {
  loss: 2.2,
  tasks: ['MMLU', 'C-Eval', 'GSM8K', 'GSM8K-Chinese'],
  source: 'Du et al. 2024, arXiv:2403.15796, figure 1',
  confidence: 'verified-secondary',
} as const;

/** The thresholds at or below a training budget, and those above it, each by compute. */
export function thresholdsAround(compute: number): {
  readonly passed: readonly EmergenceThreshold[];
  readonly ahead: readonly EmergenceThreshold[];
} {
  return {
    passed: emergenceThresholds.filter(({ flops }) => flops <= compute),
    ahead: emergenceThresholds.filter(({ flops }) => flops > compute),
  };
}
