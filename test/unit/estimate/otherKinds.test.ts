import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import {
  decodeFlopsPerToken,
  prefillFlopsPerToken,
  resolveArchitecture,
} from '../../../src/engine/architecture';
import { compareLaws } from '../../../src/engine/comparison/compareLaws';
import { type Assumptions } from '../../../src/engine/assumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { factsOf } from '../../../src/engine/hyperparameters/facts';
import { laws } from '../../../src/engine/laws';
import { EMPTY_RUN, type RunDescription } from '../../../src/engine/run';
import { servingOf } from '../../../src/engine/serving';
import { stated } from '../architectureFields';

/** google-t5/t5-base and t5-11b, bert-base-uncased: their config.json on the hub. */
const t5 = (hiddenSize: number, feedForwardSize: number, layers: number, heads: number, headSize: number) =>
  stated({
    family: 't5',
    hiddenSize,
    feedForwardSize,
    layers,
    attentionHeads: heads,
    headSize,
    vocabularySize: 32_128,
  });
const T5_BASE = t5(768, 3072, 12, 12, 64);
const T5_11B = t5(1024, 65_536, 24, 128, 128);
const BERT = stated({
  family: 'bert',
  hiddenSize: 768,
  feedForwardSize: 3072,
  layers: 12,
  attentionHeads: 12,
  vocabularySize: 30_522,
  maximumPositions: 512,
});

const runOf = (architecture: RunDescription['architecture']): RunDescription => ({
  ...EMPTY_RUN,
  architecture,
});
const onTokens = (tokens: number): Assumptions => ({
  ...defaultAssumptions,
  tokens: { value: { kind: 'tokens', tokens }, origin: 'user', source: '' },
});

describe('a model that is no decoder', () => {
  for (const field of ['family', 'modelType'] as const) {
    it(`is remarked where the file says what it is: ${field}`, () => {
      const at = { path: ['model_type'], range: { start: 4, end: 10 } };
      const { family, ...sizes } = BERT;
      const run = runOf({ ...sizes, [field]: { value: family?.value ?? 'bert', origin: 'file', at } });
      const remark = estimate(run, defaultAssumptions, laws).notices.find(
        ({ code }) => code === 'not-a-decoder',
      );
      assert.deepEqual(remark?.at, at);
    });
  }

  for (const [name, architecture, kind] of [
    ['BERT', BERT, 'encoder'],
    ['T5', T5_BASE, 'encoder-decoder'],
  ] as const) {
    it(`${name} gets no token budget, no loss, no advice and no serving, and is told why`, () => {
      const run = runOf(architecture);
      const found = estimate(run, defaultAssumptions, laws);
      assert.equal(found.training.tokens, undefined);
      assert.deepEqual(
        found.notices.filter(({ code }) => code === 'not-a-decoder').map(({ args }) => args),
        [{ kind }],
      );
      const trained = estimate(run, onTokens(1e11), laws);
      assert.deepEqual(trained.predictions, []);
      assert.ok(trained.training.flops !== undefined);
      assert.deepEqual(compareLaws(run, onTokens(1e11), laws).views, []);
      assert.equal(factsOf(run, trained), undefined);
      assert.equal(servingOf(run, trained, defaultAssumptions), undefined);
    });
  }

  it('passes half of its weights per token where it reads with one half and writes with the other', () => {
    // Brown et al. 2020, Table D.1: T5-11B, 1T tokens, 3 FLOPs per parameter and token: 3.30e22 of "11,000M" parameters,
    // which are 11,307,321,344: 2.8 % more.
    const { training } = estimate(runOf(T5_11B), onTokens(1e12), laws);
    assert.ok(Math.abs(training.flops!.value / 3.3e22 - 1) < 0.03, String(training.flops!.value));
    assert.equal(training.flops!.because.convention, 'flops-3n');
    assert.deepEqual(
      training.flopsByConvention.map(({ convention }) => convention),
      ['flops-3n'],
    );
  });

  it('counts no causal attention in an encoder', () => {
    const run: RunDescription = {
      ...runOf(BERT),
      training: { sequenceLength: { value: 512, origin: 'file' } },
    };
    const conventions = estimate(run, defaultAssumptions, laws).training.flopsByConvention.map(
      ({ convention }) => convention,
    );
    assert.deepEqual(conventions, ['flops-6n', 'flops-6n-non-embedding', 'flops-6n-full-attention']);
  });
});

describe('FLOPs of reading and writing', () => {
  const architectureOf = (fields: RunDescription['architecture']) =>
    resolveArchitecture(fields).architecture!;
  const context = 512;

  it('part T5’s weights into those that read and those that write', () => {
    // By hand: a layer of the encoder has 4·768² + 2·768·3072 weights, the norms 25·768; twelve layers of the decoder
    // make keys and values of what was read: 2·768² each.
    const encoder = 12 * (4 * 768 ** 2 + 2 * 768 * 3072) + 25 * 768;
    const crossing = 12 * 2 * 768 ** 2;
    const architecture = architectureOf(T5_BASE);
    assert.equal(architecture.encoderParameters, encoder + crossing);
    // Each of 512 tokens read meets all 512: 2·(768 + 768)·512 in each of twelve layers.
    const mixing = 12 * 2 * (768 + 768) * context;
    assert.equal(prefillFlopsPerToken(architecture, context), 2 * (encoder + crossing) + mixing);
    // The rest writes: self-attention over 512 written, attention over 512 read. The tied table is the head.
    const { total, lookup } = architecture.parameters;
    assert.equal(
      decodeFlopsPerToken(architecture, context),
      2 * (total - lookup - encoder - crossing) + 2 * mixing,
    );
  });

  it('do not exist for what an encoder would write', () => {
    assert.equal(decodeFlopsPerToken(architectureOf(BERT), context), undefined);
  });
});
