import { type Range } from '../assumptions';

/** How accelerators reach each other. */
export interface Interconnect {
  /** Accelerators that share the fast links. */
  readonly acceleratorsPerNode: number;
  /** bytes/s of one accelerator, one way, over the fast links. */
  readonly withinNode: number;
  /** bytes/s of one accelerator, one way, to other nodes. */
  readonly betweenNodes: number;
  readonly source: string;
}

/**
 * Share of a link's rate that collectives reach. Values: calculon's A100 and H100 systems (0.60 to 0.65 within, 0.9
 * between nodes); the ends, and 0.8 between nodes, are our assumption, since large fabrics are shared.
 */
export const LINK_EFFICIENCY: Readonly<Record<'within' | 'between', Range>> = {
  within: { value: 0.65, low: 0.5, high: 0.8 },
  between: { value: 0.8, low: 0.5, high: 0.9 },
};

const EPOCH = 'Epoch AI, Machine Learning Hardware (CC-BY 4.0), 2025-12-14, halved to one way';
const RECALLED = 'vendor’s data sheet, not re-checked, halved to one way';
const NIC = 'one network port per accelerator, as its reference systems have, is our assumption';

/** GB/s one way within the node, accelerators per node, GB/s one way between nodes. */
type Row = readonly [within: number, perNode: number, between: number, source: string];

const PCIE4: Row = [32, 8, 12.5, `PCIe 4 × 16; ${RECALLED}`];
const PCIE5: Row = [64, 8, 50, `PCIe 5 × 16; ${RECALLED}`];

const ROWS: Readonly<Record<string, Row>> = {
  'v100-sxm2-16gb': [150, 8, 12.5, EPOCH],
  'v100-sxm2-32gb': [150, 8, 12.5, EPOCH],
  t4: [16, 8, 6.25, RECALLED],
  a10: PCIE4,
  a10g: PCIE4,
  l4: PCIE4,
  l40s: PCIE4,
  'a100-sxm-40gb': [300, 8, 25, EPOCH],
  'a100-sxm-80gb': [300, 8, 25, EPOCH],
  'a100-pcie-40gb': PCIE4,
  'a100-pcie-80gb': PCIE4,
  'h100-sxm-80gb': [450, 8, 50, EPOCH],
  'h100-pcie-80gb': PCIE5,
  'h100-nvl-94gb': PCIE5,
  'h200-sxm-141gb': [450, 8, 50, EPOCH],
  'h800-sxm-80gb': [200, 8, 50, RECALLED],
  'h20-96gb': [450, 8, 50, EPOCH],
  'gh200-96gb': [50, 1, 50, RECALLED],
  b200: [900, 8, 50, RECALLED],
  gb200: [900, 72, 50, RECALLED],
  b300: [900, 8, 100, EPOCH],
  gb300: [900, 72, 100, EPOCH],
  'rtx-3090': PCIE4,
  'rtx-4090': PCIE4,
  'rtx-5090': PCIE5,
  'rtx-6000-ada': PCIE4,
  'rtx-a6000': PCIE4,
  mi250x: [400, 8, 25, EPOCH],
  mi300x: [448, 8, 50, RECALLED],
  mi325x: [448, 8, 50, RECALLED],
  mi350x: [537.5, 8, 50, RECALLED],
  mi355x: [537.5, 8, 50, RECALLED],
  'tpu-v2': [31, 512, 3, RECALLED],
  'tpu-v3': [41, 1024, 3, RECALLED],
  'tpu-v4': [150, 4096, 6, RECALLED],
  'tpu-v5e': [100, 256, 6, RECALLED],
  'tpu-v5p': [300, 8960, 6, EPOCH],
  'tpu-v6e': [224, 256, 12.5, EPOCH],
  'tpu-v7': [600, 9216, 12.5, RECALLED],
  trainium1: [384, 16, 6.25, RECALLED],
  trainium2: [640, 16, 25, RECALLED],
  trainium3: [1280, 64, 25, RECALLED],
  'gaudi-2': [262.5, 8, 37.5, '21 of 24 ports of 100 GbE inside; vendor’s data sheet, not re-checked'],
  'gaudi-3': [525, 8, 75, '21 of 24 ports of 200 GbE inside; vendor’s data sheet, not re-checked'],
};

/**
 * How accelerators of a kind are connected, or `undefined` for one that is not in the table.
 * @example interconnectOf('h100-sxm-80gb')?.withinNode // => 450e9
 */
export function interconnectOf(acceleratorId: string): Interconnect | undefined {
  const row = Object.hasOwn(ROWS, acceleratorId) ? ROWS[acceleratorId] : undefined;
  if (row === undefined) return undefined;
  const [within, acceleratorsPerNode, between, source] = row;
  return {
    acceleratorsPerNode,
    withinNode: within * 1e9,
    betweenNodes: between * 1e9,
    source: `${source}; between nodes: ${NIC}`,
  };
}
