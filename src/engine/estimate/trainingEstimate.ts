import { type Architecture, type CountWithoutEmbeddings } from '../architecture/architecture';
import { trainingFlopsPerToken } from '../architecture';
import { type FlopsByConvention, type TrainingEstimate } from '../estimate';
import { type Because, type Convention } from '../quantity';
import { asQuantity, derive, isUsable, type Known } from './known';
import { countedParameters, isSparse } from './parameterEstimate';
import { type TrainingSize } from './trainingSize';

/**
 * The convention all further numbers follow: the laws were fitted with C = 6·N·D, and a run's optimum at its own
 * compute means something only in the same convention. The others are listed beside it.
 */
const CHOSEN: Convention = 'flops-6n';
const CONVENTIONS: readonly Convention[] = [
  CHOSEN,
  'flops-3n',
  'flops-6n-non-embedding',
  'flops-6n-causal-attention',
  'flops-6n-full-attention',
];
/** A token passes all weights that are active, or one half of an encoder–decoder. */
const WHOLE = {
  factor: 6,
  convention: CHOSEN,
  source: 'Kaplan et al. 2020, arXiv:2001.08361, §2.1; Hoffmann et al. 2022, arXiv:2203.15556, App. F',
} as const;
const HALVES = {
  factor: 3,
  convention: 'flops-3n',
  source: 'Brown et al. 2020, arXiv:2005.14165, Table D.1',
} as const;

/**
 * The size of the run as quantities, with the FLOPs where the architecture is known.
 * @param withoutEmbeddings in place of an architecture whose vocabulary is unknown: FLOPs in the one convention that
 *   needs no embeddings
 * @param adapterOnly whether most weights are frozen: then 6·N is not what a token costs, and no FLOPs are given
 */
export function trainingEstimate(
  size: TrainingSize,
  architecture: Architecture | undefined,
  withoutEmbeddings?: CountWithoutEmbeddings,
  adapterOnly = false,
): TrainingEstimate {
  const shown = (known: Known | undefined, because?: Pick<Partial<Because>, 'source' | 'convention'>) =>
    known === undefined ? undefined : asQuantity(known, because);
  const parameters = architecture === undefined ? undefined : countedParameters(architecture);
  const counted: Convention =
    architecture !== undefined && isSparse(architecture) ? 'parameters-active' : 'parameters-total';
  const trained = adapterOnly ? undefined : parameters;
  const counting = architecture?.kind === 'encoder-decoder' ? HALVES : WHOLE;
  const { factor } = counting;
  const perToken = derive('flopsPerToken', 'FLOP/token', `C/D = ${factor}·N`, [trained], (n) => factor * n);
  const flops = derive(
    'flops',
    'FLOP',
    `C = ${factor}·N·D`,
    [trained, size.tokens],
    (n, d) => factor * n * d,
  );
  const ratio = derive(
    'tokensPerParameter',
    'tokens/parameter',
    'D / N',
    [size.tokens, parameters],
    (d, n) => d / n,
  );
  return {
    tokens: shown(size.tokens),
    steps: shown(size.steps),
    tokensPerStep: shown(size.tokensPerStep),
    sequenceLength: shown(size.sequenceLength),
    globalBatchSequences: shown(size.globalBatchSequences),
    uniqueTokens: shown(size.uniqueTokens),
    epochs: shown(size.epochs),
    microBatchSequences: shown(size.microBatchSequences),
    gradientAccumulation: shown(size.gradientAccumulation),
    dataParallel: shown(size.dataParallel),
    warmupSteps: shown(size.warmupSteps),
    warmupTokens: shown(size.warmupTokens),
    tokensPerParameter: shown(ratio, { convention: counted }),
    flops: shown(flops, counting),
    flopsPerToken: shown(perToken, counting),
    flopsByConvention: adapterOnly ? [] : byConvention(architecture, withoutEmbeddings, size),
  };
}

function byConvention(
  architecture: Architecture | undefined,
  withoutEmbeddings: CountWithoutEmbeddings | undefined,
  { sequenceLength, tokens }: TrainingSize,
): FlopsByConvention[] {
  const counts: FlopsByConvention[] = [];
  for (const convention of CONVENTIONS) {
    const perToken =
      architecture === undefined
        ? flopsWithoutEmbeddings(withoutEmbeddings, convention)
        : trainingFlopsPerToken(architecture, sequenceLength?.value, convention);
    if (!isUsable(perToken)) continue;
    const total = perToken * (tokens?.value ?? NaN);
    counts.push(isUsable(total) ? { convention, perToken, total } : { convention, perToken });
  }
  return counts;
}

function flopsWithoutEmbeddings(
  count: CountWithoutEmbeddings | undefined,
  convention: Convention,
): number | undefined {
  if (convention !== 'flops-6n-non-embedding' || count?.kind === 'encoder-decoder') return undefined;
  return count && 6 * count.activeNonEmbedding;
}
