import { type Architecture } from '../architecture/architecture';
import { capacityOf, fewestAccelerators, longestContext, sequenceBytes } from './capacity';
import { type Deployment } from './deployment';
import { type WeightFormat, weightFormats } from './weightFormat';

/** What a deployment would hold with its weights in another format; all else as it is. */
export interface WeightChoice {
  readonly format: WeightFormat;
  readonly isCurrent: boolean;
  readonly weightBytes: number;
  /** As few accelerators as hold weights and one request. */
  readonly fewestAccelerators: number;
  /** Sequences that fit together on the accelerators of the deployment. */
  readonly mostSequences: number;
}

/** What a deployment would hold with its caches in another format; all else as it is. */
export interface CacheChoice {
  readonly format: WeightFormat;
  readonly isCurrent: boolean;
  /** Cache and state of one sequence at the end of its request. */
  readonly bytesPerSequence: number;
  readonly mostSequences: number;
  /** Of a single sequence; absent where neither memory nor the model sets an end. */
  readonly longestContext?: number;
}

/** Formats that differ in bytes; bf16 stands for all of 16 bit. */
const WEIGHT_FORMATS = ['bf16', 'fp8', 'int8', 'int4', 'nf4', 'mxfp4', 'nvfp4'];
/** What serving engines keep caches in. */
const CACHE_FORMATS = ['bf16', 'fp8', 'int4'];

const formatsOf = (ids: readonly string[]): readonly WeightFormat[] =>
  weightFormats.filter(({ id }) => ids.includes(id));

/**
 * Weights by format, each with what would fit beside them.
 * @example Llama-3.1-8B on one H100: bf16 16.1 GB and 333 sequences of 1,280 tokens; int4 5.7 GB and 395
 */
export function weightChoices(architecture: Architecture, deployment: Deployment): readonly WeightChoice[] {
  const context = deployment.promptTokens + deployment.outputTokens;
  return formatsOf(WEIGHT_FORMATS).map((format) => {
    const changed = { ...deployment, weightFormat: format };
    const { weightBytes, mostSequences } = capacityOf(architecture, changed, context);
    const isCurrent =
      format.bitsPerWeight === deployment.weightFormat.bitsPerWeight && sameUnits(format, deployment);
    const fewest = fewestAccelerators(architecture, changed, context);
    return { format, isCurrent, weightBytes, fewestAccelerators: fewest, mostSequences };
  });
}

/** 16-bit formats are one row; int8 and fp8 are two, since they are not computed alike. */
function sameUnits({ id, bitsPerWeight }: WeightFormat, { weightFormat }: Deployment): boolean {
  return bitsPerWeight === 16 || id === weightFormat.id;
}

/** Caches by format, each with what would fit. */
export function cacheChoices(architecture: Architecture, deployment: Deployment): readonly CacheChoice[] {
  const context = deployment.promptTokens + deployment.outputTokens;
  return formatsOf(CACHE_FORMATS).map((format) => {
    const cacheBytesPerValue = format.bitsPerWeight / 8;
    const capacity = capacityOf(architecture, { ...deployment, cacheBytesPerValue }, context);
    const longest = longestContext(architecture, capacity, cacheBytesPerValue, 1);
    return {
      format,
      isCurrent: cacheBytesPerValue === deployment.cacheBytesPerValue,
      bytesPerSequence: sequenceBytes(architecture, cacheBytesPerValue, context),
      mostSequences: capacity.mostSequences,
      ...(longest === undefined ? {} : { longestContext: longest }),
    };
  });
}
