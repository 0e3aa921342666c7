import { fitSigmoid, type SigmoidFit } from '../../src/engine/abilities/fitSigmoid';
import { sigmoid } from '../../src/engine/abilities/sigmoid';

/** A base model of the ObsScaling table (Ruan et al. 2024, arXiv:2405.10938) with a stated training compute. */
export interface TableModel {
  readonly name: string;
  readonly family: string;
  /** FLOP, 6·N·D of the table's own columns. */
  readonly flops: number;
  readonly scores: Readonly<Record<string, number>>;
}

/** Columns with a sigmoid, our task and the score of guessing. TruthfulQA is left out: it does not rise with compute. */
export const COLUMNS = [
  { column: 'MMLU', task: 'mmlu', floor: 0.25 },
  { column: 'HumanEval', task: 'humaneval', floor: 0 },
  { column: 'ARC-C', task: 'arc-challenge', floor: 0.25 },
  { column: 'HellaSwag', task: 'hellaswag', floor: 0.25 },
  // The column says Winograd; its scores are those that the Open LLM Leaderboard gives for WinoGrande.
  { column: 'Winograd', task: 'winogrande', floor: 0.5 },
  { column: 'XWinograd', task: 'xwinograd', floor: 0.5 },
  { column: 'GSM8K', task: 'gsm8k', floor: 0 },
] as const;

/**
 * Three rows of the table are wrong. BTLM-3B saw 627 B tokens, not 627 T (Dey et al. 2023, arXiv:2309.11568), which
 * makes its 27 % MMLU that of the second largest run of all; OpenLLaMA 7B v2 has 7 B parameters, not 13 B; DeepSeekMoE
 * 16B is counted with all its parameters, where 2.8 B are active (Dai et al. 2024, arXiv:2401.06066), though DeepSeek-V2
 * is counted with its active ones. Factors on FLOPs.
 */
const CORRECTIONS: Readonly<Record<string, number>> = {
  'cerebras/btlm-3b-8k-base': 1e-3,
  'openlm-research/open_llama_7b_v2': 7 / 13,
  'deepseek-ai/deepseek-moe-16b-base': 2.8 / 16,
};

/** Reads the table; `corrected` mends the three wrong rows. */
export function readModels(text: string, corrected: boolean): readonly TableModel[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.flatMap((line) => {
    const fields = new Map(line.split(',').map((value, index) => [names[index] ?? '', value]));
    const name = fields.get('Model') ?? '';
    const flops = Number(fields.get('FLOPs (1E21)')) * 1e21 * (corrected ? (CORRECTIONS[name] ?? 1) : 1);
    if (!(flops > 0)) return [];
    const scores = COLUMNS.flatMap(({ column }) => {
      const score = fields.get(column);
      return score === undefined || score === '' ? [] : [[column, Number(score)] as const];
    });
    return [{ name, family: fields.get('Model Family') ?? '', flops, scores: Object.fromEntries(scores) }];
  });
}

/** One column's fit, its error on the models themselves and on families left out one after the other. */
export interface ColumnFit extends SigmoidFit {
  readonly models: number;
  readonly families: number;
  /** √ of the mean squared error. */
  readonly leaveFamilyOut: number;
  /** The ⌈0.8·(n + 1)⌉th smallest of n errors |error|/√(p·(1 − p)), p the score predicted. */
  readonly leaveFamilyOutQuantile: number;
  readonly range: readonly [number, number];
}

/** Fits a column of the table as a sigmoid of log10 FLOP. */
export function fitColumn(models: readonly TableModel[], column: string, floor: number): ColumnFit {
  const rows = models.flatMap(({ family, flops, scores }) => {
    const score = scores[column];
    return score === undefined ? [] : [{ family, x: Math.log10(flops), score }];
  });
  const families = [...new Set(rows.map(({ family }) => family))];
  const left = families.flatMap((family) => {
    const fit = fitSigmoid(
      rows.filter((row) => row.family !== family),
      floor,
    );
    return rows
      .filter((row) => row.family === family)
      .map(({ x, score }) => ({ predicted: sigmoid(fit, x), score }));
  });
  const squares = left.map(({ predicted, score }) => (predicted - score) ** 2);
  const scaled = left
    .map(({ predicted: p, score }) => Math.abs(score - p) / Math.sqrt(p * (1 - p)))
    .sort((a, b) => a - b);
  const xs = rows.map(({ x }) => x);
  return {
    ...fitSigmoid(rows, floor),
    models: rows.length,
    families: families.length,
    leaveFamilyOut: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length),
    leaveFamilyOutQuantile: scaled[Math.ceil(0.8 * (scaled.length + 1)) - 1] ?? NaN,
    range: [10 ** Math.min(...xs), 10 ** Math.max(...xs)],
  };
}

/** Where the table lies in the folder of external data. */
export const TABLE_PATH = 'benchmarks/obscaling_base_llm_benchmark_eval.csv';
