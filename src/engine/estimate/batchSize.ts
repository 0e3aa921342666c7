import { type Assumptions } from '../assumptions';
import { type RunDescription } from '../run';
import { assumed, derive, type Known, stated, strongest } from './known';

/** How many sequences one step takes, and of what they are made. */
export interface BatchSize {
  readonly globalBatchSequences?: Known;
  readonly microBatchSequences?: Known;
  readonly gradientAccumulation?: Known;
}

/**
 * Global batch = micro-batch × accumulation × data-parallel ranks, and the accumulation from the others. A global
 * batch that stands in the file is taken as it is; where it does not fit the rest, `problemsOfRun` says so.
 * @example micro-batch 4, accumulation 8, 16 ranks // => 512
 */
export function batchSize(
  { training }: RunDescription,
  { globalBatchSequences: assumption }: Assumptions,
  dataParallel: Known | undefined,
): BatchSize {
  const read = (name: 'globalBatchSequences' | 'microBatchSequences') =>
    stated(name, 'sequences', `training.${name}`, training[name]);
  const inFile = read('globalBatchSequences');
  const micro = read('microBatchSequences');
  const steps = stated(
    'gradientAccumulation',
    'ratio',
    'training.gradientAccumulation',
    training.gradientAccumulation,
  );
  const product = derive(
    'globalBatchSequences',
    'sequences',
    'b = micro-batch × accumulation × data-parallel ranks',
    [micro, steps, dataParallel],
    (each, accumulation, ranks) => each * accumulation * ranks,
  );
  const global = strongest(
    inFile,
    inFile?.origin === 'file' ? undefined : product,
    assumed('globalBatchSequences', 'sequences', assumption),
  );
  const remaining = derive(
    'gradientAccumulation',
    'ratio',
    'accumulation = b / (micro-batch × data-parallel ranks)',
    [global, micro, dataParallel],
    (all, each, ranks) => all / (each * ranks),
  );
  const isWhole = remaining !== undefined && Number.isInteger(remaining.value);
  return {
    globalBatchSequences: global,
    microBatchSequences: micro,
    gradientAccumulation: steps ?? (isWhole ? remaining : undefined),
  };
}
