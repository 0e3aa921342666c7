import type * as workspaceFile from '../configs/workspaceFile';
import type * as analysis from './analysis';
import type * as chartSeries from './chartSeries';
import type * as energy from './energyHints';
import type * as hovering from './hovering';
import type * as hints from './hyperparameterHints';
import type * as insights from './insights';
import type * as lawHints from './lawHints';
import type * as servingEstimate from './servingEstimate';
import type * as layoutSearch from './layoutSearch';
import type * as lifetimeEstimate from './lifetimeEstimate';
import type * as memoryHints from './memoryHints';
import type * as sentences from './noticeSentences';
import type * as planning from './planning';
import type * as cases from './publishedCases';

/** The heavy part of the extension: parsers, engine and report. */
export type Analysis = typeof analysis;

/** What planning needs besides. */
export type Planning = typeof planning;

/** What published cases need besides. */
export type Cases = typeof cases;

/**
 * Loads the heavy part on first use: the bundler keeps it in a file of its own, so that documents which are none of
 * ours never pay for it. Later calls get the loaded module.
 */
export function loadAnalysis(): Promise<Analysis> {
  return import('./analysis');
}

/** Loads what planning needs, on first use. */
export function loadPlanning(): Promise<Planning> {
  return import('./planning');
}

/** Loads what published cases need, on first use. */
export function loadCases(): Promise<Cases> {
  return import('./publishedCases');
}

/** What hovers say. */
export type Hovering = typeof hovering;

/** Loads what hovers say, on first use. */
export function loadHovering(): Promise<Hovering> {
  return import('./hovering');
}

/** What hovers over a value of the training show besides. */
export type HyperparameterHints = typeof hints;

/** Loads what advice on hyper-parameters needs, on first use. */
export function loadHyperparameterHints(): Promise<HyperparameterHints> {
  return import('./hyperparameterHints');
}

/** What hovers over a size or a length of training show of all laws. */
export type LawHints = typeof lawHints;

/** Loads what all laws together say, on first use. */
export function loadLawHints(): Promise<LawHints> {
  return import('./lawHints');
}

/** What remarks say. */
export type NoticeSentences = typeof sentences;

/** Loads what remarks say, on the first of them. */
export function loadNoticeSentences(): Promise<NoticeSentences> {
  return import('./noticeSentences');
}

/** What a run holds on each accelerator. */
export type MemoryHints = typeof memoryHints;

/** Loads what counts the memory of training, on first use. */
export function loadMemoryHints(): Promise<MemoryHints> {
  return import('./memoryHints');
}

/** What estimating serving needs. */
export type ServingEstimates = typeof servingEstimate;

/** Loads what estimating serving needs, on first use. */
export function loadServing(): Promise<ServingEstimates> {
  return import('./servingEstimate');
}

/** What comparing lifetime costs needs. */
export type LifetimeEstimates = typeof lifetimeEstimate;

/** Loads what comparing lifetime costs needs, on first use. */
export function loadLifetime(): Promise<LifetimeEstimates> {
  return import('./lifetimeEstimate');
}

/** What reads a team's file of assumptions. */
export function loadWorkspaceFile(): Promise<typeof workspaceFile> {
  return import('../configs/workspaceFile');
}

/** What searching for layouts needs. */
export type LayoutSearch = typeof layoutSearch;

/** Loads what searching for layouts needs, on first use. */
export function loadLayoutSearch(): Promise<LayoutSearch> {
  return import('./layoutSearch');
}

/** What the chart needs of memory, cost and serving. */
export type ChartSeries = typeof chartSeries;

/** Loads what the chart needs of memory, cost and serving, on first use. */
export function loadChartSeries(): Promise<ChartSeries> {
  return import('./chartSeries');
}

/** What the full estimate of a config shows besides. */
export type Insights = typeof insights;

/** Loads what the full estimate needs besides, on first use. */
export function loadInsights(): Promise<Insights> {
  return import('./insights');
}

/** What the lens of a run says of energy. */
export type EnergyHints = typeof energy;

/** Loads what energy and emissions need, on first use. */
export function loadEnergyHints(): Promise<EnergyHints> {
  return import('./energyHints');
}
