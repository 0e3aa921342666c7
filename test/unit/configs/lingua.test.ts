import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, onlyPart, partOf, valuesOf } from './fixture';

const lingua = (model: string, tokenizer = 'sp'): string =>
  [
    'steps: 10',
    `model: {${model}}`,
    `data: {batch_size: 4, seq_len: 64, sources: {a: 1.0}, tokenizer: {name: ${tokenizer}}}`,
    'distributed: {fsdp_type: no_shard}',
  ].join('\n');

describe('lingua', () => {
  it('counts a Llama, whose vocabulary the user supplies', () => {
    const { architecture } = partOf('lingua/llama.yaml', 'lingua').description;
    assert.equal(architecture.feedForwardSize?.value, 11008);
    assert.equal(architecture.feedForwardSize.note, '⌈⌊1 × ⌊8·dim/3⌋⌋ / 256⌉ × 256');
    assert.deepEqual(codes(resolveArchitecture(architecture).notices), ['vocabulary-unknown']);
    const vocabularySize = { value: 32_000, origin: 'user' as const };
    // Llama 2 7B on the hub.
    const counted = resolveArchitecture({ ...architecture, vocabularySize }).architecture;
    assert.equal(counted?.parameters.total, 6_738_415_616);
  });

  it('reads the batch of one rank and does not take dp_shard for the ranks', () => {
    const { training, cluster } = partOf('lingua/llama.yaml', 'lingua').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 2,
      gradientAccumulation: 1,
      steps: 100_000,
      learningRate: 1e-3,
      warmupSteps: 2000,
      precision: 'bf16',
    });
    assert.deepEqual(valuesOf(cluster), { tensorParallel: 1, zeroStage: 3 });
  });

  const models: readonly (readonly [model: string, field: string, value: unknown])[] = [
    ['dim: 64, n_layers: 2, head_dim: 16', 'attentionHeads', 4],
    ['dim: 64, n_layers: 2, n_heads: 4, n_kv_heads: 2', 'keyValueHeads', 2],
    ['dim: 64, n_layers: 2, n_heads: 4, vocab_size: -1', 'vocabularySize', undefined],
    ['dim: 64, n_layers: 2, n_heads: 4, vocab_size: 100', 'vocabularySize', 100],
    ['dim: 64, n_layers: 2, n_heads: 4, weight_tying: true', 'tiedEmbeddings', true],
    ['dim: 64, n_layers: 2, n_heads: 4, multiple_of: 32', 'feedForwardSize', 192],
  ];
  for (const [model, field, value] of models) {
    it(`reads {${model}} as ${field} ${String(value)}`, () => {
      const { architecture } = onlyPart(lingua(model), 'yaml', 'lingua').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  it('knows the size of the tokenizer of bytes', () => {
    const text = lingua('dim: 64, n_layers: 2, n_heads: 4', 'bytes');
    assert.equal(onlyPart(text, 'yaml', 'lingua').description.architecture.vocabularySize?.value, 258);
  });

  for (const key of ['conv_size: 4', 'state_dim: 128', 'dimensions: [512, 2048]']) {
    it(`does not count the layers of other apps ({${key}}), and says so`, () => {
      const part = onlyPart(lingua(`dim: 64, n_layers: 2, n_heads: 4, ${key}`), 'yaml', 'lingua');
      assert.deepEqual([part.description.architecture, codes(part.notices)], [{}, ['part-not-counted']]);
    });
  }
});
