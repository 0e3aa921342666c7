import assert from 'node:assert/strict';
import { type Quantity } from '../../../src/engine/quantity';
import { lossesByCorpus, spreadLoss, withSpread } from '../../../src/engine/estimate/lossSpread';
import { lawById } from '../../../src/engine/laws';
import { assertCloseTo } from '../laws/closeTo';

const loss = (value: number): Quantity => ({
  value,
  unit: 'nats/token',
  because: { formula: '', inputs: [], source: '', notices: [] },
});
const answer = (id: string, value: number, parameters = 1e9) => ({
  law: lawById(id)!,
  point: { parameters, tokens: 2e10 },
  loss: loss(value),
});

describe('A loss without a band of its own', () => {
  const answers = [
    answer('hoffmann-2022-approach-3', 2.5),
    answer('besiroglu-2024', 2.6),
    answer('kaplan-2020', 2.4),
    answer('clark-2022-hash', 2.2),
  ];
  const groups = lossesByCorpus(answers);

  it('spreads over the laws on its corpus; of a dense model those of mixtures stand apart', () => {
    const { low, high, because } = spreadLoss(answers[0]!, groups)!;
    assert.deepEqual([low, high], [2.5, 2.6]);
    assert.deepEqual(because.band, {
      kind: 'law-spread',
      source: 'Hoffmann 2022, approach 3, Besiroglu 2024; MassiveText',
    });
  });

  it('has none where it is alone on its corpus', () => {
    assert.equal(spreadLoss(answers[2]!, groups)!.low, undefined);
    assert.equal(spreadLoss(answers[3]!, groups)!.low, undefined);
  });

  it('is widened by 1 + d in the logarithm at d decades outside the fit, and says so', () => {
    // 1.6e11 parameters: one decade above Hoffmann's 16e9.
    const { low, high, because } = spreadLoss(answer('hoffmann-2022-approach-3', 2.5, 1.6e11), groups)!;
    assert.equal(low, 2.5);
    assertCloseTo(high, 2.5 * (2.6 / 2.5) ** 2, 1e-9);
    assert.match(because.band!.source, /widened by the factor 1 \+ d/);
  });

  it('keeps the band of its law where it has one', () => {
    const own = {
      ...loss(2),
      because: { ...loss(2).because, band: { kind: 'fit-uncertainty' as const, source: 'x' } },
    };
    assert.equal(withSpread(own, { low: 1, high: 3 }, 'y', 1), own);
  });
});
