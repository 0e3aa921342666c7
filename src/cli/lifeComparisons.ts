import { compareLives, type NamedLife, type TwoRuns } from '../engine/lifetime';
import { type EstimatedFile } from '../report/json';
import { oneLine } from './failure';

/** A run's name among several: its file, with its label where the file has more than one. */
function nameOf({ file, reading }: EstimatedFile, index: number): string {
  const label = reading?.parts[index]?.label;
  return oneLine(label === undefined ? file : `${file} [${label}]`);
}

/** Every two of the runs in these files against each other over their lives; none where lifetimes were not asked for. */
export function lifeComparisons(files: readonly EstimatedFile[]): readonly TwoRuns[] {
  const lives = files.flatMap((each) =>
    each.estimates.flatMap((estimate, index): readonly NamedLife[] => {
      const lifetime = each.further?.[index]?.lifetime;
      return lifetime === undefined ? [] : [{ name: nameOf(each, index), estimate, lifetime }];
    }),
  );
  return compareLives(lives);
}

/** A file whose runs know the comparisons that they are part of. */
export function withComparisons(file: EstimatedFile, pairs: readonly TwoRuns[]): EstimatedFile {
  const further = file.further?.map((each, index) => {
    const name = nameOf(file, index);
    return { ...each, against: pairs.filter(({ first, second }) => first === name || second === name) };
  });
  return { ...file, ...(further === undefined ? {} : { further }) };
}
