import { tradedDecades } from '../engine/lifetime/samplesInstead';
import { type BreakEvenDemand } from '../engine/lifetime/breakEvenDemand';
import { type EqualLossLife, type LifeRole } from '../engine/lifetime/equalLossLives';
import { type EqualLoss } from '../engine/lifetime/lifetimeOfRun';
import { type Quantity } from '../engine/quantity';
import { TRADE_OFF_SOURCE } from '../engine/testTime';
import { type Row, type Section } from './estimateSections';
import { formatLoss, formatPercent, formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { assumedMark } from './provenance';
import { type Translate } from './translate';

const ROLES: Readonly<Record<LifeRole, (t: Translate) => string>> = {
  'this-run': (t) => t('This run'),
  'training-optimal': (t) => t('Cheapest to train'),
  'cheapest-flops': (t) => t('Cheapest over its life, FLOPs'),
  'cheapest-usd': (t) => t('Cheapest over its life, dollars'),
  half: (t) => t('Half the parameters'),
  double: (t) => t('Twice the parameters'),
};

/** What a size of the same loss is called. */
export const roleLabel = (role: LifeRole, t: Translate): string => ROLES[role](t);

/** When a model is the cheaper of two, in words. @example `beyond 3.2T (2.1T–5T) tokens served` */
export function breakEvenWords({ kind, tokens }: BreakEvenDemand, t: Translate): string {
  return demandWords(
    kind,
    tokens === undefined ? '' : `${assumedMark(tokens)}${formatQuantity(tokens, t)}`,
    t,
  );
}

/** The same with the demand as it is shown. */
export function demandWords(kind: BreakEvenDemand['kind'], demand: string, t: Translate): string {
  switch (kind) {
    case 'beyond':
      return t('beyond {0} served', demand);
    case 'up-to':
      return t('up to {0} served', demand);
    case 'always':
      return t('whatever is served');
    case 'never':
      return t('never');
    case 'equal':
      return t('costs the same whatever is served');
  }
}

/** How much less or more than the run's it is. */
function changeWords(
  cost: Quantity | undefined,
  before: Quantity | undefined,
  t: Translate,
): readonly string[] {
  if (cost === undefined || before === undefined) return [];
  const share = cost.value / before.value - 1;
  if (Math.abs(share) < 5e-4) return [t('costs as much')];
  if (share >= 1) return [t('costs {0} as much', formatTimes(1 + share))];
  return [share < 0 ? t('costs {0} less', formatPercent(-share)) : t('costs {0} more', formatPercent(share))];
}

/** A size with its model, then its costs in both currencies and when it is cheaper than the run. */
export function lifeRows(life: EqualLossLife, run: EqualLossLife | undefined, t: Translate): readonly Row[] {
  const { role, parameters, tokens } = life;
  const head: Row = {
    label: roleLabel(role, t),
    value: t('{0} on {1}', formatQuantity(parameters, t), formatQuantity(tokens, t)),
    note: '',
    because: parameters.because,
  };
  const currency = (
    label: string,
    life_: Quantity | undefined,
    training: Quantity | undefined,
    before: Quantity | undefined,
    found: BreakEvenDemand | undefined,
  ): readonly Row[] => {
    const shown = life_ ?? training;
    if (shown === undefined) return [];
    const change = role === 'this-run' ? [] : changeWords(shown, before, t);
    const cheaper = found === undefined ? [] : [t('cheaper than this run: {0}', breakEvenWords(found, t))];
    return [
      {
        label,
        value: `${assumedMark(shown)}${formatQuantity(shown, t)}`,
        note: [...change, ...cheaper].join(' · '),
        isPart: true,
        because: shown.because,
      },
    ];
  };
  const labelOf = (lasting: boolean, [whole, training]: readonly [string, string]): string =>
    lasting ? whole : training;
  return [
    head,
    ...currency(
      labelOf(life.lifetimeFlops !== undefined, [t('FLOPs of training and use'), t('Training FLOPs')]),
      life.lifetimeFlops,
      life.trainingFlops,
      run?.lifetimeFlops ?? run?.trainingFlops,
      life.breakEvenFlops,
    ),
    ...currency(
      labelOf(life.lifetimeUsd !== undefined, [t('Cost of training and use'), t('Cost of training')]),
      life.lifetimeUsd,
      life.trainingUsd,
      run?.lifetimeUsd ?? run?.trainingUsd,
      life.breakEvenUsd,
    ),
  ];
}

/** Models of the same predicted loss with their costs and break-evens. */
export function equalLossSection({ title, loss, lives }: EqualLoss, t: Translate): Section {
  const [run] = lives;
  return {
    title: t('Models of the same predicted loss, {0} by {1}', formatLoss(loss), title),
    rows: lives.flatMap((life) => lifeRows(life, run, t)),
  };
}

/** What limits the comparison of sizes. */
export function equalLossRemarks({ lives }: EqualLoss, t: Translate): readonly string[] {
  const life = (role: LifeRole) => lives.find((each) => each.role === role);
  const plain = life('training-optimal');
  const far = [life('cheapest-flops'), life('cheapest-usd')].some(
    (each) => plain !== undefined && each !== undefined && tradedDecades(sizeOf(plain), sizeOf(each)).beyond,
  );
  const half = life('this-run') !== undefined && life('half') === undefined;
  return [
    t(
      'Equal loss by one law, not equal abilities. Dollars take every size to train at this run’s price per FLOP and to serve at its price per token and parameter; fits from usual ratios overestimate what very long training gains (Sardana et al. 2023, §5).',
    ),
    ...(half ? [t('Half the parameters reach this loss on no number of tokens.')] : []),
    ...(far
      ? [
          t(
            'The cheapest size lies beyond what was ever traded: ten to the 1.2 times the training for ten to the 0.7 times less inference ({0}).',
            TRADE_OFF_SOURCE,
          ),
        ]
      : []),
  ];
}

const sizeOf = ({ parameters, tokens }: EqualLossLife) => ({
  parameters: parameters.value,
  tokens: tokens.value,
});
