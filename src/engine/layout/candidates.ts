import { type ModelShape } from '../memory/modelShape';
import { layersPerStage } from '../memory/stages';
import { type TrainingSetup, type ZeroStage } from '../memory/trainingSetup';

/** A layout to try, with the micro-batches per step that go with it. */
export interface Candidate {
  readonly setup: TrainingSetup;
  readonly microBatches: number;
}

/** What the search may not exceed. */
export interface SearchLimits {
  readonly accelerators: number;
  readonly globalBatchSequences: number;
  /** Largest tensor parallelism: no further than the fast links reach. */
  readonly mostTensor: number;
}

const MOST_CONTEXT = 16;
/** Below so many tokens per rank, splitting a sequence buys nothing. */
const LEAST_CONTEXT_TOKENS = 4096;
const MICRO_BATCHES = [1, 2, 4, 8] as const;

/** The divisors of a whole number up to a limit, ascending. @example divisors(12, 6) // => [1, 2, 3, 4, 6] */
export function divisors(whole: number, most: number): readonly number[] {
  const found: number[] = [];
  for (let each = 1; each <= Math.min(most, whole); each++) if (whole % each === 0) found.push(each);
  return found;
}

/** With a pipeline, ZeRO 2 and 3 would exchange on every micro-batch: stage 1 only, as Megatron-LM does. */
function zeroStages(ranks: number, pipelineParallel: number): readonly ZeroStage[] {
  if (ranks === 1) return [0];
  return pipelineParallel > 1 ? [1] : [1, 2, 3];
}

/** Chunks per stage: one, two, or each layer its own; interleaving needs micro-batches in multiples of the stages. */
function chunks(layers: number, pipelineParallel: number, microBatches: number): readonly number[] {
  if (pipelineParallel === 1 || microBatches % pipelineParallel !== 0) return [1];
  const { middle } = layersPerStage(layers, pipelineParallel);
  return [...new Set([1, ...(middle % 2 === 0 ? [2] : []), middle])];
}

/** Every layout of so many accelerators that divides heads, layers, experts and batch; none is tried for memory yet. */
export function* candidates(
  shape: ModelShape,
  base: TrainingSetup,
  { accelerators, globalBatchSequences, mostTensor }: SearchLimits,
): Generator<Candidate> {
  const contexts = Math.min(MOST_CONTEXT, Math.floor(base.sequenceLength / LEAST_CONTEXT_TOKENS));
  for (const tensorParallel of divisors(accelerators, mostTensor)) {
    if (shape.heads !== undefined && shape.heads % tensorParallel !== 0) continue;
    for (const pipelineParallel of divisors(accelerators / tensorParallel, shape.layers)) {
      if (!layersPerStage(shape.layers, pipelineParallel).even) continue;
      const rest = accelerators / (tensorParallel * pipelineParallel);
      for (const contextParallel of divisors(rest, Math.max(1, contexts))) {
        const dataParallel = rest / contextParallel;
        if (globalBatchSequences % dataParallel !== 0) continue;
        const sequences = globalBatchSequences / dataParallel;
        for (const expertParallel of expertSizes(shape, rest)) {
          const ranks = { dataParallel, tensorParallel, pipelineParallel, contextParallel, expertParallel };
          for (const microBatchSequences of MICRO_BATCHES) {
            if (sequences % microBatchSequences !== 0) continue;
            const microBatches = sequences / microBatchSequences;
            for (const zeroStage of zeroStages(rest, pipelineParallel)) {
              for (const virtualStages of chunks(shape.layers, pipelineParallel, microBatches)) {
                for (const recompute of ['none', 'full'] as const) {
                  const layout = { ...ranks, zeroStage, virtualStages, sequenceParallel: true };
                  const setup = { ...base, layout, microBatchSequences, microBatches, recompute };
                  yield { setup, microBatches };
                }
              }
            }
          }
        }
      }
    }
  }
}

function expertSizes({ experts }: ModelShape, ranks: number): readonly number[] {
  return experts === undefined ? [1] : divisors(experts.total, ranks).filter((each) => ranks % each === 0);
}
