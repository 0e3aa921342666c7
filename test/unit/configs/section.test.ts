import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/configs/document/document';
import { Section } from '../../../src/configs/section';
import { type ConfigLanguage } from '../../../src/configs';
import { codes } from './fixture';

function sectionOf(text: string, language: ConfigLanguage = 'yaml'): Section {
  const root = parseDocument(text, language).roots[0];
  assert.equal(root?.kind, 'map');
  return new Section(root);
}

describe('a section', () => {
  it('gives values with their path, range and key range', () => {
    const text = 'model:\n  layers: 3_2\n';
    const read = sectionOf(text).section('model')!.size('layers')!;
    assert.equal(read.value, 32);
    assert.equal(read.origin, 'file');
    assert.deepEqual(read.at!.path, ['model', 'layers']);
    assert.equal(text.slice(read.at!.range.start, read.at!.range.end), '3_2');
    assert.equal(text.slice(read.at!.keyRange!.start, read.at!.keyRange!.end), 'layers');
  });

  it('takes the first spelling that is there and not null', () => {
    const root = sectionOf('n_embd: null\nd_model: 64\nhidden: 8');
    assert.equal(root.size(['n_embd', 'd_model', 'hidden'])?.value, 64);
    assert.deepEqual(root.notices, []);
  });

  const impossible = ['0', '-8', '1.5', '.nan', '.inf', '1e400', '5e9', '-0'];
  for (const written of impossible) {
    it(`leaves out the size ${written} with an error at the value`, () => {
      const text = `n: ${written}\n`;
      const root = sectionOf(text);
      assert.equal(root.size('n'), undefined);
      const [notice, ...rest] = root.notices.filter(({ code }) => code !== 'number-read-as-text');
      assert.deepEqual(rest, []);
      assert.equal(notice!.code, 'out-of-bounds');
      assert.equal(notice!.severity, 'error');
      assert.equal(text.slice(notice!.at!.range.start, notice!.at!.range.end), written);
    });
  }

  it('says once what is wrong, however often the key is read', () => {
    const root = sectionOf('n: many\n');
    assert.equal(root.size('n'), undefined);
    assert.equal(root.size('n'), undefined);
    assert.deepEqual(codes(root.notices), ['wrong-type']);
    assert.deepEqual(root.notices[0]!.args, { key: 'n', expected: 'number', actual: 'string' });
  });

  it('takes −1 for nothing where the format says so', () => {
    const root = sectionOf('vocab_size: -1\n');
    assert.equal(root.size('vocab_size', { unset: [-1] }), undefined);
    assert.deepEqual(root.notices, []);
  });

  it('hints at numbers that PyYAML reads as text, in YAML only', () => {
    const yaml = sectionOf('lr: 2e-5');
    assert.equal(yaml.rate('lr')?.value, 2e-5);
    assert.deepEqual(codes(yaml.notices), ['number-read-as-text']);
    const json = sectionOf('{"lr": 2e-5}', 'json');
    assert.equal(json.rate('lr')?.value, 2e-5);
    assert.deepEqual(json.notices, []);
  });

  it('reads lists whole or not at all', () => {
    const root = sectionOf('kinds: [full, sliding]\nlayers: [0, 3]\nmixed: [1, x]\none: 1');
    assert.deepEqual(root.texts('kinds')?.value, ['full', 'sliding']);
    assert.deepEqual(root.numbers('layers')?.value, [0, 3]);
    assert.equal(root.numbers('mixed'), undefined);
    assert.equal(root.numbers('one'), undefined);
    assert.deepEqual(codes(root.notices), ['wrong-type', 'wrong-type']);
  });

  const references: readonly (readonly [title: string, text: string, expected: number | undefined])[] = [
    ['an absolute path', 'v: {n: 8}\nm: {n: "${v.n}"}', 8],
    ['a sibling', 'm: {k: 4, n: "${.k}"}', 4],
    ['the map above', 'm: {n: "${..k}"}\nk: 5', 5],
    ['an item of a list', 'k: [6, 7]\nm: {n: "${k[1]}"}', 7],
    ['a quoted key', 'm: {n: "${v[\'n-x\']}"}\nv: {n-x: 3}', 3],
    ['a chain', 'm: {n: "${a}"}\na: ${b}\nb: ${c}\nc: 9', 9],
    ['a path that is itself referred to', 'm: {n: "${sizes.${name}}"}\nname: big\nsizes: {big: 12}', 12],
    ['digits put together', 'm: {n: "${a}0${a}"}\na: 4', 404],
    ['a map, which is no number', 'm: {n: "${v}0"}\nv: {n: 8}', undefined],
    ['an escaped reference', String.raw`m: {n: '\${v}'}` + '\nv: 8', undefined],
    ['nothing', 'm: {n: "${nowhere.at.all}"}', undefined],
    ['a circle', 'm: {n: "${a}"}\na: ${b}\nb: ${a}', undefined],
    ['the environment', 'm: {n: "${oc.env:N}"}', undefined],
    ['the shell', 'm: {n: $N}', undefined],
    ['a resolver', 'm: {n: "${multiply:${a},2}"}\na: 2', undefined],
    ['above the top', 'm: {n: "${....k}"}\nk: 5', undefined],
  ];
  for (const [title, text, expected] of references) {
    it(`follows a reference to ${title}`, () => {
      const root = sectionOf(text);
      assert.equal(root.section('m')!.size('n')?.value, expected);
      assert.deepEqual(codes(root.notices), expected === undefined ? ['unresolved-reference'] : []);
    });
  }

  it('puts references into a name', () => {
    const root = sectionOf('org: meta-llama\nsize: 8\nmodel: "${org}/Llama-3-${size}B"');
    assert.equal(root.text('model')?.value, 'meta-llama/Llama-3-8B');
  });

  it('follows references that are items of a list', () => {
    const root = sectionOf('a: 3\nlayers: [0, "${a}"]\nbroken: [0, "${b}"]');
    assert.deepEqual(root.numbers('layers')?.value, [0, 3]);
    assert.equal(root.numbers('broken'), undefined);
    assert.deepEqual(codes(root.notices), ['unresolved-reference']);
  });

  it('stops at a text that grows with every reference', () => {
    const text = Array.from({ length: 40 }, (_, i) => `k${i}: "\${k${i + 1}}\${k${i + 1}}"`).join('\n');
    const root = sectionOf(`${text}\nk40: x`);
    assert.equal(root.text('k0'), undefined);
    assert.deepEqual(codes(root.notices), ['unresolved-reference']);
  });

  it('keeps the place where a reference stands, not where it leads', () => {
    const text = 'v: 8\nn: ${v}\n';
    const { at } = sectionOf(text).size('n')!;
    assert.equal(text.slice(at!.range.start, at!.range.end), '${v}');
  });

  it('starts references anew in a block that is a file of its own', () => {
    const root = sectionOf('v: 1\nparameters: {v: 2, n: "${v}"}').section('parameters')!;
    assert.equal(root.size('n')?.value, 1);
    assert.equal(root.asRoot().size('n')?.value, 2);
    assert.deepEqual(root.asRoot().size('n')?.at?.path, ['parameters', 'n']);
  });
});
