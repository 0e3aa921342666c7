import { type AssumptionUse } from '../engine/estimate';
import { speculativeSpeedup, SPECULATION_SOURCE, samplesCost } from '../engine/serving/multipliers';
import { type ServingDetail } from '../engine/serving/servingDetail';
import { type Serving } from '../engine/serving/servingOf';
import { type ServingPoint } from '../engine/serving/servingSeries';
import { assumptionTable, sectionDocument } from './estimateDocument';
import { formatCount, formatExact, formatSeconds, UNKNOWN } from './format';
import { formatQuantity } from './formatQuantity';
import { escapeMarkdown as md, markdownTable, paragraphs } from './markdown';
import { servingRemarks, servingSection } from './serving';
import { cacheTable, weightTable } from './servingTables';
import { type Translate } from './translate';

/** What serving a config takes as a Markdown document: the deployment, other formats, more or fewer together, multipliers. */
export function servingDocument(
  name: string,
  {
    serving,
    detail,
    assumptions,
  }: {
    readonly serving: Serving;
    readonly detail: ServingDetail;
    readonly assumptions: readonly AssumptionUse[];
  },
  t: Translate,
): string {
  return `${paragraphs(
    `# ${md(t('Serving {0}', name))}`,
    servingRemarks(serving, t)
      .map((each) => `- ${md(each)}`)
      .join('\n'),
    sectionDocument(servingSection(serving, t), t),
    ...togetherPart(detail.series, serving, t),
    `## ${md(t('Weights in other formats'))}`,
    weightTable(detail.weights, t),
    `## ${md(t('Caches in other formats'))}`,
    cacheTable(detail.caches, t),
    ...multiplierPart(serving, t),
    assumptionTable(assumptions, t),
    `## ${md(t('What this leaves out'))}`,
    md(leftOut(t)),
    md(t('≈ rests on an assumption. 1 GB = 10⁹ bytes. B = 10⁹, T = 10¹².')),
  )}\n`;
}

function leftOut(t: Translate): string {
  return t(
    'Computing, reading memory and exchanging are added up with the shares of peak and bandwidth that were measured (docs/SERVING.md). Left out: queueing, scheduling, prefill on replicas of its own, reuse of cached prompts, uneven choice of experts, expert and pipeline parallelism.',
  );
}

const three = (value: number): string => formatCount(Number(value.toPrecision(3)));

/** Throughput against latency; what is served is marked. */
function togetherPart(
  series: readonly ServingPoint[],
  { deployment }: Serving,
  t: Translate,
): readonly string[] {
  if (series.length === 0) return [];
  const isPriced = series.some(({ usdPerMillionOutputTokens }) => usdPerMillionOutputTokens !== undefined);
  const header = [
    t('Sequences together'),
    t('Time per output token'),
    t('Tokens written per second and GPU'),
    ...(isPriced ? [t('Writing a million tokens')] : []),
  ];
  const rows = series.map((point) => {
    const { concurrency, secondsPerOutputToken, fastestSeconds, slowestSeconds } = point;
    const count = md(formatExact(concurrency));
    const band = `${formatSeconds(fastestSeconds)}–${formatSeconds(slowestSeconds)}`;
    const price = point.usdPerMillionOutputTokens;
    return [
      concurrency === deployment.concurrency ? `**${count}**` : count,
      md(`≈${formatSeconds(secondsPerOutputToken)} (${band})`),
      md(`≈${three(point.outputTokensPerSecond)}`),
      ...(isPriced ? [md(price === undefined ? UNKNOWN : `≈$${Number(price.toPrecision(2))}`)] : []),
    ];
  });
  return [`## ${md(t('More or fewer sequences together'))}`, markdownTable(header.map(md), rows)];
}

/** α, γ and c of the example: a usual acceptance; nothing is known of a draft for this model. */
const SPECULATION = { acceptance: 0.8, guesses: 4, draftCost: 0.05 };
const SAMPLES = 4;

/** What would multiply time and price, if it were done; each as an example with its formula. */
function multiplierPart(serving: Serving, t: Translate): readonly string[] {
  const {
    timePerOutputToken,
    acceleratorSecondsPerPromptToken: read,
    acceleratorSecondsPerOutputToken: write,
  } = serving;
  const speed = speculativeSpeedup(SPECULATION);
  if (timePerOutputToken === undefined || read === undefined || write === undefined || speed === undefined)
    return [];
  const { promptTokens, outputTokens } = serving.deployment;
  const samples = samplesCost(read.value * promptTokens, write.value * outputTokens, SAMPLES);
  const faster = { ...timePerOutputToken, value: timePerOutputToken.value / speed };
  const lines = [
    t(
      'Speculative decoding, (1 − α^(γ+1)) / ((1 − α)(γc + 1)): {0} times as fast, {1} per output token, if a draft at {2} of the time of a step guesses {3} tokens of which {4} are accepted each; for few sequences together ({5}).',
      three(speed),
      formatQuantity({ value: faster.value, unit: faster.unit }, t),
      SPECULATION.draftCost,
      SPECULATION.guesses,
      SPECULATION.acceptance,
      SPECULATION_SOURCE,
    ),
    ...(samples === undefined
      ? []
      : [
          t(
            '{0} samples of each answer, the best or the most frequent taken: {1} times the cost of a request, since the prompt is read once.',
            SAMPLES,
            three(samples),
          ),
        ]),
  ];
  return [
    `## ${md(t('What would multiply it'))}`,
    md(t('Examples; nothing is claimed of a draft or of samples for this model.')),
    lines.map((line) => `- ${md(line)}`).join('\n'),
  ];
}
