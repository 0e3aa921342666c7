import assert from 'node:assert/strict';
import { derivedFeedForward } from '../../../src/configs/formats/metaParams';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

describe('params.json', () => {
  // Meta's checkpoints: Llama 2 7B, 13B, 70B (multiplier 1.3), Llama 3 8B and 70B; llama/model.py.
  const widths: readonly (readonly [
    dim: number,
    multiplier: number | undefined,
    multiple: number,
    width: number,
  ])[] = [
    [4096, undefined, 256, 11008],
    [5120, undefined, 256, 13824],
    [8192, 1.3, 4096, 28672],
    [4096, 1.3, 1024, 14336],
    [8192, 1.3, 1024, 28672],
  ];
  for (const [dim, multiplier, multiple, width] of widths) {
    it(`derives the feed-forward width ${width} from ${dim}, ${multiplier} and ${multiple}`, () => {
      assert.equal(derivedFeedForward(dim, multiplier, multiple), width);
    });
  }

  it('reads Llama 3.1 8B to the last parameter and leaves the tying open', () => {
    const { architecture } = partOf('meta-params/llama-like.json', 'meta-params').description;
    assert.deepEqual(valuesOf(architecture), {
      family: 'llama',
      layers: 32,
      hiddenSize: 4096,
      feedForwardSize: 14336,
      gatedFeedForward: true,
      attentionHeads: 32,
      keyValueHeads: 8,
      vocabularySize: 128256,
      positions: 'rotary',
    });
    assert.equal(architecture.feedForwardSize?.origin, 'derived');
    assert.equal(architecture.gatedFeedForward?.origin, 'format-default');
    const counted = resolveArchitecture(architecture);
    // Llama 3 model card: 8,030,261,248 untied.
    assert.equal(counted.architecture?.parameters.total, 8_030_261_248);
    assert.deepEqual(codes(counted.notices), ['tying-not-stated']);
  });

  it('reads experts, and a vocabulary of −1 as unknown', () => {
    const { architecture } = partOf('meta-params/experts.json', 'meta-params').description;
    assert.equal(architecture.family?.value, 'mixtral');
    assert.equal(architecture.experts?.value, 8);
    assert.equal(architecture.expertsPerToken?.value, 2);
    assert.equal(architecture.vocabularySize, undefined);
    assert.equal(architecture.headSize?.value, 64);
    assert.equal(architecture.feedForwardSize?.origin, 'file');
  });

  it('prefers a stated width to the multiplier', () => {
    const text = '{"dim": 1024, "n_layers": 2, "n_heads": 16, "hidden_dim": 3072, "ffn_dim_multiplier": 1}';
    const { architecture } = onlyPart(text, 'json', 'meta-params').description;
    assert.equal(architecture.feedForwardSize?.value, 3072);
  });

  it('does not derive a width in place of an impossible one', () => {
    const text = '{"dim": 1024, "n_layers": 2, "n_heads": 16, "hidden_dim": 0}';
    const part = onlyPart(text, 'json', 'meta-params');
    assert.equal(part.description.architecture.feedForwardSize, undefined);
    assert.deepEqual(codes(part.notices), ['out-of-bounds']);
  });

  it('takes as many key/value heads as heads where none are stated, as a default', () => {
    const text = '{"dim": 64, "n_layers": 2, "n_heads": 4, "vocab_size": 100}';
    const { keyValueHeads } = onlyPart(text, 'json', 'meta-params').description.architecture;
    assert.equal(keyValueHeads?.value, 4);
    assert.equal(keyValueHeads.origin, 'format-default');
    assert.match(keyValueHeads.note!, /llama/);
  });

  it('names no family for FlexFlow files, which share the keys', () => {
    const text = '{"dim": 64, "n_layers": 2, "n_heads": 4, "vocab_size": 100, "incremental_mode": true}';
    const { architecture } = onlyPart(text, 'json', 'meta-params').description;
    assert.equal(architecture.family, undefined);
    assert.ok(codes(resolveArchitecture(architecture).notices).includes('unknown-model-type'));
  });

  it('puts the model where the file describes it', () => {
    const text = fixture('meta-params/llama-like.json');
    const { modelRange } = partOf('meta-params/llama-like.json', 'meta-params');
    assert.equal(text.slice(modelRange!.start, modelRange!.end), text.trim());
  });
});
