import { type Architecture } from '../engine/architecture/architecture';
import { type FieldPath } from '../engine/run';
import { cacheChoices, weightChoices } from '../engine/serving/capacityByFormat';
import { type Deployment } from '../engine/serving/deployment';
import { formatExact } from './format';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { cacheTable, weightTable } from './servingTables';
import { type Translate } from './translate';

/**
 * What a field does to serving, as escaped Markdown for a hover: weights or caches by number format, each with the
 * sequences that fit together on the accelerators of the deployment.
 * @returns undefined for a field that decides neither
 */
export function servingHover(
  field: FieldPath,
  architecture: Architecture,
  deployment: Deployment,
  t: Translate,
): string | undefined {
  if (field === 'serving.weightPrecision') {
    return paragraphs(
      heading(t('Serving with other weights'), deployment, t),
      weightTable(weightChoices(architecture, deployment), t),
    );
  }
  const positions = architecture.maximumPositions;
  const longest =
    field === 'architecture.maximumPositions' &&
    positions !== undefined &&
    positions > deployment.outputTokens
      ? { ...deployment, promptTokens: positions - deployment.outputTokens }
      : deployment;
  const caches = cacheChoices(architecture, longest);
  if (caches.every(({ bytesPerSequence }) => bytesPerSequence === 0)) return undefined;
  return paragraphs(heading(t('Caches while serving'), longest, t), cacheTable(caches, t));
}

function heading(
  title: string,
  { accelerators, accelerator, promptTokens, outputTokens }: Deployment,
  t: Translate,
): string {
  const where = t(
    'on {0} × {1}, sequences of {2} tokens',
    formatExact(accelerators),
    accelerator.title,
    formatExact(promptTokens + outputTokens),
  );
  return `**${md(title)}** ${md(where)}`;
}
