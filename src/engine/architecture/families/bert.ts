import { attention, type AttentionShape } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms, normWeights } from '../blocks/norm';
import { linear, part, repeat, type Part } from '../countParameters';
import { headSize, vocabularyRows } from './decoder';
import { encoderMixer } from './encoder';
import { type Family, type Layout } from './family';

/**
 * BERT: Encoder with learned positions, token types, biases and LayerNorm after each step. With a masked-language-
 * model head (dense layer, norm, tied table, bias) unless `bertHead` says `pooler` (the bare model) or `none`.
 * @see Devlin et al. 2018, arXiv:1810.04805, section 3; transformers 5.18 modeling_bert.py
 */
export const bert: Family = {
  id: 'bert',
  modelTypes: ['bert', 'roberta', 'xlm-roberta', 'camembert'],
  kind: 'encoder',
  tiedByDefault: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const heads = fields.size('attentionHeads');
    const shape: AttentionShape = {
      hiddenSize,
      heads,
      keyValueHeads: heads,
      headSize: headSize(fields, hiddenSize, heads),
      queryKeyValueBias: true,
      outputBias: true,
      queryKeyNorm: 'none',
      queryKeyNormKind: 'none',
      sinks: false,
    };
    const innerSize = fields.size('feedForwardSize');
    const head = fields.specialText('bertHead') ?? 'masked-language-model';
    const predicts = head === 'masked-language-model';
    const rows = vocabularyRows(fields);
    const table = {
      rows,
      hiddenSize,
      embeddingSize: hiddenSize,
      tied: tied || !predicts,
      headBias: predicts,
    };
    return {
      layers,
      hiddenSize,
      vocabularyRows: rows,
      parts: [
        ...tokenEmbedding(table),
        positionTable(fields.size('maximumPositions'), hiddenSize),
        { ...part('token-embedding', fields.sizeOr('tokenTypes', 2) * hiddenSize), lookup: true },
        part('token-embedding', normWeights('gain-and-bias', hiddenSize)),
        ...repeat(layers, attention(shape)),
        part(
          'feed-forward',
          layers * feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true }),
        ),
        norms('gain-and-bias', hiddenSize, 2 * layers),
        ...headParts(head, hiddenSize),
      ],
      mixers: [encoderMixer(shape, layers)],
    };
  },
};

/** The dense layer of the masked-language-model head with its norm, or of the pooler. */
function headParts(head: string, hiddenSize: number): readonly Part[] {
  const dense = linear(hiddenSize, hiddenSize, true);
  if (head === 'masked-language-model') {
    return [part('head', dense + normWeights('gain-and-bias', hiddenSize))];
  }
  return head === 'pooler' ? [part('head', dense)] : [];
}
