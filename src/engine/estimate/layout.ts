import { type Assumptions } from '../assumptions';
import { type RunDescription } from '../run';
import { assumed, derive, type Known, stated, strongest } from './known';

/** How the accelerators are shared out. */
export interface Layout {
  readonly accelerators?: Known;
  /** Replicas that see different data; experts are spread within them. */
  readonly dataParallel?: Known;
}

/** What splits one replica over accelerators, with the letters of the field. */
export const SHARDS = [
  ['TP', 'tensorParallel'],
  ['PP', 'pipelineParallel'],
  ['CP', 'contextParallel'],
] as const;

/** How many accelerators: stated, or nodes × accelerators per node, or as the person or a setting says. */
export function acceleratorCount(
  { cluster }: RunDescription,
  { accelerators }: Assumptions,
): Known | undefined {
  return strongest(
    stated('accelerators', 'accelerators', 'cluster.accelerators', cluster.accelerators),
    derive(
      'accelerators',
      'accelerators',
      'nodes × accelerators per node',
      [
        stated('nodes', 'ratio', 'cluster.nodes', cluster.nodes),
        stated(
          'acceleratorsPerNode',
          'accelerators',
          'cluster.acceleratorsPerNode',
          cluster.acceleratorsPerNode,
        ),
      ],
      (nodes, each) => nodes * each,
    ),
    assumed('accelerators', 'accelerators', accelerators),
  );
}

/**
 * Data-parallel ranks = accelerators / (TP · PP · CP), expert parallelism inside them, where the file says how a
 * replica is split or the person says how many accelerators there are; what is not said does not split.
 * @example 1,024 GPUs, TP 8, PP 4 // => 32 ranks
 */
export function layoutOf(run: RunDescription, assumptions: Assumptions): Layout {
  const { cluster } = run;
  const accelerators = acceleratorCount(run, assumptions);
  const shards: { readonly letters: string; readonly known: Known }[] = [];
  for (const [letters, name] of SHARDS) {
    const known = stated(name, 'ratio', `cluster.${name}`, cluster[name]);
    if (known !== undefined) shards.push({ letters, known });
  }
  const product = shards.reduce((ranks, { known }) => ranks * known.value, 1);
  const named = stated('dataParallel', 'ratio', 'cluster.dataParallel', cluster.dataParallel);
  const ranks = (accelerators?.value ?? NaN) / product;
  const counts = shards.length > 0 || accelerators?.origin === 'user';
  const divided =
    counts && Number.isInteger(ranks)
      ? derive(
          'dataParallel',
          'ratio',
          shards.length === 0
            ? 'DP = GPUs'
            : `DP = GPUs / (${shards.map(({ letters }) => letters).join(' · ')})`,
          [accelerators, ...shards.map(({ known }) => known)],
          () => ranks,
        )
      : undefined;
  const isFact = named?.origin === 'file' && accelerators?.origin !== 'user';
  return {
    accelerators,
    dataParallel: isFact ? named : strongest(divided, named),
  };
}
