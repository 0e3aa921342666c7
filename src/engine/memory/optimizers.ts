/** Optimisers whose states are known. */
export type OptimizerId =
  | 'adamw'
  | 'adafactor'
  | 'adam-8bit'
  | 'adam-4bit'
  | 'adam-mini'
  | 'muon'
  | 'lion'
  | 'lion-8bit'
  | 'sgd-momentum'
  | 'sgd';

/** What an optimiser remembers per parameter, beside master weights. */
export interface OptimizerStates {
  readonly id: OptimizerId;
  readonly title: string;
  /**
   * Words configs use for it, lower case, without separators. What GaLore, APOLLO, BAdam and LOMO remember depends on
   * ranks, blocks and modules and is none of these.
   */
  readonly names: RegExp;
  /** Values per weight of a layer's matrices. */
  readonly valuesPerMatrixWeight: number;
  /** Values per weight of embeddings, head and norms. */
  readonly valuesPerOtherWeight: number;
  /** Bytes of one value; absent = as the state scheme keeps them (4, or 2 in pure 16-bit training). */
  readonly bytesPerValue?: number;
  /** Row and column statistics instead of a full second moment. */
  readonly factored: boolean;
  readonly source: string;
}

/** 8-bit blocks of bitsandbytes: one 32-bit scale per 256 values (2,048 in the paper). */
const EIGHT_BIT_VALUE = 1 + 4 / 256;
/** 4-bit blocks of torchao: one 32-bit scale per 128 values. */
const FOUR_BIT_VALUE = 1 / 2 + 4 / 128;

/** The optimisers, in the order in which their names are looked for. */
export const optimizers: readonly OptimizerStates[] = [
  {
    id: 'adam-8bit',
    title: '8-bit AdamW',
    names: /^(?!.*(?:galore|apollo|lomo)).*(?:adam.*8bit|adam8|8bitadam)/,
    valuesPerMatrixWeight: 2,
    valuesPerOtherWeight: 2,
    bytesPerValue: EIGHT_BIT_VALUE,
    factored: false,
    source:
      'Dettmers et al. 2022, arXiv:2110.02861, section 2; block of 256 as in bitsandbytes 0.44 (recalled)',
  },
  {
    id: 'adam-4bit',
    title: '4-bit AdamW',
    names: /adam.*4bit/,
    valuesPerMatrixWeight: 2,
    valuesPerOtherWeight: 2,
    bytesPerValue: FOUR_BIT_VALUE,
    factored: false,
    source: 'Li et al. 2023, arXiv:2309.01507, section 3; block of 128 as in torchao (recalled)',
  },
  {
    id: 'adam-mini',
    title: 'Adam-mini',
    names: /adammini/,
    valuesPerMatrixWeight: 1,
    valuesPerOtherWeight: 1,
    factored: false,
    source: 'Zhang et al. 2024, arXiv:2406.16793: one second moment per block, next to none (recalled)',
  },
  {
    id: 'adafactor',
    title: 'Adafactor without momentum',
    names: /^(?!.*galore).*adafactor/,
    valuesPerMatrixWeight: 0,
    valuesPerOtherWeight: 0,
    factored: true,
    source:
      'Shazeer & Stern 2018, arXiv:1804.04235, algorithm 4; rows and columns of matrices of the model’s width',
  },
  {
    id: 'muon',
    title: 'Muon, AdamW for embeddings, head and norms',
    names: /muon|moonlight/,
    valuesPerMatrixWeight: 1,
    valuesPerOtherWeight: 2,
    factored: false,
    source: 'Jordan 2024 (Muon); Liu et al. 2025, arXiv:2502.16982, section 2.2 (recalled)',
  },
  {
    id: 'lion-8bit',
    title: '8-bit Lion',
    names: /lion.*8bit/,
    valuesPerMatrixWeight: 1,
    valuesPerOtherWeight: 1,
    bytesPerValue: EIGHT_BIT_VALUE,
    factored: false,
    source:
      'Chen et al. 2023, arXiv:2302.06675, algorithm 2; block of 256 as in bitsandbytes 0.44 (recalled)',
  },
  {
    id: 'lion',
    title: 'Lion',
    names: /lion/,
    valuesPerMatrixWeight: 1,
    valuesPerOtherWeight: 1,
    factored: false,
    source: 'Chen et al. 2023, arXiv:2302.06675, algorithm 2',
  },
  {
    id: 'adamw',
    title: 'AdamW',
    names: /^(?!.*(?:galore|apollo|badam|lomo)).*(?:adam|lamb)/,
    valuesPerMatrixWeight: 2,
    valuesPerOtherWeight: 2,
    factored: false,
    source: 'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, section 3.1',
  },
  {
    id: 'sgd-momentum',
    title: 'SGD with momentum',
    names: /sgdm|momentum|nesterov/,
    valuesPerMatrixWeight: 1,
    valuesPerOtherWeight: 1,
    factored: false,
    source: 'one momentum per weight',
  },
  {
    id: 'sgd',
    title: 'SGD without momentum',
    names: /sgd/,
    valuesPerMatrixWeight: 0,
    valuesPerOtherWeight: 0,
    factored: false,
    source: 'no state',
  },
];

const byId = new Map(optimizers.map((each) => [each.id, each]));

/** The states of an optimiser. */
export function optimizerById(id: OptimizerId): OptimizerStates {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no optimiser ${String(id)}`);
  return found;
}

/**
 * The optimiser a config's word means, or `undefined`.
 * @example optimizerNamed('paged_adamw_8bit')?.id // => 'adam-8bit'
 */
export function optimizerNamed(word: string): OptimizerStates | undefined {
  const plain = word
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return optimizers.find(({ names }) => names.test(plain));
}

/**
 * Bytes of states per weight.
 * @param width h: a factored state of a matrix of r rows and h columns has r + h values, 2/h per weight if square
 * @param schemeBytes bytes of one value where the optimiser does not fix them
 * @example stateBytesPerWeight(optimizerById('adamw'), 'matrix', 4096, 4) // => 8
 */
export function stateBytesPerWeight(
  optimizer: OptimizerStates,
  kind: 'matrix' | 'other',
  width: number,
  schemeBytes: number,
): number {
  const values = kind === 'matrix' ? optimizer.valuesPerMatrixWeight : optimizer.valuesPerOtherWeight;
  const bytes = optimizer.bytesPerValue ?? schemeBytes;
  return (values + (optimizer.factored ? 2 / width : 0)) * bytes;
}
