/** A row of the paper's tables of compute-optimal models. */
export interface OptimalModelRow {
  readonly parameters: number;
  /** FLOP as printed. */
  readonly compute: number;
  readonly tokens: number;
}

const rows = (...values: readonly (readonly [number, number, number])[]): readonly OptimalModelRow[] =>
  values.map(([parameters, compute, tokens]) => ({ parameters, compute, tokens }));

/** Hoffmann et al. 2022, arXiv:2203.15556, Table 3: approach 1. Rows above 16B are extrapolations, here and below. */
export const HOFFMANN_2022_TABLE_3 = rows(
  [400e6, 1.92e19, 8e9],
  [1e9, 1.21e20, 20.2e9],
  [10e9, 1.23e22, 205.1e9],
  [67e9, 5.76e23, 1.5e12],
  [175e9, 3.85e24, 3.7e12],
  [280e9, 9.9e24, 5.9e12],
  [520e9, 3.43e25, 11e12],
  [1e12, 1.27e26, 21.2e12],
  [10e12, 1.3e28, 216.2e12],
);

/** Table A3, left: approach 2. */
export const HOFFMANN_2022_TABLE_A3_APPROACH_2 = rows(
  [400e6, 1.84e19, 7.7e9],
  [1e9, 1.2e20, 20e9],
  [10e9, 1.32e22, 219.5e9],
  [67e9, 6.88e23, 1.7e12],
  [175e9, 4.54e24, 4.3e12],
  [280e9, 1.18e25, 7.1e12],
  [520e9, 4.19e25, 13.4e12],
  [1e12, 1.59e26, 26.5e12],
  [10e12, 1.75e28, 292e12],
);

/** Table A3, right: approach 3. At 175B it prints 1.26e24, a misprint: 6·N·D of the row is 1.26e25. */
export const HOFFMANN_2022_TABLE_A3_APPROACH_3 = rows(
  [400e6, 2.21e19, 9.2e9],
  [1e9, 1.62e20, 27.1e9],
  [10e9, 2.46e22, 410.1e9],
  [67e9, 1.71e24, 4.1e12],
  [175e9, 1.26e24, 12e12],
  [280e9, 3.52e25, 20.1e12],
  [520e9, 1.36e26, 43.5e12],
  [1e12, 5.65e26, 94.1e12],
  [10e12, 8.55e28, 1425.5e12],
);
