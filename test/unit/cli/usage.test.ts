import assert from 'node:assert/strict';
import { oneLine } from '../../../src/cli/failure';
import { languageOf } from '../../../src/cli/readFile';
import { LLAMA_8B, runOn } from './fakeTerminal';

describe('usage of the command line', () => {
  const mistakes: readonly (readonly [words: string, complaint: RegExp])[] = [
    ['', /name a command/],
    ['guess a.json', /“guess” is not a command/],
    ['constructor', /“constructor” is not a command/],
    ['estimate', /needs at least one file/],
    ['estimate a.json --nonsense', /Unknown option '--nonsense'\. See scaling-lens --help/],
    ['estimate a.json --tokens lots', /--tokens: “lots” is not a number/],
    ['estimate a.json --tokens 0', /--tokens: “0” must be greater than zero/],
    ['estimate a.json --tokens 5kg', /--tokens: “5kg” is not a number/],
    ['estimate a.json --gpus 1.5', /--gpus: “1\.5” must be a whole number/],
    ['estimate a.json --mfu 3', /--mfu: “3” must lie between 0 and 1/],
    ['estimate a.json --mfu NaN', /--mfu/],
    ['estimate a.json --law nobody-1999', /--law: “nobody-1999” is not known\. Laws: besiroglu-2024/],
    ['plan 1e22 --law kumar-2024', /“kumar-2024” gives no loss by size and tokens.*asked by: estimate, plan/],
    ['estimate a.json --accelerator abacus', /--accelerator: “abacus” is not known/],
    ['estimate a.json --fail-on sometimes', /--fail-on: “sometimes” is not one of error, warning/],
    ['plan', /plan needs a goal/],
    ['plan soon', /“soon” is not a number/],
    ['plan 5', /add a unit/],
    ['laws all', /laws takes no argument, but got “all”/],
  ];
  for (const [words, complaint] of mistakes) {
    it(`answers “${words}” with one line on stderr and exit code 2`, async () => {
      const run = await runOn({ 'a.json': LLAMA_8B }, words.split(' ').filter(Boolean));
      assert.equal(run.code, 2);
      assert.equal(run.output, '');
      assert.equal(run.complaints.length, 1);
      assert.match(run.complaints[0]!, complaint);
      assert.match(run.complaints[0]!, /^scaling-lens: [^\n]+$/);
    });
  }

  for (const words of [['--help'], ['-h'], ['help'], ['estimate', '--help']]) {
    it(`explains itself on ${words.join(' ')}`, async () => {
      const { code, output, complaints } = await runOn({}, words);
      assert.deepEqual([code, complaints], [0, []]);
      for (const word of ['estimate FILE', 'plan GOAL', '--json', '--fail-on', '--tokens', '1.4T']) {
        assert.ok(output.includes(word), word);
      }
      for (const later of ['compare', 'forecast', ' fit ']) assert.ok(!output.includes(later), later);
    });
  }

  for (const list of ['laws', 'cases', 'accelerators', 'models', 'formats']) {
    it(`lists ${list} with id, title and source for scripts, and in lines for people`, async () => {
      const { output } = await runOn({}, [list, '--json']);
      const entries = JSON.parse(output) as readonly Readonly<Record<string, string>>[];
      assert.ok(entries.length >= 5);
      for (const { id, title, source } of entries) {
        assert.match(id!, /^[a-z0-9]+([.-][a-z0-9]+)*$/);
        assert.ok(title!.length > 1 && source!.length > 3, id);
      }
      const lines = (await runOn({}, [list])).output.split('\n');
      assert.equal(lines.length, entries.length);
    });
  }

  it('lists every law of the engine with how it is asked, no id twice', async () => {
    const entries = JSON.parse((await runOn({}, ['laws', '--json'])).output) as readonly Readonly<
      Record<string, unknown>
    >[];
    const ids = entries.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of [
      'kaplan-2020-n-s',
      'kumar-2024',
      'sardana-2023',
      'zhang-2024',
      'tissue-2024',
      'snell-2024',
    ])
      assert.ok(ids.includes(id), id);
    for (const { id, kind, askedBy } of entries) {
      assert.equal(typeof kind, 'string', String(id));
      assert.ok(String(askedBy).length > 3, String(id));
      if (kind === 'loss' || kind === 'allocation') assert.equal(askedBy, `--law ${String(id)}`);
    }
  });

  it('lists public models with the parameters counted here and those published', async () => {
    const { output } = await runOn({}, ['models', '--json']);
    const models = JSON.parse(output) as readonly Readonly<Record<string, unknown>>[];
    const llama = models.find(({ hubId }) => hubId === 'meta-llama/Meta-Llama-3-8B');
    // architectures.csv and the weights' own metadata.
    assert.equal(llama?.parameters, 8_030_261_248);
    assert.equal(new Set(models.map(({ id }) => id)).size, models.length);
    for (const { id, parameters } of models) assert.equal(typeof parameters, 'number', String(id));
    assert.match(
      (await runOn({}, ['models'])).output,
      /Mixtral-8x7B-v0\.1 +46,702,792,704 +12,879,925,248 active/,
    );
  });
});

describe('languageOf', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a.JSON', 'a: 1', 'json'],
    ['a.yml', '{"a": 1}', 'yaml'],
    ['-', '\n {"a": 1}', 'json'],
    ['-', 'a: 1', 'yaml'],
    ['run.conf', 'a: 1', 'yaml'],
  ];
  for (const [file, text, language] of cases) {
    it(`takes ${file} with ${JSON.stringify(text)} for ${language}`, () => {
      assert.equal(languageOf(file, text), language);
    });
  }
});

describe('oneLine', () => {
  it('takes control characters out of what a file name puts into a message', () => {
    assert.equal(oneLine('a\u001b[2Jb\r\nc'), 'a [2Jb c');
  });
});
