import assert from 'node:assert/strict';
import { type Assumed, defaultAssumptions } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';
import { plan } from '../../../src/engine/plan/plan';
import { planText } from '../../../src/report/planDocument';
import { english } from '../../../src/report/translate';
import { assertCloseTo } from '../laws/closeTo';

const CHINCHILLA = { kind: 'compute', flops: 5.88e23 } as const;
const chosen = (id: string): Assumed<string> => ({ value: id, origin: 'user', source: 'test' });
const planned = (law: string, otherLaws: readonly string[]) =>
  plan(CHINCHILLA, { ...defaultAssumptions, law: chosen(law), otherLaws }, laws);

describe('The best tokens per parameter of a plan', () => {
  it('have the band of the law where it has one', () => {
    const { value, low, high, because } = planned('besiroglu-2024', ['kaplan-2020']).recommended!
      .tokensPerParameter;
    // docs/LAWS.md: 18.4, band 8 to 44.
    assertCloseTo(value, 18.38, 1e-3);
    assertCloseTo(low, 7.65, 1e-3);
    assertCloseTo(high, 44.2, 1e-3);
    assert.equal(because.band?.kind, 'fit-uncertainty');
  });

  it('have the spread of the laws asked where the paper gives no band, all parameters counted', () => {
    const { recommended } = planned('hoffmann-2022-approach-3', ['besiroglu-2024', 'kaplan-2020']);
    const { value, low, high, because } = recommended!.tokensPerParameter;
    assertCloseTo(value, 59, 1e-3);
    assertCloseTo(low, 0.147, 1e-2);
    assert.equal(high, value);
    assert.deepEqual(because.band, {
      kind: 'law-spread',
      source: 'Hoffmann 2022, approach 3, Besiroglu 2024, Kaplan 2020',
    });
  });

  it('say that there is no band where no other law was asked', () => {
    const alone = planned('hoffmann-2022-approach-3', []);
    assert.equal(alone.recommended!.tokensPerParameter.low, undefined);
    assert.match(planText(alone, false, english), /Tokens per parameter +59 +its paper gives no band/);
  });
});

describe('The loss of a plan', () => {
  it('spreads over the laws of its own corpus alone, widened where the law is asked too far', () => {
    const { loss, decadesOutside } = planned('hoffmann-2022-approach-3', [
      'besiroglu-2024',
      'kaplan-2020',
    ]).recommended!;
    assert.ok(decadesOutside! > 0.6);
    assert.equal(loss!.low, loss!.value);
    // Besiroglu's 1.9744 over 1.9180, in the logarithm times 1 + d.
    assertCloseTo(
      Math.log(loss!.high! / loss!.value),
      (1 + decadesOutside!) * Math.log(1.97409 / 1.91801),
      1e-2,
    );
  });
});

describe('The other laws of a plan', () => {
  it('say corpus, count and distance from their fit beside each answer', () => {
    const text = planText(
      planned('besiroglu-2024', ['kaplan-2020', 'hoffmann-2022-approach-1']),
      false,
      english,
    );
    assert.match(
      text,
      /Kaplan 2020 .*0\.147 tokens per parameter · loss 1\.710 on WebText2 · non-embedding · beyond its fit by 10\^2\.7/,
    );
    assert.match(text, /approach 1 .*20\.8 \(18\.7–27\.4\) tokens per parameter · no loss · beyond its fit/);
  });

  it('stand below what published work recommends for batch and learning rate', () => {
    const text = planText(planned('besiroglu-2024', []), false, english);
    assert.match(text, /Recommended learning rate\n +This run \(derived\).*\n +Step Law 2025 .*extrapolated/);
    assert.match(text, /Critical batch, Kaplan 2020/);
  });
});
