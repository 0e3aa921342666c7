import { bidirectional } from './bidirectional';
import { type Family } from './family';
import { norms } from '../blocks/norm';
import { linear, part } from '../countParameters';
/**
 * DeBERTa: BERT whose tokens meet relative positions, from one table, in every layer; with projections of their own
 * unless they share the tokens' (V3). The first release has biases on queries and values alone.
 * @see He et al. 2020, arXiv:2006.03654, section 3; He et al. 2021, arXiv:2111.09543, section 3; transformers 5.18
 * modeling_deberta.py, modeling_deberta_v2.py
 */
export const deberta: Family = {
  id: 'deberta',
  modelTypes: ['deberta', 'deberta-v2'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({
    wideningBias: false,
    inEachLayer: (fields, { hiddenSize }) => {
      const plainKeys = fields.specialFlag('plainKeys', false);
      const onPositions = (key: string, bias: boolean): number =>
        fields.specialFlag(key, false) ? linear(hiddenSize, hiddenSize, bias) : 0;
      const ofPositions = onPositions('projectsKeys', !plainKeys) + onPositions('projectsQueries', true);
      return [part('attention', ofPositions - (plainKeys ? hiddenSize : 0))];
    },
    once: (fields, { hiddenSize }) => {
      const kernel = fields.optionalSize('convolutionWidth');
      const mixed = kernel === undefined ? 0 : kernel * hiddenSize ** 2 + hiddenSize;
      const normed = (fields.specialFlag('relativeNorm', false) ? 1 : 0) + (kernel === undefined ? 0 : 1);
      return [
        part('position-embedding', (fields.special('relativeRows') ?? 0) * hiddenSize),
        norms('gain-and-bias', hiddenSize, normed),
        part('attention', mixed),
      ];
    },
  }),
};
