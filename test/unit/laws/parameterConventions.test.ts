import fc from 'fast-check';
import { nonEmbeddingFromTotal, totalFromNonEmbedding } from '../../../src/engine/laws/parameterConventions';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

describe('Pearce and Song 2024, conversion of parameter counts', () => {
  // N + 47491·N^(1/3): 1e9 + 47491 × 1000 and 1e7 + 47491 × 215.443.
  for (const [nonEmbedding, total] of [
    [1e9, 1.04749e9],
    [1e7, 20231600],
  ] as const) {
    it(`takes ${nonEmbedding} without embeddings for ${total} in all`, () => {
      assertCloseTo(totalFromNonEmbedding(nonEmbedding), total, SIX_DIGITS);
    });
    it(`takes ${total} in all for ${nonEmbedding} without embeddings`, () => {
      assertCloseTo(nonEmbeddingFromTotal(total), nonEmbedding, SIX_DIGITS);
    });
  }

  it('inverts at every size', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 15, noNaN: true }), (exponent) => {
        const nonEmbedding = 10 ** exponent;
        // The cube of a root that carries a few units of the last place.
        assertCloseTo(nonEmbeddingFromTotal(totalFromNonEmbedding(nonEmbedding)), nonEmbedding, 1e-12);
      }),
      { seed: 42 },
    );
  });
});
