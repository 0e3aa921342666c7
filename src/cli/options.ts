import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Severity } from '../engine/notice';
import { parseAmount } from '../engine/parseAmount';
import { amountProblemSentence } from '../report/amountProblems';
import { type Translate } from '../report/translate';
import { Failure } from './failure';

/** What the flags say; absent = not given. Numbers in base units. */
export interface Options {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly sources: boolean;
  /** All laws, abilities, returns and repetition besides the estimate. */
  readonly insights: boolean;
  /** Time, throughput and price of serving besides the estimate. */
  readonly serving: boolean;
  /** The fastest layouts that fit besides the estimate. */
  readonly layouts: boolean;
  /** Cost of training and use together, and where two models break even. */
  readonly lifetime: boolean;
  /** The numbers behind the charts; with `json` only. */
  readonly series: boolean;
  /** Whether the team's file of assumptions counts. */
  readonly workspaceFile: boolean;
  readonly help: boolean;
  readonly failOn?: Severity;
  readonly tokens?: number;
  readonly uniqueTokens?: number;
  readonly inferenceTokens?: number;
  readonly experts?: number;
  readonly expertsPerToken?: number;
  readonly sequenceLength?: number;
  readonly vocabulary?: number;
  readonly globalBatch?: number;
  readonly gpus?: number;
  readonly accelerator?: string;
  readonly priceUsdPerHour?: number;
  readonly utilization?: number;
  readonly laws: readonly string[];
  readonly precision?: string;
  readonly dataQuality?: number;
  readonly leastGain?: number;
  readonly powerUsageEffectiveness?: number;
  readonly grid?: string;
  readonly carbonIntensity?: number;
  readonly servingAccelerator?: string;
  readonly servingGpus?: number;
  readonly servingPriceUsdPerHour?: number;
  readonly weightPrecision?: string;
  readonly cachePrecision?: string;
  readonly promptTokens?: number;
  readonly outputTokens?: number;
  readonly concurrency?: number;
  readonly queriesPerSecond?: number;
  readonly timeToFirstToken?: number;
  readonly timePerOutputToken?: number;
}

const TEXT = { type: 'string' } as const;

const FLAGS = {
  json: { type: 'boolean' },
  sources: { type: 'boolean' },
  insights: { type: 'boolean' },
  serving: { type: 'boolean' },
  layouts: { type: 'boolean' },
  lifetime: { type: 'boolean' },
  series: { type: 'boolean' },
  'no-workspace-file': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'fail-on': TEXT,
  tokens: TEXT,
  'unique-tokens': TEXT,
  'inference-tokens': TEXT,
  experts: TEXT,
  'experts-per-token': TEXT,
  'sequence-length': TEXT,
  vocabulary: TEXT,
  'global-batch': TEXT,
  gpus: TEXT,
  accelerator: TEXT,
  price: TEXT,
  mfu: TEXT,
  law: { type: 'string', multiple: true },
  precision: TEXT,
  'data-quality': TEXT,
  'least-gain': TEXT,
  pue: TEXT,
  grid: TEXT,
  'carbon-intensity': TEXT,
  'serving-accelerator': TEXT,
  'serving-gpus': TEXT,
  'serving-price': TEXT,
  'weight-precision': TEXT,
  'cache-precision': TEXT,
  'prompt-tokens': TEXT,
  'output-tokens': TEXT,
  concurrency: TEXT,
  qps: TEXT,
  'time-to-first-token': TEXT,
  'time-per-output-token': TEXT,
} as const satisfies ParseArgsConfig['options'];

type NumberFlag =
  | 'tokens'
  | 'unique-tokens'
  | 'inference-tokens'
  | 'experts'
  | 'experts-per-token'
  | 'sequence-length'
  | 'vocabulary'
  | 'global-batch'
  | 'gpus'
  | 'price'
  | 'data-quality'
  | 'least-gain'
  | 'pue'
  | 'carbon-intensity'
  | 'serving-gpus'
  | 'serving-price'
  | 'prompt-tokens'
  | 'output-tokens'
  | 'concurrency'
  | 'qps'
  | 'time-to-first-token'
  | 'time-per-output-token';
const WHOLE: readonly NumberFlag[] = [
  'experts',
  'experts-per-token',
  'sequence-length',
  'vocabulary',
  'global-batch',
  'gpus',
  'serving-gpus',
  'concurrency',
];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Reads the words behind a command. @throws Failure for a flag or value that is not understood */
export function readOptions(words: readonly string[], t: Translate): Options {
  const { values, positionals } = parsed(words, t);
  const amount = (flag: NumberFlag): number | undefined => {
    const text = values[flag];
    return text === undefined ? undefined : amountOf(flag, text, t);
  };
  return {
    positionals,
    json: values.json ?? false,
    sources: values.sources ?? false,
    insights: values.insights ?? false,
    serving: values.serving ?? false,
    layouts: values.layouts ?? false,
    lifetime: values.lifetime ?? false,
    series: values.series ?? false,
    workspaceFile: values['no-workspace-file'] !== true,
    help: values.help ?? false,
    failOn: severityOf(values['fail-on'], t),
    tokens: amount('tokens'),
    uniqueTokens: amount('unique-tokens'),
    inferenceTokens: amount('inference-tokens'),
    experts: amount('experts'),
    expertsPerToken: amount('experts-per-token'),
    sequenceLength: amount('sequence-length'),
    vocabulary: amount('vocabulary'),
    globalBatch: amount('global-batch'),
    gpus: amount('gpus'),
    accelerator: values.accelerator,
    priceUsdPerHour: amount('price'),
    utilization: utilizationOf(values.mfu, t),
    laws: values.law ?? [],
    precision: values.precision,
    dataQuality: amount('data-quality'),
    leastGain: amount('least-gain'),
    powerUsageEffectiveness: amount('pue'),
    grid: values.grid,
    carbonIntensity: amount('carbon-intensity'),
    servingAccelerator: values['serving-accelerator'],
    servingGpus: amount('serving-gpus'),
    servingPriceUsdPerHour: amount('serving-price'),
    weightPrecision: values['weight-precision'],
    cachePrecision: values['cache-precision'],
    promptTokens: amount('prompt-tokens'),
    outputTokens: amount('output-tokens'),
    concurrency: amount('concurrency'),
    queriesPerSecond: amount('qps'),
    timeToFirstToken: amount('time-to-first-token'),
    timePerOutputToken: amount('time-per-output-token'),
  };
}

function parsed(words: readonly string[], t: Translate) {
  try {
    return parseArgs({ args: [...words], options: FLAGS, allowPositionals: true, strict: true });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Failure(t('{0}. See scaling-lens --help.', reason.replace(/\.$/, '')));
  }
}

function amountOf(flag: NumberFlag, text: string, t: Translate): number {
  const result = parseAmount(text.replace(/^\$/, ''));
  if ('problem' in result) {
    // The flag already says of what: a unit behind the number is no unit that was forgotten, just not a number.
    const { code } = result.problem;
    const problem = { code: code === 'unknown-unit' ? 'not-a-number' : code, text } as const;
    throw new Failure(`--${flag}: ${amountProblemSentence(problem, t)}`);
  }
  if (WHOLE.includes(flag) && !Number.isInteger(result.value)) {
    throw new Failure(t('--{0}: “{1}” must be a whole number.', flag, text));
  }
  return result.value;
}

/** MFU as a share (`0.4`) or per cent (`40%`). */
function utilizationOf(text: string | undefined, t: Translate): number | undefined {
  if (text === undefined) return undefined;
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 1)) {
    throw new Failure(t('--mfu: “{0}” must lie between 0 and 1, such as 0.4 or 40%.', text));
  }
  return value;
}

function severityOf(text: string | undefined, t: Translate): Severity | undefined {
  if (text === undefined) return undefined;
  const severity = SEVERITIES.find((each) => each === text);
  if (severity === undefined) {
    throw new Failure(t('--fail-on: “{0}” is not one of {1}.', text, SEVERITIES.join(', ')));
  }
  return severity;
}
