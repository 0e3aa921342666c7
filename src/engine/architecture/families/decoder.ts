import { type ExpertCount, type TokenMixer } from '../architecture';
import { attention, attentionMixer, type AttentionShape, type QueryKeyNorm } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { experts } from '../blocks/experts';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms, normWeights, type NormKind } from '../blocks/norm';
import { linear, part, repeat, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { type PositionKind } from '../../run';
import { type Layout } from './family';
import { predictionModules } from './predictionModule';
import { expertLayers, windowPlan, type ExpertPosition } from './layerPlan';

/**
 * What a family of decoder-only transformers has where no key says otherwise. A stated field wins; a format maps
 * only the keys that its framework reads for the family.
 */
export interface DecoderRules {
  readonly norm: NormKind;
  /** Norms of the model's width in one layer; default 2. */
  readonly normsPerLayer?: number;
  /** A norm after the last layer; default true. */
  readonly finalNorm?: boolean;
  /** A norm on the embedded tokens; default false. */
  readonly embeddingNorm?: boolean;
  /** Default rotary: no weights. */
  readonly positions?: PositionKind;
  /** Rows of the position table beyond the positions (OPT: 2); default 0. */
  readonly positionOffset?: number;
  readonly gated: boolean;
  readonly queryKeyValueBias?: boolean;
  readonly attentionOutputBias?: boolean;
  readonly feedForwardBias?: boolean;
  readonly headBias?: boolean;
  /** Norm on queries and keys; default none. */
  readonly queryKeyNorm?: QueryKeyNorm;
  /** What a file gets that asks for one where the family has none; default per head. */
  readonly queryKeyNormIfAsked?: QueryKeyNorm;
  /** Default as {@link norm}. */
  readonly queryKeyNormKind?: NormKind;
  /** A gate on the attention's output, as wide as the queries: a matrix of its own or more of theirs; default none. */
  readonly attentionGate?: 'own' | 'with-queries';
  /** Weights of a learned activation in one dense network (Apertus: 2); default 0. */
  readonly activationWeights?: number;
  /** Attention sinks; default false. */
  readonly sinks?: boolean;
  /** Feed-forward width as a multiple of the model's where none is stated; absent = must be stated. */
  readonly feedForwardRatio?: number;
  /** Every how many layers attention is full where others slide; absent = all slide. */
  readonly fullAttentionEvery?: number;
  /** Default last of the interval. */
  readonly expertPosition?: ExpertPosition;
  /** Values beside the router's weights, one per expert: a bias, or a correction that is a parameter. */
  readonly routerBias?: boolean;
  /** Biases in routed experts; default as in the dense and shared networks. */
  readonly expertBias?: boolean;
  readonly sharedGate?: boolean;
  /** Routers balanced by a correction per expert, a buffer that some count as parameters (DeepSeek-V3). */
  readonly correctionBias?: boolean;
}

/** The attention of all layers: its weights and what mixes tokens. */
export interface AttentionPlan {
  readonly parts: readonly Part[];
  readonly mixers: readonly TokenMixer[];
  /** Attention of one layer as a prediction module has it; absent where that is not known. */
  readonly ofOneLayer?: readonly Part[];
}

/** Lays out a decoder by a family's rules; `attend` replaces grouped-query attention where a family has another. */
export function decoder(
  rules: DecoderRules,
  attend: (fields: FieldReader, rules: DecoderRules) => AttentionPlan = groupedQueryAttention,
): (fields: FieldReader, tied: boolean) => Layout {
  return (fields, tied) => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const { parts, mixers, ofOneLayer } = attend(fields, rules);
    const feedForward = feedForwardOfAllLayers(fields, rules, layers, hiddenSize);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      experts: feedForward.experts,
      parts: [
        ...embeddings(fields, rules, tied),
        ...parts,
        ...feedForward.parts,
        ...layerNorms(fields, rules, layers, hiddenSize),
      ],
      mixers,
      countedElsewhere: [
        ...(rules.correctionBias === true ? (correctionBiases(feedForward.routers) ?? []) : []),
        ...predictions(fields, rules, hiddenSize, ofOneLayer, feedForward.ofLastLayer),
      ],
    };
  };
}

/** What the modules for multi-token prediction would add, where their layer is known. */
function predictions(
  fields: FieldReader,
  rules: DecoderRules,
  hiddenSize: number,
  attention: readonly Part[] | undefined,
  feedForward: readonly Part[],
): NonNullable<Layout['countedElsewhere']> {
  const modules = fields.count('predictionLayers');
  if (modules === 0 || attention === undefined) return [];
  const norm = normWeights(normKind(fields, rules), hiddenSize);
  const layer = [...attention, ...feedForward, part('norm', (rules.normsPerLayer ?? 2) * norm)];
  const more = predictionModules(modules, hiddenSize, norm, layer);
  return [{ reason: 'multi-token-prediction', more }];
}

/** The balancing corrections of routers: buffers here, parameters in DeepSeek's own code and on model cards. */
export function correctionBiases(routers: number): Layout['countedElsewhere'] {
  return routers === 0 ? undefined : [{ reason: 'router-correction-bias', more: routers }];
}

/** Rows of the embedding matrix: padded if the framework pads. */
export function vocabularyRows(fields: FieldReader): number {
  return fields.optionalSize('paddedVocabularySize') ?? fields.size('vocabularySize');
}

/** Tokens, positions, their norm, and the head. */
export function embeddings(fields: FieldReader, rules: DecoderRules, tied: boolean): readonly Part[] {
  const hiddenSize = fields.size('hiddenSize');
  const tokens = tokenEmbedding({
    rows: vocabularyRows(fields),
    hiddenSize,
    embeddingSize: fields.sizeOr('embeddingSize', hiddenSize),
    tied,
    headBias: fields.flag('headBias', rules.headBias ?? false),
  });
  const learned = fields.positions(rules.positions ?? 'rotary') === 'learned';
  const rows = learned ? fields.size('maximumPositions') + (rules.positionOffset ?? 0) : 0;
  const normed = fields.specialFlag('embeddingNorm', rules.embeddingNorm ?? false);
  return [
    ...tokens,
    positionTable(rows, hiddenSize),
    part('token-embedding', normed ? normWeights(normKind(fields, rules), hiddenSize) : 0),
  ];
}

/** Whether norms have gains, gains and biases or nothing. */
export function normKind(fields: FieldReader, rules: DecoderRules): NormKind {
  if (!fields.specialFlag('normWeight', rules.norm !== 'none')) return 'none';
  return fields.flag('normBias', rules.norm === 'gain-and-bias') ? 'gain-and-bias' : 'gain';
}

/** The norms of all layers and the last one. */
export function layerNorms(
  fields: FieldReader,
  rules: DecoderRules,
  layers: number,
  hiddenSize: number,
): readonly Part[] {
  const perLayer = fields.special('normsPerLayer') ?? rules.normsPerLayer ?? 2;
  const last = fields.specialFlag('finalNorm', rules.finalNorm ?? true) ? 1 : 0;
  return [norms(normKind(fields, rules), hiddenSize, perLayer * layers + last)];
}

/** Width of one head: stated, or the model's width shared among the heads. */
export function headSize(fields: FieldReader, hiddenSize: number, heads: number): number {
  const stated = fields.optionalSize('headSize');
  if (stated !== undefined) return stated;
  if (hiddenSize % heads !== 0 && !fields.failed) {
    fields.report('heads-do-not-divide', 'error', { hiddenSize, heads }, 'attentionHeads');
  }
  return Math.floor(hiddenSize / heads);
}

/** Sizes of grouped-query attention as the fields and rules have them. */
export function attentionShape(fields: FieldReader, rules: DecoderRules): AttentionShape {
  const hiddenSize = fields.size('hiddenSize');
  const heads = fields.size('attentionHeads');
  const keyValueHeads = fields.sizeOr('keyValueHeads', heads);
  if (heads % keyValueHeads !== 0) {
    fields.report('key-value-heads-do-not-divide', 'warning', { heads, keyValueHeads }, 'keyValueHeads');
  }
  const asked = fields.flag('queryKeyNorm', (rules.queryKeyNorm ?? 'none') !== 'none');
  const named = fields.specialText('queryKeyNormWidth');
  const width = named === 'full-width' || named === 'per-head' ? named : undefined;
  const kind = normKind(fields, rules);
  return {
    hiddenSize,
    heads,
    keyValueHeads,
    headSize: headSize(fields, hiddenSize, heads),
    queryKeyValueBias: fields.flag('queryKeyValueBias', rules.queryKeyValueBias ?? false),
    outputBias: fields.flag('attentionOutputBias', rules.attentionOutputBias ?? false),
    queryKeyNorm: asked ? (width ?? rules.queryKeyNorm ?? rules.queryKeyNormIfAsked ?? 'per-head') : 'none',
    queryKeyNormKind: rules.queryKeyNormKind ?? kind,
    sinks: rules.sinks ?? false,
  };
}

/** Multi-head, grouped-query or multi-query attention in every layer, some of it through a window. */
export function groupedQueryAttention(fields: FieldReader, rules: DecoderRules): AttentionPlan {
  const layers = fields.size('layers');
  const shape = attentionShape(fields, rules);
  const plan = windowPlan(fields, layers, rules.fullAttentionEvery);
  const mixers = [attentionMixer(shape, plan.full), attentionMixer(shape, plan.sliding, plan.window)].filter(
    (mixer) => mixer.layers > 0,
  );
  const ofOneLayer = [...attention(shape), outputGate(shape, rules)];
  return { parts: repeat(layers, ofOneLayer), mixers, ofOneLayer };
}

/** The gate on the output of one attention layer, where the family has one. */
export function outputGate(
  { hiddenSize, heads, headSize, queryKeyValueBias }: AttentionShape,
  rules: DecoderRules,
): Part {
  if (rules.attentionGate === undefined) return part('attention', 0);
  const bias = rules.attentionGate === 'with-queries' && queryKeyValueBias;
  return part('attention', linear(hiddenSize, heads * headSize, bias));
}

/** Dense networks and mixtures of experts over all layers. */
export function feedForwardOfAllLayers(
  fields: FieldReader,
  rules: DecoderRules,
  layers: number,
  hiddenSize: number,
): {
  readonly parts: readonly Part[];
  readonly experts?: ExpertCount;
  /** Outputs of all routers together. */
  readonly routers: number;
  readonly ofLastLayer: readonly Part[];
} {
  const total = fields.count('experts');
  const sparse = total === 0 ? 0 : expertLayers(fields, layers, rules.expertPosition ?? 'last-of-interval');
  const gated = fields.flag('gatedFeedForward', rules.gated);
  const bias = fields.flag('feedForwardBias', rules.feedForwardBias ?? false);
  const ratio = rules.feedForwardRatio;
  const width = (): number =>
    ratio === undefined
      ? fields.size('feedForwardSize')
      : fields.sizeOr('feedForwardSize', ratio * hiddenSize);
  const dense =
    layers === sparse
      ? 0
      : feedForwardWeights({ hiddenSize, innerSize: width(), gated, bias }) + (rules.activationWeights ?? 0);
  const ofDense = [part('feed-forward', dense)];
  const denseParts = repeat(layers - sparse, ofDense);
  if (sparse === 0) return { parts: denseParts, routers: 0, ofLastLayer: ofDense };
  const perToken = fields.size('expertsPerToken');
  if (perToken > total) {
    fields.report(
      'too-many-active-experts',
      'warning',
      { experts: total, expertsPerToken: perToken },
      'expertsPerToken',
    );
  }
  const expertSize = fields.optionalSize('expertFeedForwardSize') ?? width();
  const sharedSize = sharedWidth(fields, expertSize);
  const mixture = experts({
    hiddenSize,
    experts: total,
    perToken,
    expertSize,
    gated,
    bias: rules.expertBias ?? bias,
    sharedBias: bias,
    routerBias: rules.routerBias ?? false,
    sharedSize,
    sharedGate: rules.sharedGate ?? false,
  });
  return {
    parts: [...denseParts, ...repeat(sparse, mixture)],
    experts: { total, perToken, ...granularityOf(fields) },
    routers: sparse * total,
    ofLastLayer: mixture,
  };
}

/**
 * Width of a dense feed-forward over that of an expert, where the file states both apart. Where one key names both, it
 * is the experts' own width (Mixtral), and how wide a dense network would be is not said.
 */
function granularityOf(fields: FieldReader): Pick<ExpertCount, 'granularity'> {
  const [expert, dense] = [
    fields.optionalSize('expertFeedForwardSize'),
    fields.optionalSize('feedForwardSize'),
  ];
  return expert === undefined || dense === undefined ? {} : { granularity: dense / expert };
}

/** Width of all shared experts together; 0 = none. */
export function sharedWidth(fields: FieldReader, expertSize: number): number {
  const stated = fields.count('sharedExpertFeedForwardSize');
  return stated > 0 ? stated : fields.count('sharedExperts') * expertSize;
}
