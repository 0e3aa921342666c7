import assert from 'node:assert/strict';
import {
  CHINESE_BUNDLE,
  collectStrings,
  ENGLISH_BUNDLE,
  placesOf,
  readBundle,
  sourceFiles,
  type Bundle,
} from '../harness/l10n';

describe('the collector of sentences', () => {
  const collect = (source: string): ReturnType<typeof collectStrings> =>
    collectStrings(['a.ts'], () => source);

  it('finds literals of t(…), l10n.t(…) and vscode.l10n.t(…), also nested ones', () => {
    const { sentences } = collect("t('a {0}', vscode.l10n.t('b')); l10n.t(`c`); x.map((y) => t('d', y));");
    assert.deepEqual(sentences, ['a {0}', 'b', 'c', 'd']);
  });

  it('reports calls that hand over anything but a literal', () => {
    assert.deepEqual(collect('const s = 1;\nt(s); t(`a${s}`); t();').notLiteral, [
      'a.ts:2',
      'a.ts:2',
      'a.ts:2',
    ]);
  });

  it('leaves other functions and comments alone', () => {
    assert.deepEqual(collect("// t('no')\nit('no'); at('no'); 't(\\'no\\')';").sentences, []);
  });
});

describe('the language bundles', () => {
  const { sentences, notLiteral } = collectStrings();
  const english = readBundle(ENGLISH_BUNDLE);
  const chinese = readBundle(CHINESE_BUNDLE);

  it('can be complete: every sentence is written as a literal', () => {
    assert.deepEqual(notLiteral, []);
  });

  const bundles: readonly (readonly [string, Bundle])[] = [
    [ENGLISH_BUNDLE, english],
    [CHINESE_BUNDLE, chinese],
  ];
  it('name flags of the command line only where it speaks itself', () => {
    const shared = collectStrings(['src/report', 'src/editor', 'webview'].flatMap(sourceFiles)).sentences;
    assert.deepEqual(
      shared.filter((sentence) => /--[a-z]/.test(sentence)),
      [],
    );
  });

  it('speak Chinese with one word for a token, one for a nat and one for a batch size', () => {
    const others = Object.values(chinese).filter((text) => /词元|纳特|奈特|nats(?!\/token)|批次/.test(text));
    assert.deepEqual(others, []);
  });

  for (const [path, bundle] of bundles) {
    it(`${path} holds every sentence`, () => {
      assert.deepEqual(
        sentences.filter((sentence) => !Object.hasOwn(bundle, sentence)),
        [],
      );
    });

    it(`${path} holds no sentence that is no longer used`, () => {
      assert.deepEqual(
        Object.keys(bundle).filter((sentence) => !sentences.includes(sentence)),
        [],
      );
    });

    it(`${path} keeps the places of every sentence`, () => {
      for (const [sentence, translated] of Object.entries(bundle)) {
        assert.deepEqual(placesOf(translated), placesOf(sentence), sentence);
        assert.notEqual(translated.trim(), '', sentence);
      }
    });
  }

  it('English is the sentence itself', () => {
    for (const [sentence, text] of Object.entries(english)) assert.equal(text, sentence);
  });

  it('Chinese is Chinese, but for what the field leaves in Latin letters', () => {
    // Signs, formulas and abbreviations that are the same in both languages.
    const same = Object.entries(chinese).filter(
      ([sentence, text]) => text === sentence && /[a-z]{4}/.test(sentence.replace(/\{\d+\}|FLOPs?/g, '')),
    );
    assert.deepEqual(same, []);
  });

  it('Chinese uses Chinese punctuation at the end of sentences', () => {
    for (const [sentence, text] of Object.entries(chinese)) {
      if (/[a-z)”}]\.$/.test(sentence)) assert.match(text, /。$/, sentence);
    }
  });
});
