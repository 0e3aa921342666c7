import { type AssumptionUse } from '../engine/estimate';
import { type TwoRuns } from '../engine/lifetime/compareLives';
import { type LifetimeOfRun } from '../engine/lifetime/lifetimeOfRun';
import { assumptionTable, sectionDocument } from './estimateDocument';
import { lifetimeRemarks, lifetimeSections } from './lifetime';
import { comparisonSections } from './lifetimeComparison';
import { escapeMarkdown as md, paragraphs, shorten } from './markdown';
import { type Translate } from './translate';

/** A config with its life. */
interface DocumentedLife {
  /** Name of the file. */
  readonly name: string;
  readonly lifetime: LifetimeOfRun;
  /** What the estimate and the life rest on that the file does not say. */
  readonly assumptions: readonly AssumptionUse[];
}

/** The lives of one or more configs as a Markdown document: against each other first, then one by one. */
export function lifetimeDocument(
  lives: readonly DocumentedLife[],
  pairs: readonly TwoRuns[],
  t: Translate,
): string {
  const names = lives.map(({ name }) => shorten(name, 120));
  const several = names.length > 1;
  return `${paragraphs(
    `# ${md(t('Lifetime cost of {0}', names.join(' · ')))}`,
    ...comparisonSections(pairs, t).map((section) => sectionDocument(section, t)),
    ...lives.map((life, index) =>
      paragraphs(several ? `# ${md(names[index] ?? '')}` : undefined, lifeDocument(life, t)),
    ),
    md(t('≈ rests on an assumption. 1 GB = 10⁹ bytes. B = 10⁹, T = 10¹².')),
  )}\n`;
}

function lifeDocument({ lifetime, assumptions }: DocumentedLife, t: Translate): string {
  return paragraphs(
    ...lifetimeSections(lifetime, t).map((section) => sectionDocument(section, t)),
    lifetimeRemarks(lifetime, t)
      .map((each) => `- ${md(each)}`)
      .join('\n'),
    assumptionTable(assumptions, t),
  );
}
