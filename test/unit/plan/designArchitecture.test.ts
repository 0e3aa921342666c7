import assert from 'node:assert/strict';
import fc from 'fast-check';
import { designArchitecture, type DesignTarget } from '../../../src/engine/plan/designArchitecture';
import { resolveArchitecture } from '../../../src/engine/architecture';

const design = (parameters: number, some: Partial<DesignTarget> = {}) =>
  designArchitecture({ parameters, counted: 'total', maximumPositions: 4096, ...some });

/** Sizes from 20M to 10T, evenly in the logarithm. */
const anySize = fc.double({ min: Math.log(2e7), max: Math.log(1e13), noNaN: true }).map(Math.exp);

describe('designArchitecture', () => {
  it('comes within 3 % of any size from 20M to 10T, in either count', () => {
    fc.assert(
      fc.property(
        anySize,
        fc.constantFrom('total' as const, 'non-embedding' as const),
        (parameters, counted) => {
          const result = design(parameters, { counted });
          assert.ok(result !== undefined);
          assert.ok(Math.abs(result.deviation) < 0.03, `${parameters}: ${result.deviation}`);
          const count = result.architecture.parameters[counted === 'total' ? 'total' : 'nonEmbedding'];
          assert.ok(Math.abs(count / parameters - 1 - result.deviation) < 1e-12);
        },
      ),
      { seed: 42 },
    );
  });

  it('gives sizes that divide', () => {
    fc.assert(
      fc.property(anySize, (parameters) => {
        const result = design(parameters);
        const fields = result!.fields;
        const [width, heads, keyValueHeads] = [
          fields.hiddenSize!.value,
          fields.attentionHeads!.value,
          fields.keyValueHeads!.value,
        ];
        assert.equal(heads * fields.headSize!.value, width);
        assert.equal(heads % keyValueHeads, 0);
        assert.equal(fields.feedForwardSize!.value % 256, 0);
        assert.equal(fields.vocabularySize!.value % 128, 0);
        if (parameters >= 5e9) {
          // Eight ranks of tensor parallelism.
          for (const size of [heads, keyValueHeads, fields.feedForwardSize!.value]) assert.equal(size % 8, 0);
          assert.equal(fields.vocabularySize!.value % (128 * 8), 0);
        }
      }),
      { seed: 42 },
    );
  });

  it('keeps width over depth between 25 and 300 from 1e8 parameters on', () => {
    fc.assert(
      fc.property(
        anySize.filter((size) => size > 1e8),
        (parameters) => {
          const { hiddenSize, layers } = design(parameters)!.architecture;
          assert.ok(hiddenSize / layers > 25 && hiddenSize / layers < 300, `${hiddenSize}×${layers}`);
        },
      ),
      { seed: 42 },
    );
  });

  it('is counted by the same rules as any config', () => {
    const result = design(7e9);
    assert.deepEqual(resolveArchitecture(result!.fields).architecture, result!.architecture);
    assert.deepEqual(resolveArchitecture(result!.fields).notices, []);
  });

  it('ties the embeddings of small models only', () => {
    assert.equal(design(1e9)?.architecture.tiedEmbeddings, true);
    assert.equal(design(8e9)?.architecture.tiedEmbeddings, false);
  });

  it('builds 7e9 parameters about as Llama 2 7B is built: 4,096 wide, 32 to 40 deep', () => {
    const { hiddenSize, layers } = design(7e9)!.architecture;
    assert.equal(hiddenSize, 4096);
    assert.ok(layers >= 32 && layers <= 40);
  });

  for (const parameters of [1, 1e5, 1e6, 1e18, 1e300]) {
    it(`has no design for ${parameters} parameters`, () => {
      assert.equal(design(parameters), undefined);
    });
  }
});
