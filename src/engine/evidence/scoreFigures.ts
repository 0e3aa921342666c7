import { type EvidenceConfidence } from './comparison';

/**
 * HumanEval, pass@1 in percent, of base models as their makers report it; scores of tuned models, and of models whose
 * tokens are not published, are left out.
 */
// prettier-ignore
export const HUMANEVAL_SCORES: readonly (readonly [caseId: string, percent: number, confidence: EvidenceConfidence])[] = [
  ['palm-8b', 3.6, 'recalled'],
  ['palm-62b', 15.9, 'recalled'],
  ['palm-540b', 26.2, 'recalled'],
  ['gemma-2b', 22, 'recalled'],
  ['gemma-7b', 32.3, 'recalled'],
  ['gemma-2-2b', 17.7, 'recalled'],
  ['gemma-2-9b', 40.2, 'recalled'],
  ['gemma-2-27b', 51.8, 'recalled'],
  ['gemma-3-4b', 36, 'recalled'],
  ['gemma-3-12b', 45.7, 'recalled'],
  ['gemma-3-27b', 48.8, 'recalled'],
  ['llama-7b', 10.5, 'recalled'],
  ['llama-13b', 15.8, 'recalled'],
  ['llama-33b', 21.7, 'recalled'],
  ['llama-65b', 23.7, 'recalled'],
  ['llama-2-7b', 12.8, 'recalled'],
  ['llama-2-13b', 18.3, 'recalled'],
  ['llama-2-34b', 22.6, 'recalled'],
  ['llama-2-70b', 29.9, 'recalled'],
  ['falcon-180b', 35.4, 'recalled'],
  ['mpt-7b', 18.3, 'recalled'],
  ['mpt-30b', 25, 'recalled'],
  ['qwen-1-8b', 15.2, 'verified'],
  ['qwen-7b', 29.9, 'verified'],
  ['qwen-14b', 32.3, 'verified'],
  ['qwen-72b', 35.4, 'verified'],
  ['qwen1-5-72b', 41.5, 'recalled'],
  ['qwen2-0-5b', 22, 'recalled'],
  ['qwen2-1-5b', 31.1, 'recalled'],
  ['qwen2-7b', 51.2, 'recalled'],
  ['qwen2-72b', 64.6, 'recalled'],
  ['qwen2-5-0-5b', 30.5, 'recalled'],
  ['qwen2-5-1-5b', 37.2, 'recalled'],
  ['qwen2-5-3b', 42.1, 'recalled'],
  ['qwen2-5-7b', 57.9, 'recalled'],
  ['qwen2-5-14b', 56.7, 'recalled'],
  ['qwen2-5-32b', 58.5, 'recalled'],
  ['qwen2-5-72b', 59.1, 'recalled'],
  ['yi-6b', 15.9, 'recalled'],
  ['yi-34b', 26.2, 'verified'],
  ['deepseek-llm-7b', 26.2, 'verified'],
  ['deepseek-llm-67b', 42.7, 'recalled'],
  ['deepseek-v2-lite', 29.9, 'recalled'],
  ['deepseek-v2', 48.8, 'recalled'],
  ['deepseek-v3', 65.2, 'verified'],
  ['phi-1-5', 34.1, 'recalled'],
  ['phi-2', 47, 'recalled'],
  ['nemotron-4-340b', 57.3, 'recalled'],
];

/** Runs whose MMLU was scored after tuning, or that were distilled or pruned from others: compute says little of them. */
export const NOT_FROM_COMPUTE: ReadonlySet<string> = new Set([
  'gemma-2-2b',
  'gemma-2-9b',
  'llama-3-2-1b',
  'llama-3-2-3b',
  'phi-3-mini',
]);

/** Runs whose models stand in the table that the curves of scores by compute are fitted to, by their name there. */
export const FITTED_MODELS: Readonly<Record<string, string>> = {
  'falcon-7b': 'tiiuae/falcon-7b',
  'falcon-40b': 'tiiuae/falcon-40b',
  'falcon-180b': 'tiiuae/falcon-180B',
  'gemma-2b': 'google/gemma-2b',
  'gemma-7b': 'google/gemma-7b',
  'gemma-2-27b': 'google/gemma-2-27b',
  'llama-7b': 'huggyllama/llama-7b',
  'llama-13b': 'huggyllama/llama-13b',
  'llama-33b': 'huggyllama/llama-30b',
  'llama-65b': 'huggyllama/llama-65b',
  'llama-2-7b': 'meta-llama/Llama-2-7b-hf',
  'llama-2-13b': 'meta-llama/Llama-2-13b-hf',
  'llama-2-70b': 'meta-llama/Llama-2-70b-hf',
  'llama-3-8b': 'meta-llama/Meta-Llama-3-8B',
  'llama-3-70b': 'meta-llama/Meta-Llama-3-70B',
  'llama-3-1-8b': 'meta-llama/Meta-Llama-3.1-8B',
  'llama-3-1-70b': 'meta-llama/Meta-Llama-3.1-70B',
  'llama-3-1-405b': 'meta-llama/Meta-Llama-3.1-405B-FP8',
  'mpt-7b': 'mosaicml/mpt-7b',
  'mpt-30b': 'mosaicml/mpt-30b',
  'qwen-7b': 'Qwen/Qwen-7B',
  'qwen-14b': 'Qwen/Qwen-14B',
  'qwen-72b': 'Qwen/Qwen-72B',
  'qwen1-5-72b': 'Qwen/Qwen1.5-72B',
  'yi-6b': '01-ai/Yi-6B',
  'yi-34b': '01-ai/Yi-34B',
  'deepseek-llm-7b': 'deepseek-ai/deepseek-llm-7b-base',
  'deepseek-llm-67b': 'deepseek-ai/deepseek-llm-67b-base',
  'deepseek-v2': 'deepseek-ai/DeepSeek-V2',
  'phi-1-5': 'microsoft/phi-1_5',
  'phi-2': 'microsoft/phi-2',
};

/** Those of them whose HumanEval is not in the table. */
const WITHOUT_HUMANEVAL: ReadonlySet<string> = new Set([
  'falcon-7b',
  'falcon-40b',
  'falcon-180b',
  'deepseek-llm-67b',
]);

/** Whether a score of the run's model, as the table has it, went into the curve and its band. */
export function wasFitted(task: 'mmlu' | 'humaneval', caseId: string): boolean {
  if (!Object.hasOwn(FITTED_MODELS, caseId)) return false;
  return task === 'mmlu' || !WITHOUT_HUMANEVAL.has(caseId);
}
