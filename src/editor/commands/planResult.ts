import { withAssumptions } from '../../configs/workspaceFile/withAssumptions';
import { laws, plan } from '../../engine';
import { type Assumptions } from '../../engine/assumptions';
import { isLawId } from '../../engine/laws/lawLoaders';
import { type ArchitectureDesign, type Plan } from '../../engine/plan/planResult';
import { formatBand, formatQuantity } from '../../report/formatQuantity';
import { assumptionValue } from '../../report/assumptionValue';
import { formatExact, formatLoss } from '../../report/format';
import { nameLabel } from '../../report/labels';
import { noticeSentence } from '../../report/notices';
import { isAllocation } from '../../report/planSections';
import { assumedMark } from '../../report/provenance';
import { type Translate } from '../../report/translate';
import { isGoalKind } from './goalKinds';
import { type PlanExtra, type PlanExtras } from './planExtraNames';
import { withExtras } from './planExtras';
import { goalFor } from './planGoal';

/** What a person asked to have planned, as typed. */
export interface PlanRequest {
  readonly goalKind: string;
  readonly amount: string;
  readonly law: string;
  /** What else the plan is to reckon with, as typed. */
  readonly extras?: PlanExtras;
}

/**
 * The plan for a request, its law chosen and its extras stated by the person.
 * @param assumptions what settings and the team's file assume
 * @returns undefined if the request cannot be read
 */
export function planFor(request: PlanRequest, assumptions: Assumptions, t: Translate): Plan | undefined {
  if (!isGoalKind(request.goalKind)) return undefined;
  const result = goalFor(request.goalKind, request.amount);
  if ('problem' in result) return undefined;
  const value = isLawId(request.law) ? request.law : assumptions.law.value;
  const law = { value, origin: 'user', source: t('chosen for this plan') } as const;
  return plan(result.goal, withExtras(withAssumptions(assumptions, { law }), request.extras ?? {}, t), laws);
}

/** A line of the plan. */
export interface PlanRow {
  readonly label: string;
  readonly description: string;
}

/** The plan in a few lines; where the law has no answer, why. */
export function planRows(planned: Plan, t: Translate): readonly PlanRow[] {
  const { recommended, resources, design } = planned;
  if (recommended === undefined) {
    return planned.notices.map((notice) => ({ label: noticeSentence(notice, t), description: '' }));
  }
  const { parameters, tokens, flops, loss } = recommended;
  // Where the label names the unit, the number stands alone.
  const rows = [
    [t('Parameters'), parameters, formatBand(parameters)],
    [t('Tokens'), tokens, formatBand(tokens)],
    [t('Training compute'), flops, formatQuantity(flops, t)],
    [t('Predicted loss'), loss, formatQuantity(loss, t)],
    [t('GPU-hours'), resources.acceleratorHours, formatBand(resources.acceleratorHours)],
    [t('Cost'), resources.costUsd, formatBand(resources.costUsd)],
  ] as const;
  const added = planned.precision?.training?.lossAdded;
  return [
    ...rows.flatMap(([label, quantity, text]) =>
      quantity === undefined ? [] : [{ label, description: `${assumedMark(quantity)}${text}` }],
    ),
    ...(design === undefined ? [] : [{ label: t('Model'), description: modelText(design, t) }]),
    ...(added === undefined
      ? []
      : [
          {
            label: t('Loss against 16 bits'),
            description: t('{0} nats per token by Kumar 2024', `+${formatLoss(added.value, 4)}`),
          },
        ]),
  ];
}

function modelText({ fields, architecture }: ArchitectureDesign, t: Translate): string {
  const { layers, hiddenSize, parameters, experts } = architecture;
  const total = formatExact(parameters.total);
  return experts === undefined
    ? t(
        '{0} layers, width {1}, {2} heads: {3} parameters',
        layers,
        hiddenSize,
        fields.attentionHeads?.value ?? '?',
        total,
      )
    : t(
        '{0} layers, width {1}, {2} of {3} experts per token: {4} parameters, {5} active',
        layers,
        hiddenSize,
        experts.perToken,
        experts.total,
        total,
        formatExact(parameters.active),
      );
}

/** What each of the other laws makes of the same goal, one line a law. */
export function otherLawRows({ alternatives }: Plan, t: Translate): readonly PlanRow[] {
  return alternatives.map((answer) => {
    if (!isAllocation(answer)) return { label: answer.title, description: t('no answer') };
    const { title, parameters, tokens, loss } = answer;
    const model = t('{0} on {1}', formatQuantity(parameters, t), formatQuantity(tokens, t));
    return {
      label: title,
      description: loss === undefined ? model : `${model} · ${formatQuantity(loss, t)}`,
    };
  });
}

/** What of the plan settings and files say, each with where it is said. */
export function settingRows({ assumptions }: Plan, t: Translate): readonly PlanRow[] {
  return assumptions.flatMap((use) =>
    use.origin === 'setting'
      ? [{ label: nameLabel(use.name, t), description: `${assumptionValue(use, t)} · ${use.source}` }]
      : [],
  );
}

/** What is reckoned with: as typed, else as settings or a file say, with where. */
export function extraText(extra: PlanExtra, typed: string, assumptions: Assumptions, t: Translate): string {
  if (typed.trim() !== '') return typed;
  const stated = assumptions[extra];
  return stated === undefined
    ? t('not stated')
    : `${assumptionValue({ name: extra, ...stated }, t)} · ${stated.source}`;
}
