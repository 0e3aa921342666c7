import assert from 'node:assert/strict';
import { denseEquivalents, mixtureOf } from '../../../src/engine/laws/moe/denseEquivalent';
import { denseEquivalentsJson, denseEquivalentSection } from '../../../src/report/mixture';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL } from './examples';

const equivalents = denseEquivalents(mixtureOf(example(MIXTRAL, 'json').estimate));

describe('The dense model of the same loss', () => {
  it('stands with its law, over the active parameters, in its convention, and marked where extrapolated', () => {
    const { title, rows } = denseEquivalentSection(equivalents, english);
    assert.equal(title, 'Dense model of the same loss');
    assert.deepEqual(
      rows.map(({ label }) => label),
      [
        'Ludziejewski 2025',
        'Krajewski 2024, granularity',
        'Clark 2022, S-BASE',
        'Clark 2022, RL-R',
        'Clark 2022, HASH',
      ],
    );
    for (const { value, note } of rows) {
      // No budget in the file: the tokens are assumed.
      assert.match(value, /^≈[\d.]+B parameters$/);
      assert.match(note, /^[\d.]+× the active parameters · .* · extrapolated$/);
    }
  });

  it('says where no dense model reaches the loss', () => {
    const [first] = equivalents;
    assert.ok(first);
    const unreached = { ...first, parameters: undefined, timesActive: undefined };
    const { rows } = denseEquivalentSection([unreached], english);
    assert.equal(rows[0]?.value, 'no dense model reaches it');
    assert.deepEqual(
      (denseEquivalentsJson([unreached]) as readonly { parameters: null }[])[0]?.parameters,
      null,
    );
  });

  it('is not asked of a dense model', () => {
    assert.deepEqual(denseEquivalentsJson(denseEquivalents(mixtureOf(example(LLAMA, 'json').estimate))), []);
  });
});
