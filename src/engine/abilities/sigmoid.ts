/** An S-curve between two levels; the slope is that of the exponent, per unit of x. */
export interface Sigmoid {
  /** Level at x → −∞. */
  readonly floor: number;
  /** Level at x → +∞. */
  readonly ceiling: number;
  /** x half-way between the levels. */
  readonly centre: number;
  readonly slope: number;
}

/**
 * floor + (ceiling − floor)/(1 + exp(−slope·(x − centre))), for any x.
 *
 * @example sigmoid({ floor: 0.25, ceiling: 0.732, centre: 23.117, slope: 2.661 }, 23.117) // 0.491
 */
export function sigmoid({ floor, ceiling, centre, slope }: Sigmoid, x: number): number {
  return floor + (ceiling - floor) / (1 + Math.exp(-slope * (x - centre)));
}

/**
 * The x at which a sigmoid has that level.
 * @returns undefined outside the open interval of its levels
 * @example inverseSigmoid({ floor: 0.25, ceiling: 0.75, centre: 23, slope: 2 }, 0.5) // 23
 */
export function inverseSigmoid(
  { floor, ceiling, centre, slope }: Sigmoid,
  level: number,
): number | undefined {
  const share = (level - floor) / (ceiling - floor);
  return share > 0 && share < 1 ? centre + Math.log(share / (1 - share)) / slope : undefined;
}
