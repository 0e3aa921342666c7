import { type Plan } from '../engine/plan/planResult';
import { assumptionTable, noticeList, sectionDocument } from './estimateDocument';
import { assumptionLines, noticeLines, sectionLines } from './estimateText';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { noticeSentence, sortedNotices } from './notices';
import { goalText, planSections } from './planSections';
import { planConfig } from './planConfig';
import { type Translate } from './translate';

/** What the laws themselves warn of, each remark with its law. */
function lawRemarks({ recommended, alternatives, precision }: Plan, t: Translate): string {
  const answers = recommended === undefined ? alternatives : [recommended, ...alternatives];
  return [...answers, { title: 'Kumar 2024', notices: precision?.notices ?? [] }]
    .flatMap(({ title, notices }) =>
      sortedNotices(notices).map((notice) => `- ${md(title)}: ${md(noticeSentence(notice, t))}`),
    )
    .join('\n');
}

/** A plan as a Markdown document, with the config to start from. */
export function planDocument(plan: Plan, t: Translate): string {
  const { design, goal, notices, training, assumptions } = plan;
  const config = planConfig(plan, 'yaml');
  return `${paragraphs(
    `# ${md(t('Plan for {0}', goalText(goal, t)))}`,
    noticeList([...notices, ...(training?.notices ?? [])], '', t),
    ...planSections(plan, t).map((section) => sectionDocument(section, t)),
    lawRemarks(plan, t),
    design === undefined ? undefined : md(t('Shape of the model: {0}', design.source)),
    assumptionTable(assumptions, t),
    config === undefined ? undefined : `## ${md(t('Config (LitGPT)'))}\n\n\`\`\`yaml\n${config}\`\`\``,
  )}\n`;
}

/** A plan for a terminal: aligned, assumptions marked with `≈`. */
export function planText(plan: Plan, sources: boolean, t: Translate): string {
  const { goal, notices, training, recommended, precision, assumptions } = plan;
  const remarks = [
    ...notices,
    ...(training?.notices ?? []),
    ...(recommended?.notices ?? []),
    ...(precision?.notices ?? []),
  ];
  const body = [
    ...sectionLines(planSections(plan, t), sources, t),
    ...assumptionLines(assumptions, sources, t),
    ...noticeLines(remarks, '', t),
  ];
  const hint = body.some((line) => line.includes('≈')) ? [t('≈ rests on an assumption')] : [];
  return [t('Plan for {0}', goalText(goal, t)), ...body, ...hint].join('\n');
}
