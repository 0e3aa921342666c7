import assert from 'node:assert/strict';
import { claims } from '../../../src/engine/evidence/claims';
import { type Claim, type ClaimId, outcomeOf } from '../../../src/engine/evidence/claims/claim';

const all = claims();
const claim = (id: ClaimId): Claim => all.find((each) => each.id === id)!;
const holdsFor = (id: ClaimId, subject: string): boolean =>
  claim(id).checks.find((check) => check.subject === subject)!.holds;

describe('Claims', () => {
  it('are borne out by all checks, in part by some, not by none, and untested without any', () => {
    const check = (holds: boolean) => ({ subject: '', holds, figures: [] });
    const of = (...holds: boolean[]): Claim => ({
      ...claim('twenty-tokens-per-parameter'),
      checks: holds.map(check),
    });
    assert.equal(outcomeOf(of(true, true)), 'borne-out');
    assert.equal(outcomeOf(of(true, false)), 'in-part');
    assert.equal(outcomeOf(of(false, false)), 'not-borne-out');
    assert.equal(outcomeOf(of()), 'untested');
  });

  for (const { id, source, checks } of all) {
    it(`${id} has a source and finite figures under each check`, () => {
      assert.ok(source.length > 0 && checks.length > 0);
      assert.equal(new Set(checks.map(({ subject }) => subject)).size, checks.length);
      for (const { subject, figures } of checks) {
        assert.ok(subject.length > 0 && figures.length > 0);
        for (const { value } of figures)
          assert.ok(typeof value === 'number' && Number.isFinite(value), subject);
      }
    });
  }

  it('let Chinchilla beat Gopher by the Chinchilla laws and in MMLU, and say that Kaplan 2020 does not', () => {
    const id = 'chinchilla-beats-gopher';
    for (const subject of ['Besiroglu 2024', 'Hoffmann 2022, approach 3', 'MMLU'])
      assert.ok(holdsFor(id, subject));
    assert.equal(holdsFor(id, 'Kaplan 2020'), false);
    assert.equal(outcomeOf(claim(id)), 'in-part');
  });

  for (const model of ['GPT-3 175B', 'Gopher 280B', 'MT-NLG 530B', 'Jurassic-1 Jumbo 178B']) {
    it(`call ${model} under-trained by every Chinchilla law and not by Kaplan 2020`, () => {
      const id = 'large-models-of-2021-under-trained';
      for (const law of ['Besiroglu 2024', 'Hoffmann 2022, approach 1', 'Hoffmann 2022, approach 2'])
        assert.ok(holdsFor(id, `${model}, ${law}`));
      assert.ok(holdsFor(id, `${model}, Hoffmann 2022, approach 3`));
      assert.equal(holdsFor(id, `${model}, Kaplan 2020`), false);
    });
  }

  // Kaplan et al. 2020, Tables 2 and 6: 0.076, 0.103 (joint law), 0.050; Hoffmann et al. 2022: 0.34, 0.28.
  for (const [subject, exponent] of [
    ['Kaplan 2020, N', 0.076],
    ['Kaplan 2020, D', 0.103],
    ['Kaplan 2020, C', 0.05],
    ['Hoffmann 2022, approach 3, N', 0.33917084],
    ['Hoffmann 2022, approach 3, D', 0.2849083],
    ['Besiroglu 2024, N', 0.3478],
  ] as const) {
    it(`measure the exponent of ${subject} as printed, ${exponent}`, () => {
      const check = claim('exponents-between-0.05-and-0.1').checks.find((each) => each.subject === subject)!;
      assert.ok(Math.abs(Number(check.figures[0]!.value) - exponent) < 1e-6, String(check.figures[0]!.value));
      assert.equal(check.holds, subject.startsWith('Kaplan'));
    });
  }

  it('show GLaM above GPT-3 in all three averages', () => {
    for (const shots of ['0-shot', '1-shot', 'few-shot'])
      assert.ok(holdsFor('mixtures-beat-dense', `GLaM 64B/64E, ${shots}`));
  });

  it('ask about equal proportions only laws that could say otherwise', () => {
    const subjects = claim('equal-proportions').checks.map(({ subject }) => subject);
    assert.ok(subjects.includes('Kaplan 2020') && subjects.includes('Besiroglu 2024'));
    assert.equal(subjects.includes('20 tokens per parameter'), false);
  });

  // Meta 2024: 66.7, 79.3 and 85.2 % at 7.23e23, 6.35e24 and 3.8e25 FLOP.
  it('measure saturation on families of models, not on a curve that saturates by its form', () => {
    const llama = claim('scores-saturate').checks.find(({ subject }) => subject.startsWith('Llama 3.1'))!;
    const [first, then] = llama.figures.map(({ value }) => Number(value));
    assert.ok(Math.abs(first! - 0.126 / Math.log10(6.35e24 / 7.227e23)) < 1e-3);
    assert.ok(Math.abs(then! - 0.059 / Math.log10(3.8e25 / 6.35e24)) < 1e-3);
    assert.equal(llama.holds, true);
  });

  it('show how many models passed a threshold of emergence early: it moved with data and tuning', () => {
    const [below, above] = claim('abilities-appear-at-a-scale').checks;
    assert.deepEqual([below!.holds, above!.holds], [false, true]);
    // 28 of 33 base models below 3.1e23 FLOP score above 35 %.
    assert.ok(Math.abs(Number(below!.figures[0]!.value) - 28 / 33) < 1e-9);
  });

  it('see models of a year score beside their compute: below it until 2022, above it from 2024', () => {
    assert.ok(holdsFor('better-data-is-more-data', 'Models until 2022'));
    assert.ok(holdsFor('better-data-is-more-data', 'Models from 2024 on'));
  });

  it('hold cost against runs of the size of GPT-3 alone, size and samples against what is published', () => {
    assert.deepEqual(
      claim('runs-cost-millions').checks.map(({ subject, holds }) => [subject.split(',')[0], holds]),
      [
        ['GPT-3 175B', true],
        ['DeepSeek-V3', true],
      ],
    );
    assert.equal(claim('largest-models-below-two-trillion').checks[0]!.subject, 'Switch-C');
    assert.ok(claim('samples-raise-scores').checks.every(({ holds }) => holds));
  });

  it('hold Kaplan 2020’s two shapes, 21 times apart, against half the parameters by its own L(N)', () => {
    const [check] = claim('shape-matters-little').checks;
    const [ratio, apart, halved] = check!.figures.map(({ value }) => Number(value));
    assert.ok(Math.abs(ratio! - 4288 / 6 / (1600 / 48)) < 1e-9);
    assert.equal(apart, 0.03);
    assert.ok(Math.abs(halved! - (2 ** 0.076 - 1)) < 1e-9);
    assert.equal(check!.holds, true);
  });

  it('do not put PaLM 8B on the trend', () => {
    assert.equal(holdsFor('palm-on-the-trend', 'PaLM 8B'), false);
    assert.ok(holdsFor('palm-on-the-trend', 'PaLM 540B'));
  });
});
