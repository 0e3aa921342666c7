import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { feedForwardWeights } from '../blocks/feedForward';
import { type TokenMixer } from '../architecture';
import { linear, part, repeat, totalOf, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { passedAgain } from './bidirectional';
import { embeddings, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { type MixerKind } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', positions: 'none', gated: true };

/**
 * State-space layers, before some of which a transformer block runs on the hidden state beside the token's embedding.
 * There are only one or two such blocks, used in turns: their weights count once and their FLOPs at every use.
 * @see Glorioso et al. 2024, arXiv:2405.16712, section 2; arXiv:2411.15242; transformers 5.18 modeling_zamba.py,
 * modeling_zamba2.py
 */
export function sharedBlocks(stateSpace: (fields: FieldReader) => MixerKind): Family['layOut'] {
  return (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const uses = (fields.layerTypes ?? []).slice(0, layers).filter((kind) => kind === 'hybrid').length;
    const blocks = Math.min(fields.special('num_mem_blocks') ?? 1, uses);
    const shape = sharedShape(fields, hiddenSize);
    const { parts, mixer } = stateSpace(fields);
    const shared = [
      ...attention(shape),
      part('feed-forward', sharedNetwork(fields, hiddenSize)),
      part('norm', shape.hiddenSize + hiddenSize),
    ];
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...repeat(layers, parts),
        ...repeat(blocks, shared),
        ...repeat(uses, [part('attention', linear(hiddenSize, hiddenSize)), ...adapters(fields, shape)]),
        part('norm', (layers + 1) * hiddenSize),
      ],
      mixers: [
        mixer(layers),
        ...(uses > 0 ? [attentionMixer(shape, uses)] : []),
        ...(uses > blocks ? [reused(shared, uses - blocks)] : []),
      ],
      countedElsewhere: passedAgain(totalOf(shared), uses - blocks),
    };
  };
}

/** Attention of a shared block: its input is twice as wide as the model, its output is not. */
function sharedShape(fields: FieldReader, hiddenSize: number): AttentionShape {
  const heads = fields.size('attentionHeads');
  return {
    hiddenSize: 2 * hiddenSize,
    projectedSize: hiddenSize,
    heads,
    keyValueHeads: fields.sizeOr('keyValueHeads', heads),
    headSize: fields.sizeOr('headSize', Math.floor((2 * hiddenSize) / heads)),
    queryKeyValueBias: false,
    outputBias: false,
    queryKeyNorm: 'none',
    queryKeyNormKind: 'gain',
    sinks: false,
  };
}

function sharedNetwork(fields: FieldReader, hiddenSize: number): number {
  const innerSize = fields.size('feedForwardSize');
  const bias = fields.flag('feedForwardBias', false);
  // Gate and up are one matrix.
  return feedForwardWeights({ hiddenSize, innerSize, gated: true, bias });
}

/** Low-rank adapters of one use: on gate and up, and on queries, keys and values where the file says so. */
function adapters(fields: FieldReader, { hiddenSize: width }: AttentionShape): readonly Part[] {
  const rank = fields.special('adapter_rank') ?? 0;
  if (rank === 0) return [];
  const attends = fields.specialFlag('use_shared_attention_adapter', false);
  const network = linear(width / 2, rank) + linear(rank, 2 * fields.size('feedForwardSize'));
  return [
    part('feed-forward', network),
    part('attention', attends ? 3 * (linear(width, rank) + linear(rank, width)) : 0),
  ];
}

/** FLOPs of a block's weights at every use but the first. */
function reused(shared: readonly Part[], layers: number): TokenMixer {
  return { kind: 'state-space', layers, stateValues: 0, recurrenceFlops: 2 * totalOf(shared) };
}
