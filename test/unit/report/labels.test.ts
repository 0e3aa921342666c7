import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fieldMeaning } from '../../../src/report/fieldMeanings';
import { FIELD_PATHS, fieldTitle } from '../../../src/report/fieldTitles';
import { componentLabel } from '../../../src/report/componentLabel';
import { conventionLabel } from '../../../src/report/conventionLabel';
import { bandLabel, nameLabel, originLabel, shortConvention, verdictLabel } from '../../../src/report/labels';
import { english } from '../../../src/report/translate';

describe('fields', () => {
  it('have titles that all differ', () => {
    const titles = FIELD_PATHS.map((field) => fieldTitle(field, english));
    assert.equal(new Set(titles).size, titles.length);
  });

  it('are explained in one line without a full stop', () => {
    for (const field of FIELD_PATHS) {
      const [title, meaning] = [fieldTitle(field, english), fieldMeaning(field, english)];
      assert.match(title, /^[A-Z]/, field);
      assert.match(meaning, /^[A-Z].{5,110}[^.]$/, field);
    }
  });

  it('are those of every group of the run description', () => {
    const source = readFileSync('src/engine/run.ts', 'utf8');
    const count = [...source.matchAll(/^ {2}readonly \w+\?: Sourced</gm)].length;
    assert.equal(FIELD_PATHS.length, count);
  });
});

describe('labels', () => {
  it('speak the field’s words', () => {
    assert.equal(componentLabel('token-embedding', english), 'Token embedding');
    assert.equal(verdictLabel('near-optimal', english), 'near-optimal');
    assert.equal(originLabel('format-default', english), "the framework's default");
    assert.equal(bandLabel('fit-uncertainty', english), "uncertainty of the law's fit");
    assert.equal(shortConvention('flops-6n', english), '6·N with embeddings');
    assert.match(conventionLabel('flops-6n', english), /including embeddings/);
  });

  it('show an unknown name as it is, also one that every object has', () => {
    assert.equal(nameLabel('utilization', english), 'Utilisation (MFU)');
    assert.equal(nameLabel('newThing', english), 'newThing');
    assert.equal(nameLabel('constructor', english), 'constructor');
  });
});
