import { type FieldPath, readElsewhere, type RunDescription, type Sourced } from '../engine/run';
import { type Row } from './estimateSections';
import { fieldTitle } from './fieldTitles';
import { formatExact } from './format';
import { originLabel } from './labels';
import { shorten } from './markdown';
import { type Translate } from './translate';

/** What a config states and nothing is computed of, as a row with who says it; no row where it states nothing. */
export function statedRow(
  path: FieldPath,
  field: Sourced<number | string | boolean> | undefined,
  t: Translate,
): readonly Row[] {
  if (field === undefined) return [];
  const { value, origin, note } = field;
  const words = typeof value === 'boolean' ? (value ? t('yes') : t('no')) : value;
  return [
    {
      label: fieldTitle(path, t),
      value: typeof words === 'number' ? formatExact(words) : shorten(words),
      note: origin === 'derived' ? (note ?? '') : originLabel(origin, t, readElsewhere(field)),
    },
  ];
}

/** How a run is trained, in words: its precision, update rule and schedule. */
export function trainingWordRows({ training }: RunDescription, t: Translate): readonly Row[] {
  return (['precision', 'optimizer', 'schedule'] as const).flatMap((name) =>
    statedRow(`training.${name}`, training[name], t),
  );
}
