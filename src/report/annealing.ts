import { annealingExampleLosses, type AnnealingEffect } from '../engine/hyperparameters/annealingEffect';
import { TISSUE_2024 } from '../engine/hyperparameters/annealingLaw';
import { type Quantity } from '../engine/quantity';
import { type Row } from './estimateSections';
import { formatCount, formatLoss, formatPercent, formatScientific } from './format';
import { assumedMark } from './provenance';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';

/** What the annealing law says of a cooldown in this run, and what one bought its authors. */
export function annealingRows(effect: AnnealingEffect | undefined, t: Translate): readonly Row[] {
  if (effect === undefined) return [];
  const { forwardShare, annealedShare } = effect;
  const { peak, steps, constant, cooldown } = annealingExampleLosses();
  const gain = constant === undefined || cooldown === undefined ? undefined : constant - cooldown;
  const share = (quantity: Quantity): string => `${assumedMark(quantity)}${formatPercent(quantity.value)}`;
  const { low = annealedShare.value, high = annealedShare.value } = annealedShare;
  return [
    {
      label: t('Area under the rate with a cooldown of 20%'),
      value: share(forwardShare),
      note: t('of that under a constant rate'),
      because: forwardShare.because,
    },
    {
      label: t('Effect of that cooldown reached by the end'),
      value: `${share(annealedShare)} (${formatPercent(low)}–${formatPercent(high)})`,
      note: t('what it is worth in loss takes constants fitted to your own curves'),
      because: annealedShare.because,
    },
    ...(gain === undefined
      ? []
      : [
          {
            label: t('Cooldown of 20% against a constant rate, an example'),
            value: t('{0} nats per token lower', formatLoss(gain)),
            note: t(
              'not for this run: constants of one set-up, recalled, at a peak rate of {0} and {1} steps',
              formatScientific(peak),
              formatCount(steps),
            ),
            because: {
              formula: 'L = 2.628 + 0.429·S₁^−0.55 − 0.411·S₂, λ = 0.999',
              inputs: [],
              source: TISSUE_2024,
              notices: [],
            },
          },
        ]),
  ];
}

/** For `--json`; null where the steps are unknown. */
export function annealingJson(effect: AnnealingEffect | undefined): Json {
  if (effect === undefined) return null;
  const { peak, steps, constant, cooldown } = annealingExampleLosses();
  return {
    cooldownForwardShare: quantityJson(effect.forwardShare),
    cooldownAnnealedShare: quantityJson(effect.annealedShare),
    example: {
      peakLearningRate: peak,
      steps,
      constantLoss: constant ?? null,
      cooldownLoss: cooldown ?? null,
      source: TISSUE_2024,
      recalled: true,
    },
  };
}
