import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { type ConfigLanguage, FORMATS, readConfig } from '../../src/configs';
import { type Analysis } from '../../src/editor/loadAnalysis';

const BUNDLE = join(__dirname, '../../dist/analysis.js');
const FIXTURES = join(__dirname, '../fixtures');

/** A training config that uses whatever YAML has: the bundle is built without the parts of yaml that are not used. */
const EVERYTHING = `%YAML 1.1
%TAG !e! tag:example.com,2000:
---
# a comment
run_name: &name !!str "every \\u0041 \\
  thing"
defaults: &defaults {include_bias: false, ? weight_tying : true, d_model: 512}
model: !e!model
  <<: *defaults
  n_heads: !!int 8
  n_layers: 0o14
  d_model: 768
  mlp_ratio: !!float 4.0
  vocab_size: 50_280
  max_sequence_length: 2048
  init_date: !!timestamp 2001-12-14t21:59:43.10-05:00
max_duration: 2e12T
global_train_batch_size: !!int "2048"
device_train_microbatch_size: 2
text: |+
  kept

folded: >2-
   two
   lines
set: !!set {a, b}
omap: !!omap [one: 1, two: 2]
pairs: !!pairs [one: 1, one: 2]
binary: !!binary R0lGODlhDAAMAIQAAP==
null: !!null ''
merged: !!merge <<
bool: !!bool yes
local: !thing [1, 2]
verbatim: !<tag:yaml.org,2002:str> x
again: *name
unknown: *nothing
'single ''quoted''': ~
[complex, key]: {}
? - another
: value
...
---
second: [document, {a: b}
`;

interface Sample {
  readonly name: string;
  readonly language: ConfigLanguage;
  readonly text: string;
}

function fixtures(): readonly Sample[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) !== '')
    .map((name) => ({
      name,
      language: name.endsWith('.json') ? 'json' : 'yaml',
      text: readFileSync(join(FIXTURES, name), 'utf8'),
    }));
}

/** The text cut off at forty places, and with its lines ended and its brackets closed wrongly. */
function broken({ text }: Sample): readonly string[] {
  const step = Math.max(1, Math.floor(text.length / 40));
  const cut = Array.from({ length: Math.floor(text.length / step) }, (_, index) =>
    text.slice(0, index * step),
  );
  return [...cut, text.replaceAll('\n', '\r\n'), text.replaceAll(': ', ':\t'), text.replaceAll('}', ']')];
}

describe('the shipped bundle reads like the sources', () => {
  const samples: readonly Sample[] = [
    ...fixtures(),
    { name: 'all of YAML', language: 'yaml', text: EVERYTHING },
  ];
  let bundle: Analysis;

  before(() => {
    assert.ok(existsSync(BUNDLE), 'dist/analysis.js is missing: `npm run package` comes first');
    bundle = createRequire(__filename)(BUNDLE) as Analysis;
  });

  it('has samples of every format, all of YAML among them', () => {
    const formats = new Set(samples.map(({ text, language }) => readConfig(text, { language })?.format));
    assert.deepEqual(
      [...formats].filter((format) => format !== undefined).sort(),
      FORMATS.map(({ id }) => id).sort(),
    );
    const everything = readConfig(EVERYTHING, { language: 'yaml' });
    assert.equal(everything?.format, 'olmo');
    assert.equal(everything.parts[0]?.description.architecture?.layers?.value, 12);
  });

  for (const sample of samples) {
    const { name, language, text } = sample;
    it(`reads ${name}, whole and broken`, async () => {
      for (const each of [text, ...broken(sample)]) {
        const readers = await bundle.readersFor(each, language);
        const read = readers === undefined ? undefined : bundle.readAs(readers, each, { language });
        assert.deepEqual(read, readConfig(each, { language }), each);
      }
    });
  }
});
