import assert from 'node:assert/strict';
import { namedBy, safePattern } from '../../../src/engine/adapters/targets';

const PATH = 'model.layers.31.self_attn.q_proj';

describe('names of adapted modules', () => {
  const cases: readonly (readonly [names: readonly string[], meant: boolean])[] = [
    [['q_proj'], true],
    [['self_attn.q_proj'], true],
    [[PATH], true],
    [['proj'], false],
    [['q_proj', 'v_proj'], true],
    [['v_proj'], false],
    [[], false],
  ];
  for (const [names, meant] of cases) {
    it(`${meant ? 'mean' : 'do not mean'} ${PATH} by [${names.join(', ')}]`, () => {
      assert.equal(namedBy(names)(PATH), meant);
    });
  }
});

describe('patterns of adapted modules', () => {
  // As people write them for PEFT: parts of the model, lists of layers, lists of modules.
  const usual: readonly (readonly [pattern: string, matches: boolean])[] = [
    ['.*\\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)', true],
    ['model\\.layers\\.\\d+\\.self_attn\\.(q|k|v|o)_proj', true],
    ['.*\\.(20|21|22|23|24|25|26|27|28|29|30|31)\\..*(q_proj|v_proj)', true],
    ['^(?!.*visual).*(?:q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj).*', true],
    ['(?:.*?(?:language|text).*?(?:self_attn|attention|attn)\\.(?:q_proj|k_proj|v_proj))', false],
    ['.*layers\\.(1[6-9]|2\\d|3[01])\\.mlp\\..*', false],
  ];
  for (const [pattern, matches] of usual) {
    it(`are read as written: ${pattern}`, () => {
      const compiled = safePattern(pattern) ?? assert.fail('not taken');
      assert.equal(compiled.test(PATH), matches);
    });
  }

  const endless: readonly (readonly [what: string, pattern: string])[] = [
    ['a repeated group', '(\\w+)+#'],
    ['a hundred optional letters', `${'.?'.repeat(100)}#`],
    ['alternatives that mean the same, one after the other', `${'(?:\\w|.)'.repeat(30)}#`],
    ['many parts of any length', '.*.*.*.*.*#'],
    ['a reference back', '(.*)\\1'],
  ];
  for (const [what, pattern] of endless) {
    it(`are not taken where comparing could take for ever: ${what}`, () => {
      assert.equal(safePattern(pattern), undefined);
    });
  }
});
