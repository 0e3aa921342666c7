import { resolveArchitecture } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type Mixture } from '../laws/moe/expansion';
import { type ArchitectureFields, type Sourced } from '../run';
import { type ArchitectureDesign } from './planResult';

/** The size a design aims at and what it must fit. */
export interface DesignTarget {
  /** N, in the count that `counted` names; of a mixture of experts those active for a token. */
  readonly parameters: number;
  readonly counted: 'total' | 'non-embedding';
  /** Rows the tokenizer needs; absent: {@link DEFAULT_VOCABULARY}. */
  readonly vocabularySize?: number;
  /** Longest sequence. */
  readonly maximumPositions: number;
  /** Experts of every block and those a token passes, whole numbers; absent = a dense model. */
  readonly mixture?: Mixture;
}

/** Tokens of the vocabulary that Hoffmann's models and Llama 2 use; losses in nats/token depend on it. */
const DEFAULT_VOCABULARY = 32_000;

/** From here on a layer is usually split over the 8 accelerators of a node. */
const SPLIT_FROM = 5e9;
/** Below, published families share input and output embedding (Qwen 2.5 to 3B, Llama 3.2 to 3B). */
const TIED_BELOW = 5e9;
const ROWS_PER_RANK = 128;
const LAYER_LIMIT = 2000;
/** A design further from its target than this is no design for it. */
const FURTHEST = 0.1;

const DENSE_SOURCE =
  'Shape: width/depth 64 at 3e8 parameters to 128 at 7e9 and above, as GPT-3 and Llama were built; the loss is flat in it (Kaplan et al. 2020, arXiv:2001.08361, Fig. 5). ' +
  'Feed-forward 8/3 of the width in steps of 256, head size 64 or 128, 8 key/value heads (Llama 2, arXiv:2307.09288). ' +
  'Vocabulary in steps of 128 per tensor-parallel rank (Megatron-LM).';

const MIXTURE_SOURCE = `${DENSE_SOURCE} Experts: in every block, without shared ones, as in Mixtral (arXiv:2401.04088); each as wide as the dense feed-forward over the experts a token passes, so that a token passes as much as in a dense model (Krajewski et al. 2024, arXiv:2402.07871, App. A).`;

/**
 * A concrete Llama-like model close to a number of parameters: sizes that divide well by heads, by 8 ranks of tensor
 * parallelism from 5e9 parameters on, and by the tiles of the hardware; layers even where there are many. A mixture of
 * experts is that model with each feed-forward in its place split into experts, Mixtral's layout.
 * @returns undefined if no such model comes within 10 %, e.g. below the size of the vocabulary's embedding
 * @example designArchitecture({ parameters: 7e9, counted: 'total', maximumPositions: 4096 }) // 32 layers of 4096
 */
export function designArchitecture(target: DesignTarget): ArchitectureDesign | undefined {
  let best: { readonly design: ArchitectureDesign; readonly cost: number } | undefined;
  for (const width of candidateWidths(target)) {
    for (const design of designsOfWidth(target, width)) {
      const cost = costOf(design, target);
      if (best === undefined || cost < best.cost) best = { design, cost };
    }
  }
  return best?.design;
}

function ranksOf({ parameters }: DesignTarget): number {
  return parameters >= SPLIT_FROM ? 8 : 1;
}

/** Width over layers that models of this size are built with. */
function usualAspect(parameters: number): number {
  const position = Math.log(parameters / 3e8) / Math.log(7e9 / 3e8);
  return 64 * 2 ** Math.min(1, Math.max(0, position));
}

/** Larger models in larger steps: whole heads for every rank, and few odd numbers of heads. */
function widthStep({ parameters }: DesignTarget): number {
  if (parameters >= SPLIT_FROM) return 8 * 128;
  if (parameters >= 1e9) return 256;
  return parameters >= 1e8 ? 128 : 64;
}

/** Multiples of a head per rank around the width that N = 12·L·width² gives. */
function candidateWidths(target: DesignTarget): readonly number[] {
  const { parameters } = target;
  const centre = Math.cbrt((parameters * usualAspect(parameters)) / 12);
  const step = widthStep(target);
  const [first, last] = [Math.max(1, Math.floor((0.2 * centre) / step)), Math.ceil((2.5 * centre) / step)];
  // At most 400 of them, however large the model.
  const stride = Math.max(1, Math.ceil((last - first) / 400));
  const widths: number[] = [];
  for (let multiple = first; multiple <= last; multiple += stride) widths.push(multiple * step);
  return widths;
}

/** Models of this width whose layers bring them closest to the target: any number of layers, and an even one. */
function designsOfWidth(target: DesignTarget, width: number): readonly ArchitectureDesign[] {
  const at = (layers: number) => resolveArchitecture(fieldsOf(target, width, layers)).architecture;
  const counted = (architecture: Architecture | undefined): number | undefined =>
    architecture?.parameters[target.counted === 'total' ? 'active' : 'activeNonEmbedding'];
  const [one, two] = [counted(at(1)), counted(at(2))];
  if (one === undefined || two === undefined) return [];
  const exact = (target.parameters - one) / (two - one) + 1;
  return [...new Set([Math.round(exact), 2 * Math.round(exact / 2)])].flatMap((layers) => {
    if (layers < 1 || layers > LAYER_LIMIT) return [];
    const architecture = at(layers);
    const deviation = (counted(architecture) ?? NaN) / target.parameters - 1;
    if (architecture === undefined || !(Math.abs(deviation) <= FURTHEST)) return [];
    const source = target.mixture === undefined ? DENSE_SOURCE : MIXTURE_SOURCE;
    return [{ fields: fieldsOf(target, width, layers), architecture, deviation, source }];
  });
}

/** Less is better: how unusual the shape is (in logarithms), how far off the target, and whether the depth is odd. */
function costOf({ architecture, deviation }: ArchitectureDesign, { parameters }: DesignTarget): number {
  const { hiddenSize, layers } = architecture;
  const shape = Math.abs(Math.log(hiddenSize / layers / usualAspect(parameters)));
  return shape + 20 * Math.abs(deviation) + (layers > 8 && layers % 2 === 1 ? 0.3 : 0);
}

const chosen = <T>(value: T, note: string): Sourced<T> => ({ value, origin: 'derived', note });

function fieldsOf(target: DesignTarget, width: number, layers: number): ArchitectureFields {
  const headSize = width >= 2048 && width % 128 === 0 ? 128 : 64;
  const heads = width / headSize;
  const rows = ROWS_PER_RANK * ranksOf(target);
  const vocabulary = target.vocabularySize ?? DEFAULT_VOCABULARY;
  const family = target.mixture === undefined ? 'llama' : 'mixtral';
  return {
    family: chosen(family, 'plan'),
    modelType: chosen(family, 'plan'),
    layers: chosen(layers, 'N, width'),
    hiddenSize: chosen(width, 'N, width/depth'),
    ...feedForwardOf(target, width),
    gatedFeedForward: chosen(true, family),
    attentionHeads: chosen(heads, `width / ${headSize}`),
    keyValueHeads: chosen(heads >= 16 && heads % 8 === 0 ? 8 : heads, 'Llama 2'),
    headSize: chosen(headSize, 'Llama 2'),
    vocabularySize: chosen(rows * Math.ceil(vocabulary / rows), `⌈${vocabulary} / ${rows}⌉ · ${rows}`),
    maximumPositions: chosen(target.maximumPositions, 'sequence length'),
    positions: chosen('rotary', family),
    tiedEmbeddings: chosen(target.parameters < TIED_BELOW, 'Llama 3.2, Qwen 2.5'),
  };
}

/** The dense feed-forward, or the experts that it is split into. */
function feedForwardOf({ mixture }: DesignTarget, width: number): ArchitectureFields {
  if (mixture === undefined) {
    return { feedForwardSize: chosen(256 * Math.ceil((8 * width) / 3 / 256), '⌈8/3 · width / 256⌉ · 256') };
  }
  const { experts, expertsPerToken: passed } = mixture;
  const note = `⌈8/3 · width / ${passed} / 64⌉ · 64`;
  return {
    feedForwardSize: chosen(64 * Math.ceil((8 * width) / 3 / passed / 64), note),
    experts: chosen(experts, 'plan'),
    expertsPerToken: chosen(passed, 'plan'),
  };
}
