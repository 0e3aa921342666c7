import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumed, type Assumptions, defaultAssumptions, estimate, plan } from '../../../src/engine';
import { compareLaws } from '../../../src/engine/comparison/compareLaws';
import { lawOfData, lawsOfData, statedQuality } from '../../../src/engine/dataQuality/lawOfData';
import { insights } from '../../../src/engine/insights';
import { lawById, laws } from '../../../src/engine/laws';
import { trainingLens } from '../../../src/report/lens';
import { noticeSentence } from '../../../src/report/notices';
import { planText } from '../../../src/report/planDocument';
import { assumedMark } from '../../../src/report/provenance';
import { english } from '../../../src/report/translate';
import { described, llama8b, mixtral } from '../estimate/descriptions';
import { assertCloseTo } from '../laws/closeTo';

const SEED = { seed: 42 };
const stated = (value: number): Assumed<number> => ({ value, origin: 'user', source: '--data-quality' });
const besiroglu = lawById('besiroglu-2024')!;
const all = laws.map(({ id }) => id);
const assuming = (value?: number): Assumptions => ({
  ...defaultAssumptions,
  otherLaws: all,
  ...(value === undefined ? {} : { dataQuality: stated(value) }),
});
const run = described({ architecture: llama8b, training: { tokens: 1e12 } });

describe('a law about data that is worth more or less than its corpus', () => {
  it('gives the loss of as many tokens of its corpus', () => {
    // Besiroglu 2024 at N 70e9, D 1.4e12 with half the tokens at twice the worth.
    const better = lawOfData(besiroglu, stated(2));
    assert.equal(
      better.loss!({ parameters: 70e9, tokens: 0.7e12 }),
      besiroglu.loss!({ parameters: 70e9, tokens: 1.4e12 }),
    );
    assert.deepEqual(
      better.lossBand!({ parameters: 70e9, tokens: 0.7e12 }),
      besiroglu.lossBand!({ parameters: 70e9, tokens: 1.4e12 }),
    );
  });

  for (const law of laws) {
    it(`keeps the compute of ${law.id}: 6·N·D at its optimum is what is spent`, () => {
      const better = lawOfData(law, stated(3));
      const mixture = { experts: 64, expertsPerToken: 1, granularity: 1 };
      const optimum = better.optimum?.(1e21, mixture);
      assert.equal(optimum === undefined, law.optimum === undefined);
      if (optimum === undefined) return;
      const own = law.optimum!(3e21, mixture);
      assertCloseTo(optimum.parameters, own.parameters, 1e-12);
      assertCloseTo(optimum.tokens * 3, own.tokens, 1e-12);
      // Laws whose optimum spends its budget go on doing so: 6·N·D of real tokens is C.
      assertCloseTo(optimum.parameters * optimum.tokens * 3, own.parameters * own.tokens, 1e-12);
    });
  }

  it('is at its least where it says: no other split of the same FLOPs has a lower loss', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.double({ min: 18, max: 26, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (q, exponent, factor) => {
          const law = lawOfData(besiroglu, stated(q));
          const compute = 10 ** exponent;
          const { parameters, tokens, loss } = law.optimum!(compute);
          assertCloseTo(6 * parameters * tokens, compute, 1e-9);
          assert.ok(law.loss!({ parameters: parameters * factor, tokens: tokens / factor }) >= loss! - 1e-12);
        },
      ),
      SEED,
    );
  });

  it('answers questions backwards in tokens of this data', () => {
    const law = lawOfData(besiroglu, stated(1.6));
    const loss = law.loss!({ parameters: 7e9, tokens: 2e11 });
    assertCloseTo(law.tokensForLoss!(7e9, loss), 2e11, 1e-9);
    assertCloseTo(law.parametersForLoss!(2e11, loss), 7e9, 1e-9);
    assertCloseTo(law.computeForLoss!(law.optimum!(1e22).loss!), 1e22, 1e-9);
  });

  it('keeps the number of epochs: unique tokens are worth as much as those seen', () => {
    const law = lawById('muennighoff-2023')!;
    assert.equal(
      lawOfData(law, stated(2)).loss!({ parameters: 1e9, tokens: 1e10, uniqueTokens: 2.5e9 }),
      law.loss!({ parameters: 1e9, tokens: 2e10, uniqueTokens: 5e9 }),
    );
  });

  it('gives its fitted range in tokens of this data, so that a run leaves it where the law does', () => {
    const [low, high] = besiroglu.fittedRange.tokens!;
    assert.deepEqual(lawOfData(besiroglu, stated(4)).fittedRange.tokens, [low / 4, high / 4]);
    assert.deepEqual(
      lawOfData(besiroglu, stated(4)).fittedRange.parameters,
      besiroglu.fittedRange.parameters,
    );
  });
});

describe('an estimate with a stated worth of the data', () => {
  const plain = estimate(run, assuming(), laws);
  const better = estimate(run, assuming(1.25), laws);

  it('is the same as without one where nobody states any, or states 1', () => {
    assert.deepEqual(estimate(run, assuming(1), laws), plain);
    assert.ok(plain.assumptions.every(({ name }) => name !== 'dataQuality'));
  });

  it('changes losses and optima, never FLOPs, hours or money', () => {
    assert.deepEqual(better.training, plain.training);
    assert.deepEqual(better.resources, plain.resources);
    const [before, after] = [plain.predictions[0]!, better.predictions[0]!];
    assert.equal(
      after.loss!.value,
      besiroglu.loss!({ parameters: plain.parameters!.total.value, tokens: 1.25e12 }),
    );
    assert.ok(after.loss!.value < before.loss!.value);
    // Better data: fewer of them, and a larger model, for the same FLOPs.
    assert.ok(after.optimum!.parameters.value > before.optimum!.parameters.value);
    assert.ok(after.optimum!.tokens.value < before.optimum!.tokens.value);
  });

  it('says so at every number: formula, input, notice, assumption and mark', () => {
    assert.equal(better.predictions.length, plain.predictions.length);
    for (const { loss, optimum, notices } of better.predictions) {
      for (const quantity of [loss, optimum?.parameters, optimum?.tokens, optimum?.loss]) {
        if (quantity === undefined) continue;
        const input = quantity.because.inputs.find(({ name }) => name === 'dataQuality');
        assert.equal(input?.value, 1.25);
        assert.equal(input.origin, 'user');
        assert.match(quantity.because.formula, /q·[CD]/);
        assert.equal(assumedMark(quantity), '≈');
      }
      assert.ok(notices.some(({ code }) => code === 'data-quality-assumed'));
    }
    const use = better.assumptions.find(({ name }) => name === 'dataQuality');
    assert.deepEqual(use, { name: 'dataQuality', unit: 'ratio', ...stated(1.25) });
    assert.match(trainingLens(better, english)?.title ?? '', /loss ≈/);
    assert.doesNotMatch(trainingLens(plain, english)?.title ?? '', /loss ≈/);
  });

  it('puts the worth into words with the law it is assumed of', () => {
    const notice = better.predictions[0]!.notices.find(({ code }) => code === 'data-quality-assumed')!;
    assert.match(
      noticeSentence(notice, english),
      /^Besiroglu 2024 takes a token of this data for 1\.25 of its/,
    );
  });

  for (const value of [0, -1, 1e6, NaN, Infinity]) {
    it(`leaves a worth of ${value} out and says so`, () => {
      const odd = estimate(run, assuming(value), laws);
      assert.deepEqual(odd.predictions, plain.predictions);
      assert.equal(statedQuality(assuming(value)), undefined);
      assert.ok(
        odd.notices.some(({ code, args }) => code === 'out-of-bounds' && args.key === '--data-quality'),
      );
    });
  }

  it('reaches the comparison of all laws, returns and mixtures', () => {
    const comparison = compareLaws(run, assuming(1.25), laws);
    assert.equal(comparison.views[0]?.prediction.loss?.value, better.predictions[0]?.loss?.value);
    const said = insights(run, better, assuming(1.25), laws);
    assert.equal(said.comparison.views.length, comparison.views.length);
    assert.equal(said.returns?.law.id, 'besiroglu-2024');
    const sparse = described({ architecture: mixtral, training: { tokens: 1e12 } });
    const [one, two] = [estimate(sparse, assuming(), laws), estimate(sparse, assuming(2), laws)];
    const loss = (from: typeof one) => from.predictions.find(({ law }) => law === 'ludziejewski-2025')?.loss;
    assert.ok(loss(two)!.value < loss(one)!.value);
  });

  it('leaves the laws themselves alone where nothing is stated', () => {
    assert.equal(lawsOfData(laws, assuming()), laws);
  });
});

describe('a plan with a stated worth of the data', () => {
  const goal = { kind: 'compute', flops: 1e22 } as const;
  const [plain, better] = [plan(goal, assuming(), laws), plan(goal, assuming(2), laws)];

  it('spends the same FLOPs on a larger model and fewer tokens, at a lower loss', () => {
    const [before, after] = [plain.recommended!, better.recommended!];
    assert.equal(after.flops.value, before.flops.value);
    assert.ok(after.parameters.value > before.parameters.value);
    assert.ok(after.loss!.value < before.loss!.value);
    // The optimum of L(N, 2D) on 6·N·D = 1e22 is that of L(N, D) on 2e22.
    assertCloseTo(after.loss!.value, besiroglu.optimum!(2e22).loss!, 1e-12);
    assertCloseTo(6 * after.parameters.value * after.tokens.value, 1e22, 1e-9);
  });

  it('asks for less compute for a loss', () => {
    const compute = (value?: number) =>
      plan({ kind: 'loss', loss: 2.2 }, assuming(value), laws).recommended!.flops.value;
    assertCloseTo(compute(2), compute() / 2, 1e-9);
  });

  it('shows it among inputs and assumptions', () => {
    for (const { because } of [better.recommended!.parameters, better.recommended!.loss!])
      assert.ok(because.inputs.some(({ name }) => name === 'dataQuality'));
    assert.match(planText(better, false, english), /Worth of a token of this data +2×/);
    assert.ok(better.recommended!.notices.some(({ code }) => code === 'data-quality-assumed'));
  });

  it('holds under unique tokens, inference and a mixture besides', () => {
    const more = { uniqueTokens: stated(5e10), inferenceTokens: stated(1e13) };
    const { recommended, alternatives } = plan(goal, { ...assuming(2), ...more }, laws);
    assert.ok(recommended!.lifetime!.saving.value > 0);
    for (const answer of alternatives)
      if ('parameters' in answer) assert.ok(Number.isFinite(answer.parameters.value), answer.law);
    const sparse = plan(goal, { ...assuming(2), experts: stated(16), expertsPerToken: stated(1) }, laws);
    assert.equal(sparse.alternatives.length, plain.alternatives.length);
  });
});
