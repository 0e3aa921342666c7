import assert from 'node:assert/strict';
import { comparisons } from '../../../src/engine/evidence/comparisons';
import { readPage, readRecorded } from '../../evidence/files';
import { errorsOf, evidencePage, grownErrors } from '../../evidence/page';

describe('docs/EVIDENCE.md', () => {
  it('is fresh (npm run evidence writes it)', () => {
    assert.equal(readPage(), evidencePage());
  });

  it('has no error larger than the recorded one, and every error recorded', () => {
    assert.deepEqual(grownErrors(errorsOf(), readRecorded()), []);
    assert.deepEqual(Object.keys(readRecorded()), Object.keys(errorsOf()));
  });

  it('has a row for every comparison, with both numbers and the source', () => {
    const page = readPage();
    for (const { name, source } of comparisons()) {
      assert.ok(page.includes(`| ${name.replaceAll('|', '\\|')} | `), name);
      assert.ok(page.includes(source), source);
    }
    assert.doesNotMatch(page, /undefined|NaN|Infinity/);
  });
});

describe('A grown error', () => {
  const recorded = { a: 0.1, b: -0.1, c: 0, d: 0.5 };
  it('is one that is larger than recorded, whatever its sign', () => {
    const now = { a: 0.11, b: 0.2, c: 0.001, d: -0.5 };
    assert.deepEqual(
      grownErrors(now, recorded).map((row) => row[0]),
      ['a', 'b', 'c'],
    );
  });

  it('is not one that shrank, stayed, turned in its last digit, or was not there before', () => {
    assert.deepEqual(grownErrors({ a: 0.05, b: 0.1, c: 0, d: 0.5001, e: 9 }, recorded), []);
  });
});
