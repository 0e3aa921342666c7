import assert from 'node:assert/strict';
import { lawHint, lawSpread } from '../../../src/editor/lawHints';
import { defaultAssumptions } from '../../../src/engine';
import { compareLaws } from '../../../src/engine/comparison/compareLaws';
import { laws } from '../../../src/engine/laws';
import {
  lawHover,
  lawLines,
  lawSpreadLine,
  lossSpreadLine,
  repetitionLine,
} from '../../../src/report/lawHints';
import { english } from '../../../src/report/translate';
import { example, type Example, LLAMA, OLMO } from './examples';

/** As if a person had said how many tokens are unique. */
function withUnique(value: number): Example {
  return example(OLMO, 'yaml', {
    ...defaultAssumptions,
    uniqueTokens: { value, origin: 'user', source: 'test' },
  });
}

const comparisonOf = ({ part }: Example) => compareLaws(part.description, defaultAssumptions, laws);

describe('lawSpreadLine', () => {
  it('says how far the laws lie apart, who stands at the ends, and where the run stands', () => {
    const run = example(OLMO, 'yaml');
    // 2e12 tokens over 1,176,832,000 parameters are 1,699.5; 1.412e22 FLOP.
    assert.equal(
      lawSpreadLine(comparisonOf(run), run.estimate, english),
      'Best tokens per parameter: 0.849–42.8 across 17 laws (Kaplan 2020 … Krajewski 2024, dense), 20.2 by Besiroglu 2024; this run: 1,700',
    );
  });

  it('gives no standing to tokens that we assumed ourselves', () => {
    const run = example(LLAMA, 'json');
    assert.equal(lawSpreadLine(comparisonOf(run), run.estimate, english), undefined);
  });

  it('needs two laws', () => {
    const run = example(OLMO, 'yaml');
    const one = compareLaws(run.part.description, defaultAssumptions, laws.slice(0, 1));
    assert.equal(lawSpreadLine(one, run.estimate, english), undefined);
  });
});

describe('lossSpreadLine', () => {
  it('says how far the laws of the corpus of the chosen one lie apart', () => {
    const run = example(OLMO, 'yaml');
    const comparison = comparisonOf(run);
    const group = comparison.losses.find(({ laws: ids }) => ids.includes('besiroglu-2024'))!;
    assert.ok(group.laws.length > 1 && group.low < group.high);
    assert.equal(
      lossSpreadLine(comparison, run.estimate, english),
      `Loss on ${group.corpus} by ${group.laws.length} laws: ${group.low.toFixed(3)}–${group.high.toFixed(3)} nats per token`,
    );
  });

  it('compares no losses of different corpora, and none on tokens that we assumed ourselves', () => {
    const run = example(OLMO, 'yaml');
    const alone = compareLaws(
      run.part.description,
      defaultAssumptions,
      laws.filter(({ id }) => ['besiroglu-2024', 'kaplan-2020'].includes(id)),
    );
    assert.equal(lossSpreadLine(alone, run.estimate, english), undefined);
    const assumed = example(LLAMA, 'json');
    assert.deepEqual(lawLines(comparisonOf(assumed), assumed.estimate, english), []);
  });

  it('stands before the spread of optima in the tooltip of a lens', () => {
    const run = example(OLMO, 'yaml');
    const [losses, optima] = lawSpread(run.part.description, run.estimate, defaultAssumptions, english);
    assert.match(losses ?? '', /^Loss on /);
    assert.equal(optima, lawSpreadLine(comparisonOf(run), run.estimate, english));
  });
});

describe('repetitionLine', () => {
  it('says what epochs are worth', () => {
    // Muennighoff 2023, eq. 5 with R* = 15.39: D'/D = (1 + 15.39·(1 − e^(−3/15.39)))/4; the next epoch e^(−3/15.39).
    assert.equal(
      repetitionLine(withUnique(5e11).estimate, english),
      '4 epochs are worth 93.1% of as many fresh tokens, one more 82.3% of a fresh one (Muennighoff et al. 2023, arXiv:2305.16264, eq. 5)',
    );
  });

  it('is silent where every token is new or nobody said how many are', () => {
    assert.equal(repetitionLine(withUnique(2e12).estimate, english), undefined);
    assert.equal(repetitionLine(withUnique(9e12).estimate, english), undefined);
    assert.equal(repetitionLine(example(OLMO, 'yaml').estimate, english), undefined);
  });
});

describe('what all laws say in a hover', () => {
  it('is a line on sizes, and a second on what decides the epochs', () => {
    const run = withUnique(5e11);
    for (const [field, lines] of [
      ['architecture.hiddenSize', 1],
      ['architecture.layers', 1],
      ['training.tokens', 2],
      ['training.epochs', 2],
    ] as const) {
      const text = lawHover(field, comparisonOf(run), run.estimate, english);
      assert.equal(text?.split('\n').length, lines, field);
    }
  });

  it('reaches the editor with every law of the registry', () => {
    const { part, estimate } = example(OLMO, 'yaml');
    const text = lawHint('training.tokens', part.description, estimate, defaultAssumptions, english);
    assert.match(text ?? '', /across 17 laws/);
  });

  it('is absent where no law can say anything', () => {
    const { part, estimate } = example(LLAMA, 'json');
    assert.equal(
      lawHint('architecture.layers', part.description, estimate, defaultAssumptions, english),
      undefined,
    );
  });
});
