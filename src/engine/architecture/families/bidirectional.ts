import { type TokenMixer } from '../architecture';
import { attention, type AttentionShape } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms, normWeights } from '../blocks/norm';
import { linear, part, repeat, totalOf, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { headSize, vocabularyRows } from './decoder';
import { encoderMixer } from './encoder';
import { type Layout } from './family';

/** What a family of encoders has beside BERT, and what of BERT's it lacks. */
export interface EncoderRules {
  /** A table that tells segments apart; default true. */
  readonly tokenTypes?: boolean;
  /** Default learned. */
  readonly positions?: 'learned' | 'rotary';
  /** A norm on the embedded tokens; default true. */
  readonly embeddingNorm?: boolean;
  /** A norm after the last layer; default false. */
  readonly finalNorm?: boolean;
  /** Whether what widens an embedding narrower than the model has a bias; default true. */
  readonly wideningBias?: boolean;
  /** Default false: one up projection. */
  readonly gated?: boolean;
  /** Default true. */
  readonly queryKeyValueBias?: boolean;
  /** Default true. */
  readonly attentionOutputBias?: boolean;
  /** Biases of the network: of all, of what comes down, or of none; default all. */
  readonly feedForwardBias?: 'all' | 'down' | 'none';
  /** Whether head and table have a bias each where they are not tied, as BERT's class has; default true. */
  readonly twoHeadBiases?: boolean;
  /** Whether a matrix stands between embedding and layers even if they are equally wide; default false. */
  readonly alwaysWidens?: boolean;
  /** What else is in every layer. */
  readonly inEachLayer?: (fields: FieldReader, shape: AttentionShape) => readonly Part[];
  /** What else the model has once. */
  readonly once?: (fields: FieldReader, shape: AttentionShape, layers: number) => readonly Part[];
}

/**
 * Lays out an encoder by a family's rules: BERT's with another layer here and a table there. With a masked-language-
 * model head (dense layer, norm, tied table, bias) unless `bertHead` says what else the class has.
 */
export function bidirectional(rules: EncoderRules): (fields: FieldReader, tied: boolean) => Layout {
  return (fields, tied) => {
    const layers = fields.size('layers');
    // Layers with weights of their own; the others pass them again.
    const distinct = Math.min(layers, fields.special('distinctLayers') ?? layers);
    const hiddenSize = fields.size('hiddenSize');
    const shape = shapeOf(fields, rules, hiddenSize);
    const ofOneLayer = [
      ...attention(shape),
      part('feed-forward', network(fields, rules, hiddenSize)),
      ...(rules.inEachLayer?.(fields, shape) ?? []),
      norms('gain-and-bias', hiddenSize, 2),
    ];
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embedded(fields, rules, hiddenSize, tied),
        ...repeat(distinct, ofOneLayer),
        norms('gain-and-bias', hiddenSize, rules.finalNorm === true ? 1 : 0),
        ...(rules.once?.(fields, shape, layers) ?? []),
        ...headParts(fields, hiddenSize),
      ],
      mixers: [encoderMixer(shape, layers), ...again(ofOneLayer, layers - distinct)],
      countedElsewhere: passedAgain(totalOf(ofOneLayer), layers - distinct),
    };
  };
}

/** Active weights counted at every pass, where layers share them. */
export function passedAgain(weights: number, passes: number): Layout['countedElsewhere'] {
  return passes > 0 ? [{ reason: 'shared-layers', more: passes * weights, of: 'active' }] : undefined;
}

/** FLOPs of layers whose weights are an earlier one's. */
function again(ofOneLayer: readonly Part[], layers: number): readonly TokenMixer[] {
  if (layers === 0) return [];
  const recurrenceFlops = 2 * totalOf(ofOneLayer);
  return [{ kind: 'state-space', layers, stateValues: 0, recurrenceFlops, encodes: true }];
}

function shapeOf(fields: FieldReader, rules: EncoderRules, hiddenSize: number): AttentionShape {
  const heads = fields.size('attentionHeads');
  return {
    hiddenSize,
    heads,
    keyValueHeads: heads,
    headSize: headSize(fields, hiddenSize, heads),
    queryKeyValueBias: fields.flag('queryKeyValueBias', rules.queryKeyValueBias ?? true),
    outputBias: fields.flag('attentionOutputBias', rules.attentionOutputBias ?? true),
    queryKeyNorm: 'none',
    queryKeyNormKind: 'none',
    sinks: false,
  };
}

function network(fields: FieldReader, rules: EncoderRules, hiddenSize: number): number {
  const { gated = false, feedForwardBias = 'all' } = rules;
  const innerSize = fields.size('feedForwardSize');
  const weights = feedForwardWeights({ hiddenSize, innerSize, gated, bias: feedForwardBias === 'all' });
  return weights + (feedForwardBias === 'down' ? hiddenSize : 0);
}

/** Tokens, positions and segments, their norm, what widens them, and the table of the head. */
function embedded(
  fields: FieldReader,
  rules: EncoderRules,
  hiddenSize: number,
  tied: boolean,
): readonly Part[] {
  const width = fields.sizeOr('embeddingSize', hiddenSize);
  const predicts = headOf(fields) === 'masked-language-model' || headOf(fields) === 'pre-training';
  const table = { rows: vocabularyRows(fields), hiddenSize: width, embeddingSize: width };
  const learned = fields.positions(rules.positions ?? 'learned') === 'learned';
  const types =
    rules.tokenTypes === false ? 0 : (fields.special('tokenTypes') ?? fields.sizeOr('tokenTypes', 2));
  const normed = fields.specialFlag('normsEmbedding', rules.embeddingNorm ?? true);
  const widens = rules.alwaysWidens === true || width !== hiddenSize;
  const widening = !widens ? 0 : linear(width, hiddenSize, rules.wideningBias ?? true);
  const secondBias = predicts && !tied && rules.twoHeadBiases !== false ? table.rows : 0;
  return [
    part('head', secondBias),
    ...tokenEmbedding({ ...table, tied: tied || !predicts, headBias: predicts }),
    positionTable(learned ? fields.size('maximumPositions') : 0, width),
    { ...part('token-embedding', types * width), lookup: true },
    part('token-embedding', (normed ? normWeights('gain-and-bias', width) : 0) + widening),
  ];
}

function headOf(fields: FieldReader): string {
  return fields.specialText('bertHead') ?? 'masked-language-model';
}

/** What the class has on top of the encoder, the table apart. */
function headParts(fields: FieldReader, hiddenSize: number): readonly Part[] {
  const width = fields.sizeOr('embeddingSize', hiddenSize);
  const dense = linear(hiddenSize, hiddenSize, true);
  const predicting = linear(hiddenSize, width, true) + normWeights('gain-and-bias', width);
  switch (headOf(fields)) {
    case 'masked-language-model':
      return [part('head', predicting)];
    case 'pre-training':
      return [part('head', predicting + dense + linear(hiddenSize, 2, true))];
    case 'discriminator':
      return [part('head', dense + linear(hiddenSize, 1, true))];
    case 'pooler':
      return [part('head', dense)];
    default:
      return [];
  }
}
