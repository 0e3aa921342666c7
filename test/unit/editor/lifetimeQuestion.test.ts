import assert from 'node:assert/strict';
import { type CountedConfig, lifetimeReport } from '../../../src/editor/lifetimeQuestion';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { english, translateWith } from '../../../src/report/translate';
import { runOf } from '../lifetime/lives';

function config(name: string, tokens: number, said: Partial<Assumptions> = {}): CountedConfig {
  const description = runOf(name, tokens);
  const assumptions = { ...defaultAssumptions, ...said };
  const part = { path: [], range: { start: 0, end: 0 }, description, notices: [] };
  return { name, part, estimate: estimate(description, assumptions, laws), assumptions, laws };
}

const small = config('Meta-Llama-3-8B', 15e12);
const large = config('Meta-Llama-3-70B', 1.4e12);
const setting = <T>(value: T) => ({ value, origin: 'setting' as const, source: '.scaling-lens.yaml:3' });
const demandOf = (of: CountedConfig, demand?: string) => {
  const { lifetime, assumptions } = lifetimeReport([of], { demand }, english).lives[0]!;
  const use = assumptions.find(({ name }) => name === 'inferenceTokens');
  return [lifetime.cost.inferenceTokens?.value, use?.origin, use?.source];
};

describe('comparing lifetime costs', () => {
  it('takes the tokens that a person says', () => {
    assert.deepEqual(demandOf(small, '2T'), [2e12, 'user', 'answered for this comparison']);
  });

  it('takes requests as what one reads and writes, which is assumed until somebody says it', () => {
    assert.deepEqual(demandOf(small, '10M requests'), [12.8e9, 'default', '10M requests · 1,280 tokens']);
    const stated = { promptTokens: setting(2000), outputTokens: setting(500) };
    const said = config('Meta-Llama-3-8B', 15e12, { serving: stated });
    assert.deepEqual(demandOf(said, '10M requests'), [25e9, 'setting', '10M requests · 2,500 tokens']);
  });

  it('leaves a demand to the settings unless a person answers, also that nothing is claimed', () => {
    const said = config('Meta-Llama-3-8B', 15e12, { inferenceTokens: setting(5e12) });
    assert.deepEqual(demandOf(said), [5e12, 'setting', '.scaling-lens.yaml:3']);
    assert.deepEqual(demandOf(said, '1T')[0], 1e12);
    assert.deepEqual(demandOf(said, ''), [undefined, undefined, undefined]);
  });

  it('sets two configs against each other, also without a demand', () => {
    const { lives, pairs } = lifetimeReport([large, small], {}, english);
    assert.equal(lives.length, 2);
    assert.deepEqual([pairs[0]?.first, pairs[0]?.second], ['Meta-Llama-3-8B', 'Meta-Llama-3-70B']);
    // (6·8.03e9·15e12 − 6·70.55e9·1.4e12) / (2·(70.55e9 − 8.03e9)): from 1.04T tokens on.
    assert.ok(Math.abs(pairs[0]!.flops!.tokens!.value / 1.04e12 - 1) < 0.01);
  });

  it('serves as a person answers', () => {
    const answer = { accelerator: 'a100-sxm-80gb', priceUsdPerHour: 1, weightPrecision: 'int8' };
    const [life] = lifetimeReport([small], answer, english).lives;
    assert.equal(life?.lifetime.price?.accelerator.id, 'a100-sxm-80gb');
    const uses = life.assumptions.filter(({ source }) => source === 'answered for this comparison');
    assert.deepEqual(
      uses.map(({ name, value }) => [name, value]),
      [
        ['servingAccelerator', 'a100-sxm-80gb'],
        ['weightPrecision', 'int8'],
        ['servingPriceUsdPerHour', 1],
      ],
    );
  });

  it('says in the language of the reader who said it', () => {
    const t = translateWith({
      'answered for this comparison': '为本次比较回答',
      '{0} tokens': '{0} 个 token',
    });
    const answer = { demand: '10M requests', accelerator: 'a100-sxm-80gb' };
    const sources = lifetimeReport([small], answer, t).lives[0]!.assumptions.map(({ source }) => source);
    assert.ok(sources.includes('为本次比较回答'));
    assert.ok(sources.includes('10M requests · 1,280 个 token'));
  });
});
