import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumptions, defaultAssumptions } from '../../../src/engine';
import {
  criticalBatchTokens,
  minimumCompute,
  minimumSteps,
} from '../../../src/engine/laws/kaplan2020/criticalBatch';
import { earlyStoppingSteps } from '../../../src/engine/laws/kaplan2020/earlyStopping';
import { learningCurveLoss } from '../../../src/engine/laws/kaplan2020/learningCurve';
import { lossAfterSteps, runCourse } from '../../../src/engine/laws/kaplan2020/runCourse';
import {
  lossFromFixedBatchCompute,
  lossFromOptimalCompute,
  lossFromParameters,
  lossFromTokens,
} from '../../../src/engine/laws/kaplan2020/singleVariable';
import { insightNotices } from '../../../src/report/insights';
import { runCourseJson, runCourseSection } from '../../../src/report/runCourse';
import { noticeSentence } from '../../../src/report/notices';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from '../report/examples';
import { weakestOrigin } from '../../../src/engine/estimate/weakestOrigin';
import { estimate } from '../../../src/engine/estimateRun';
import { insights } from '../../../src/engine/insights';
import { described, llama8b } from '../estimate/descriptions';
import { laws } from '../../../src/engine/laws';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

const VOCABULARY = Math.log(50_304);
const assuming = (uniqueTokens: number): Assumptions => ({
  ...defaultAssumptions,
  uniqueTokens: { value: uniqueTokens, origin: 'user', source: '--unique-tokens' },
});
const course = (assumptions = defaultAssumptions) => runCourse(example(OLMO, 'yaml', assumptions).estimate)!;

describe('the loss along a run, by Kaplan 2020', () => {
  it('is the law’s own at a batch far above the critical one: 2.40051 after 1e5 steps of 1e9 parameters', () => {
    // laws.md, Kaplan learning curve: N 1e9, S_min 1e5, L 2.40051, six digits; S_min = S where B is endless.
    assertCloseTo(lossAfterSteps(1e9, 1e5, 1e18, VOCABULARY), 2.40051, SIX_DIGITS);
  });

  it('stands beside what size, data and compute alone would allow, by the laws of one variable', () => {
    const { bounds, points } = course();
    const size = bounds.size.because.inputs[0]!.value as number;
    assertCloseTo(bounds.size.value, lossFromParameters(size), SIX_DIGITS);
    assertCloseTo(
      bounds.data.value,
      lossFromTokens(bounds.data.because.inputs[0]!.value as number),
      SIX_DIGITS,
    );
    const spent = bounds.fixedBatchCompute.because.inputs[0]!.value as number;
    assertCloseTo(spent, 6 * size * points.at(-1)!.tokens, 1e-12);
    assertCloseTo(bounds.fixedBatchCompute.value, lossFromFixedBatchCompute(spent), SIX_DIGITS);
    // What the formula names: C, B and B_crit, not their result.
    const [compute, batch, critical] = bounds.compute.because.inputs.map(({ value }) => value as number);
    assert.equal(compute, spent);
    assert.equal(critical, points.at(-1)!.criticalBatch.value);
    assertCloseTo(
      bounds.compute.value,
      lossFromOptimalCompute(minimumCompute(spent, batch!, critical)),
      SIX_DIGITS,
    );
  });

  it('marks what compute alone would allow where the batch is an assumption', () => {
    const globalBatchSequences = { value: 512, origin: 'setting', source: '' } as const;
    const run = described({ architecture: llama8b, training: { steps: 1e5, sequenceLength: 2048 } });
    const { bounds } = runCourse(estimate(run, { ...defaultAssumptions, globalBatchSequences }, laws))!;
    for (const bound of [bounds.compute, bounds.fixedBatchCompute, bounds.data])
      assert.equal(weakestOrigin(bound), 'setting');
  });

  it('solves for the critical batch of the very loss it gives', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 11, noNaN: true }),
        fc.double({ min: 3.5, max: 6, noNaN: true }),
        fc.double({ min: 4, max: 8, noNaN: true }),
        (size, length, batch) => {
          const [parameters, steps, tokens] = [10 ** size, 10 ** length, 10 ** batch];
          const loss = lossAfterSteps(parameters, steps, tokens, VOCABULARY);
          if (loss === undefined) return;
          const again = learningCurveLoss(parameters, minimumSteps(steps, tokens, criticalBatchTokens(loss)));
          assertCloseTo(again, loss, 1e-9);
          assert.ok(loss > learningCurveLoss(parameters, Infinity));
        },
      ),
      { seed: 42 },
    );
  });

  it('falls with steps, with the batch and with parameters', () => {
    const at = (n: number, s: number, b: number) => lossAfterSteps(n, s, b, VOCABULARY)!;
    assert.ok(at(1e9, 2e5, 1e6) < at(1e9, 1e5, 1e6));
    assert.ok(at(1e9, 1e5, 2e6) < at(1e9, 1e5, 1e6));
    assert.ok(at(2e9, 1e5, 1e6) < at(1e9, 1e5, 1e6));
  });

  it('is silent where the formula says more than guessing, as in the first steps', () => {
    assert.equal(lossAfterSteps(1e9, 1, 1e6, VOCABULARY), undefined);
    for (const odd of [0, NaN, -1]) assert.equal(lossAfterSteps(1e9, odd, 1e6, VOCABULARY), undefined);
  });

  it('shows a run at each quarter of its steps, with the critical batch there', () => {
    const { points } = course();
    assert.deepEqual(
      points.map(({ share }) => share),
      [0.25, 0.5, 0.75, 1],
    );
    for (const [i, { loss, criticalBatch, steps, tokens }] of points.entries()) {
      assert.equal(criticalBatch.value, criticalBatchTokens(loss.value));
      assert.equal(tokens, steps * 1024 * 2048);
      if (i > 0) assert.ok(loss.value < points[i - 1]!.loss.value);
    }
    // 2T tokens in steps of 2,097,152.
    assertCloseTo(points[3]!.steps, 2e12 / (1024 * 2048), 1e-6);
  });

  it('says that 953,675 steps are more than the law has seen, and how its curve is to be read', () => {
    const codes = course().notices.map(({ code }) => code);
    assert.deepEqual(codes, ['input-outside-fit', 'loss-of-another-corpus', 'law-caveat']);
    assert.deepEqual(
      course().points.map(({ insideFit }) => insideFit),
      [true, false, false, false],
    );
    for (const notice of course().notices)
      assert.doesNotMatch(noticeSentence(notice, english), /\?|undefined|NaN/);
  });

  it('says when repeating data stops paying, for runs that repeat it', () => {
    assert.equal(course().earlyStopping, undefined);
    const { earlyStopping, uniqueTokens, tokensToAvoidOverfitting } = course(assuming(5e9));
    const parameters = example(OLMO, 'yaml').estimate.architecture!.parameters.nonEmbedding;
    assert.equal(uniqueTokens, 5e9);
    assert.equal(earlyStopping!.minimumSteps.value, earlyStoppingSteps(parameters, 5e9));
    // Eq. 4.4 for these parameters: about 24B tokens.
    assertCloseTo(tokensToAvoidOverfitting.value, 5e3 * parameters ** 0.74, 1e-12);
    assert.ok(earlyStopping!.ofRun > earlyStopping!.minimumSteps.value);
  });

  it('has nothing to say of mixtures and of models without steps', () => {
    assert.equal(runCourse(example(MIXTRAL, 'json').estimate), undefined);
    assert.equal(runCourse(example(LLAMA, 'json').estimate), undefined);
  });

  it('is shown with formula, source and doubt', () => {
    const section = runCourseSection(course(assuming(5e9)), english);
    assert.equal(section.rows.length, 10);
    assert.match(section.rows[3]!.label, /After 100% of the steps/);
    assert.match(section.rows[3]!.note, /953,675 steps · critical batch [\d.]+M tokens · extrapolated/);
    for (const { because } of section.rows) assert.match(because!.source, /Kaplan et al\. 2020/);
    assert.match(JSON.stringify(runCourseJson(course())), /"share":0\.25/);
    const { part, estimate } = example(OLMO, 'yaml');
    const said = insights(part.description, estimate, defaultAssumptions, laws);
    assert.deepEqual(insightNotices(said), course().notices);
  });
});
