import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs/readConfig';
import { countOf } from './countOf';
import { OWN_CODE_MODELS } from './ownCodeModels';

describe('models whose code comes with their weights', () => {
  for (const { name, config, total, source, remarks = [] } of OWN_CODE_MODELS) {
    it(`count to the last digit: ${name} (${source})`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
      assert.deepEqual(
        notices.map(({ args }) => args.reason),
        remarks,
      );
    });
  }

  it('keep two key/value heads of 128 in the cache of ChatGLM', () => {
    const glm = OWN_CODE_MODELS.find(({ name }) => name.startsWith('ChatGLM2'));
    const [mixer] = countOf(glm?.config ?? {}).architecture?.mixers ?? [];
    assert.ok(mixer?.kind === 'attention');
    assert.equal(mixer.cacheValuesPerToken, 2 * 2 * 128);
  });

  it('say that their defaults are of their own code', () => {
    const text =
      '{"model_type": "qwen", "hidden_size": 2048, "num_hidden_layers": 24, "num_attention_heads": 16}';
    const reading = readConfig(text, { language: 'json', fileName: 'config.json' });
    const { vocabularySize } = reading?.parts[0]?.description.architecture ?? {};
    assert.equal(vocabularySize?.origin, 'format-default');
    assert.equal(vocabularySize?.note, 'configuration_qwen.py QWenConfig');
  });

  it('count ChatGLM without its last norm and with biases everywhere where a file asks for them', () => {
    const glm = OWN_CODE_MODELS.find(({ name }) => name.startsWith('ChatGLM2'));
    const asked = { ...glm?.config, post_layer_norm: false, add_bias_linear: true };
    const biases = 28 * (4096 + 2 * 13696 + 4096);
    assert.equal(countOf(asked).architecture?.parameters.total, 6_243_584_000 - 4096 + biases);
  });
});
