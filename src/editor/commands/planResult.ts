import { laws, plan } from '../../engine';
import { type Plan } from '../../engine/plan/planResult';
import { formatBand, formatQuantity } from '../../report/formatQuantity';
import { formatExact } from '../../report/format';
import { noticeSentence } from '../../report/notices';
import { assumedMark } from '../../report/provenance';
import { type Translate } from '../../report/translate';
import { assumptionsFromSettings } from '../assumptionsFromSettings';
import { type Settings } from '../settings';
import { isGoalKind } from './goalKinds';
import { goalFor } from './planGoal';

/** What a person asked to have planned, as typed. */
export interface PlanRequest {
  readonly goalKind: string;
  readonly amount: string;
  readonly law: string;
}

/** The plan for a request; undefined if the request cannot be read. */
export function planFor(request: PlanRequest, settings: Settings): Plan | undefined {
  if (!isGoalKind(request.goalKind)) return undefined;
  const result = goalFor(request.goalKind, request.amount);
  if ('problem' in result) return undefined;
  const assumptions = assumptionsFromSettings({ ...settings, law: request.law });
  const law = { ...assumptions.law, origin: 'user', source: 'chosen for this plan' } as const;
  return plan(result.goal, { ...assumptions, law }, laws);
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
  const shape = design?.fields;
  return [
    ...rows.flatMap(([label, quantity, text]) =>
      quantity === undefined ? [] : [{ label, description: `${assumedMark(quantity)}${text}` }],
    ),
    ...(design === undefined
      ? []
      : [
          {
            label: t('Model'),
            description: t(
              '{0} layers, width {1}, {2} heads: {3} parameters',
              shape?.layers?.value ?? design.architecture.layers,
              shape?.hiddenSize?.value ?? design.architecture.hiddenSize,
              shape?.attentionHeads?.value ?? '?',
              formatExact(design.architecture.parameters.total),
            ),
          },
        ]),
  ];
}
