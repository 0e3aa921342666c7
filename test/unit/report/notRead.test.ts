import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine';
import { type Assumptions } from '../../../src/engine/assumptions';
import { accelerators } from '../../../src/engine/hardware/accelerators';
import { publishedRuns } from '../../../src/engine/evidence';
import { laws } from '../../../src/engine/laws';
import { saysNotRead } from '../../../src/engine/laws/lawCaveat';
import { estimateDocument } from '../../../src/report/estimateDocument';
import { escapeMarkdown } from '../../../src/report/markdown';
import { hoverMarkdown } from '../../../src/report/hover';
import { caveatWords } from '../../../src/report/noticeWords';
import { english } from '../../../src/report/translate';
import { OLMO as RUN, runOn } from '../cli/fakeTerminal';
import { example, MIXTRAL, OLMO } from './examples';

/** What the references call mixed, inferred or recalled is seen as such wherever it is shown. */
describe('what was not read in a text', () => {
  const doubtful = laws.flatMap((law) =>
    (law.notices ?? []).filter(saysNotRead).map(({ args }) => {
      return { law, words: caveatWords(String(args.caveat), english), caveat: args.caveat };
    }),
  );

  it('is something of seven laws and their siblings', () => {
    const ids = [...new Set(doubtful.map(({ law }) => law.id.replace(/-(c4|redpajama|refinedweb)$/, '')))];
    assert.deepEqual(ids, [
      'porian-2024',
      'muennighoff-2023',
      'gadre-2024',
      'clark-2022-s-base',
      'clark-2022-rl-r',
      'clark-2022-hash',
      'hossain-2025',
    ]);
  });

  for (const { law, words, caveat } of doubtful) {
    const [text, language] =
      law.architectures === 'moe' ? ([MIXTRAL, 'json'] as const) : ([OLMO, 'yaml'] as const);
    const assumptions: Assumptions = {
      ...defaultAssumptions,
      law: { value: law.id, origin: 'user', source: '--law' },
    };

    it(`is said of ${law.id} in the list of laws, to people and to scripts`, async () => {
      const line = (await runOn({}, ['laws'])).output
        .split('\n')
        .find((each) => each.startsWith(`${law.id} `));
      assert.ok(line?.includes(words), line);
      const entries = JSON.parse((await runOn({}, ['laws', '--json'])).output) as readonly {
        readonly id: string;
        readonly caveats: readonly string[];
      }[];
      assert.ok(entries.find(({ id }) => id === law.id)!.caveats.includes(String(caveat)));
    });

    it(`is said of ${law.id} in the terminal and in JSON, also where another law leads`, async () => {
      const name = law.architectures === 'moe' ? 'c.json' : 'c.yaml';
      const command = ['estimate', name, '--tokens', '1T', '--law', 'besiroglu-2024', '--law', law.id];
      for (const more of [[], ['--sources'], ['--json']]) {
        const { output } = await runOn({ 'c.json': MIXTRAL, 'c.yaml': RUN }, [...command, ...more]);
        assert.ok(output.includes(words), output);
      }
    });

    it(`is said of ${law.id} in the hover and in the whole estimate`, () => {
      const shown = example(text, language, assumptions);
      const { part, estimate } = shown;
      const value = part.description.architecture.layers!;
      const hover = hoverMarkdown(
        { field: 'architecture.layers', value, part, estimate, links: [] },
        english,
      );
      assert.ok(hover.includes(escapeMarkdown(words)), hover);
      const document = estimateDocument({ name: 'c', text, parts: [shown], notices: [] }, english);
      assert.ok(document.includes(escapeMarkdown(words)));
    });
  }

  it('is said of prices and peaks in the list of accelerators', async () => {
    const lines = (await runOn({}, ['accelerators'])).output.split('\n');
    for (const { id, price, source } of accelerators) {
      const line = lines.find((each) => each.startsWith(`${id} `))!;
      assert.equal(
        line.includes('recalled, not checked against a text'),
        price?.confidence === 'recalled',
        id,
      );
      assert.ok(line.includes(source), id);
    }
  });

  it('is said of the peak and the price behind hours and cost', async () => {
    const at = (accelerator: string, ...more: readonly string[]) =>
      runOn({ 'c.yaml': RUN }, ['estimate', 'c.yaml', '--accelerator', accelerator, ...more]);
    for (const more of ['--sources', '--json']) {
      assert.match((await at('l40s', more)).output, /peak: NVIDIA datasheet or whitepaper, not re-checked/);
      assert.match((await at('tpu-v4', more)).output, /us-central2 on demand, per chip \(recalled\)/);
    }
  });

  it('is said of published runs in their list', async () => {
    const lines = (await runOn({}, ['cases'])).output.split('\n');
    for (const { id, confidence } of publishedRuns) {
      const line = lines.find((each) => each.startsWith(`${id} `))!;
      const marked = /partly read in the source|from general knowledge|outsiders' estimate/.test(line);
      assert.equal(marked, confidence !== 'verified', line);
    }
  });
});
