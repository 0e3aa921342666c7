/**
 * Everything that package.json and the code must call by the same name. A misspelt id fails silently in VS Code, so a
 * test compares these objects with package.json and both package.nls files in both directions.
 */

/** Commands as the palette, the lenses and the hovers call them. */
export const COMMANDS = {
  planRun: 'scalingLens.planRun',
  showChart: 'scalingLens.showChart',
  estimateConfig: 'scalingLens.estimateConfig',
  showCases: 'scalingLens.showCases',
  findLayout: 'scalingLens.findLayout',
  estimateServing: 'scalingLens.estimateServing',
  compareLifetime: 'scalingLens.compareLifetime',
} as const;

/** The section all settings stand in. */
export const SECTION = 'scalingLens';

/** Settings, without the section. */
export const SETTINGS = {
  law: 'law',
  accelerator: 'accelerator',
  pricePerAcceleratorHour: 'pricePerAcceleratorHour',
  utilization: 'utilization',
  fallbackTokens: 'fallbackTokens',
  gpus: 'gpus',
  prices: 'prices',
  accelerators: 'accelerators',
  pue: 'pue',
  grid: 'grid',
  carbonIntensity: 'carbonIntensity',
  uniqueTokens: 'uniqueTokens',
  dataQuality: 'dataQuality',
  inferenceTokens: 'inferenceTokens',
  servingAccelerator: 'serving.accelerator',
  servingPrice: 'serving.price',
  servingWeightPrecision: 'serving.weightPrecision',
  servingCachePrecision: 'serving.cachePrecision',
  servingPromptTokens: 'serving.promptTokens',
  servingOutputTokens: 'serving.outputTokens',
  codeLensEnabled: 'codeLens.enabled',
} as const;

/** Settings that have the name and the meaning of a key of `.scaling-lens.yaml`. */
export const ASSUMPTION_SETTINGS = [
  SETTINGS.gpus,
  SETTINGS.prices,
  SETTINGS.accelerators,
  SETTINGS.pue,
  SETTINGS.grid,
  SETTINGS.carbonIntensity,
  SETTINGS.uniqueTokens,
  SETTINGS.dataQuality,
  SETTINGS.inferenceTokens,
  SETTINGS.servingAccelerator,
  SETTINGS.servingPrice,
  SETTINGS.servingWeightPrecision,
  SETTINGS.servingCachePrecision,
  SETTINGS.servingPromptTokens,
  SETTINGS.servingOutputTokens,
] as const;

/** The icon in the activity bar and the views behind it. */
export const VIEW_CONTAINER = 'scalingLens';
export const VIEWS = { chart: 'scalingLens.chart' } as const;

/** Context keys for `when` clauses in package.json. */
export const CONTEXT_KEYS = { configIsActive: 'scalingLens.configIsActive' } as const;

/** Scheme of the read-only documents that hold reports. */
export const REPORT_SCHEME = 'scaling-lens-report';

/** Languages whose documents are looked at. */
export const LANGUAGES = ['json', 'jsonc', 'yaml'] as const;
