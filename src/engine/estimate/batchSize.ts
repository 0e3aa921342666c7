import { type Assumptions } from '../assumptions';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { assumed, derive, type Known, stated, strongest } from './known';

/** How many sequences one step takes, and of what they are made. */
export interface BatchSize {
  readonly globalBatchSequences?: Known;
  readonly microBatchSequences?: Known;
  readonly gradientAccumulation?: Known;
  readonly notices: readonly Notice[];
}

/**
 * Global batch = micro-batch × accumulation × data-parallel ranks, and the accumulation from the others. A global
 * batch that stands in the file is taken as it is; where it does not fit the rest, a notice shows the arithmetic.
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
    notices:
      inFile?.origin === 'file' && global === inFile && remaining !== undefined && micro !== undefined
        ? mismatch(training, inFile.value, [micro.value, dataParallel?.value ?? NaN], steps, remaining.value)
        : [],
  };
}

/** The arithmetic where a stated global batch is not the product of its parts. */
function mismatch(
  { globalBatchSequences }: RunDescription['training'],
  global: number,
  [micro, ranks]: readonly [number, number],
  accumulation: Known | undefined,
  remaining: number,
): readonly Notice[] {
  if (accumulation === undefined ? Number.isInteger(remaining) : remaining === accumulation.value) return [];
  const right =
    accumulation === undefined
      ? `${micro} × ${ranks} × k`
      : `${micro} × ${accumulation.value} × ${ranks} = ${micro * accumulation.value * ranks}`;
  const at = globalBatchSequences?.at;
  const args = { left: global, right };
  return [{ code: 'batch-mismatch', severity: 'warning', args, ...(at === undefined ? {} : { at }) }];
}
