import { type DenseEquivalence } from '../engine/laws/moe/denseEquivalent';
import { type Section } from './estimateSections';
import { formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { shortConvention } from './labels';
import { assumedMark } from './provenance';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { type Translate } from './translate';

/** The dense model of the same loss by each law as titled rows: for documents and the terminal. */
export function denseEquivalentSection(equivalents: readonly DenseEquivalence[], t: Translate): Section {
  const rows = equivalents.map(({ title, parameters, timesActive, insideFit }) => {
    if (parameters === undefined) return { label: title, value: t('no dense model reaches it'), note: '' };
    const { convention } = parameters.because;
    const notes = [
      t('{0} the active parameters', formatTimes(timesActive)),
      ...(convention === undefined ? [] : [shortConvention(convention, t)]),
      ...(insideFit ? [] : [t('extrapolated')]),
    ];
    return {
      label: title,
      value: `${assumedMark(parameters)}${formatQuantity(parameters, t)}`,
      note: notes.join(' · '),
      because: parameters.because,
    };
  });
  return { title: t('Dense model of the same loss'), rows };
}

/** `denseEquivalents` of `estimate --json`; empty for dense models. */
export function denseEquivalentsJson(equivalents: readonly DenseEquivalence[]): Json {
  return equivalents.map(({ law, title, parameters, timesActive, insideFit, notices }) => ({
    law,
    title,
    parameters: quantityJson(parameters),
    timesActive: timesActive ?? null,
    insideFit,
    warnings: warningsJson(notices),
  }));
}
