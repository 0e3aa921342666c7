import { type ConfigPart, type ConfigReading } from '../configs/reading';
import { type EnergyEstimate } from '../engine/energy';
import { type AssumptionUse, type Estimate, type LawPrediction } from '../engine/estimate';
import { type HyperparameterAdvice, hyperparameterAdvice } from '../engine/hyperparameters/advice';
import { factsOf } from '../engine/hyperparameters/facts';
import { denseEquivalents, mixtureOf } from '../engine/laws/moe/denseEquivalent';
import { precisionEffect } from '../engine/laws/precision/precisionEffect';
import { type Notice } from '../engine/notice';
import { type Quantity } from '../engine/quantity';
import {
  type ArchitectureFields,
  type ClusterFields,
  readElsewhere,
  type RunDescription,
  type Sourced,
} from '../engine/run';
import { adapterJson } from './adapter';
import { energyJson } from './energy';
import { type FurtherResults } from './furtherResults';
import { hyperparametersJson } from './hyperparametersJson';
import { denseEquivalentsJson } from './mixture';
import { insightsJson } from './insights';
import { layoutTimeJson } from './layoutTime';
import { lifetimeJson } from './lifetimeJson';
import { noticeSentence, sortedNotices } from './notices';
import { lineOf, pathText } from './positions';
import { precisionJson } from './precision';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { layoutsJson } from './runLayouts';
import { runMemoryJson } from './runMemory';
import { seriesJson } from './seriesJson';
import { servingJson } from './serving';
import { terminalEnglish } from './translate';

export { type Json, quantityJson, warningsJson } from './quantityJson';

/** What `estimate` found in one file: its reading with the estimate of each part, or nothing. */
export interface EstimatedFile {
  readonly file: string;
  readonly text: string;
  readonly reading?: ConfigReading;
  /** One for each part of the reading. */
  readonly estimates: readonly Estimate[];
  /** One for each part. */
  readonly further?: readonly FurtherResults[];
}

const number = (quantity: Quantity | undefined): Json => quantity?.value ?? null;

function isSourced(value: unknown): value is Sourced<Json> {
  return typeof value === 'object' && value !== null && 'value' in value && 'origin' in value;
}

/** Canonical fields with the values the file states or implies; the framework's own fields are left out. */
export function fieldsJson(fields: ArchitectureFields | ClusterFields | undefined): Json {
  if (fields === undefined) return null;
  const named = Object.entries(fields).flatMap(([name, sourced]) =>
    isSourced(sourced) ? [[name, sourced.value] as const] : [],
  );
  return named.length === 0 ? null : Object.fromEntries(named);
}

/** Fields that the file itself does not state, with the file or the row of the built-in table that does. */
function readElsewhereJson(description: RunDescription | undefined): Json {
  return Object.entries(description ?? {}).flatMap(([group, fields]) =>
    Object.entries(fields as Readonly<Record<string, unknown>>).flatMap(([name, sourced]) => {
      const from = isSourced(sourced) ? readElsewhere(sourced) : undefined;
      return from === undefined ? [] : [{ field: `${group}.${name}`, from }];
    }),
  );
}

function parametersJson({ parameters, withoutEmbeddings }: Estimate, { trainable }: FurtherResults): Json {
  return {
    total: number(parameters?.total),
    active: number(parameters?.active),
    embedding: number(parameters?.embedding),
    nonEmbedding: number((parameters ?? withoutEmbeddings)?.nonEmbedding),
    breakdown: ((parameters ?? withoutEmbeddings)?.breakdown ?? []).map(({ component, total, active }) => ({
      name: component,
      count: total,
      active,
    })),
    ...adapterJson(trainable),
  };
}

function trainingJson({ training }: Estimate): Json {
  return {
    tokens: number(training.tokens),
    steps: number(training.steps),
    tokensPerStep: number(training.tokensPerStep),
    sequenceLength: number(training.sequenceLength),
    globalBatchSequences: number(training.globalBatchSequences),
    tokensPerParameter: number(training.tokensPerParameter),
    flops: number(training.flops),
    flopsPerToken: number(training.flopsPerToken),
    flopsConvention: training.flops?.because.convention ?? training.flopsPerToken?.because.convention ?? null,
    flopsByConvention: training.flopsByConvention.map(({ convention, perToken, total }) => ({
      convention,
      perToken,
      total: total ?? null,
    })),
    uniqueTokens: number(training.uniqueTokens),
    epochs: number(training.epochs),
    microBatchSequences: number(training.microBatchSequences),
    gradientAccumulation: number(training.gradientAccumulation),
    dataParallel: number(training.dataParallel),
    warmupSteps: number(training.warmupSteps),
    warmupTokens: number(training.warmupTokens),
  };
}

/** What one law says about a run. */
export function predictionJson({ law, title, loss, optimum, verdict, notices }: LawPrediction): Json {
  return {
    law,
    title,
    loss: quantityJson(loss),
    optimum:
      optimum === undefined
        ? null
        : {
            parameters: optimum.parameters.value,
            tokens: optimum.tokens.value,
            tokensPerParameter: quantityJson(optimum.tokensPerParameter),
            loss: number(optimum.loss),
          },
    verdict: verdict ?? null,
    warnings: warningsJson(notices),
  };
}

/** Time, money, and where they were computed energy and emissions. */
export function resourcesJson(
  { acceleratorHours, wallClockHours, costUsd }: Estimate['resources'],
  energy: EnergyEstimate | undefined,
): Json {
  return {
    gpuHours: quantityJson(acceleratorHours),
    wallClockHours: quantityJson(wallClockHours),
    costUsd: quantityJson(costUsd),
    ...energyJson(energy),
  };
}

/** The memory of one accelerator where the run says how it is trained; else what all accelerators hold together. */
function memoryJson({ memory }: Estimate, further: FurtherResults): Json {
  if (further.memory !== undefined) return runMemoryJson(further.memory);
  const { weightBytes, trainingStateBytes } = memory;
  return {
    perGpuBytes: null,
    breakdown: [
      ...(weightBytes === undefined ? [] : [{ name: 'weights', bytes: weightBytes.value }]),
      ...(trainingStateBytes === undefined
        ? []
        : [{ name: 'training-state-unsharded', bytes: trainingStateBytes.value }]),
    ],
    fits: null,
  };
}

export function assumptionsJson(assumptions: readonly AssumptionUse[]): Json {
  return assumptions.map(({ name, value, unit, origin, source }) => ({
    name,
    value,
    unit: unit ?? null,
    origin,
    source,
  }));
}

export function diagnosticsJson(notices: readonly Notice[], text = ''): Json {
  return sortedNotices(notices).map((notice) => ({
    code: notice.code,
    severity: notice.severity,
    message: noticeSentence(notice, terminalEnglish),
    line: notice.at === undefined ? null : lineOf(text, notice.at.range.start),
    path: notice.at === undefined ? null : pathText(notice.at.path),
  }));
}

const NOTHING: Estimate = {
  training: { flopsByConvention: [] },
  predictions: [],
  resources: {},
  memory: {},
  notices: [],
  assumptions: [],
};

/** Every remark about one part: how it was read, what the engine noticed, what the laws warn of. */
export function partNotices(part: ConfigPart | undefined, estimate: Estimate): readonly Notice[] {
  return [...(part?.notices ?? []), ...estimate.notices];
}

function adviceOn({ description }: ConfigPart, estimate: Estimate): HyperparameterAdvice | undefined {
  const facts = factsOf(description, estimate);
  return facts === undefined ? undefined : hyperparameterAdvice(facts);
}

function estimateJson(
  part: ConfigPart | undefined,
  estimate: Estimate,
  further: FurtherResults,
  notices: readonly Notice[],
  text: string,
): Readonly<Record<string, Json>> {
  return {
    architecture: fieldsJson(part?.description.architecture),
    parameters: parametersJson(estimate, further),
    training: trainingJson(estimate),
    cluster: fieldsJson(part?.description.cluster),
    predictions: estimate.predictions.map(predictionJson),
    resources: resourcesJson(estimate.resources, further.energy),
    memory: memoryJson(estimate, further),
    inference: {
      kvCacheBytesPerToken: number(estimate.memory.cacheBytesPerToken),
      kvCacheBytesPerSequence: number(estimate.memory.cacheBytesPerSequence),
      stateBytesPerSequence: number(estimate.memory.stateBytesPerSequence),
      prefillFlopsPerToken: number(estimate.serving?.prefillFlopsPerToken),
      decodeFlopsPerToken: number(estimate.serving?.decodeFlopsPerToken),
      weightBytes: number(estimate.memory.weightBytes),
    },
    denseEquivalents: denseEquivalentsJson(denseEquivalents(mixtureOf(estimate))),
    precision: precisionJson(part === undefined ? undefined : precisionEffect(part.description, estimate)),
    hyperparameters: hyperparametersJson(part === undefined ? undefined : adviceOn(part, estimate)),
    insights: further.insights === undefined ? null : insightsJson(further.insights),
    serving: further.serving === undefined ? null : servingJson(further.serving),
    timeByLayout: layoutTimeJson(further.timeOfLayout),
    lifetime: further.lifetime === undefined ? null : lifetimeJson(further.lifetime, further.against ?? []),
    layouts: further.layouts === undefined ? null : layoutsJson(further.layouts),
    series: further.series === undefined ? null : seriesJson(further.series),
    diagnostics: diagnosticsJson(
      [...notices, ...partNotices(part, estimate), ...(further.energy?.notices ?? [])],
      text,
    ),
    assumptions: assumptionsJson([
      ...estimate.assumptions,
      ...(further.energy?.assumptions ?? []),
      ...(further.lifetime?.assumptions ?? []),
    ]),
    readElsewhere: readElsewhereJson(part?.description),
  };
}

/**
 * `estimate --json` of one file. A file with several models or runs has its numbers under `parts`, and none of its
 * own; a file that is no config has `"format": null`.
 */
export function estimatedFileJson({ file, text, reading, estimates, further = [] }: EstimatedFile): Json {
  const head = { file, format: reading?.format ?? null };
  const notices = reading?.notices ?? [];
  const parts = reading?.parts ?? [];
  if (parts.length <= 1) {
    const [estimate = NOTHING] = estimates;
    return { ...head, ...estimateJson(parts[0], estimate, further[0] ?? {}, notices, text), parts: [] };
  }
  return {
    ...head,
    ...estimateJson(undefined, NOTHING, {}, notices, text),
    parts: parts.map((part, index) => ({
      label: part.label ?? null,
      ...estimateJson(part, estimates[index] ?? NOTHING, further[index] ?? {}, [], text),
    })),
  };
}
