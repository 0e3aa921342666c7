import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Quantity } from '../../../src/engine';
import { nameLabel } from '../../../src/report/labels';
import { lineOf, pathText } from '../../../src/report/positions';
import { inputText } from '../../../src/report/inputWords';
import { assumedMark, becauseText } from '../../../src/report/provenance';
import { alignedRows, terminalWidth } from '../../../src/report/table';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from './examples';

describe('lineOf', () => {
  it('counts from one, by line feeds', () => {
    const text = 'a\nb\r\nc';
    assert.deepEqual(
      [0, 1, 2, 4, 5].map((offset) => lineOf(text, offset)),
      [1, 1, 2, 2, 3],
    );
  });

  it('equals the number of pieces before the offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n') }), fc.nat(30), (text, offset) => {
        assert.equal(lineOf(text, offset), text.slice(0, offset).split('\n').length);
      }),
      { seed: 42 },
    );
  });
});

describe('pathText', () => {
  it('writes keys with points, numbers and odd keys in brackets', () => {
    assert.equal(pathText(['model', 'layers', 0, 'a.b']), 'model.layers[0]["a.b"]');
    assert.equal(pathText([]), '');
  });
});

describe('alignedRows', () => {
  it('aligns by the columns a terminal shows, also in Chinese', () => {
    assert.deepEqual(
      alignedRows([
        ['参数', '1'],
        ['ab', '22', 'x'],
      ]),
      ['  参数  1', '  ab    22  x'],
    );
    assert.equal(terminalWidth('参数a'), 5);
  });
});

describe('provenance', () => {
  const quantity = (because: Partial<Quantity['because']>): Quantity => ({
    value: 1,
    unit: 'tokens',
    because: { formula: 'D', inputs: [], source: '', notices: [], ...because },
  });

  it('marks a number as soon as one input is assumed or a setting', () => {
    const from = (origin: 'file' | 'user' | 'derived' | 'format-default' | 'setting' | 'default'): string =>
      assumedMark(
        quantity({
          inputs: [
            { name: 'tokens', value: 1, origin },
            { name: 'parameters', value: 2 },
          ],
        }),
      );
    assert.deepEqual(
      (['file', 'user', 'derived', 'format-default', 'setting', 'default'] as const).map(from),
      ['', '', '', '', '≈', '≈'],
    );
  });

  it('says who states a number that is only stated', () => {
    const { because } = quantity({
      formula: 'tokens',
      inputs: [{ name: 'tokens', value: 1, origin: 'file' }],
    });
    assert.equal(becauseText(because, english), 'in the file');
  });

  it('writes formula, convention, band and source', () => {
    const { because } = quantity({
      formula: 'C = 6·N·D',
      convention: 'flops-6n',
      band: { kind: 'price-range', source: 'x' },
      source: 'Kaplan 2020',
    });
    assert.equal(
      becauseText(because, english),
      'C = 6·N·D · convention: 6·N with embeddings · band: range of rental prices · Kaplan 2020',
    );
  });

  it('names an input by its field, with who says it unless it is the file', () => {
    assert.equal(
      inputText({ name: 'x', field: 'training.steps', value: 5, unit: 'steps', origin: 'derived' }, english),
      'Steps 5 steps (derived)',
    );
    assert.equal(
      inputText({ name: 'utilization', value: 0.4, origin: 'file' }, english),
      'Utilisation (MFU) 0.4',
    );
  });

  it('has a label for every input and assumption that the engine names', () => {
    for (const [text, language] of [
      [LLAMA, 'json'],
      [MIXTRAL, 'json'],
      [OLMO, 'yaml'],
    ] as const) {
      const { estimate } = example(text, language);
      const { training, resources, memory, predictions } = estimate;
      const everything: readonly unknown[] = [
        ...Object.values<unknown>({ ...training }),
        ...Object.values<unknown>({ ...resources }),
        ...Object.values<unknown>({ ...memory }),
        ...predictions.map(({ loss }) => loss),
      ];
      const quantities = everything.filter(
        (each): each is Quantity => typeof each === 'object' && each !== null && 'because' in each,
      );
      const names = [
        ...quantities.flatMap(({ because }) => because.inputs.filter(({ field }) => field === undefined)),
        ...estimate.assumptions,
      ].map(({ name }) => name);
      assert.ok(names.length > 5);
      for (const name of names) assert.notEqual(nameLabel(name, english), name);
    }
  });
});
