import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

describe('nanotron', () => {
  it('counts a tied Llama to the last parameter', () => {
    const { architecture } = partOf('nanotron/llama.yaml', 'nanotron').description;
    // By hand, untied twice: 49152·4096 + 6·(2·4096² + 2·4096·2048 + 3·4096·24576 + 2·4096) + 4096.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 2_315_309_056);
  });

  it('multiplies micro-batch, accumulation and ranks, and knows its GPUs', () => {
    const { training, cluster } = partOf('nanotron/llama.yaml', 'nanotron').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 1024,
      microBatchSequences: 64,
      gradientAccumulation: 1,
      globalBatchSequences: 512,
      steps: 70_000,
      learningRate: 0.0003,
      warmupSteps: 2,
      schedule: 'cosine',
      optimizer: 'adamW',
      precision: 'bf16',
      tokensPerStep: 524_288,
      tokens: 36_700_160_000,
    });
    assert.equal(
      training.globalBatchSequences?.note,
      'micro_batch_size × batch_accumulation_per_replica × dp',
    );
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 16,
      dataParallel: 8,
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 1,
      expertParallel: 1,
      zeroStage: 0,
    });
  });

  it('counts experts with a shared one in the layers listed, the last of two equal keys', () => {
    const { architecture, cluster } = partOf('nanotron/experts.yaml', 'nanotron').description;
    assert.deepEqual(architecture.denseLayerIndices?.value, [0]);
    assert.equal(architecture.paddedVocabularySize?.value, 1004);
    assert.equal(cluster.accelerators?.value, 16);
    const attention = 4 * 64 * 64;
    const sparse = 4 * 3 * 64 * 32 + 3 * 64 * 48 + 64 + 64 * 4;
    const total = 2 * 1004 * 64 + 3 * (attention + 2 * 64) + 3 * 64 * 128 + 2 * sparse + 64;
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, total);
  });

  it('counts a Mamba model with its own padding', () => {
    const { architecture } = partOf('nanotron/mamba.yaml', 'nanotron').description;
    // mamba-130m on the hub: 129,135,360 with 50,280 rows.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 129_135_360);
  });

  const models: readonly (readonly [replaced: string, by: string, field: string, value: unknown])[] = [
    ['num_key_value_heads: 16', '', 'keyValueHeads', 32],
    ['tie_word_embeddings: true', '', 'tiedEmbeddings', false],
    ['is_llama_config: true', 'attention_bias: true', 'queryKeyValueBias', true],
    ['vocab_size: 49152', 'vocab_size: 49153', 'paddedVocabularySize', 49154],
    ['is_llama_config: true', 'moe_num_experts: 4', 'expertsPerToken', 2],
  ];
  for (const [replaced, by, field, value] of models) {
    it(`reads ${by === '' ? `a file without ${replaced}` : by} as ${field} ${String(value)}`, () => {
      const text = fixture('nanotron/llama.yaml').replace(replaced, by);
      const { architecture } = onlyPart(text, 'yaml', 'nanotron').description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  for (const model of ['starcoder2', 'llama4']) {
    it(`does not count ${model}, and says so`, () => {
      const text = fixture('nanotron/llama.yaml').replace('is_llama_config', `is_${model}_config`);
      const part = onlyPart(text, 'yaml', 'nanotron');
      assert.deepEqual([part.description.architecture, codes(part.notices)], [{}, ['part-not-counted']]);
    });
  }
});
