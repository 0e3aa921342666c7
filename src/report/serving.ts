import { type Bound } from '../engine/serving/phases';
import { type Serving } from '../engine/serving/servingOf';
import { type Input, type Quantity } from '../engine/quantity';
import { sectionDocument } from './estimateDocument';
import { type Row, type Section } from './estimateSections';
import { formatExact } from './format';
import { formatQuantity } from './formatQuantity';
import { nameLabel } from './labels';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { noticeSentence } from './notices';
import { assumedMark } from './provenance';
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
      ...row(t('Time to the first token'), serving.timeToFirstToken, bound(prefillBound)),
      ...row(t('Time per output token'), serving.timePerOutputToken, bound(decodeBound)),
      ...row(t('Requests of a busy replica'), serving.requestsPerSecond),
      ...row(t('Output per GPU'), serving.outputTokensPerSecondPerAccelerator),
      ...row(t('Reading a million tokens'), serving.usdPerMillionPromptTokens, t('of a busy replica')),
      ...row(t('Writing a million tokens'), serving.usdPerMillionOutputTokens, t('of a busy replica')),
      ...row(t('GPUs for the demand'), serving.acceleratorsForDemand),
      { label: t('Reckoned with'), value: '', note: inputWords(serving, t) },
    ],
  };
}

const contextOf = ({ deployment }: Serving): number => deployment.promptTokens + deployment.outputTokens;

/** What it rests on, assumptions marked. @example 'promptTokens ≈1,024, …' */
function inputWords({ weightBytes }: Serving, t: Translate): string {
  const words = ({ name, value, origin }: Input): string =>
    `${nameLabel(name, t)} ${origin === 'default' ? '≈' : ''}${typeof value === 'number' ? formatExact(value) : value}`;
  return weightBytes.because.inputs.map(words).join(', ');
}

/** What is wrong with the deployment, in sentences. */
export function servingRemarks({ notices }: Serving, t: Translate): readonly string[] {
  return notices.map((notice) => noticeSentence(notice, t));
}

/** What serving a config takes as a Markdown document. */
export function servingDocument(name: string, serving: Serving, t: Translate): string {
  return `${paragraphs(
    `# ${md(t('Serving {0}', name))}`,
    servingRemarks(serving, t)
      .map((each) => `- ${md(each)}`)
      .join('\n'),
    sectionDocument(servingSection(serving, t), t),
    md(
      t(
        'A roofline with measured efficiencies: raw rooflines are 1.4 to 1.9 times too fast. Left out: queueing, scheduling, reuse of cached prompts, uneven choice of experts, speculative decoding.',
      ),
    ),
    md(t('≈ rests on an assumption. 1 GB = 10⁹ bytes. B = 10⁹, T = 10¹².')),
  )}\n`;
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
    timeToFirstTokenSeconds: quantityJson(serving.timeToFirstToken),
    prefillBound: serving.prefillBound ?? null,
    timePerOutputTokenSeconds: quantityJson(serving.timePerOutputToken),
    decodeBound: serving.decodeBound ?? null,
    requestsPerSecond: quantityJson(serving.requestsPerSecond),
    outputTokensPerSecondPerGpu: quantityJson(serving.outputTokensPerSecondPerAccelerator),
    usdPerMillionPromptTokens: quantityJson(serving.usdPerMillionPromptTokens),
    usdPerMillionOutputTokens: quantityJson(serving.usdPerMillionOutputTokens),
    gpusForDemand: quantityJson(serving.acceleratorsForDemand),
    warnings: warningsJson(serving.notices),
  };
}
