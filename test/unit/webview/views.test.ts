import assert from 'node:assert/strict';
import { besiroglu2024 } from '../../../src/engine/laws/besiroglu2024';
import { type RunSeries } from '../../../src/engine/series';
import { type ChartModel } from '../../../src/protocol/messages';
import { readToWebview } from '../../../src/protocol/readMessage';
import { english } from '../../../src/report/translate';
import { type BarPicture, type CurvePicture, type Picture } from '../../../webview/picture/picture';
import { VIEWS } from '../../../webview/views';
import { type ChartView, type Showing } from '../../../webview/views/view';
import { user } from '../lifetime/lives';
import { modelOf, TRAINED, UNTRAINED } from './trainedModel';

const MODEL = modelOf(TRAINED, { inferenceTokens: user(2e13) });
const SERIES_VIEWS = ['memory', 'cost', 'life', 'serving'];

const view = (id: string): ChartView => VIEWS.find((each) => each.id === id) ?? assert.fail(id);
const shown = (id: string, model: ChartModel = MODEL): Showing =>
  view(id).show({ law: besiroglu2024, model, t: english }) ?? assert.fail(id);
const curve = (id: string): CurvePicture => shown(id).picture as CurvePicture;

/** Every place of a curve with what it says. */
function spotsOf({ own, others, lines }: CurvePicture) {
  return [...own, ...others, ...lines.flatMap(({ samples }) => samples)];
}

describe('the views of the chart', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(VIEWS.map(({ id }) => id)).size, VIEWS.length);
  });

  for (const { id } of VIEWS) {
    it(`fill ${id} with words, a legend and tables whose rows are as wide as their heads`, () => {
      const { summary, about, table, curve: second, author, picture } = shown(id);
      assert.ok(summary.length > 0 && about.length > 0 && author !== '');
      assert.ok(picture.legend.length > 1);
      for (const { head, rows, caption } of [table, ...(second === undefined ? [] : [second])]) {
        assert.notEqual(caption, '');
        assert.ok(rows.length > 1);
        for (const row of rows) assert.equal(row.length, head.length);
      }
      const texts = [...summary, ...about, ...table.rows.flat(), ...(second?.rows.flat() ?? [])];
      for (const text of texts) assert.doesNotMatch(text, /NaN|undefined|Infinity|\{\d\}/);
    });
  }

  for (const { id } of VIEWS.filter((each) => each.id !== 'memory')) {
    it(`keep every own mark of ${id} inside the axes`, () => {
      const { own, x, y } = curve(id);
      assert.ok(own.length > 0);
      for (const mark of own) {
        assert.ok(x.range[0] <= mark.x && mark.x <= x.range[1], `${id} ${mark.label}`);
        assert.ok(y.range[0] <= mark.y && mark.y <= y.range[1], `${id} ${mark.label}`);
      }
    });

    it(`say something under the pointer at every mark of ${id}`, () => {
      for (const mark of spotsOf(curve(id))) {
        const { title, lines } = mark.tooltip?.() ?? { title: '-', lines: ['-'] };
        assert.ok(title !== '' && lines.length > 0);
        for (const line of lines) assert.doesNotMatch(line, /NaN|undefined|Infinity/);
      }
    });
  }

  it('are all offered for a run that says how it is trained', () => {
    for (const each of VIEWS)
      assert.equal(each.offer({ law: besiroglu2024, model: MODEL, t: english }), 'yes');
  });

  it('say what is missing where they are not offered', () => {
    const offer = view('memory').offer({ law: besiroglu2024, model: modelOf(UNTRAINED), t: english });
    assert.deepEqual(offer, {
      because:
        'No chart “Memory per GPU”: the file says nothing of how the model is trained (batch, layout, precision), or no sequence length is known.',
    });
  });

  it('say in one sentence that a published case has none of them', () => {
    const published: ChartModel = { law: MODEL.law, run: MODEL.run };
    const offers = SERIES_VIEWS.map((id) =>
      view(id).offer({ law: besiroglu2024, model: published, t: english }),
    );
    assert.equal(new Set(offers.map((offer) => JSON.stringify(offer))).size, 1);
    assert.match(JSON.stringify(offers[0]), /of a published run its size and tokens are known/);
  });

  it('say nothing where nothing is open', () => {
    for (const id of SERIES_VIEWS) assert.deepEqual(view(id).offer({ law: besiroglu2024, t: english }), {});
  });
});

describe('the chart of memory', () => {
  const { bars, capacity, x } = shown('memory').picture as BarPicture;

  it('has the run first, then the run with one value changed', () => {
    assert.deepEqual(
      bars.map(({ label }) => label),
      [
        'This run',
        'Micro-batch 2',
        'Micro-batch 4',
        'ZeRO stage 0',
        'ZeRO stage 1',
        'ZeRO stage 2',
        'Selective recompute',
        'Full recompute',
      ],
    );
  });

  it('gives a part the same fill in every chart, whichever parts there are', () => {
    const legendOf = (picture: Picture) =>
      new Map(picture.legend.map(({ shape, label }) => [label, shape] as const));
    const alone = shown('memory', modelOf({ ...TRAINED, cluster: {} })).picture;
    const [one, other] = [legendOf(shown('memory').picture), legendOf(alone)];
    assert.ok(one.has('Gathered layer') && !other.has('Gathered layer'));
    for (const label of ['Weights', 'Activations', 'Logits']) assert.equal(one.get(label), other.get(label));
  });

  it('draws the capacity of the accelerator within the axis', () => {
    assert.deepEqual(capacity, { value: 80e9, label: '80 GB' });
    assert.ok(x.range[0] === 0 && x.range[1] > 80e9);
  });

  it('says part, total and source under the pointer', () => {
    const { title, lines } = bars[0]!.tooltip(6);
    assert.equal(title, 'This run');
    assert.match(lines.join(' '), /^Activations: .* in all; fits in 80 GB: probably Korthikanti/);
  });

  it('says in words whether the run fits and which changes would', () => {
    const text = shown('memory').summary.join(' ');
    assert.match(
      text,
      /^train\.yaml: [\d.]+ GB \(.*\) per GPU\. Fits on 8 × NVIDIA H100 SXM 80 GB: probably/,
    );
    assert.match(text, /it fits: .*Full recompute\./);
    assert.match(text, /does not fit: .*ZeRO stage 0/);
  });
});

describe('the chart of cost', () => {
  it('marks the run with its band and the best length for its size', () => {
    const { own, area } = curve('cost');
    assert.deepEqual(
      own.map(({ shape }) => shape),
      ['run', 'optimum'],
    );
    assert.ok(own[0]!.band!.low < own[0]!.y && own[0]!.y < own[0]!.band!.high);
    assert.ok(area !== undefined);
  });

  it('says what the best length for the size would cost', () => {
    assert.match(
      shown('cost').summary.join(' '),
      /^train\.yaml: training on 1T tokens costs \$\S+ \(.*A model of this size is the best use of its compute on 165B tokens, .* this run trains 6\.08× as long\.$/,
    );
  });
});

describe('the chart of a life', () => {
  it('has a line of its own style for each size of the same loss', () => {
    const { lines } = curve('life');
    assert.equal(new Set(lines.map(({ style }) => style)).size, lines.length);
    assert.equal(lines.length, (MODEL.series as RunSeries & { life: { lines: [] } }).life.lines.length);
  });

  it('marks the demand that is expected, and where serving has cost as much as training', () => {
    assert.deepEqual(
      curve('life').own.map(({ shape, x }) => [shape, shape === 'run' ? x : undefined]),
      [
        ['run', 2e13],
        ['end', undefined],
      ],
    );
    assert.match(
      shown('life').summary.join(' '),
      /After the 20T tokens that are expected this run has cost \$/,
    );
  });

  it('says that nobody says how much will be served', () => {
    assert.match(shown('life', modelOf(TRAINED)).summary.join(' '), /Nobody says how many tokens/);
  });
});

describe('the chart of serving', () => {
  it('marks how the model is served and the most that fits', () => {
    assert.deepEqual(
      curve('serving').own.map(({ shape, label }) => [shape, label]),
      [
        ['run', '64 together'],
        ['end', '333 fit'],
      ],
    );
  });

  it('shades between what the ends of the efficiencies give', () => {
    const { area } = curve('serving');
    area!.upper.forEach((spot, index) => {
      const below = area!.lower[index]!;
      assert.ok(spot.x < below.x && spot.y > below.y);
    });
  });
});

describe('the numbers behind the charts on their way to the panel', () => {
  const message = { kind: 'model', model: MODEL };

  it('arrive as they were sent, in less than 32 kB', () => {
    const sent = JSON.stringify(message);
    assert.ok(sent.length < 32_000, `${sent.length} bytes`);
    assert.equal(JSON.stringify(readToWebview(JSON.parse(sent))), sent);
  });

  const damages: readonly (readonly [string, (text: string) => string])[] = [
    ['an unknown part', (text) => text.replace('"part":"weights"', '"part":"wishes"')],
    ['a word for a number', (text) => text.replace(/"tokens":\d+/, '"tokens":"many"')],
    [
      'a reason that nobody knows',
      (text) => text.replace(/"serving":\{.*/, '"serving":{"missing":["luck"]}}}}'),
    ],
    ['no series of cost', (text) => text.replace('"cost":{"unit"', '"cost2":{"unit"')],
  ];
  for (const [what, damage] of damages) {
    it(`are dropped with ${what}`, () => {
      const text = JSON.stringify({
        kind: 'model',
        model: { law: MODEL.law, run: MODEL.run, series: MODEL.series },
      });
      const damaged = damage(text);
      assert.notEqual(damaged, text);
      assert.equal(readToWebview(JSON.parse(damaged)), undefined);
    });
  }
});
