import { type Bound } from '../engine/serving/phases';
import { type Serving } from '../engine/serving/servingOf';
import { FLEET_LOAD } from '../engine/serving/throughput';
import { type Input, type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatExact, formatPercent } from './format';
import { formatQuantity } from './formatQuantity';
import { nameLabel } from './labels';
import { noticeSentence } from './notices';
import { assumedMark, isAssumption } from './provenance';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { type Translate } from './translate';

const BOUNDS: Readonly<Record<Bound, (t: Translate) => string>> = {
  compute: (t) => t('bound by compute'),
  memory: (t) => t('bound by memory bandwidth'),
  links: (t) => t('bound by the links between GPUs'),
  overhead: (t) => t('bound by what layers take besides'),
};

/** What serving takes, as titled rows: the deployment, what it holds, how long it takes, what a token costs. */
export function servingSection(serving: Serving, t: Translate): Section {
  const { deployment, prefillBound, decodeBound } = serving;
  const row = (label: string, quantity: Quantity | undefined, note = ''): readonly Row[] =>
    quantity === undefined
      ? []
      : [
          {
            label,
            value: `${assumedMark(quantity)}${formatQuantity(quantity, t)}`,
            note,
            because: quantity.because,
          },
        ];
  const bound = (kind: Bound | undefined): string => (kind === undefined ? '' : BOUNDS[kind](t));
  const busy = t('of a busy replica');
  const atLoad = t('fleet at {0} load', formatPercent(FLEET_LOAD.value));
  return {
    title: t('Serving on {0} × {1}', formatExact(deployment.accelerators), deployment.accelerator.title),
    rows: [
      ...row(t('Weights'), serving.weightBytes, deployment.weightFormat.id),
      ...row(
        t('Cache of a sequence'),
        serving.bytesPerSequence,
        t('{0} tokens', formatExact(contextOf(serving))),
      ),
      ...row(t('Sequences that fit together'), serving.mostSequences),
      ...row(t('Longest context'), serving.longestContext, t('of one sequence, prompt and output')),
      ...row(
        t('Longest context'),
        deployment.concurrency > 1 ? serving.longestContextTogether : undefined,
        t('of {0} sequences together', formatExact(deployment.concurrency)),
      ),
      ...row(t('Time to the first token'), serving.timeToFirstToken, bound(prefillBound)),
      ...row(t('Time per output token'), serving.timePerOutputToken, bound(decodeBound)),
      ...row(t('Requests of a busy replica'), serving.requestsPerSecond),
      ...row(t('Read per GPU'), serving.promptTokensPerSecondPerAccelerator, busy),
      ...row(t('Written per GPU'), serving.outputTokensPerSecondPerAccelerator, busy),
      ...row(t('Reading a million tokens'), serving.usdPerMillionPromptTokens, atLoad),
      ...row(t('Writing a million tokens'), serving.usdPerMillionOutputTokens, atLoad),
      ...row(t('GPUs for the demand'), serving.acceleratorsForDemand, atLoad),
      { label: t('Reckoned with'), value: '', note: inputWords(serving, t) },
    ],
  };
}

const contextOf = ({ deployment }: Serving): number => deployment.promptTokens + deployment.outputTokens;

/** What it rests on, assumptions marked. @example 'promptTokens ≈1,024, …' */
function inputWords({ weightBytes }: Serving, t: Translate): string {
  const words = ({ name, value, origin }: Input): string =>
    `${nameLabel(name, t)} ${isAssumption(origin) ? '≈' : ''}${typeof value === 'number' ? formatExact(value) : value}`;
  return weightBytes.because.inputs.map(words).join(', ');
}

/** What is wrong with the deployment, in sentences. */
export function servingRemarks({ notices }: Serving, t: Translate): readonly string[] {
  return notices.map((notice) => noticeSentence(notice, t));
}

/** `serving` of `estimate --serving --json`. */
export function servingJson(serving: Serving): Json {
  const { deployment, capacity } = serving;
  return {
    accelerator: deployment.accelerator.id,
    accelerators: deployment.accelerators,
    weightPrecision: deployment.weightFormat.id,
    promptTokens: deployment.promptTokens,
    outputTokens: deployment.outputTokens,
    concurrency: deployment.concurrency,
    priceUsdPerHour: deployment.priceUsdPerHour ?? null,
    weightBytes: capacity.weightBytes,
    cacheBytesPerSequence: capacity.bytesPerSequence,
    mostSequences: Number.isFinite(capacity.mostSequences) ? capacity.mostSequences : null,
    fits: capacity.mostSequences >= 1,
    longestContext: serving.longestContext?.value ?? null,
    longestContextTogether: serving.longestContextTogether?.value ?? null,
    timeToFirstTokenSeconds: quantityJson(serving.timeToFirstToken),
    prefillBound: serving.prefillBound ?? null,
    timePerOutputTokenSeconds: quantityJson(serving.timePerOutputToken),
    decodeBound: serving.decodeBound ?? null,
    requestsPerSecond: quantityJson(serving.requestsPerSecond),
    promptTokensPerSecondPerGpu: quantityJson(serving.promptTokensPerSecondPerAccelerator),
    outputTokensPerSecondPerGpu: quantityJson(serving.outputTokensPerSecondPerAccelerator),
    gpuSecondsPerPromptToken: quantityJson(serving.acceleratorSecondsPerPromptToken),
    gpuSecondsPerOutputToken: quantityJson(serving.acceleratorSecondsPerOutputToken),
    usdPerMillionPromptTokens: quantityJson(serving.usdPerMillionPromptTokens),
    usdPerMillionOutputTokens: quantityJson(serving.usdPerMillionOutputTokens),
    gpusForDemand: quantityJson(serving.acceleratorsForDemand),
    warnings: warningsJson(serving.notices),
  };
}
