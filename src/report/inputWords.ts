import { type Because, type Input } from '../engine/quantity';
import { fieldTitle } from './fieldTitles';
import { formatBand, formatValue } from './formatQuantity';
import { nameLabel, originLabel } from './labels';
import { type Translate } from './translate';

/** What an input is called: by its field if it was read from one. */
export function inputLabel({ name, field }: Input, t: Translate): string {
  return field === undefined ? nameLabel(name, t) : fieldTitle(field, t);
}

/** An input with value and origin. @example `Utilisation (MFU) 0.4 (assumed)` */
export function inputText(input: Input, t: Translate): string {
  const { value, unit, origin, from } = input;
  const number =
    typeof value === 'string'
      ? value
      : unit === undefined
        ? formatBand({ value, unit: 'ratio' })
        : formatValue(value, unit, t);
  const shown = `${inputLabel(input, t)} ${number}`;
  const isHere = origin === undefined || (origin === 'file' && from === undefined);
  return isHere ? shown : `${shown} (${originLabel(origin, t, from)})`;
}

/** All inputs of a number on one line; a long list (the whole architecture) is cut. */
export function inputsText({ inputs }: Because, t: Translate, most = 6): string {
  const shown = inputs.slice(0, most).map((input) => inputText(input, t));
  return [...shown, ...(inputs.length > most ? ['…'] : [])].join(', ');
}
