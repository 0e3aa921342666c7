/** A closed interval of positive numbers. */
export type Interval = readonly [low: number, high: number];
