import { type Law } from './law';
import { caveat } from './lawCaveat';
import { solveInLogarithm } from './search';
import { affordableTokens, trainingCompute } from './trainingCompute';

const [SCALE_COEFFICIENT, SCALE_EXPONENT] = [0.1715, 0.5243] as const;
const [DATA_COEFFICIENT, DATA_EXPONENT] = [5.8316, 0.4757] as const;

/** The paper's models: context 4,096; width over layers 137 (7B) and 86 (67B), here 100. */
const [SEQUENCE_LENGTH, WIDTH_PER_LAYER] = [4096, 100] as const;

/** Non-embedding parameters between which optima are looked for; beyond them no run is meant. */
const [SMALLEST, LARGEST] = [1e-6, 1e30];

/** How the allocation exponent a of M_opt ∝ C^a moves with the data; the first and last are recalled. */
export const DEEPSEEK_2024_DATA_EXPONENTS = { early: 0.45, current: 0.524, openWebText2: 0.578 } as const;

/**
 * M = 72·L·d² + 12·L·d·s: non-embedding FLOP per token with full attention, the paper's scale of a model.
 * DeepSeek-AI 2024, arXiv:2401.02954, eq. 2.
 * @example deepseekModelScale({ layers: 95, hiddenSize: 8192, sequenceLength: 4096 }) // 4.97277e11, DeepSeek 67B
 */
export function deepseekModelScale(shape: {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly sequenceLength: number;
}): number {
  const { layers, hiddenSize, sequenceLength } = shape;
  return 72 * layers * hiddenSize ** 2 + 12 * layers * hiddenSize * sequenceLength;
}

/** M_opt = 0.1715·C^0.5243 in FLOP per token, C = M·D. @example deepseekOptimalScale(1e20) // 5.25127e9 */
export function deepseekOptimalScale(compute: number): number {
  return SCALE_COEFFICIENT * Math.pow(compute, SCALE_EXPONENT);
}

/** D_opt = 5.8316·C^0.4757 tokens, C = M·D. @example deepseekOptimalTokens(1e20) // 1.90453e10 */
export function deepseekOptimalTokens(compute: number): number {
  return DATA_COEFFICIENT * Math.pow(compute, DATA_EXPONENT);
}

/** M of a model with N = 12·L·d² non-embedding parameters in the shape stated above: 6·N + s·N/d, d = (100·N/12)^(1/3). */
function scaleOf(nonEmbedding: number): number {
  const width = Math.cbrt((WIDTH_PER_LAYER * nonEmbedding) / 12);
  return 6 * nonEmbedding + (SEQUENCE_LENGTH * nonEmbedding) / width;
}

/** 6·N·D of the optimum whose model has N non-embedding parameters: C' = M·D is larger by the attention. */
function computeOf(nonEmbedding: number): number {
  const scale = scaleOf(nonEmbedding);
  const whole = Math.pow(scale / SCALE_COEFFICIENT, 1 / SCALE_EXPONENT);
  return trainingCompute(nonEmbedding, whole / scale);
}

/**
 * DeepSeek LLM 2024: allocation by M, FLOP per token with attention and without embeddings. Asked for a budget 6·N·D
 * it looks for the N whose M the law gives, with the paper's context and shape; for DeepSeek's own models the
 * conversion is within 2 %.
 *
 * @example deepseekLlm2024.optimum?.(1e20) // N 7.53e8, D 2.21e10
 */
export const deepseekLlm2024: Law = {
  id: 'deepseek-llm-2024',
  title: 'DeepSeek LLM 2024',
  citation: 'DeepSeek-AI 2024 (DeepSeek LLM), arXiv:2401.02954, eqs. 2 and 4',
  formula: 'M = 0.1715·C^0.5243, D = 5.8316·C^0.4757, C = M·D',
  optimumFormula:
    'N = M⁻¹(0.1715·C′^0.5243), C′ = C·M/(6·N), M(N) = 6·N + s·N/d, s = 4096, d = (100·N/12)^(1/3)',
  parameterConvention: 'non-embedding',
  corpus: 'DeepSeek',
  constants: [
    { symbol: 'M_base', value: SCALE_COEFFICIENT },
    { symbol: 'a', value: SCALE_EXPONENT },
    { symbol: 'D_base', value: DATA_COEFFICIENT },
    { symbol: 'b', value: DATA_EXPONENT },
  ],
  fittedRange: { compute: [1e17, 3e20] },
  confidence: 'verified',
  optimum: (compute) => {
    const parameters = solveInLogarithm(computeOf, compute, SMALLEST, LARGEST);
    return { parameters, tokens: affordableTokens(compute, parameters) };
  },
  notices: [
    caveat('DeepSeek LLM 2024', 'scale-converted'),
    caveat('DeepSeek LLM 2024', 'allocation-moves-with-data'),
  ],
};
