import { type Assumed, type Range } from '../assumptions';

/** Power usage effectiveness (PUE) of an operator's data centres: energy of the building over that of its machines. */
export interface OperatorPue {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly year: number;
  readonly source: string;
}

const DCD = 'datacenterdynamics.com, 2024-12, “AWS global data centers achieved PUE of 1.15 in 2023”';

/** Averages over an operator's data centres as published; single sites lie between about 1.04 and 2. */
export const operatorPues: readonly OperatorPue[] = [
  { id: 'meta', title: 'Meta', value: 1.08, year: 2023, source: DCD },
  { id: 'google', title: 'Google', value: 1.1, year: 2023, source: DCD },
  { id: 'aws', title: 'Amazon Web Services', value: 1.15, year: 2023, source: DCD },
  { id: 'oracle', title: 'Oracle, at best', value: 1.15, year: 2023, source: DCD },
  { id: 'microsoft', title: 'Microsoft', value: 1.18, year: 2023, source: DCD },
  {
    id: 'industry',
    title: 'average of all data centres',
    value: 1.58,
    year: 2023,
    source: 'Uptime Institute, Global Data Center Survey 2023',
  },
];

/** The median of the five operators, from the lowest of them to the average of all data centres. */
export const TYPICAL_PUE: Assumed<Range> = {
  value: { value: 1.15, low: 1.08, high: 1.58 },
  origin: 'default',
  source: 'median of five cloud operators; low: Meta 1.08; high: average of all data centres 1.58 (2023)',
};
