import assert from 'node:assert/strict';
import { laws } from '../../../src/engine/laws';
import { type Law } from '../../../src/engine/laws/law';
import { krajewski2024 } from '../../../src/engine/laws/moe/krajewski2024';
import { ludziejewski2025 } from '../../../src/engine/laws/moe/ludziejewski2025';
import { kaplan2020 } from '../../../src/engine/laws/kaplan2020/kaplan2020';
import { type ChartRun } from '../../../src/protocol/messages';
import { noticeSentence } from '../../../src/report/notices';
import { english, translateWith } from '../../../src/report/translate';
import { buildScene, type Scene } from '../../../webview/scene/scene';
import { aboutLaw } from '../../../webview/text/aboutLaw';
import { sourceOf } from '../../../webview/text/sourceOf';
import { limitsOfLaw } from '../../../webview/text/limitsOfLaw';
import { summaryOf } from '../../../webview/text/summary';
import { frontierTable, runsTable } from '../../../webview/text/tables';
import { frontierTooltip, pointTooltip, wrap } from '../../../webview/text/tooltip';
import { viewsOf } from '../../../webview/scene/view';
import { ALLOCATION_LAW, published, ROUND_LAW, RUN } from './scenes';

const OTHERS = [published('Big', 1e11, 1e12), published('Small', 1e8, 1e10)];

function sceneOf(run?: ChartRun, law = ROUND_LAW): Scene {
  return buildScene({ law, view: viewsOf(law)[0] ?? 'loss', run, published: OTHERS });
}

describe('the summary of the chart', () => {
  it('says what the run is, what the law predicts and what would be better', () => {
    assert.deepEqual(summaryOf(sceneOf(RUN), RUN, english), [
      'run.yaml: 1B parameters on 100B tokens, 6×10²⁰ FLOP.',
      'Round 2020 predicts a loss of 3.100 (2.790–3.410) nats per token.',
      // N = √(6e20/60) = 3.162e9, D = 10·N: L = 2 + 0.3162 + 0.3162 = 2.632
      'The best use of the same compute by this law: 3.16B parameters on 31.6B tokens, for a loss of 2.632 (2.369–2.896) nats per token.',
      'The run has 100 tokens per parameter, the optimum 10.',
    ]);
  });

  it('names what is assumed and what is extrapolated', () => {
    const run: ChartRun = { ...RUN, tokens: 1e14, assumed: ['parameters', 'tokens'] };
    const text = summaryOf(sceneOf(run), run, english);
    assert.ok(text.includes('The tokens are assumed; the file does not state them.'));
    assert.ok(text.includes('The parameters are assumed; the file does not state them.'));
    assert.ok(text.includes('The run lies outside the range Round 2020 was fitted on: an extrapolation.'));
  });

  it('speaks of no loss where the law has none', () => {
    const text = summaryOf(sceneOf(RUN, ALLOCATION_LAW), RUN, english).join(' ');
    assert.doesNotMatch(text, /loss/);
    assert.match(text, /3\.16B parameters on 31\.6B tokens\./);
  });

  it('says that parameters are counted without embeddings where they are', () => {
    assert.match(
      summaryOf(sceneOf(RUN, kaplan2020), RUN, english)[0] ?? '',
      /800M parameters without embeddings/,
    );
  });

  const partial: readonly [string, ChartRun | undefined, RegExp][] = [
    ['no file is open', undefined, /^No model or training config is open/],
    [
      'the tokens are unknown',
      { ...RUN, tokens: undefined },
      /^run\.yaml: the training tokens are not known/,
    ],
    [
      'the parameters are unknown',
      { ...RUN, parameters: undefined },
      /^run\.yaml: the parameters cannot be counted/,
    ],
    ['the compute overflows', { ...RUN, tokens: 1e308 }, /^run\.yaml: this law says nothing/],
    ['laws say nothing', { ...RUN, lawsAreSilent: true }, /^run\.yaml goes on from .* or is no decoder/],
  ];
  for (const [when, run, expected] of partial) {
    it(`is one sentence when ${when}`, () => {
      const text = summaryOf(sceneOf(run), run, english);
      assert.equal(text.length, 1);
      assert.match(text[0] ?? '', expected);
    });
  }

  it('speaks the language of the bundle', () => {
    const t = translateWith({
      '{0} predicts a loss of {1}.': '{0} 预测损失为 {1}。',
      '{0} nats per token': '{0} 奈特/词元',
    });
    assert.ok(
      summaryOf(sceneOf(RUN), RUN, t).includes('Round 2020 预测损失为 3.100 (2.790–3.410) 奈特/词元。'),
    );
  });
});

describe('what a chart says of laws and runs of different kinds', () => {
  const MIXTURE: ChartRun = { ...RUN, experts: { total: 8, perToken: 2 } };
  const said = (law: Law, run?: ChartRun): string =>
    limitsOfLaw(buildScene({ law, view: 'loss', run, published: OTHERS }), run, english).join(' ');

  const cases: readonly (readonly [string, Law, ChartRun | undefined, RegExp])[] = [
    ['nothing of a dense law and a dense run', ROUND_LAW, RUN, /^$/],
    [
      'which parameters of a mixture a dense law is asked about',
      ROUND_LAW,
      MIXTURE,
      /^A mixture of experts is drawn at the 1B of its 4B parameters that a token passes\. Round 2020 was fitted on dense/,
    ],
    [
      'why a law of mixtures is empty for a dense run',
      krajewski2024,
      RUN,
      /^Krajewski 2024, granularity is a law of mixtures of experts and says nothing about dense models: .* neither line nor points/,
    ],
    ['so also without a run', krajewski2024, undefined, /says nothing about dense models/],
    [
      'whose experts a law of mixtures is asked about',
      krajewski2024,
      MIXTURE,
      /^The line is that of mixtures with the 8 experts of the open config, 2 per token\. Published mixtures are left out/,
    ],
    [
      'that a law of both is asked about dense models',
      ludziejewski2025,
      RUN,
      /^Ludziejewski 2025 is a law of mixtures of experts, asked here about dense models\./,
    ],
  ];
  for (const [what, law, run, expected] of cases) {
    it(`says ${what}`, () => assert.match(said(law, run), expected));
  }
});

describe('the tables beside the chart', () => {
  it('list the run, its optimum and the published runs with their sources', () => {
    const { head, rows } = runsTable(sceneOf(RUN), english);
    assert.deepEqual(head, ['Run', 'Parameters', 'Tokens', 'FLOP', 'Predicted loss', 'Source']);
    assert.deepEqual(
      rows.map(([name]) => name),
      ['run.yaml', 'Optimum at the same compute', 'Big', 'Small'],
    );
    assert.deepEqual(rows[2], ['Big', '100B', '1T', '6×10²³', '2.020 (1.818–2.222)', 'Big report']);
  });

  it('give the line at whole powers of ten and say where it is extrapolated', () => {
    const table = frontierTable(sceneOf(RUN), english);
    // Runs span 6e18 to 6e23 FLOP; with room 3e18 to 1.2e24. Fitted up to 1e22.
    assert.deepEqual(
      table?.rows.map((row) => [row[0], row.at(-1)]),
      [
        ['10¹⁹', 'inside'],
        ['10²⁰', 'inside'],
        ['10²¹', 'inside'],
        ['10²²', 'inside'],
        ['10²³', 'extrapolated'],
        ['10²⁴', 'extrapolated'],
      ],
    );
  });

  it('have as many cells as heads, for every law', () => {
    for (const law of laws) {
      const scene = sceneOf(RUN, law);
      for (const table of [runsTable(scene, english), frontierTable(scene, english)]) {
        for (const row of table?.rows ?? []) assert.equal(row.length, table?.head.length, law.id);
      }
    }
  });

  it('have no line for laws without an optimum', () => {
    assert.equal(frontierTable(sceneOf(RUN, { ...ROUND_LAW, optimum: undefined }), english), undefined);
  });
});

describe('tooltips', () => {
  it('name a published run, its size and its source', () => {
    const [big] = sceneOf(RUN).published;
    assert.deepEqual(pointTooltip(big!, english), {
      title: 'Big',
      lines: [
        '100B parameters',
        '1T tokens',
        '6×10²³ FLOP',
        'predicted loss 2.020 (1.818–2.222)',
        'outside the fitted range',
        'Big report',
      ],
    });
  });

  it('name the optimum and the line in words', () => {
    const { optimum, frontier } = sceneOf(RUN);
    assert.equal(pointTooltip(optimum!, english).title, 'Optimum at the same compute');
    assert.equal(frontierTooltip(frontier[0]!, english).title, 'Compute-optimal');
  });

  it('warn of numbers that are estimates or unchecked', () => {
    for (const [confidence, warning] of [
      ['estimate', 'Big report (estimate by others)'],
      ['recalled', 'Big report (not checked against the source)'],
      ['mixed', 'Big report'],
      ['verified', 'Big report'],
    ] as const) {
      assert.equal(sourceOf({ ...sceneOf(RUN).published[0]!, confidence }, english), warning);
    }
  });

  it('break long sources between words', () => {
    assert.deepEqual(wrap('one two three four', 9), ['one two', 'three', 'four']);
    assert.deepEqual(wrap('unbreakable', 4), ['unbreakable']);
    assert.deepEqual(wrap('  ', 4), []);
  });
});

describe('the note on the law', () => {
  it('gives formula, source, convention and corpus of every law', () => {
    for (const law of laws) {
      const text = aboutLaw(law, english);
      assert.equal(text[0], law.formula);
      assert.equal(text[1], `Source: ${law.citation}.`);
      assert.equal(
        /without embeddings|leaves embeddings out/.test(text[2] ?? ''),
        law.parameterConvention !== 'total',
      );
      assert.equal(
        // The sentence on the loss; a corpus may bear the name of a model that others mention.
        (text[3] ?? '').includes(law.corpus),
        law.loss !== undefined,
      );
      // None of what a law says of itself is lost.
      for (const notice of law.notices ?? [])
        assert.ok(text.includes(noticeSentence(notice, english)), law.id);
    }
  });
});
