import assert from 'node:assert/strict';
import { type ConfigReading } from '../../src/configs';
import { type Sourced } from '../../src/engine/run';

function* sourced(value: unknown): Generator<Sourced<unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('value' in value && 'origin' in value) yield value as Sourced<unknown>;
  else for (const inner of Object.values(value)) yield* sourced(inner);
}

/** What every reading must be, whatever the text: finite numbers, named origins, places within the text. */
export function assertReading(reading: ConfigReading | undefined, text: string): void {
  for (const part of reading?.parts ?? []) {
    for (const field of sourced(part.description)) {
      if (typeof field.value === 'number')
        assert.ok(Number.isFinite(field.value) && field.value >= 0, String(field.value));
      if (field.origin === 'file') assert.ok(field.at !== undefined);
      if (field.origin === 'format-default' || field.origin === 'derived')
        assert.ok(field.note !== undefined);
      const range = field.at?.range;
      if (range !== undefined)
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
    }
  }
  for (const { at } of [
    ...(reading?.notices ?? []),
    ...(reading?.parts ?? []).flatMap(({ notices }) => notices),
  ]) {
    if (at !== undefined)
      assert.ok(0 <= at.range.start && at.range.start <= at.range.end && at.range.end <= text.length);
  }
}
