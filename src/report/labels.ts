import { type AllocationVerdict } from '../engine/estimate';
import { type BandKind, type Convention } from '../engine/quantity';
import { type Origin } from '../engine/run';
import { type Translate, type Words } from './translate';

const SHORT_CONVENTIONS: Words<Convention> = {
  'parameters-total': (t) => t('total'),
  'parameters-active': (t) => t('active'),
  'parameters-non-embedding': (t) => t('non-embedding'),
  'flops-6n': (t) => t('6·N with embeddings'),
  'flops-3n': (t) => t('3·N, encoder–decoder'),
  'flops-6n-non-embedding': (t) => t('6·N without embeddings'),
  'flops-6n-causal-attention': (t) => t('6·N + causal attention'),
  'flops-6n-full-attention': (t) => t('6·N + full attention'),
};

/** The way of counting in a table row. */
export const shortConvention = (convention: Convention, t: Translate): string =>
  SHORT_CONVENTIONS[convention](t);

const ORIGINS: Words<Origin> = {
  user: (t) => t('your choice'),
  file: (t) => t('in the file'),
  derived: (t) => t('derived'),
  'format-default': (t) => t("the framework's default"),
  setting: (t) => t('from the settings'),
  default: (t) => t('assumed'),
};

/** Where a value comes from, as an aside; `from` is where it was read if not in the open file. */
export const originLabel = (origin: Origin, t: Translate, from?: string): string => {
  if (from === undefined) return ORIGINS[origin](t);
  return origin === 'file' ? t('in {0}', from) : from;
};

const BANDS: Words<BandKind> = {
  'fit-uncertainty': (t) => t("uncertainty of the law's fit"),
  'published-interval': (t) => t('interval printed in the paper'),
  'law-spread': (t) => t('spread between laws'),
  'utilization-range': (t) => t('utilisation of real runs'),
  'price-range': (t) => t('range of rental prices'),
  'family-spread': (t) => t('measured spread across model families'),
  'held-out-error': (t) => t('measured error on runs the fit has not seen'),
  'convention-range': (t) => t('ways of counting'),
  combined: (t) => t('several uncertainties together'),
};

/** Where a band comes from. */
export const bandLabel = (kind: BandKind, t: Translate): string => BANDS[kind](t);

const VERDICTS: Words<AllocationVerdict> = {
  'under-trained': (t) => t('under-trained'),
  'near-optimal': (t) => t('near-optimal'),
  'over-trained': (t) => t('over-trained'),
};

/** Where the run lies against the compute-optimal line, in two words. */
export const verdictLabel = (verdict: AllocationVerdict, t: Translate): string => VERDICTS[verdict](t);

const VERDICT_SENTENCES: Words<AllocationVerdict> = {
  'under-trained': (t) =>
    t(
      'Fewer tokens per parameter than compute-optimal: a smaller model on more tokens would reach a lower loss.',
    ),
  'near-optimal': (t) => t('Close to the compute-optimal ratio of tokens to parameters.'),
  'over-trained': (t) =>
    t(
      'More tokens per parameter than compute-optimal: costs extra training compute, pays back when serving.',
    ),
};

/** What the verdict means for the run. */
export const verdictSentence = (verdict: AllocationVerdict, t: Translate): string =>
  VERDICT_SENTENCES[verdict](t);

/** Names of inputs and assumptions as the engine calls them; what is not here is shown under the engine's own name. */
const NAMES: Words<string> = {
  law: (t) => t('Scaling law'),
  parameters: (t) => t('Parameters'),
  activeParameters: (t) => t('Active parameters'),
  totalParameters: (t) => t('Total parameters'),
  experts: (t) => t('Experts'),
  expansion: (t) => t('Experts over experts per token'),
  expertsPerToken: (t) => t('Experts per token'),
  bits: (t) => t('Bits'),
  granularity: (t) => t('Granularity of the experts'),
  nonEmbeddingParameters: (t) => t('Non-embedding parameters'),
  tokens: (t) => t('Training tokens'),
  tokensPerParameter: (t) => t('Tokens per parameter'),
  tokensPerStep: (t) => t('Tokens per step'),
  criticalBatch: (t) => t('Critical batch'),
  uniqueTokens: (t) => t('Unique tokens'),
  dataQuality: (t) => t('Worth of a token of this data'),
  qualityMultiplier: (t) => t('Quality multiplier'),
  inferenceTokens: (t) => t('Inference tokens'),
  steps: (t) => t('Steps'),
  epochs: (t) => t('Epochs'),
  sequenceLength: (t) => t('Sequence length'),
  globalBatchSequences: (t) => t('Global batch'),
  flops: (t) => t('Training FLOPs'),
  flopsPerToken: (t) => t('FLOPs per token'),
  compute: (t) => t('Training FLOPs'),
  loss: (t) => t('Loss'),
  predictedLoss: (t) => t('Predicted loss'),
  cacheBytesPerToken: (t) => t('KV cache per token'),
  encoderParameters: (t) => t('Parameters that only what is read passes'),
  multipliedParameters: (t) => t('Active parameters without lookup tables'),
  accelerator: (t) => t('Accelerator'),
  accelerators: (t) => t('Accelerators'),
  acceleratorHours: (t) => t('GPU-hours'),
  wallClockHours: (t) => t('Wall-clock time'),
  peakFlops: (t) => t('Peak FLOP/s'),
  price: (t) => t('Price'),
  priceUsdPerHour: (t) => t('Price'),
  utilization: (t) => t('Utilisation (MFU)'),
  precision: (t) => t('Training precision'),
  vocabularySize: (t) => t('Vocabulary size'),
  layers: (t) => t('Layers'),
  bytesPerParameter: (t) => t('Bytes per parameter'),
  weightPrecision: (t) => t('Weight precision'),
  cachePrecision: (t) => t('Cache precision'),
  promptTokens: (t) => t('Prompt tokens'),
  outputTokens: (t) => t('Output tokens'),
  servingAccelerators: (t) => t('GPUs of a replica'),
  concurrency: (t) => t('Sequences together'),
  queriesPerSecond: (t) => t('Queries per second'),
  fleetLoad: (t) => t('Load of the fleet'),
  servedFlops: (t) => t('FLOPs of the phase'),
  servedBytes: (t) => t('Bytes read in the phase'),
  computeShare: (t) => t('Share of the peak'),
  memoryBandwidth: (t) => t('Memory bandwidth'),
  bandwidthShare: (t) => t('Share of the bandwidth'),
  linkSeconds: (t) => t('All-reduces'),
  layerSeconds: (t) => t('Time of a layer besides'),
  costUsd: (t) => t('Cost'),
  lifetimeTraining: (t) => t('Training'),
  lifetimeServing: (t) => t('Serving'),
  servingAccelerator: (t) => t('Accelerator that serves'),
  servingPriceUsdPerHour: (t) => t('Price of serving'),
  requestTokens: (t) => t('Tokens of a request'),
  samples: (t) => t('Samples'),
  energyKwh: (t) => t('Energy'),
  co2Kg: (t) => t('Emissions'),
  powerUsageEffectiveness: () => 'PUE',
  carbonIntensity: (t) => t('Grid intensity'),
  systemPower: (t) => t('Power of a GPU with its share of the machine'),
  boardPower: (t) => t('Power limit of a GPU'),
  boardShare: (t) => t('Share of it drawn'),
  hostShare: (t) => t('Rest of the machine'),
  wholeRunShare: (t) => t('What whole runs keep of the speed of steps'),
  recomputedShare: (t) => t('Work done again'),
  tensorParallel: (t) => t('Tensor parallelism'),
  pipelineParallel: (t) => t('Pipeline parallelism'),
  contextParallel: (t) => t('Context parallelism'),
  warmupSteps: (t) => t('Warm-up steps'),
  warmupTokens: (t) => t('Warm-up tokens'),
  dataParallel: (t) => t('Data parallelism'),
  expertParallel: (t) => t('Expert parallelism'),
  sequenceParallel: (t) => t('Sequence parallelism'),
  offload: (t) => t('Offload'),
  chunkedLoss: (t) => t('Loss in pieces'),
  virtualStages: (t) => t('Chunks per pipeline stage'),
  zeroStage: (t) => t('ZeRO stage'),
  activationRecompute: (t) => t('Activation recomputation'),
  optimizer: (t) => t('Optimiser'),
  adapterRank: (t) => t('Rank of the adapter'),
  adapterTargets: (t) => t('Adapted modules'),
  microBatchSequences: (t) => t('Micro-batch'),
  gradientAccumulation: (t) => t('Gradient accumulation'),
  maximumPositions: (t) => t('Context length'),
  learningRate: (t) => t('Learning rate'),
};

/** The name of an input or assumption. */
export function nameLabel(name: string, t: Translate): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name]?.(t) ?? name) : name;
}
