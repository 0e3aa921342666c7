import { type ModelShape } from '../memory/modelShape';
import { stateSchemes } from '../memory/stateSchemes';
import { stagesOf, type Stage } from '../memory/stages';
import { stageWeights } from '../memory/stageWeights';
import { type TrainingSetup } from '../memory/trainingSetup';
import { type Machine } from './machine';
import { type Workload } from './workload';

/** Where the seconds of a step go; they sum to `total`. */
export interface StepTime {
  readonly compute: number;
  /** Stages that wait while the pipeline fills and drains. */
  readonly bubble: number;
  readonly tensorParallel: number;
  readonly contextParallel: number;
  readonly expertParallel: number;
  readonly pipelineParallel: number;
  /** What gradients and weights of data-parallel ranks take beyond what computing hides. */
  readonly dataParallel: number;
  /** Reading and writing weights and states once. */
  readonly update: number;
  readonly total: number;
}

/** Which end of the band: `value`, or all rates high (`low` time) or low with nothing hidden (`high` time). */
export type TimeEnd = 'value' | 'low' | 'high';

const VALUE_BYTES = 2;
/** Rates for an end: the shortest time has the highest rates. */
const RATE_OF = { value: 'value', low: 'high', high: 'low' } as const;

/** All-reduces of a layer's output: two forward, two backward, two more where the forward pass is repeated. */
const layerPasses = ({ recompute }: TrainingSetup): number => (recompute === 'full' ? 6 : 4);

/**
 * Seconds of one step: (m + (p − 1)/v) micro-batches through the slowest stage, then what is left of the exchange of
 * gradients and weights, then the update. Ranks are laid out as in Megatron-LM: tensor, context, data, pipeline, so
 * that a group lies within a node if all before it fit in one.
 * @param microBatches m
 * @see Narayanan et al. 2021, arXiv:2104.04473, sections 2.2 and 3; Korthikanti et al. 2022, section 4
 */
export function stepTime(
  shape: ModelShape,
  setup: TrainingSetup,
  microBatches: number,
  machine: Machine,
  work: Workload,
  end: TimeEnd = 'value',
): StepTime {
  const { layout } = setup;
  const { tensorParallel: t, contextParallel: c, pipelineParallel: p, dataParallel: d } = layout;
  const rate = RATE_OF[end];
  const { acceleratorsPerNode } = machine;
  /** Of one accelerator to another that lies so many ranks away at most. */
  const linkOf = (ranks: number): number =>
    (ranks <= acceleratorsPerNode ? machine.withinNode : machine.betweenNodes)[rate];
  /**
   * Of a ring through `size` accelerators, `stride` ranks apart: where it leaves the node, the accelerators of the
   * group in the node share their ports, as NCCL's parallel rings do.
   */
  const ringOf = (size: number, stride: number): number => {
    if (size * stride <= acceleratorsPerNode) return machine.withinNode[rate];
    const ports = Math.max(1, Math.floor(acceleratorsPerNode / stride));
    return ports === 1
      ? machine.betweenNodes[rate]
      : Math.min(machine.withinNode[rate], ports * machine.betweenNodes[rate]);
  };
  const tokens = (setup.microBatchSequences * setup.sequenceLength) / c;
  const stages = stagesOf(shape, setup);
  const times = stages.map((stage) => stageTime(stage));
  const slowest = times.reduce((most, each) => (each.total > most.total ? each : most));
  const waiting = (p - 1) / layout.virtualStages;
  const m = microBatches;
  const dataParallel = exposedExchange();
  const update = updateTime();
  const bubble = waiting * slowest.total;
  return {
    compute: m * slowest.compute,
    bubble,
    tensorParallel: m * slowest.tensor,
    contextParallel: m * slowest.context,
    expertParallel: m * slowest.expert,
    pipelineParallel: m * slowest.pipeline,
    dataParallel,
    update,
    total: m * slowest.total + bubble + dataParallel + update,
  };

  function stageTime({ layers, hasHead }: Stage) {
    const again =
      setup.recompute === 'full'
        ? work.perLayer
        : setup.recompute === 'selective' && setup.attention === 'stored'
          ? work.scoresPerLayer
          : 0;
    const flops = layers * (3 * work.perLayer + again) + (hasHead ? 3 * work.head : 0);
    const compute = (tokens * flops) / t / machine.flops[rate];
    const output = VALUE_BYTES * tokens * shape.hiddenSize;
    const tensor = (layers * layerPasses(setup) * 2 * ((t - 1) / t) * output) / ringOf(t, 1);
    const context = contextTime(layers);
    const routed = output * (shape.experts?.perToken ?? 0);
    const e = layout.expertParallel;
    const expertLayers = (shape.expertLayers * layers) / shape.layers;
    const expert = (expertLayers * layerPasses(setup) * routed * ((e - 1) / e)) / t / linkOf(t * e);
    const pipeline = p === 1 ? 0 : (2 * layout.virtualStages * output) / t / linkOf(t * c * d * 2);
    return {
      compute,
      tensor,
      context,
      expert,
      pipeline,
      total: compute + tensor + context + expert + pipeline,
    };
  }

  /** Keys and values travel round the ring while scores are computed: once forward, twice backward. */
  function contextTime(layers: number): number {
    if (c === 1) return 0;
    const width = shape.weights.keyValue / (shape.hiddenSize * shape.layers) || 2 * shape.hiddenSize;
    const bytes = (3 * (c - 1) * VALUE_BYTES * tokens * width) / t;
    const sending = (layers * bytes) / linkOf(t * c);
    const scores = (layers * 3 * tokens * work.scoresPerLayer) / t / machine.flops[rate];
    return end === 'high' ? sending : Math.max(0, sending - scores);
  }

  /** Bytes that ranks with the same weights exchange, less what the backward pass (ZeRO 3: all passes) hides. */
  function exposedExchange(): number {
    const ranks = d * c;
    if (ranks === 1) return 0;
    const { gradientBytes, weightBytes } = stateSchemes[setup.stateScheme];
    const expertRanks = Math.max(1, ranks / layout.expertParallel);
    const bytes = stages.reduce((most, stage) => {
      const { matrices, other, experts } = stageWeights(shape, stage, layout);
      const shared = (matrices + other) * (1 - 1 / ranks) + experts * (1 - 1 / expertRanks);
      return Math.max(most, shared);
    }, 0);
    const gathered = Math.min(weightBytes, VALUE_BYTES);
    const perStep =
      layout.zeroStage === 0
        ? 2 * gradientBytes
        : layout.zeroStage === 1
          ? gradientBytes + gathered
          : layout.zeroStage === 2
            ? m * gradientBytes + gathered
            : m * (gradientBytes + 2 * gathered);
    // Context-parallel ranks hold the same weights: the group is c · d, t apart.
    const sending = (bytes * perStep) / ringOf(c * d, t);
    const hidden = layout.zeroStage >= 2 ? m * slowest.compute : (2 / 3) * slowest.compute;
    return end === 'high' ? sending : Math.max(0, sending - hidden);
  }

  function updateTime(): number {
    const scheme = stateSchemes[setup.stateScheme];
    const [first] = stages;
    if (first === undefined) return 0;
    const held = stageWeights(shape, first, layout);
    const shards = layout.zeroStage >= 1 ? d * c : 1;
    const perWeight =
      scheme.weightBytes + scheme.gradientBytes + scheme.masterBytes + 2 * scheme.stateValueBytes;
    return (2 * perWeight * (held.matrices + held.other + held.experts)) / shards / machine.memoryBandwidth;
  }
}
