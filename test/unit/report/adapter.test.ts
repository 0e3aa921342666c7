import assert from 'node:assert/strict';
import { trainableParameters } from '../../../src/engine/adapters/trainableParameters';
import { adapterHover, adapterJson, adapterRows, withTrainable } from '../../../src/report/adapter';
import { estimateSections } from '../../../src/report/estimateSections';
import { hoverMarkdown } from '../../../src/report/hover';
import { modelLens } from '../../../src/report/lens';
import { english } from '../../../src/report/translate';
import { example } from './examples';

const adapter = (rest: string): string =>
  `{"peft_type": "LORA", "base_model_name_or_path": "meta-llama/Llama-2-7b-hf", "r": 8${rest}}`;

function shown(text: string) {
  const { part, estimate } = example(text, 'json');
  const trainable = trainableParameters(part.description, estimate.architecture!)!;
  return { part, estimate, trainable };
}

describe('what an adapter trains', () => {
  const byDefault = shown(adapter(''));
  const open = shown(adapter(', "bias": "all"'));

  it('stands among the parameters of the model, module by module', () => {
    const rows = adapterRows(byDefault.trainable, byDefault.estimate, english);
    const [model] = estimateSections(byDefault.estimate, english, { model: rows });
    const texts = model!.rows.map(({ label, value, note }) => `${label} | ${value} | ${note}`);
    const start = texts.findIndex((text) => text.startsWith('Trainable'));
    assert.deepEqual(texts.slice(start, start + 5), [
      'Trainable parameters | 4,194,304 parameters | 0.0622% of all',
      'self_attn.q_proj | 2,097,152 | 32 × 8·(4,096 + 4,096)',
      'self_attn.v_proj | 2,097,152 | 32 × 8·(4,096 + 4,096)',
      'Rank of the adapter | 8 | in the file',
      'Adapted modules | q_proj, v_proj | PEFT 0.21 default',
    ]);
  });

  it('has DoRA’s magnitudes and whole modules in their formulas', () => {
    const { trainable, estimate } = shown(adapter(', "use_dora": true, "modules_to_save": ["lm_head"]'));
    const notes = adapterRows(trainable, estimate, english).map(({ note }) => note);
    assert.ok(notes.includes('32 × (8·(4,096 + 4,096) + 4,096)'));
    assert.ok(notes.includes('1 × 4,096·32,000'));
  });

  it('says why it is not counted', () => {
    const [row, ...others] = adapterRows(open.trainable, open.estimate, english);
    assert.deepEqual(
      [row?.value, row?.note, others.length],
      ['not counted', 'bias changes it in a way that is not counted', 0],
    );
  });

  it('stands in the lens of the model, every digit in its tooltip', () => {
    const lens = withTrainable(modelLens(byDefault.estimate, english), byDefault.trainable, english)!;
    assert.match(lens.title, / · 4\.19M trainable$/);
    assert.match(lens.tooltip, /4,194,304 trainable parameters\nΣ r·\(in \+ out\)/);
    assert.match(lens.tooltip, /Adapted modules: q_proj, v_proj · PEFT 0\.21 default/);
    const other = withTrainable(modelLens(open.estimate, english), open.trainable, english)!;
    assert.doesNotMatch(other.title, /trainable/);
    assert.match(other.tooltip, /Trainable parameters: bias changes it/);
  });

  it('stands in hovers, its modules where the value decides on them', () => {
    const { part, estimate, trainable } = byDefault;
    const value = part.description.training.adapterRank!;
    const markdown = hoverMarkdown(
      {
        field: 'training.adapterRank',
        value,
        part,
        estimate,
        trainable: trainable.total,
        adapter: adapterHover(trainable, english),
        links: [],
      },
      english,
    );
    assert.match(markdown, /\| Trainable parameters \| 4\.19M \|/);
    assert.match(
      markdown,
      /\| self\\_attn\.q\\_proj \| &emsp;2,097,152 \| &emsp;32 × 8·\(4,096 \+ 4,096\) \|/,
    );
  });

  it('is in the JSON with its modules, null where all weights are trained', () => {
    const json = adapterJson(byDefault.trainable);
    assert.equal(json.trainable, 4_194_304);
    assert.deepEqual(adapterJson(undefined), { trainable: null, adapter: null });
    assert.equal(adapterJson(open.trainable).trainable, null);
  });
});
