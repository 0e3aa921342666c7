import { type PrecisionEffect } from '../engine/laws/precision/precisionEffect';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatLoss, formatPercent } from './format';
import { assumedMark } from './provenance';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { type Translate } from './translate';

/** What low precision does to the run by Kumar 2024, as titled rows; no rows where nothing is low. */
export function precisionSection(effect: PrecisionEffect | undefined, t: Translate): Section {
  const title = t('Low precision, by Kumar 2024');
  if (effect === undefined) return { title, rows: [] };
  const { training, quantisation, insideFit } = effect;
  const mark = insideFit ? '' : t('extrapolated');
  const lossRow = (label: string, added: Quantity): Row => ({
    label,
    value: `${assumedMark(added)}${t('{0} nats per token', `+${formatLoss(added.value, 4)}`)}`,
    note: mark,
    because: added.because,
  });
  const rows: Row[] = [];
  if (training !== undefined) {
    const { bits, parameterShare, lossAdded } = training;
    rows.push({
      label: t('Parameters left at {0} bits', bits),
      value: formatPercent(parameterShare.value),
      note: mark,
      because: parameterShare.because,
    });
    if (lossAdded !== undefined) rows.push(lossRow(t('Loss against 16 bits'), lossAdded));
  }
  if (quantisation !== undefined)
    rows.push(
      lossRow(t('Loss if quantised to {0} bits afterwards', quantisation.bits), quantisation.lossAdded),
    );
  return { title, rows };
}

/** `precision` of `estimate --json`; `null` where nothing is low. */
export function precisionJson(effect: PrecisionEffect | undefined): Json {
  if (effect === undefined) return null;
  const { training, quantisation, insideFit, notices } = effect;
  return {
    training:
      training === undefined
        ? null
        : {
            bits: training.bits,
            parameterShare: quantityJson(training.parameterShare),
            lossAdded: quantityJson(training.lossAdded),
          },
    quantisation:
      quantisation === undefined
        ? null
        : { bits: quantisation.bits, lossAdded: quantityJson(quantisation.lossAdded) },
    insideFit,
    warnings: warningsJson(notices),
  };
}
