import { linear, part, type Part } from '../countParameters';

/** Token table, projections where its width differs from the model's, and the output head. */
export interface TokenEmbedding {
  readonly rows: number;
  readonly hiddenSize: number;
  /** Width of the table; projected to `hiddenSize` and back without bias (OPT-350m). */
  readonly embeddingSize: number;
  /** One matrix serves as table and head. */
  readonly tied: boolean;
  readonly headBias: boolean;
}

/**
 * Parts of the token embedding and the head.
 * @example GPT-2: 50,257 rows × 768, tied: 38,597,376
 */
export function tokenEmbedding(embedding: TokenEmbedding): readonly Part[] {
  const { rows, hiddenSize, embeddingSize, tied, headBias } = embedding;
  const table = rows * embeddingSize;
  const projection = embeddingSize === hiddenSize ? 0 : linear(hiddenSize, embeddingSize);
  return [
    { component: 'token-embedding', total: table, active: table, lookup: !tied },
    part('token-embedding', projection),
    part('head', (tied ? 0 : table) + projection + (headBias ? rows : 0)),
  ];
}

/** A learned table of positions. */
export function positionTable(rows: number, width: number): Part {
  const total = rows * width;
  return { component: 'position-embedding', total, active: total, lookup: true };
}
