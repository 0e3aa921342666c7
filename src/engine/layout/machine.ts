import { type Range } from '../assumptions';
import { type Accelerator, type MatrixPrecision } from '../hardware/accelerator';
import { interconnectOf, LINK_EFFICIENCY } from './interconnect';
import { kernelEfficiencyOf } from './kernelEfficiency';

/** Rates at which one accelerator works, each with what it may be instead. */
export interface Machine {
  readonly acceleratorId: string;
  readonly title: string;
  readonly memoryBytes: number;
  /** Dense peak, FLOP/s. */
  readonly peakFlops: number;
  /** FLOP/s while computing. */
  readonly flops: Range;
  readonly acceleratorsPerNode: number;
  /** bytes/s, one way, as collectives reach them. */
  readonly withinNode: Range;
  readonly betweenNodes: Range;
  /** bytes/s */
  readonly memoryBandwidth: number;
  readonly source: string;
}

/** Where no bandwidth is known, updating weights is not what takes time. */
const UNKNOWN_BANDWIDTH = 1e12;

function scaled(range: Range, factor: number): Range {
  return { value: range.value * factor, low: range.low * factor, high: range.high * factor };
}

/**
 * The rates of an accelerator.
 * @returns undefined without a peak in the precision or a known interconnect
 */
export function machineOf(
  accelerator: Accelerator,
  precision: MatrixPrecision = 'bf16',
): Machine | undefined {
  const peakFlops = accelerator.peakFlops[precision];
  const links = interconnectOf(accelerator.id);
  if (peakFlops === undefined || links === undefined) return undefined;
  const efficiency = kernelEfficiencyOf(accelerator.id);
  return {
    acceleratorId: accelerator.id,
    title: accelerator.title,
    memoryBytes: accelerator.memoryBytes,
    peakFlops,
    flops: scaled(efficiency, peakFlops),
    acceleratorsPerNode: links.acceleratorsPerNode,
    withinNode: scaled(LINK_EFFICIENCY.within, links.withinNode),
    betweenNodes: scaled(LINK_EFFICIENCY.between, links.betweenNodes),
    memoryBandwidth: accelerator.memoryBandwidth ?? UNKNOWN_BANDWIDTH,
    source: `${efficiency.source}; ${links.source}`,
  };
}
