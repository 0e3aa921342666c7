import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const changed = (from: string | RegExp, to: string): ReturnType<typeof onlyPart> =>
  onlyPart(fixture('modalities/pretrain.yaml').replace(from, to), 'yaml', 'modalities');

describe('Modalities', () => {
  it('counts the sizes of Llama 2 7B, two thirds of the stated width kept', () => {
    const { architecture } = partOf('modalities/pretrain.yaml', 'modalities').description;
    assert.equal(architecture.feedForwardSize?.value, 11008);
    // Llama 2 7B on the hub.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 6_738_415_616);
  });

  it('finds the batch through the mesh that dp_degree refers to', () => {
    const { training, cluster } = partOf('modalities/pretrain.yaml', 'modalities').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 4,
      gradientAccumulation: 2,
      globalBatchSequences: 128,
      steps: 20,
      learningRate: 0.0001,
      optimizer: 'adam_w',
      precision: 'bf16',
      tokensPerStep: 524_288,
      tokens: 10_485_760,
    });
    assert.deepEqual(valuesOf(cluster), { dataParallel: 16, tensorParallel: 4 });
  });

  const models: readonly (readonly [from: string, to: string, field: string, value: unknown])[] = [
    ['activation_type: swiglu', 'activation_type: gelu', 'feedForwardSize', 16_384],
    ['bias: false', 'bias: true', 'feedForwardBias', true],
    ['poe_type: NOPE', 'poe_type: ABSOLUTE', 'positions', 'learned'],
    ['pytorch_rms_norm', 'layer_norm', 'normBias', true],
    ['use_weight_tying: false', '', 'tiedEmbeddings', true],
  ];
  for (const [from, to, field, value] of models) {
    it(`reads ${to === '' ? `a file without ${from}` : to} as ${field} ${String(value)}`, () => {
      assert.equal(valuesOf(changed(from, to).description.architecture)[field], value);
    });
  }

  it('leaves the batch open where the ranks are those of the launch', () => {
    const part = changed(/dp_degree: \{.*\}/, 'dp_degree: ${cuda_env:WORLD_SIZE}');
    assert.deepEqual(codes(part.notices), ['unresolved-reference']);
    const open = changed('data_parallel_shard_degree: 8', 'data_parallel_shard_degree: -1');
    assert.equal(open.description.training.globalBatchSequences, undefined);
  });

  it('is silent about graphs without a language model', () => {
    const text = fixture('modalities/pretrain.yaml').replace('variant_key: gpt2', 'variant_key: vit');
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});
