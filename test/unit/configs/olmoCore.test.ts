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
});
