import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { type FrameworkRules } from './frameworkRules';
import { countOf, placeOf, problem, splitOf } from './problem';

/**
 * What tensor parallelism must divide: heads, key/value heads, the dense feed-forward, the rows of the vocabulary.
 * @example 40 heads on 16 ranks: 40 / 16 = 2.5
 */
export function tensorParallelProblems(
  { architecture, cluster }: RunDescription,
  rules: FrameworkRules,
): readonly Notice[] {
  const { tensorParallel: size } = cluster;
  const tensorParallel = splitOf(size);
  if (tensorParallel === undefined) return [];
  const found: Notice[] = [];
  const isWhole = (whole: number): boolean => whole % tensorParallel === 0;
  const { attentionHeads, hiddenSize, feedForwardSize } = architecture;
  const heads = countOf(attentionHeads);
  const required = rules.heads === 'whole';
  if (rules.heads === 'uneven') return [...keyValueProblems(), ...vocabularyProblems()];
  if (heads !== undefined && !isWhole(heads)) {
    const args = { heads, tensorParallel };
    found.push(problem('tensor-parallel-mismatch', required, args, size, attentionHeads));
  } else {
    const widths = {
      ...(heads === undefined ? { hiddenSize } : {}),
      ...(architecture.experts === undefined ? { feedForwardSize } : {}),
    };
    for (const [field, sourced] of Object.entries(widths)) {
      const width = countOf(sourced);
      if (width === undefined || isWhole(width)) continue;
      found.push(problem('width-mismatch', required, { field, width, tensorParallel }, size, sourced));
    }
  }
  return [...found, ...keyValueProblems(), ...vocabularyProblems()];

  /** One latent is whole on every rank; as many heads as there are queries have been looked at already. */
  function keyValueProblems(): readonly Notice[] {
    const { keyValueHeads: sourced, keyValueLatentSize } = architecture;
    const keyValueHeads = countOf(sourced);
    if (keyValueHeads === undefined || keyValueLatentSize !== undefined || keyValueHeads === heads) return [];
    if (rules.keyValueHeads === 'uneven' || isWhole(keyValueHeads)) return [];
    const args = { keyValueHeads, tensorParallel: tensorParallel ?? 1 };
    if (args.tensorParallel % keyValueHeads !== 0 || rules.keyValueHeads === 'whole') {
      const known = rules.keyValueHeads !== undefined;
      return [problem('key-value-heads-mismatch', known, args, size, sourced)];
    }
    return [{ code: 'key-value-heads-repeated', severity: 'info', args, ...placeOf(size, sourced) }];
  }

  function vocabularyProblems(): readonly Notice[] {
    const { vocabularySize, paddedVocabularySize } = architecture;
    const sourced = paddedVocabularySize ?? vocabularySize;
    const rows = countOf(sourced);
    if (rules.vocabulary !== 'whole' || rows === undefined || isWhole(rows)) return [];
    return [
      problem('vocabulary-mismatch', true, { rows, tensorParallel: tensorParallel ?? 1 }, sourced, size),
    ];
  }
}
