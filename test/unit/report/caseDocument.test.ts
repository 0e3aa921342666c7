import assert from 'node:assert/strict';
import { publishedRuns } from '../../../src/engine/evidence';
import { caseReport } from '../../../src/engine/evidence/caseReport';
import { type Comparison } from '../../../src/engine/evidence/comparison';
import { type Unit } from '../../../src/engine/quantity';
import { caseDocument } from '../../../src/report/caseDocument';
import { formatError, formatFigure } from '../../../src/report/evidenceWords';
import { english } from '../../../src/report/translate';

const documentOf = (id: string): string => caseDocument(caseReport(id)!, english);

describe('The document of a published case', () => {
  it('sets the engine beside what was published, with formula, band and source', () => {
    const text = documentOf('llama-2-7b');
    assert.match(text, /^# Llama 2 7B\n/);
    assert.match(text, /\| Parameters \| 6,738,415,616 \| 6,738,415,616 \| exact \|/);
    assert.match(text, /\| MMLU \| 42\.6% \| 45\.3% \| −2\.7 points \| inside 30\.2% … 55% \|/);
    assert.match(text, /Touvron et al\. 2023, arXiv:2307\.09288/);
    assert.match(text, /Laws side by side/);
  });

  it('shows a claim that a law does not bear out as such', () => {
    const text = documentOf('chinchilla-70b');
    assert.match(text, /beats Gopher \(280B\) at equal training compute\.\*\* borne out in part/);
    assert.match(text, /- Kaplan 2020: no \(Chinchilla 1\.69\d\d, Gopher 1\.63\d\d\)/);
  });

  it('leaves out what is not known', () => {
    const text = documentOf('grok-3');
    assert.match(text, /\| Parameters \| – \|/);
    assert.doesNotMatch(text, /Laws side by side|Claims about it|engine against/);
  });

  it('is written for every case without a hole in it', () => {
    for (const { id, name } of publishedRuns) {
      const text = documentOf(id);
      assert.ok(text.startsWith(`# ${name[0]}`), id);
      assert.doesNotMatch(text, /undefined|NaN|Infinity|\[object/, id);
    }
  });
});

describe('Errors and figures in words', () => {
  const error = (
    quantity: Comparison['quantity'],
    unit: Unit,
    predicted: number,
    published: number,
  ): string =>
    formatError(
      {
        quantity,
        name: 'x',
        predicted: { value: predicted, unit, because: { formula: '', inputs: [], source: '', notices: [] } },
        published,
        source: '',
        confidence: 'verified',
      },
      english,
    );
  for (const [quantity, unit, predicted, published, text] of [
    ['parameters', 'parameters', 100, 100, 'exact'],
    ['parameters', 'parameters', 97.4, 100, '−2.6%'],
    ['parameters', 'parameters', 1_000_010, 1e6, '+<0.01%'],
    ['training-flops', 'FLOP', 1.25, 1, '+25%'],
    ['mmlu', 'ratio', 0.5, 0.459, '+4.1 points'],
    ['loss-difference', 'nats/token', -0.4, -0.3, '−0.100'],
  ] as const) {
    it(`writes ${predicted} against ${published} ${unit} as ${text}`, () => {
      assert.equal(error(quantity, unit, predicted, published), text);
    });
  }

  for (const [value, unit, text] of [
    [6738415616, 'parameters', '6,738,415,616'],
    [67.9e9 + 0.5, 'parameters', '67.9B'],
    [5.76e23, 'FLOP', '5.76×10²³'],
    [0.675, 'ratio', '67.5%'],
    [18.3912, 'tokens/parameter', '18.4'],
    [0.512612, undefined, '0.513'],
  ] as const) {
    it(`writes ${value} ${unit ?? ''} as ${text}`, () => assert.equal(formatFigure(value, unit), text));
  }
});
