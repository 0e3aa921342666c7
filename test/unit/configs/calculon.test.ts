import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, partOf, valuesOf } from './fixture';

describe('Calculon', () => {
  it('counts the blocks of GPT-3 without guessing a vocabulary', () => {
    const { architecture } = partOf('calculon/model.json', 'calculon').description;
    const missing = resolveArchitecture(architecture);
    assert.deepEqual(codes(missing.notices), ['vocabulary-unknown']);
    const supplied = { ...architecture, vocabularySize: { value: 50257, origin: 'user' as const } };
    const { parameters } = resolveArchitecture(supplied).architecture!;
    // 96 blocks of 12·h² + 13·h, and the last norm.
    assert.equal(missing.withoutEmbeddings?.nonEmbedding, parameters.nonEmbedding);
    assert.equal(parameters.nonEmbedding, 96 * (12 * 12288 ** 2 + 13 * 12288) + 2 * 12288);
  });

  it('reads the machines of a run', () => {
    const { training, cluster } = partOf('calculon/run.json', 'calculon').description;
    assert.deepEqual(valuesOf(training), {
      globalBatchSequences: 3072,
      microBatchSequences: 4,
      precision: 'fp16',
    });
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 3072,
      dataParallel: 12,
      tensorParallel: 4,
      pipelineParallel: 64,
      zeroStage: 1,
      activationRecompute: 'full',
    });
  });
});
