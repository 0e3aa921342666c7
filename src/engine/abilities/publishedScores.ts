import { type PublishedRun } from '../evidence/publishedRun';
import { publishedRuns } from '../evidence/publishedRuns';
import { type TaskId } from './ability';

/** A published model on the axes of a score against compute. */
export interface PublishedScore {
  readonly run: PublishedRun;
  /** Training FLOP, as reported or 6·N·D. */
  readonly compute: number;
  /** Share of right answers, 0 to 1. */
  readonly score: number;
  /** Fine-tuned to follow instructions: compute of pre-training alone does not explain its score. */
  readonly tuned: boolean;
  /** `recalled` scores are general knowledge, not checked against a text. */
  readonly confidence: PublishedRun['confidence'];
}

/** HumanEval pass@1, percent, 0-shot, by id of the run; all recalled from the models' reports. */
const HUMANEVAL: Readonly<Record<string, number>> = {
  'gpt-3-175b': 0,
  'palm-8b': 3.6,
  'palm-62b': 15.9,
  'palm-540b': 26.2,
  'gemma-2b': 22,
  'gemma-7b': 32.3,
  'gemma-2-2b': 17.7,
  'gemma-2-9b': 40.2,
  'gemma-2-27b': 51.8,
  'gemma-3-4b': 36,
  'gemma-3-12b': 45.7,
  'gemma-3-27b': 48.8,
  'llama-7b': 10.5,
  'llama-13b': 15.8,
  'llama-33b': 21.7,
  'llama-65b': 23.7,
  'llama-2-7b': 12.8,
  'llama-2-13b': 18.3,
  'llama-2-34b': 22.6,
  'llama-2-70b': 29.9,
  'falcon-180b': 35.4,
  'mpt-7b': 18.3,
  'mpt-30b': 25,
  'mistral-7b-v0-1': 30.5,
  'mixtral-8x7b': 40.2,
  'mixtral-8x22b': 45.1,
  'qwen-1-8b': 15.2,
  'qwen-7b': 29.9,
  'qwen-14b': 32.3,
  'qwen-72b': 35.4,
  'qwen1-5-0-5b': 12.2,
  'qwen1-5-1-8b': 20.1,
  'qwen1-5-4b': 25.6,
  'qwen1-5-7b': 36,
  'qwen1-5-14b': 37.8,
  'qwen1-5-72b': 41.5,
  'qwen2-0-5b': 22,
  'qwen2-1-5b': 31.1,
  'qwen2-7b': 51.2,
  'qwen2-72b': 64.6,
  'qwen2-5-0-5b': 30.5,
  'qwen2-5-1-5b': 37.2,
  'qwen2-5-3b': 42.1,
  'qwen2-5-7b': 57.9,
  'qwen2-5-14b': 56.7,
  'qwen2-5-32b': 58.5,
  'qwen2-5-72b': 59.1,
  'yi-6b': 15.9,
  'yi-34b': 26.2,
  'deepseek-llm-7b': 26.2,
  'deepseek-llm-67b': 42.7,
  'deepseek-v2-lite': 29.9,
  'deepseek-v2': 48.8,
  'deepseek-v3': 65.2,
  'phi-1-5': 34.1,
  'phi-2': 47,
  'nemotron-4-340b': 57.3,
};

/** The same of models after instruction tuning, where the reports give no other. */
const HUMANEVAL_TUNED: Readonly<Record<string, number>> = {
  'gpt-4': 67,
  'gemini-1-0-ultra': 74.4,
  'llama-3-8b': 62.2,
  'llama-3-70b': 81.7,
  'llama-3-1-8b': 72.6,
  'llama-3-1-70b': 80.5,
  'llama-3-1-405b': 89,
  'phi-3-mini': 58.5,
  'phi-4': 82.6,
  dbrx: 70.1,
  'grok-1': 63.2,
};

/** Published models with a compute and a score of that task; empty for tasks without. */
export function publishedScores(task: TaskId): readonly PublishedScore[] {
  return publishedRuns.flatMap((run) => {
    const found = scoreOf(run, task);
    return run.flops === undefined || found === undefined ? [] : [{ run, compute: run.flops, ...found }];
  });
}

type Found = Pick<PublishedScore, 'score' | 'tuned' | 'confidence'>;

function scoreOf(run: PublishedRun, task: TaskId): Found | undefined {
  if (task === 'mmlu' && run.mmlu !== undefined)
    return { score: run.mmlu / 100, tuned: false, confidence: run.confidence };
  if (task !== 'humaneval') return undefined;
  const base = HUMANEVAL[run.id];
  const percent = base ?? HUMANEVAL_TUNED[run.id];
  return percent === undefined
    ? undefined
    : { score: percent / 100, tuned: base === undefined, confidence: 'recalled' };
}
