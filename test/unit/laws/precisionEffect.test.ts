import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { kumarLoss, quantisationPenalty } from '../../../src/engine/laws/precision/kumar2024';
import {
  precisionEffect,
  storedBits,
  trainingBits,
} from '../../../src/engine/laws/precision/precisionEffect';
import { type ArchitectureFields } from '../../../src/engine/run';
import { precisionJson, precisionSection } from '../../../src/report/precision';
import { english } from '../../../src/report/translate';
import { described, llama8b, mixtral, sourced } from '../estimate/descriptions';
import { assertCloseTo } from './closeTo';

/** 12·d²·L = 113M parameters without embeddings: inside the fit. */
const small: ArchitectureFields = sourced({
  family: 'gpt2',
  layers: 16,
  hiddenSize: 768,
  feedForwardSize: 3072,
  attentionHeads: 12,
  vocabularySize: 50257,
  maximumPositions: 1024,
});

function effectOf(architecture: ArchitectureFields, precision: string, weights?: string, tokens = 20e9) {
  const run = described({
    architecture,
    training: { tokens, precision },
    serving: weights === undefined ? {} : { weightPrecision: weights },
  });
  return precisionEffect(run, estimate(run, defaultAssumptions, laws));
}

describe('The effect of precision on a run', () => {
  it('takes the weights that a person states before those of the file', () => {
    const run = described({ architecture: small, training: { tokens: 20e9, precision: 'bf16' } });
    const serving = {
      weightPrecision: { value: 'int4', origin: 'user', source: '--weight-precision' },
    } as const;
    const stated = precisionEffect(run, estimate(run, { ...defaultAssumptions, serving }, laws))!;
    const parameters = stated.quantisation!.lossAdded.because.inputs[0]!.value as number;
    assertCloseTo(stated.quantisation!.lossAdded.value, quantisationPenalty(parameters, 20e9, 4), 1e-12);
    assert.equal(stated.training, undefined);
    const eight = { weightPrecision: { ...serving.weightPrecision, value: 'int8' } };
    const filed = described({
      architecture: small,
      training: { tokens: 20e9 },
      serving: { weightPrecision: 'int4' },
    });
    assert.equal(
      precisionEffect(filed, estimate(filed, { ...defaultAssumptions, serving: eight }, laws))!.quantisation!
        .bits,
      8,
    );
  });

  it('reads the bits of training and of stored weights, and nothing from 16 on', () => {
    assert.deepEqual(
      ['fp8', 'transformer-engine-float8', 'mxfp4', 'bf16-mixed', 'fp32', 'x'].map(trainingBits),
      [8, 8, 4, undefined, undefined, undefined],
    );
    assert.deepEqual(['int4', 'nf4', 'mxfp4', 'fp8', 'int8', 'bfloat16', 'x'].map(storedBits), [
      4,
      4,
      4,
      8,
      8,
      undefined,
      undefined,
    ]);
  });

  it('compares training in 8 bits with 16', () => {
    const effect = effectOf(small, 'fp8');
    const size = Number(effect?.training?.lossAdded?.because.inputs[0]?.value);
    const at = (bits: number) =>
      kumarLoss(size, 20e9, { weights: bits, activations: bits, keyValues: bits }) ?? NaN;
    assertCloseTo(effect?.training?.lossAdded?.value, at(8) - at(16), 1e-12);
    const share = effect?.training?.parameterShare.value ?? NaN;
    assert.ok(share > 0.8 && share < 1);
    assert.equal(effect?.insideFit, true);
    assert.equal(effect.quantisation, undefined);
    assert.deepEqual(
      effect.notices.map(({ args }) => args.caveat),
      ['unlikely-to-transfer', 'sign-inferred'],
    );
  });

  it('gives the penalty of weights quantised afterwards', () => {
    const effect = effectOf(small, 'bf16', 'int4');
    const size = Number(effect?.quantisation?.lossAdded.because.inputs[0]?.value);
    assert.equal(effect?.quantisation?.lossAdded.value, quantisationPenalty(size, 20e9, 4));
    assert.equal(effect.training, undefined);
  });

  it('warns far from its small models', () => {
    const effect = effectOf(llama8b, 'fp8', undefined, 15e12);
    assert.equal(effect?.insideFit, false);
    assert.deepEqual(
      effect.notices.slice(0, 2).map(({ code }) => code),
      ['parameters-outside-fit', 'tokens-outside-fit'],
    );
  });

  it('says nothing of 16 bits, of mixtures, and without a model', () => {
    assert.equal(effectOf(small, 'bf16'), undefined);
    assert.equal(effectOf(mixtral, 'fp8'), undefined);
    assert.equal(effectOf({}, 'fp8'), undefined);
  });

  it('is shown as rows and as JSON', () => {
    const { rows } = precisionSection(effectOf(small, 'fp8', 'int4'), english);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Parameters left at 8 bits', 'Loss against 16 bits', 'Loss if quantised to 4 bits afterwards'],
    );
    assert.match(rows[1]?.value ?? '', /^\+0\.\d{4} nats per token$/);
    assert.deepEqual(precisionSection(undefined, english).rows, []);
    assert.equal(precisionJson(undefined), null);
    const json = precisionJson(effectOf(small, 'fp8')) as {
      readonly training: { readonly bits: number };
      readonly quantisation: null;
    };
    assert.equal(json.training.bits, 8);
    assert.equal(json.quantisation, null);
  });
});
