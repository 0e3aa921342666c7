import { type Architecture, type ComponentKind, type TokenMixer } from '../architecture/architecture';
import { type ArchitectureFields } from '../run';

/** Weights by how parallelism divides them; all layers together. */
export interface WeightGroups {
  /** Matrices of layers that tensor parallelism divides, without those of keys and values. */
  readonly matrices: number;
  /** Key and value projections: whole heads, so divided by no more than the key/value heads. */
  readonly keyValue: number;
  /** What every tensor-parallel rank holds whole: norms, routers, compressions of latent attention. */
  readonly replicated: number;
  /** Experts, divided by tensor and expert parallelism. */
  readonly experts: number;
  /** Token table, on the first pipeline stage. */
  readonly tokenTable: number;
  /** On the first stage, whole on every rank: learned positions, towers of images and audio. */
  readonly firstStageWhole: number;
  /** Output head, on the last stage; with tied embeddings a copy of the table if the last stage is not the first. */
  readonly head: number;
}

/** Values stored per token and pass, summed over all layers, before anything divides them. */
export interface StoredValues {
  /** Inputs of norms, of attention and of the feed-forward: 4·h a layer. Whole under tensor parallelism alone. */
  readonly whole: number;
  /** Dropout masks, one byte each: 2·h a layer. */
  readonly masks: number;
  /** Queries, keys, values, attention outputs and what the feed-forward keeps. Divided by tensor parallelism. */
  readonly divided: number;
  /** More, if operations are not fused: rotated copies, the activation function's output, norms in 32 bit. */
  readonly unfused: number;
  /** Layers × heads: rows of scores per token. */
  readonly scoreRows: number;
}

/** A model as memory and communication see it. */
export interface ModelShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly vocabularyRows: number;
  readonly tiedEmbeddings: boolean;
  readonly parameters: number;
  /** a; absent where the file does not say. */
  readonly heads?: number;
  /** Absent for latent attention, whose heads share one latent. */
  readonly keyValueHeads?: number;
  readonly experts?: { readonly total: number; readonly perToken: number };
  /** Layers whose feed-forward is a mixture of experts. */
  readonly expertLayers: number;
  readonly weights: WeightGroups;
  readonly stored: StoredValues;
  readonly mixers: readonly TokenMixer[];
  readonly architecture: Architecture;
}

/** Width of a head where the file names none: what most models since GPT-3 have. */
const USUAL_HEAD_SIZE = 128;

/**
 * What memory and communication need of a counted model. A feed-forward keeps 2·h·f values' worth of weights
 * (3·h·f if gated) and as many stored values per token as it has weights over h: 2·f (GELU input and output), or 3·f
 * (gate, up and their product, as fused kernels store them).
 */
export function shapeOf(architecture: Architecture, fields: ArchitectureFields): ModelShape {
  const { layers, hiddenSize, mixers, experts, tiedEmbeddings, parameters } = architecture;
  const total = (kind: ComponentKind): number =>
    parameters.breakdown.find(({ component }) => component === kind)?.total ?? 0;
  const active = (kind: ComponentKind): number =>
    parameters.breakdown.find(({ component }) => component === kind)?.active ?? 0;
  const latent = latentWidths(fields);
  const heads = positive(fields.attentionHeads?.value);
  const keyValueHeads = latent === undefined ? (positive(fields.keyValueHeads?.value) ?? heads) : undefined;
  const attentionLayers = mixers.reduce(
    (sum, each) => sum + (each.kind === 'attention' ? each.layers : 0),
    0,
  );
  const keyValue = latent === undefined ? hiddenSize * keyValueWidths(mixers) : 0;
  const compressions = (latent?.compressed ?? 0) * hiddenSize * attentionLayers;
  const matrices =
    total('attention') + total('state-space') + total('feed-forward') + total('shared-experts');
  const router = total('router');
  const expertLayers =
    experts === undefined || router === 0
      ? 0
      : Math.max(1, Math.round(router / (hiddenSize * experts.total)));
  const tokenTable = total('token-embedding');
  return {
    layers,
    hiddenSize,
    vocabularyRows: architecture.vocabularyRows,
    tiedEmbeddings,
    parameters: parameters.total,
    heads,
    keyValueHeads,
    experts,
    expertLayers,
    weights: {
      matrices: Math.max(0, matrices - keyValue - compressions),
      keyValue,
      replicated: total('norm') + router + compressions,
      experts: total('experts'),
      tokenTable,
      firstStageWhole: total('position-embedding') + total('vision-tower') + total('audio-tower'),
      head: tiedEmbeddings ? tokenTable : total('head'),
    },
    stored: storedValues(),
    mixers,
    architecture,
  };

  /** The weights of the matrices alone, where they are two or three of the stated width in every layer. */
  function withoutBiases(network: number, width: number): number {
    const matrix = layers * hiddenSize * width;
    const matrices = Math.round(network / matrix) * matrix;
    return matrices > 0 && Math.abs(network / matrices - 1) < 1e-3 ? matrices : network;
  }

  function storedValues(): StoredValues {
    const dense = withoutBiases(total('feed-forward'), fields.feedForwardSize?.value ?? 4 * hiddenSize);
    const network = dense + active('experts') + active('shared-experts');
    const stateWidth = total('state-space') / hiddenSize;
    // Dispatched and returned copies of each token for each of its experts.
    const dispatched = 2 * hiddenSize * (experts?.perToken ?? 0) * expertLayers;
    let [attention, rotated, scoreRows] = [0, 0, 0];
    for (const mixer of mixers) {
      if (mixer.kind !== 'attention') continue;
      const { queryWidth, valueWidth, cacheValuesPerToken } = mixer;
      const keysAndValues =
        latent !== undefined
          ? queryWidth + valueWidth + latent.compressed
          : cacheValuesPerToken === 0
            ? queryWidth + valueWidth
            : cacheValuesPerToken;
      attention += mixer.layers * (queryWidth + keysAndValues + valueWidth);
      rotated += mixer.layers * (queryWidth + keysAndValues / 2);
      scoreRows += mixer.layers * (heads ?? Math.max(1, Math.round(queryWidth / USUAL_HEAD_SIZE)));
    }
    return {
      whole: 4 * hiddenSize * layers,
      masks: 2 * hiddenSize * layers,
      divided: attention + network / hiddenSize + stateWidth + dispatched,
      unfused: rotated + network / (3 * hiddenSize) + 4 * hiddenSize * layers,
      scoreRows,
    };
  }
}

/** Widths of keys and values together, summed over layers. */
function keyValueWidths(mixers: readonly TokenMixer[]): number {
  return mixers.reduce(
    (sum, mixer) => sum + (mixer.kind === 'attention' ? mixer.layers * mixer.cacheValuesPerToken : 0),
    0,
  );
}

/** Latent attention: the widths that hidden states are compressed to, held whole by every tensor-parallel rank. */
function latentWidths(fields: ArchitectureFields): { readonly compressed: number } | undefined {
  const keyValue = positive(fields.keyValueLatentSize?.value);
  if (keyValue === undefined) return undefined;
  return {
    compressed:
      keyValue +
      (positive(fields.queryKeyRotarySize?.value) ?? 0) +
      (positive(fields.queryLatentSize?.value) ?? 0),
  };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}
