import assert from 'node:assert/strict';
import { compareLaws } from '../../../src/engine/comparison/compareLaws';
import { comparableLosses } from '../../../src/engine/comparison/lawComparison';
import { defaultAssumptions, EMPTY_RUN, type RunDescription } from '../../../src/engine';
import { lawById, laws } from '../../../src/engine/laws';
import { decadesBeyondFit } from '../../../src/engine/laws/fittedRange';
import { assertCloseTo } from '../laws/closeTo';
import { described, llama8b } from '../estimate/descriptions';

const run = described({ architecture: llama8b, training: { tokens: 15e12 } });
const compare = (some: RunDescription = run) => compareLaws(some, defaultAssumptions, laws);
const viewOf = (id: string, some?: RunDescription) =>
  compare(some).views.find(({ prediction }) => prediction.law === id)!;

describe('comparing the laws about a run', () => {
  it('lets every law speak once that knows such models, the chosen one first', () => {
    const ids = compare().views.map(({ prediction }) => prediction.law);
    assert.equal(ids[0], 'besiroglu-2024');
    assert.equal(new Set(ids).size, ids.length);
    // Of a dense model laws of mixtures alone say nothing.
    const silent = laws.filter((law) => !ids.includes(law.id));
    assert.ok(silent.length > 0 && silent.every((law) => law.architectures === 'moe'));
  });

  it('says of a loss whether its band is the law’s own or the spread across laws', () => {
    assert.equal(viewOf('besiroglu-2024').prediction.loss?.because.band?.kind, 'fit-uncertainty');
    const { loss } = viewOf('hoffmann-2022-approach-3').prediction;
    assert.equal(loss?.because.band?.kind, 'law-spread');
    assert.match(loss.because.band.source, /Besiroglu 2024.*MassiveText/);
    assert.ok(loss.low! <= loss.value && loss.value <= loss.high!);
    // WebText2 is Kaplan's alone: nothing to compare with, so no band.
    assert.equal(viewOf('kaplan-2020').prediction.loss?.because.band, undefined);
  });

  it('groups losses by corpus and never mixes two', () => {
    const { losses, views } = compare();
    const massive = losses.find(({ corpus }) => corpus === 'MassiveText')!;
    assert.deepEqual(massive.laws, [
      'besiroglu-2024',
      'besiroglu-2024-best-fit',
      'hoffmann-2022-approach-3',
      'pearce-song-2024',
    ]);
    assert.equal(new Set(losses.map(({ corpus }) => corpus)).size, losses.length);
    assert.ok(comparableLosses(views[0]!, viewOf('hoffmann-2022-approach-3')));
    assert.ok(!comparableLosses(views[0]!, viewOf('kaplan-2020')));
    assert.ok(!comparableLosses({}, {}));
  });

  it('gives the optimal tokens per parameter with the spread across laws, and names its ends', () => {
    const ratio = compare().optimalTokensPerParameter!;
    const own = viewOf('besiroglu-2024').optimalTokensPerParameter!;
    assert.equal(ratio.value, own.value);
    assert.ok(ratio.low! < ratio.value && ratio.value < ratio.high!);
    assert.equal(ratio.because.band?.kind, 'law-spread');
    assert.match(ratio.because.band.source, /^Kaplan 2020 … Hoffmann 2022, approach 3$/);
  });

  it('shows Chinchilla’s ratio with an interval, not one number', () => {
    // A run of exactly 5.88e23 FLOP by all parameters: D = C/(6·N).
    const tokens = 5.88e23 / 6 / 8_030_261_248;
    const atChinchilla = described({ architecture: llama8b, training: { tokens } });
    const besiroglu = viewOf('besiroglu-2024', atChinchilla).optimalTokensPerParameter!;
    assertCloseTo(besiroglu.value, 18.38, 5e-4);
    assert.ok(besiroglu.low! < 15 && besiroglu.high! > 22, `${besiroglu.low} … ${besiroglu.high}`);
    assert.equal(besiroglu.because.band?.kind, 'fit-uncertainty');
    const hoffmann = viewOf('hoffmann-2022-approach-3', atChinchilla).optimalTokensPerParameter!;
    assertCloseTo(hoffmann.value, 59.04, 5e-4);
  });

  it('says how far outside its fitted range a law is asked', () => {
    // 15e12 against 23e9 tokens.
    assertCloseTo(viewOf('kaplan-2020').decadesOutside, Math.log10(15e12 / 2.3e10), 1e-12);
    const small = described({ architecture: llama8b, training: { tokens: 100e9 } });
    assert.equal(viewOf('besiroglu-2024', small).decadesOutside, 0);
    // Nobody told us on what Hossain's law was fitted: that is not inside.
    assert.equal(
      decadesBeyondFit(lawById('hossain-2025')!.fittedRange, { parameters: 1, tokens: 1 }),
      undefined,
    );
  });

  const cases: readonly (readonly [law: string, codes: readonly string[]])[] = [
    ['besiroglu-2024', []],
    ['hoffmann-2022-approach-3', ['method']],
    ['hoffmann-2022-approach-1', ['method', 'no-loss']],
    ['kaplan-2020', ['parameter-count', 'corpus', 'fitted-scale']],
    ['pearce-song-2024', ['parameter-count', 'fitted-scale']],
    ['muennighoff-2023', ['corpus']],
    ['porian-2024', ['corpus', 'fitted-scale', 'no-loss']],
  ];
  for (const [law, codes] of cases) {
    it(`says why ${law} differs from the chosen law: ${codes.join(', ') || 'not at all'}`, () => {
      assert.deepEqual(
        viewOf(law).differences.map(({ code }) => code),
        codes,
      );
    });
  }

  it('names repeated data and the law that knows them', () => {
    const repeated = described({
      architecture: llama8b,
      training: { tokens: 1e12 },
      data: { uniqueTokens: 1e11 },
    });
    const { differences, prediction } = viewOf('muennighoff-2023', repeated);
    assert.deepEqual(
      differences.find(({ code }) => code === 'repetition'),
      { code: 'repetition', knows: true, epochs: 10 },
    );
    const warned = (id: string) =>
      viewOf(id, repeated).prediction.notices.some(({ code }) => code === 'repetition-not-modelled');
    assert.ok(warned('besiroglu-2024') && !warned('muennighoff-2023'));
    const once = described({ architecture: llama8b, training: { tokens: 1e12 } });
    assert.ok(prediction.loss!.value > viewOf('muennighoff-2023', once).prediction.loss!.value);
    assert.deepEqual(
      viewOf('besiroglu-2024', repeated).prediction.loss?.value,
      viewOf('besiroglu-2024', once).prediction.loss?.value,
    );
  });

  it('says nothing of a run without a model, nor of fine-tuning', () => {
    assert.deepEqual(compare(EMPTY_RUN), { views: [], losses: [] });
    const startsFrom = { value: 'x', origin: 'file' } as const;
    const tuned = { ...run, training: { ...run.training, startsFrom } };
    assert.deepEqual(compare(tuned).views, []);
  });
});
