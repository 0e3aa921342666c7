import { type Range } from '../assumptions';
import { type Accelerator } from '../hardware/accelerator';
import { type Input } from '../quantity';

/** Watts that one accelerator draws with its share of the machine around it. */
export interface SystemPower extends Range {
  readonly formula: string;
  readonly inputs: readonly Input[];
  readonly source: string;
}

/**
 * Average draw of a board over its limit while it trains. Low: the 280 of 400 W that StarCoder's makers reckon with
 * (Li et al. 2023); high: the limit, with which Meta and BigScience reckon; the value lies between them.
 */
export const BOARD_SHARE: Range = { value: 0.85, low: 0.7, high: 1 };

/**
 * What processors, memory, network and fans draw over what the boards draw. High: a DGX H100 at its rating, 10.2 kW
 * around 8 × 700 W; value and low are our assumption, with which the machines measured below agree.
 */
export const HOST_SHARE: Range = { value: 0.5, low: 0.25, high: 0.8 };

const PATTERSON = 'average system power, Patterson et al. 2021, arXiv:2104.10350, Table 4';
const H100_NODE =
  'value: 76 % of 10.2 kW for 8 GPUs, Newkirk et al. 2025, arXiv:2506.14551; high: at most 8.4 kW, Latif et al. 2024, arXiv:2412.08602; low: as for other boards';

type Row = readonly [value: number, low: number, high: number, source: string];

const H100: Row = [969, 612, 1050, H100_NODE];
const V100: Row = [
  330,
  280,
  380,
  `${PATTERSON}, GPT-3; the ends are 15 % away, as the TPUs there lie from each other`,
];

/** Measured with the machine, per accelerator. */
const MEASURED: Readonly<Record<string, Row>> = {
  'v100-sxm2-16gb': V100,
  'v100-sxm2-32gb': V100,
  'tpu-v3': [288, 245, 310, `${PATTERSON}: T5 310, Meena 289, GShard 288, Switch 245 W`],
  'tpu-v4': [
    352,
    326,
    378.5,
    'GLaM 326 W, Du et al. 2021; PaLM 378.5 W, Chowdhery et al. 2022, App. B; value: their mean',
  ],
  'h100-sxm-80gb': H100,
  'h200-sxm-141gb': H100,
  'h800-sxm-80gb': H100,
};

/**
 * Power of one accelerator with its share of the machine: as measured, else board power × share × (1 + host).
 * @example systemPowerOf(A100 SXM 80 GB, 400 W)?.value // => 510, from 400 · 0.85 · 1.5
 * @returns undefined where the power of the board is not published
 */
export function systemPowerOf({ id, power }: Accelerator): SystemPower | undefined {
  const measured = Object.hasOwn(MEASURED, id) ? MEASURED[id] : undefined;
  if (measured !== undefined) {
    const [value, low, high, source] = measured;
    const inputs: readonly Input[] = [{ name: 'systemPower', value, unit: 'W', origin: 'default' }];
    return { value, low, high, formula: 'P', inputs, source };
  }
  if (power === undefined || !(power > 0) || !Number.isFinite(power)) return undefined;
  const at = (end: keyof Range): number => power * BOARD_SHARE[end] * (1 + HOST_SHARE[end]);
  return {
    value: at('value'),
    low: at('low'),
    high: at('high'),
    formula: 'P_board · share · (1 + host)',
    inputs: [
      { name: 'boardPower', value: power, unit: 'W' },
      { name: 'boardShare', value: BOARD_SHARE.value, unit: 'ratio', origin: 'default' },
      { name: 'hostShare', value: HOST_SHARE.value, unit: 'ratio', origin: 'default' },
    ],
    source:
      'share of the board’s limit: 280 of 400 W (Li et al. 2023) to all of it (Touvron et al. 2023); host: our assumption, at most a DGX H100’s rating',
  };
}
