import { type ModelShape } from '../memory/modelShape';
import { layersPerStage } from '../memory/stages';
import { acceleratorsOf, type ParallelLayout } from '../memory/trainingSetup';
import { type Notice, type NoticeCode } from '../notice';

/** What a layout has to come out to, as far as the file says it. */
export interface LayoutDemands {
  readonly accelerators?: number;
  readonly globalBatchSequences?: number;
  readonly microBatchSequences?: number;
  readonly gradientAccumulation?: number;
}

/**
 * Why a layout is impossible, with the arithmetic: ranks that do not multiply to the accelerators, heads that tensor
 * parallelism does not divide, layers that pipeline stages do not, experts that expert parallelism does not, and
 * batches that do not multiply out. Empty if it is possible.
 */
export function checkLayout(
  shape: ModelShape,
  layout: ParallelLayout,
  demands: LayoutDemands = {},
): readonly Notice[] {
  const notices: Notice[] = [];
  const report = (code: NoticeCode, args: Notice['args']): void => {
    notices.push({ code, severity: 'error', args });
  };
  const { dataParallel: d, tensorParallel: t, pipelineParallel: p, contextParallel: c } = layout;
  const { accelerators, globalBatchSequences, microBatchSequences } = demands;
  if (accelerators !== undefined && acceleratorsOf(layout) !== accelerators) {
    const ranks = [`DP ${d}`, `TP ${t}`, `PP ${p}`, ...(c > 1 ? [`CP ${c}`] : [])].join(' × ');
    report('layout-mismatch', { accelerators, layout: ranks, product: acceleratorsOf(layout), exact: 1 });
  }
  if (shape.heads !== undefined && shape.heads % t !== 0) {
    report('tensor-parallel-mismatch', { heads: shape.heads, tensorParallel: t });
  }
  if (p > shape.layers || !layersPerStage(shape.layers, p).even) {
    report('pipeline-mismatch', { layers: shape.layers, pipelineParallel: p });
  }
  const { expertParallel } = layout;
  const experts = shape.experts?.total ?? 1;
  if (experts % expertParallel !== 0) {
    report('expert-parallel-mismatch', { whole: experts, expertParallel });
  } else if ((d * c) % expertParallel !== 0) {
    report('expert-parallel-mismatch', { whole: d * c, expertParallel });
  }
  if (globalBatchSequences !== undefined && microBatchSequences !== undefined) {
    const passes = demands.gradientAccumulation;
    const product = microBatchSequences * (passes ?? 1) * d;
    const holds =
      passes === undefined ? globalBatchSequences % product === 0 : globalBatchSequences === product;
    if (!holds) {
      const args = { global: globalBatchSequences, micro: microBatchSequences, ranks: d, product };
      report('batch-mismatch', passes === undefined ? args : { ...args, passes, exact: 1 });
    }
  }
  return notices;
}
