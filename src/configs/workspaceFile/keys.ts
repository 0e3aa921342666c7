import { type Assumptions, type ServingAssumptions } from '../../engine/assumptions';

/** How a value is written and what it may be. */
export type ValueKind =
  /** A number as people write it: `8192`, `1.4T`, `2_000`. */
  | 'amount'
  /** The same, whole. */
  | 'count'
  /** A share of one: `0.4` or `40%`. */
  | 'share'
  /** A word. */
  | 'text';

/** One key of the file. */
export interface WorkspaceKey<Field> {
  readonly key: string;
  readonly field: Field;
  readonly kind: ValueKind;
  /** For the schema and the documentation. */
  readonly meaning: string;
}

type Plain = Extract<
  keyof Assumptions,
  | 'accelerators'
  | 'priceUsdPerHour'
  | 'precision'
  | 'sequenceLength'
  | 'vocabularySize'
  | 'globalBatchSequences'
  | 'uniqueTokens'
  | 'inferenceTokens'
  | 'dataQuality'
  | 'leastGain'
  | 'carbonIntensity'
  | 'grid'
>;

/** Keys that are one assumption each. */
export const PLAIN_KEYS: readonly WorkspaceKey<Plain>[] = [
  { key: 'gpus', field: 'accelerators', kind: 'count', meaning: 'Accelerators that train together.' },
  {
    key: 'price',
    field: 'priceUsdPerHour',
    kind: 'amount',
    meaning: 'US dollars per accelerator and hour, whatever the accelerator.',
  },
  {
    key: 'precision',
    field: 'precision',
    kind: 'text',
    meaning: 'Number format of training, such as bf16 or fp8.',
  },
  { key: 'sequenceLength', field: 'sequenceLength', kind: 'count', meaning: 'Tokens per sequence.' },
  {
    key: 'vocabulary',
    field: 'vocabularySize',
    kind: 'count',
    meaning: 'Rows of the vocabulary where a config has none.',
  },
  {
    key: 'globalBatch',
    field: 'globalBatchSequences',
    kind: 'count',
    meaning: 'Sequences of an optimiser step.',
  },
  {
    key: 'uniqueTokens',
    field: 'uniqueTokens',
    kind: 'amount',
    meaning: 'Tokens of the data before repetition.',
  },
  {
    key: 'inferenceTokens',
    field: 'inferenceTokens',
    kind: 'amount',
    meaning: 'Tokens the model will process over its life.',
  },
  {
    key: 'dataQuality',
    field: 'dataQuality',
    kind: 'amount',
    meaning: 'Tokens of a law’s corpus that one token of this data is worth.',
  },
  {
    key: 'leastGain',
    field: 'leastGain',
    kind: 'amount',
    meaning: 'Nats per token by which a doubled budget must lower the loss to be worth it.',
  },
  { key: 'grid', field: 'grid', kind: 'text', meaning: 'Electricity grid, for emissions; see docs/COST.md.' },
  {
    key: 'carbonIntensity',
    field: 'carbonIntensity',
    kind: 'amount',
    meaning: 'kg CO2e per kWh; wins over the grid’s.',
  },
];

/** Keys under `serving`. */
export const SERVING_KEYS: readonly WorkspaceKey<keyof ServingAssumptions>[] = [
  { key: 'accelerator', field: 'accelerator', kind: 'text', meaning: 'Accelerator that serves.' },
  { key: 'gpus', field: 'accelerators', kind: 'count', meaning: 'Accelerators of one replica.' },
  {
    key: 'price',
    field: 'priceUsdPerHour',
    kind: 'amount',
    meaning: 'US dollars per accelerator and hour while serving.',
  },
  {
    key: 'weightPrecision',
    field: 'weightPrecision',
    kind: 'text',
    meaning: 'Number format of the weights: bf16, fp8, int8, int4…',
  },
  {
    key: 'cachePrecision',
    field: 'cachePrecision',
    kind: 'text',
    meaning: 'Number format of the key/value cache.',
  },
  {
    key: 'promptTokens',
    field: 'promptTokens',
    kind: 'count',
    meaning: 'Tokens of a request that are read.',
  },
  {
    key: 'outputTokens',
    field: 'outputTokens',
    kind: 'count',
    meaning: 'Tokens of a request that are written.',
  },
  {
    key: 'concurrency',
    field: 'concurrency',
    kind: 'count',
    meaning: 'Sequences decoded together on a replica.',
  },
  {
    key: 'queriesPerSecond',
    field: 'queriesPerSecond',
    kind: 'amount',
    meaning: 'Queries per second of the whole fleet.',
  },
  { key: 'timeToFirstToken', field: 'timeToFirstToken', kind: 'amount', meaning: 'Target in seconds.' },
  { key: 'timePerOutputToken', field: 'timePerOutputToken', kind: 'amount', meaning: 'Target in seconds.' },
];

/** Keys with a reading of their own. */
export const SPECIAL_KEYS = [
  { key: 'law', meaning: 'Id of the scaling law that speaks first; `scaling-lens laws` lists them.' },
  {
    key: 'tokens',
    meaning: 'Tokens to assume where a config has none: 20x, twenty per parameter, or a number such as 2T.',
  },
  {
    key: 'accelerator',
    meaning: 'Id or name of the accelerator that trains, or of one under `accelerators`.',
  },
  { key: 'utilization', meaning: 'Model FLOPs utilisation: 0.4, 40%, or value, low and high.' },
  { key: 'pue', meaning: 'Power usage effectiveness of the data centre: 1.1, or value, low and high.' },
  { key: 'prices', meaning: 'US dollars per hour by accelerator id.' },
  {
    key: 'accelerators',
    meaning: 'Accelerators of your own: id, memoryGB, bandwidthGBs, teraflops by precision, watts, price.',
  },
  { key: 'serving', meaning: 'How models are served.' },
] as const;

/** Keys of one of the team's own accelerators. */
export const ACCELERATOR_KEYS = [
  'id',
  'title',
  'vendor',
  'memoryGB',
  'bandwidthGBs',
  'teraflops',
  'watts',
  'price',
] as const;
