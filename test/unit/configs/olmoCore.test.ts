import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const changed = (from: string, to: string): ReturnType<typeof onlyPart> =>
  onlyPart(fixture('olmo-core/config.json').replace(from, to), 'json', 'olmo-core');
const total = (part: ReturnType<typeof onlyPart>): number | undefined =>
  resolveArchitecture(part.description.architecture).architecture?.parameters.total;

describe('OLMo-core', () => {
  it('counts OLMo 2 1B to the last parameter', () => {
    // OLMo 2 model card: 1,484,916,736.
    assert.equal(total(partOf('olmo-core/config.json', 'olmo-core')), 1_484_916_736);
  });

  it('reads batches in tokens and the length of the data, not the longest possible', () => {
    const { training, cluster } = partOf('olmo-core/config.json', 'olmo-core').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 8,
      globalBatchSequences: 512,
      tokensPerStep: 2_097_152,
      tokens: 4e12,
      learningRate: 4e-4,
      warmupSteps: 2000,
      precision: 'bf16',
      steps: 1_907_349,
    });
    assert.equal(training.globalBatchSequences?.note, 'global_batch_size / sequence_length');
    assert.deepEqual(valuesOf(cluster), { tensorParallel: 2, zeroStage: 3 });
  });

  const durations: readonly (readonly [unit: string, field: 'steps' | 'epochs' | 'tokens'])[] = [
    ['steps', 'steps'],
    ['epochs', 'epochs'],
    ['tokens', 'tokens'],
  ];
  for (const [unit, field] of durations) {
    it(`reads a duration in ${unit}`, () => {
      const { training } = changed('4000000000000, "unit": "tokens"', `7, "unit": "${unit}"`).description;
      assert.equal(training[field]?.value, 7);
    });
  }

  it('counts biases where the file leaves them on, and norms per head', () => {
    const part = changed('"n_kv_heads": null, "bias": false', '"n_kv_heads": 4, "use_head_qk_norm": true');
    const attention = 2 * 2048 * 512 + 2048 + 2 * 512 + 2048 + 2 * 128;
    const before = 2 * 2048 * 2048 + 2 * 2048;
    assert.equal(total(part), 1_484_916_736 + 16 * (attention - before));
  });

  it('counts experts, with the shared one', () => {
    const moe =
      '"feed_forward_moe": {"num_experts": 8, "hidden_size": 1024, "bias": false, "router": {"top_k": 2}, "shared_mlp": {"hidden_size": 512}}';
    const part = changed('"feed_forward": {"hidden_size": 8192, "bias": false}', moe);
    const sparse = 3 * 2048 * (8 * 1024 + 512) + 8 * 2048;
    assert.equal(total(part), 1_484_916_736 + 16 * (sparse - 3 * 2048 * 8192));
    assert.equal(part.description.architecture.expertsPerToken?.value, 2);
  });

  it('says that layers which differ are not counted', () => {
    const part = changed('"dtype": "float32"', '"block_overrides": {"0": {}}');
    assert.deepEqual(codes(part.notices), ['part-not-counted']);
  });

  const TWO_WINDOWS = '"sliding_window": {"pattern": [1024, 1024, -1]}, "rope"';
  const windows = (text: string): readonly (string | number | undefined)[] => {
    const { slidingWindow, layerTypes } = changed('"rope"', text).description.architecture;
    const kinds = layerTypes?.value.map((kind) => (kind === 'sliding_attention' ? 's' : 'f')).join('');
    return [slidingWindow?.value, kinds];
  };

  it('gives windows to the layers of the pattern, but for the first and the last', () => {
    assert.deepEqual(windows(TWO_WINDOWS), [1024, 'fssfssfssfssfssf']);
  });

  it('begins the pattern in the first layer where that is not kept full', () => {
    const forced = '"force_full_attention_on_first_layer": false, "pattern": [1024, -1]';
    assert.deepEqual(windows(`"sliding_window": {${forced}}, "rope"`), [1024, 'sfsfsfsfsfsfsfsf']);
    const free = `${forced}, "force_full_attention_on_last_layer": false`;
    assert.deepEqual(windows(`"sliding_window": {${free.replace('-1', '1024')}}, "rope"`), [
      1024,
      's'.repeat(16),
    ]);
  });

  it('reads no window from a pattern of several widths or of none', () => {
    for (const pattern of ['[1024, 2048]', '[-1]', '[]', '["a"]', '4', '[0]']) {
      assert.deepEqual(windows(`"sliding_window": {"pattern": ${pattern}}, "rope"`), [undefined, undefined]);
    }
  });

  describe('blocks with experts beside the network', () => {
    const attention = '"n_heads": 8, "n_kv_heads": 4, "d_attn": 768, "bias": false, "use_head_qk_norm": true';
    const mixer = `{${attention}, "qk_norm": {"name": "rms", "bias": false}}`;
    const norms = '"attention_norm": {"name": "rms", "bias": false}, "use_peri_norm": true';
    const experts =
      '"routed_experts": {"hidden_size": 256, "num_experts": 6, "bias": false}, "routed_experts_router": {"top_k": 2}, "shared_experts": {"hidden_size": 64, "num_experts": 2}';
    const dense = (width: number, own = mixer): string =>
      `{"sequence_mixer": ${own}, "feed_forward": {"hidden_size": ${width}, "bias": false}}`;
    const model = (overrides: string): ReturnType<typeof onlyPart> =>
      onlyPart(
        `{"model": {"d_model": 512, "vocab_size": 1000, "n_layers": 4, "embedding_norm": {"bias": false},
          "block": {"sequence_mixer": ${mixer}, ${norms}, ${experts}},
          "lm_head": {"bias": false, "layer_norm": {"bias": false}}, ${overrides}}, "data_loader": {}}`,
        'json',
        'olmo-core',
      );

    it('are counted with the dense layers before them, the norms about each step and that of the tokens', () => {
      const part = model(`"block_overrides": {"0": ${dense(2048)}}`);
      const ofAttention = 2 * 512 * 768 + 2 * 512 * 384 + 2 * 96 + 4 * 512;
      const sparse = 3 * 512 * (6 * 256 + 2 * 64) + 6 * 512;
      const expected = 2 * 1000 * 512 + 4 * ofAttention + 3 * sparse + 3 * 512 * 2048 + 2 * 512;
      assert.equal(total(part), expected);
      assert.deepEqual(codes(part.notices), []);
    });

    for (const [what, overrides] of [
      ['another layer than the first', `{"1": ${dense(2048)}}`],
      ['layers of several widths', `{"0": ${dense(2048)}, "1": ${dense(1024)}}`],
      ['other heads', `{"0": ${dense(2048, mixer.replace('"n_heads": 8', '"n_heads": 4'))}}`],
      ['attention alone', `{"0": {"sequence_mixer": ${mixer}}}`],
    ] as const) {
      it(`are counted with a remark where block_overrides describes ${what}`, () => {
        assert.deepEqual(codes(model(`"block_overrides": ${overrides}`).notices), ['part-not-counted']);
      });
    }
  });
});
