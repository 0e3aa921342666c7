import { endsOf, isUsable } from '../estimate/known';
import { type Quantity } from '../quantity';
import {
  computeTradeOffs,
  fitCoverage,
  inferenceMultiple,
  SNELL_FINDINGS,
  SWE_BENCH_LITE_EXAMPLE,
  samplesForCoverage,
} from '../testTime';
import { banded, times } from './quantities';
import { type TokenPrice } from './servedTokens';

/** A published example of what more samples buy, at the price of a query of the model at hand. */
export interface SamplesExample {
  /** Share of problems solved by one sample, and the share aimed at. */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** USD of a query with so many samples. */
  readonly usdPerQuery?: Quantity;
}

/** A larger model trained on as many tokens, and the samples that cost as much. */
export interface SamplesExchange {
  /** M, its parameters over those of the model at hand. */
  readonly sizeRatio: number;
  /** Inference tokens of the model at hand, in multiples, for the same compute over both lives. */
  readonly multiple: number;
}

/** What more samples of a model are, as an alternative to a larger one. */
export interface SamplesInstead {
  /** DeepSeek-Coder-V2 on SWE-bench Lite, 1 and 250 samples; says nothing of other models. */
  readonly examples: readonly SamplesExample[];
  /** Compute alone; empty where the demand is unknown. */
  readonly exchanges: readonly SamplesExchange[];
  /** USD of a query answered once. */
  readonly usdPerQuery?: Quantity;
}

/** Coverages aimed at; the last is the published one. */
const TARGETS = [0.3, 0.43, 0.56] as const;
const SIZE_RATIOS = [2, 4, SNELL_FINDINGS.sizeRatioBeaten] as const;

/** More samples instead of a larger model: the published coverage law and the exchange of compute, at this model's price. */
export function samplesInstead(
  price: TokenPrice | undefined,
  requestTokens: number | undefined,
  trainingTokens: number | undefined,
  inferenceTokens: number | undefined,
): SamplesInstead {
  const law = fitCoverage(SWE_BENCH_LITE_EXAMPLE);
  const query =
    price?.usd === undefined || !isUsable(requestTokens)
      ? undefined
      : times(price.usd, requestTokens, 'USD', '(prompt + output) · t · price', [
          { name: 'requestTokens', value: requestTokens, unit: 'tokens' },
        ]);
  const examples = TARGETS.flatMap((to): readonly SamplesExample[] => {
    const found = law && samplesForCoverage(law, to);
    if (found === undefined) return [];
    // The law passes through the published point, to rounding.
    const samples = Math.ceil(found - 1e-6);
    const usdPerQuery = query && manyTimes(query, samples);
    return [
      {
        from: SWE_BENCH_LITE_EXAMPLE[0].coverage,
        to,
        samples,
        ...(usdPerQuery === undefined ? {} : { usdPerQuery }),
      },
    ];
  });
  const exchanges =
    isUsable(trainingTokens) && isUsable(inferenceTokens)
      ? SIZE_RATIOS.flatMap((sizeRatio): readonly SamplesExchange[] => {
          const multiple = inferenceMultiple(sizeRatio, { trainingTokens, inferenceTokens });
          return isUsable(multiple) ? [{ sizeRatio, multiple }] : [];
        })
      : [];
  return { examples, exchanges, ...(query === undefined ? {} : { usdPerQuery: query }) };
}

function manyTimes(query: Quantity, samples: number): Quantity | undefined {
  const [low, high] = endsOf(query);
  const { because } = query;
  return banded([low * samples, query.value * samples, high * samples], 'USD', {
    ...because,
    formula: `k · ${because.formula}`,
    inputs: [{ name: 'samples', value: samples }, ...because.inputs],
  });
}

/** The most that a smaller, longer-trained model was seen to trade (Villalobos & Atkinson 2023), in powers of ten. */
export function tradedDecades(
  plain: { readonly parameters: number; readonly tokens: number },
  smaller: { readonly parameters: number; readonly tokens: number },
): { readonly training: number; readonly inference: number; readonly beyond: boolean } {
  const training = Math.log10((smaller.parameters * smaller.tokens) / (plain.parameters * plain.tokens));
  const inference = Math.log10(plain.parameters / smaller.parameters);
  const most = computeTradeOffs.find(({ technique }) => technique === 'Smaller model, more tokens');
  const beyond =
    most !== undefined && (training > most.trainingDecades[1] || inference > most.inferenceDecades[1]);
  return { training, inference, beyond };
}
