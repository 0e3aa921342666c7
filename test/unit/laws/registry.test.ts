import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawById, laws } from '../../../src/engine/laws';
import { isLawId, LAW_ENTRIES, lawIdsOf, loadLaws } from '../../../src/engine/laws/lawLoaders';

describe('The registry of laws', () => {
  it('lists the published laws under stable ids, the default first', () => {
    assert.deepEqual(
      laws.map((law) => law.id),
      [
        'besiroglu-2024',
        'besiroglu-2024-best-fit',
        'hoffmann-2022-approach-1',
        'hoffmann-2022-approach-2',
        'hoffmann-2022-approach-3',
        'chinchilla-20',
        'kaplan-2020',
        'pearce-song-2024',
        'porian-2024',
        'deepseek-llm-2024',
        'llama-3-2024',
        'muennighoff-2023',
        'gadre-2024-c4',
        'gadre-2024-redpajama',
        'gadre-2024-refinedweb',
        'ludziejewski-2025',
        'krajewski-2024',
        'krajewski-2024-dense',
        'clark-2022-s-base',
        'clark-2022-rl-r',
        'clark-2022-hash',
        'hossain-2025',
      ],
    );
  });

  it('finds each law by its id and nothing by another', () => {
    for (const law of laws) assert.equal(lawById(law.id), law);
    assert.equal(lawById('toString'), undefined);
    assert.equal(lawById(''), undefined);
  });

  it('has every law in docs/LAWS.md, by its id or the ending of its id', () => {
    const page = readFileSync(join(__dirname, '../../../docs/LAWS.md'), 'utf8');
    const cells = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => {
      const [first = '', ...endings] = [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
      const stem = /^[a-z-]*?-\d{4}/.exec(first)?.[0] ?? first;
      return [first, ...endings.map((ending) => stem + ending)];
    });
    for (const { id } of laws) assert.ok(named.includes(id), id);
  });

  it('names the same laws in the same order where they are loaded one by one', async () => {
    assert.deepEqual(
      LAW_ENTRIES.map(({ id, title }) => [id, title]),
      laws.map(({ id, title }) => [id, title]),
    );
    assert.deepEqual(await loadLaws(laws.map((law) => law.id)), laws);
  });

  it('loads the chosen law first, each once, and leaves out what is none', async () => {
    const ids = lawIdsOf({
      law: { value: 'kaplan-2020' },
      otherLaws: ['besiroglu-2024', 'kaplan-2020', 'constructor', 'chinchilla-20'],
    });
    const loaded = await loadLaws(ids);
    assert.deepEqual(
      loaded.map((law) => law.id),
      ['kaplan-2020', 'besiroglu-2024', 'chinchilla-20'],
    );
    assert.ok(isLawId('kaplan-2020') && !isLawId('constructor'));
  });

  for (const law of laws) {
    it(`${law.id} cites an arXiv paper, names its corpus and has an ordered fitted range`, () => {
      assert.match(law.citation, /\d{4}.*arXiv:\d{4}\.\d{5}/);
      assert.ok(law.title.length > 0 && law.formula.includes('=') && law.corpus.length > 0);
      assert.ok(law.constants.length > 0);
      const ranges = Object.values(law.fittedRange) as readonly (readonly [number, number])[];
      const unknown = law.notices?.some(({ args }) => args.caveat === 'range-unknown') ?? false;
      assert.equal(ranges.length === 0, unknown, 'a law whose range is not known says so');
      // Equal ends: all runs alike (Clark's tokens, Krajewski's expansion).
      for (const [low, high] of ranges) assert.ok(0 < low && low <= high);
    });

    it(`${law.id} says how it finds its optimum, where it has one`, () => {
      if (law.optimum === undefined) assert.equal(law.optimumFormula, undefined);
      else assert.match(law.optimumFormula ?? '', /N = .*C/);
    });

    it(`${law.id} says where its bands come from exactly when it has bands`, () => {
      const hasBand = law.optimum?.(1e21)?.parametersBand !== undefined;
      assert.equal(law.bandSource !== undefined, hasBand);
      assert.equal(law.bandKind !== undefined, hasBand);
    });
  }
});
