import {
  type AssumedInput,
  type ChartExperts,
  type ChartModel,
  type ChartParameters,
  type ChartRun,
  type FromWebview,
  type ToWebview,
} from './messages';
import { isRunSeries } from './series';
import { isRecord } from './shape';

/**
 * Reads a message the panel received.
 * @returns the message rebuilt from its known fields, or undefined when it is none of ours.
 */
export function readToWebview(message: unknown): ToWebview | undefined {
  if (!isRecord(message)) return undefined;
  const model = message.model === undefined ? undefined : readModel(message.model);
  if (message.model !== undefined && model === undefined) return undefined;
  if (message.kind === 'model') return { kind: 'model', model };
  if (message.kind !== 'start' || typeof message.locale !== 'string') return undefined;
  const strings = readStrings(message.strings);
  return strings && { kind: 'start', locale: message.locale, strings, model };
}

/**
 * Reads a message the editor received.
 * @returns the message rebuilt from its known fields, or undefined when it is none of ours.
 */
export function readFromWebview(message: unknown): FromWebview | undefined {
  if (!isRecord(message)) return undefined;
  if (message.kind === 'ready') return { kind: 'ready' };
  if (message.kind !== 'log' || typeof message.text !== 'string') return undefined;
  const { level, text } = message;
  return level === 'warning' || level === 'error' ? { kind: 'log', level, text } : undefined;
}

function readModel(value: unknown): ChartModel | undefined {
  if (!isRecord(value) || typeof value.law !== 'string') return undefined;
  if (value.run === undefined) return { law: value.law };
  const run = readRun(value.run);
  const { law, series } = value;
  if (run === undefined || series === undefined) return run && { law, run };
  return isRunSeries(series) ? { law, run, series } : undefined;
}

function readRun(value: unknown): ChartRun | undefined {
  if (!isRecord(value) || typeof value.name !== 'string') return undefined;
  const parameters = value.parameters === undefined ? undefined : readParameters(value.parameters);
  if (value.parameters !== undefined && parameters === undefined) return undefined;
  if (value.tokens !== undefined && !isCount(value.tokens)) return undefined;
  if (!Array.isArray(value.assumed) || !value.assumed.every(isAssumedInput)) return undefined;
  const experts = value.experts === undefined ? undefined : readExperts(value.experts);
  if (value.experts !== undefined && experts === undefined) return undefined;
  const { name, tokens, assumed, lawsAreSilent } = value;
  if (lawsAreSilent !== undefined && typeof lawsAreSilent !== 'boolean') return undefined;
  return {
    name,
    parameters,
    tokens,
    assumed,
    ...(experts === undefined ? {} : { experts }),
    ...(lawsAreSilent === undefined ? {} : { lawsAreSilent }),
  };
}

function readParameters(value: unknown): ChartParameters | undefined {
  if (!isRecord(value)) return undefined;
  const { total, active, nonEmbedding, activeNonEmbedding } = value;
  if (!isCount(total) || !isCount(active) || !isCount(nonEmbedding) || !isCount(activeNonEmbedding))
    return undefined;
  return { total, active, nonEmbedding, activeNonEmbedding };
}

function readExperts(value: unknown): ChartExperts | undefined {
  if (!isRecord(value)) return undefined;
  const { total, perToken, granularity } = value;
  if (!isCount(total) || !isCount(perToken)) return undefined;
  if (granularity !== undefined && !isCount(granularity)) return undefined;
  return { total, perToken, ...(granularity === undefined ? {} : { granularity }) };
}

function readStrings(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  return entries.every(isText) ? Object.fromEntries(entries) : undefined;
}

function isAssumedInput(value: unknown): value is AssumedInput {
  return value === 'parameters' || value === 'tokens';
}

/** Laws take logarithms: a count is positive and finite. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
