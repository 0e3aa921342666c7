import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/values.md'), 'utf8');

/** Every way of writing a value that configs are known for; values.test.ts and the formats' own tests hold the readings. */
const WRITTEN: readonly string[] = [
  ...['70_000', '3e-4', '!!float 1e7', '"3e-4"', '0x10', '1e400', '.inf', 'Infinity', 'NaN'],
  ...['63900ba', '1ep', '100B tok', '2e12T', '3600sec', '8k', 'A100:8'],
  ...['0:384 200B:768', '[192, 192, 9600000]', 'start: 0, value: 32', '[0]+[1]*26', 'p=f32,c=bfloat16'],
  ...['null', '~', 'auto', '???', 'none', '−1'],
  ...['yes', 'off', 'n:', 'A key twice', '&name', '<<: *base', '!include', 'several documents', 'ConfigMap'],
  ...['trailing commas', 'byte order mark', 'Windows line ends', '${.key}', '${oc.env:X}', '$X'],
];

describe('docs/values.md', () => {
  for (const written of WRITTEN) {
    it(`has a row for ${written}`, () => {
      assert.ok(PAGE.toLowerCase().includes(written.toLowerCase()));
    });
  }
});
