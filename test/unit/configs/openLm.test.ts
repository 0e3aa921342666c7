import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

describe('open_lm', () => {
  const counts: readonly (readonly [path: string, parameters: number])[] = [
    // mlfoundations/scaling: 1,439,795,200 and 10,569,312.
    ['open-lm/model.json', 1_439_795_200],
    ['open-lm/record.json', 10_569_312],
    // mamba-130m on the hub, 50,280 rows.
    ['open-lm/mamba.json', 129_135_360],
  ];
  for (const [path, parameters] of counts) {
    it(`counts ${parameters} parameters in ${path}`, () => {
      const { architecture } = partOf(path, 'open-lm').description;
      assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, parameters);
    });
  }

  it('takes hidden_dim for the width of the model, not of its feed-forward as params.json does', () => {
    const { architecture, training } = partOf('open-lm/model.json', 'open-lm').description;
    assert.equal(architecture.hiddenSize?.value, 2048);
    assert.equal(architecture.feedForwardSize?.value, 5632);
    assert.equal(training.sequenceLength?.value, 2048);
  });

  it('reads the training of a record', () => {
    const { training, modelName } = partOf('open-lm/record.json', 'open-lm').description;
    assert.equal(modelName?.value, 'configs/d=96_l=8_h=4.json');
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 2048,
      globalBatchSequences: 64,
      gradientAccumulation: 1,
      tokens: 211_386_240,
      learningRate: 0.003,
      warmupSteps: 100,
      tokensPerStep: 131_072,
      steps: 1613,
    });
    assert.equal(training.sequenceLength?.origin, 'format-default');
  });

  it('knows the models a record names, and says which it does not know', () => {
    const named = (name: string): ReturnType<typeof onlyPart> =>
      onlyPart(fixture('open-lm/record.json').replace('configs/d=96_l=8_h=4.json', name), 'json', 'open-lm');
    const { architecture } = named('open_lm_1b').description;
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 1_439_795_200);
    const unknown = named('rwkv_1b');
    assert.deepEqual(unknown.description.architecture, {});
    assert.deepEqual(codes(unknown.notices), ['unknown-model-name']);
  });

  it('does not guess the width of experts', () => {
    const text = fixture('open-lm/model.json').replace('{', '{"ffn_type": "moe",');
    const part = onlyPart(text, 'json', 'open-lm');
    assert.equal(part.description.architecture.feedForwardSize, undefined);
    assert.deepEqual(codes(part.notices), ['part-not-counted']);
  });

  it('leaves four sizes with anything more to others', () => {
    const text = '{"d_model": 8, "n_layer": 2, "vocab_size": 50, "seq_len": 9, "dropout": 0.1}';
    assert.equal(readConfig(text, { language: 'json' }), undefined);
  });
});
