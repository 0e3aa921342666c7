import { type Because, type Quantity } from '../engine/quantity';
import { type Origin } from '../engine/run';
import { bandLabel, originLabel, shortConvention } from './labels';
import { type Translate } from './translate';

/** Whether nobody said it: neither the file nor the person, only a setting or our own default. */
export function isAssumption(origin: Origin | undefined): boolean {
  return origin === 'setting' || origin === 'default';
}

/**
 * Whether a number rests on anything assumed; such numbers are marked wherever they are shown. What data is worth is
 * an assumption whoever states it: no law was fitted with it.
 */
export function restsOnAssumption({ because }: Quantity): boolean {
  return because.inputs.some(({ origin, name }) => isAssumption(origin) || name === 'dataQuality');
}

/** `≈` before a number that rests on an assumption. */
export function assumedMark(quantity: Quantity): string {
  return restsOnAssumption(quantity) ? '≈' : '';
}

/** Where the sizes of a model were read that the open file does not state; empty where it states all. */
export function sizesFrom({ because }: Quantity, t: Translate): string {
  const places = [...new Set(because.inputs.flatMap(({ from }) => from ?? []))];
  return places.length === 0 ? '' : t('sizes from {0}', places.join(', '));
}

/** How a number came about, for one line of plain text: formula, convention, band, source. */
export function becauseText(because: Because, t: Translate): string {
  const { convention, band, source } = because;
  const parts = [
    formulaText(because, t),
    convention === undefined ? '' : t('convention: {0}', shortConvention(convention, t)),
    band === undefined ? '' : t('band: {0}', bandLabel(band.kind, t)),
    source,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The formula; for a number that is only stated, who states it. */
function formulaText({ formula, inputs }: Because, t: Translate): string {
  const [only, ...others] = inputs;
  const isStated = only !== undefined && others.length === 0 && only.name === formula;
  return isStated && only.origin !== undefined ? originLabel(only.origin, t, only.from) : formula;
}
