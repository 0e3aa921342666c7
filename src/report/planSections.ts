import { type Allocation, type NoAllocation, type Plan } from '../engine/plan/planResult';
import { planAdvice } from '../engine/plan/planAdvice';
import { energySection } from './energy';
import { type PlanGoal } from '../engine/plan/goal';
import { type Quantity } from '../engine/quantity';
import { ratioRow, type Row, type Section } from './estimateSections';
import { fieldTitle } from './fieldTitles';
import { hyperparameterSections } from './hyperparameters';
import {
  formatExact,
  formatLoss,
  formatPercent,
  formatPowerOfTen,
  formatScientific,
  formatUsd,
} from './format';
import { formatBand, formatDuration, formatExactly, formatQuantity, formatValue } from './formatQuantity';
import { nameLabel, shortConvention } from './labels';
import { fitDistance } from './lawComparison';
import { precisionSection } from './precision';
import { lifeRows } from './lifetimeSizes';
import { assumedMark } from './provenance';
import { type Translate } from './translate';

/** What is asked for, in words. @example `1e22 FLOP` */
export function goalText(goal: PlanGoal, t: Translate): string {
  switch (goal.kind) {
    case 'compute':
      return t('{0} FLOP', formatPowerOfTen(goal.flops));
    case 'accelerator-hours': {
      const hours = formatValue(goal.hours, 'accelerator-hours', t);
      return goal.accelerator === undefined ? hours : t('{0} on {1}', hours, goal.accelerator);
    }
    case 'cost':
      return formatUsd(goal.usd);
    case 'loss':
      return t('loss {0}', formatLoss(goal.loss));
    case 'parameters':
      return formatValue(goal.parameters, 'parameters', t);
    case 'tokens':
      return formatValue(goal.tokens, 'tokens', t);
  }
}

function row(label: string, quantity: Quantity | undefined, t: Translate, note = ''): readonly Row[] {
  if (quantity === undefined) return [];
  const value = `${assumedMark(quantity)}${formatQuantity(quantity, t)}`;
  return [{ label, value, note, because: quantity.because }];
}

function allocationRows(allocation: Allocation, t: Translate): readonly Row[] {
  const { parameters, tokens, tokensPerParameter, flops, loss, lifetime } = allocation;
  const { convention } = parameters.because;
  return [
    ...row(t('Parameters'), parameters, t, convention === undefined ? '' : shortConvention(convention, t)),
    ...row(t('Training tokens'), tokens, t),
    ...ratioRow(tokensPerParameter, t).map((each) => ({
      ...each,
      note:
        tokensPerParameter.low === undefined && lifetime === undefined ? t('its paper gives no band') : '',
    })),
    ...row(t('Training FLOPs'), flops, t),
    ...row(t('Predicted loss'), loss, t),
    ...lifetimeRows(allocation, t),
  ];
}

/**
 * Where the use is given: the training-optimal model beside the one that costs least over training and use, or that one
 * beside a run whose size or tokens the goal fixes.
 */
function lifetimeRows({ lifetime, trainingOptimal }: Allocation, t: Translate): readonly Row[] {
  if (lifetime === undefined) return [];
  const { lifetimeFlops, saving } = lifetime;
  const saves = t('saves {0} of the FLOPs of training and use', formatPercent(saving.value));
  const { parameters, tokens } = trainingOptimal ?? lifetime;
  const model = t('{0} on {1}', formatQuantity(parameters, t), formatQuantity(tokens, t));
  const label = trainingOptimal === undefined ? t('Cheapest over its life') : t('Cheapest to train');
  const note =
    trainingOptimal === undefined ? saves : t('trains on {0}', formatQuantity(trainingOptimal.flops, t));
  return [
    { label, value: model, note, because: parameters.because },
    ...row(t('FLOPs of training and use'), lifetimeFlops, t, trainingOptimal === undefined ? '' : saves),
  ];
}

/** What the recommended run and others of its loss cost over training and use, in FLOPs and dollars. */
function overItsLife({ lifetime }: Plan, t: Translate): Section {
  const lives = lifetime?.lives ?? [];
  return { title: t('Training and use'), rows: lives.flatMap((life) => lifeRows(life, lives[0], t)) };
}

/** Whether a law answered. */
export function isAllocation(answer: Allocation | NoAllocation): answer is Allocation {
  return 'parameters' in answer;
}

function designRows({ design }: Plan, t: Translate): readonly Row[] {
  if (design === undefined) return [];
  const { fields, architecture, deviation } = design;
  const shape = (
    [
      'layers',
      'hiddenSize',
      'feedForwardSize',
      'experts',
      'expertsPerToken',
      'attentionHeads',
      'keyValueHeads',
      'headSize',
      'vocabularySize',
    ] as const
  ).flatMap((name): readonly Row[] => {
    const value = fields[name]?.value;
    const isExpert = name === 'feedForwardSize' && fields.experts !== undefined;
    const field = isExpert ? 'expertFeedForwardSize' : name;
    return value === undefined
      ? []
      : [{ label: fieldTitle(`architecture.${field}`, t), value: formatExact(value), note: '' }];
  });
  const { total, active } = architecture.parameters;
  const exactly = (value: number): string => formatExactly({ value, unit: 'parameters' }, t);
  const off = t(
    '{0} off the size aimed at',
    `${deviation < 0 ? '−' : '+'}${formatPercent(Math.abs(deviation))}`,
  );
  const sparse = active < total;
  return [
    ...shape,
    ...(sparse ? [{ label: t('Active parameters'), value: exactly(active), note: off }] : []),
    { label: t('Parameters'), value: exactly(total), note: sparse ? '' : off },
  ];
}

function trainingRows({ training }: Plan, t: Translate): readonly Row[] {
  if (training === undefined) return [];
  const { sequenceLength, globalBatchSequences, tokensPerStep, steps, learningRate } = training;
  const rounded = (label: string, quantity: Quantity): Row => ({
    label,
    value: formatExactly({ ...quantity, value: Math.round(quantity.value) }, t),
    note: '',
    because: quantity.because,
  });
  return [
    rounded(t('Sequence length'), sequenceLength),
    rounded(t('Global batch'), globalBatchSequences),
    rounded(t('Tokens per step'), tokensPerStep),
    rounded(t('Steps'), steps),
    {
      label: t('Learning rate'),
      value: formatScientific(learningRate.value, 2),
      note: '',
      because: learningRate.because,
    },
  ];
}

function alternativeRow(answer: Allocation | NoAllocation, t: Translate): Row {
  if (!isAllocation(answer)) return { label: answer.title, value: t('no answer'), note: '' };
  const { title, corpus, parameters, tokens, tokensPerParameter, loss } = answer;
  const { convention } = parameters.because;
  const notes = [
    t('{0} tokens per parameter', formatBand(tokensPerParameter)),
    loss === undefined ? t('no loss') : t('loss {0} on {1}', formatBand(loss), corpus),
    convention === 'parameters-non-embedding' ? shortConvention(convention, t) : '',
    fitDistance(answer, t),
  ];
  return {
    label: title,
    value: t('{0} on {1}', formatQuantity(parameters, t), formatQuantity(tokens, t)),
    note: notes.filter((part) => part !== '').join(' · '),
    because: parameters.because,
  };
}

function recommendedTitle(recommended: Allocation | undefined, t: Translate): string {
  if (recommended === undefined) return '';
  return recommended.trainingOptimal === undefined
    ? t('Recommended by {0}', recommended.title)
    : t('Recommended by {0}, cheapest over training and use', recommended.title);
}

/** The plan as titled rows, empty sections left out: what the document and the terminal both show. */
export function planSections(plan: Plan, t: Translate): readonly Section[] {
  const { recommended, resources, energy, alternatives } = plan;
  const duration = resources.wallClockHours;
  const advice = planAdvice(plan);
  const sections: readonly Section[] = [
    {
      title: recommendedTitle(recommended, t),
      rows: recommended === undefined ? [] : allocationRows(recommended, t),
    },
    {
      title: t('Time and cost'),
      rows: [
        ...row(nameLabel('acceleratorHours', t), resources.acceleratorHours, t),
        ...row(
          nameLabel('wallClockHours', t),
          duration,
          t,
          duration === undefined ? '' : formatDuration(duration.value, t),
        ),
        ...row(nameLabel('costUsd', t), resources.costUsd, t),
        ...energySection(energy, t).rows,
      ],
    },
    overItsLife(plan, t),
    { title: t('A model of that size'), rows: designRows(plan, t) },
    { title: t('Training'), rows: trainingRows(plan, t) },
    ...(advice === undefined ? [] : hyperparameterSections(advice, t)),
    precisionSection(plan.precision, t),
    { title: t('Other laws'), rows: alternatives.map((each) => alternativeRow(each, t)) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}
