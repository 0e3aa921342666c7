import assert from 'node:assert/strict';
import { chinchilla20 } from '../../../src/engine/laws/chinchilla20';
import { trainingCompute } from '../../../src/engine/laws/trainingCompute';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

describe('The rule of 20 tokens per parameter', () => {
  it('gives 69 B parameters and 1.39e12 tokens at the Gopher budget', () => {
    const optimum = chinchilla20.optimum!(5.76e23);
    assertCloseTo(optimum.parameters, 6.9282e10, SIX_DIGITS);
    assertCloseTo(optimum.tokens, 1.38564e12, SIX_DIGITS);
  });

  it('gives Chinchilla itself at 5.88e23 FLOP', () => {
    assert.deepEqual(chinchilla20.optimum!(5.88e23), { parameters: 70e9, tokens: 1.4e12 });
  });

  it('spends the whole budget and predicts no loss', () => {
    const { parameters, tokens, loss } = chinchilla20.optimum!(1e21);
    assertCloseTo(trainingCompute(parameters, tokens), 1e21, 1e-12);
    assert.equal(loss, undefined);
    assert.equal(chinchilla20.loss?.({ parameters: 1e9, tokens: 2e10 }), undefined);
  });
});
