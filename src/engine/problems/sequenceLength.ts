import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { type FrameworkRules } from './frameworkRules';
import { countOf, problem, splitOf } from './problem';

/**
 * Sequences that context parallelism, or sequence parallelism among the tensor-parallel ranks, does not cut into equal
 * pieces, where the framework is known not to pad them.
 * @example 8,190 tokens on 2 × 4 pieces: 8,190 / 8 = 1,023.75
 */
export function sequenceProblems(
  { training, cluster }: RunDescription,
  rules: FrameworkRules,
): readonly Notice[] {
  const { sequenceLength: length } = training;
  const tokens = countOf(length);
  if (tokens === undefined) return [];
  const { contextParallel, tensorParallel, sequenceParallel } = cluster;
  const context = splitOf(contextParallel);
  if (context !== undefined && rules.piecesPerContextRank !== undefined) {
    const pieces = context * rules.piecesPerContextRank;
    if (tokens % pieces !== 0) {
      const layout = rules.piecesPerContextRank === 2 ? `2 × CP ${context}` : `CP ${context}`;
      const args = { sequenceLength: tokens, layout, pieces };
      return [problem('sequence-mismatch', true, args, length, contextParallel)];
    }
  }
  const tensor = splitOf(tensorParallel);
  if (tensor === undefined || sequenceParallel?.value !== true || rules.sequenceParallel !== 'whole')
    return [];
  const pieces = tensor * (context ?? 1);
  if (tokens % pieces === 0) return [];
  const layout = context === undefined ? `TP ${tensor}` : `TP ${tensor} × CP ${context}`;
  return [
    problem('sequence-mismatch', true, { sequenceLength: tokens, layout, pieces }, length, sequenceParallel),
  ];
}
