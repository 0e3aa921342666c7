import { verdictOf } from '../../estimate/verdict';
import { type Law } from '../../laws/law';
import { nonEmbeddingFromTotal } from '../../laws/parameterConventions';
import { trainingCompute } from '../../laws/trainingCompute';
import { publishedRunById } from '../publishedRuns';
import { type Claim, type ClaimCheck } from './claim';

const HOFFMANN = 'Hoffmann et al. 2022, arXiv:2203.15556';

/** A dense run's size in a law's convention; where the law leaves embeddings out, by Pearce & Song's typical share. */
function sizeOf(
  law: Law,
  runId: string,
): { readonly parameters: number; readonly tokens: number } | undefined {
  const run = publishedRunById(runId);
  if (run?.parameters === undefined || run.tokens === undefined) return undefined;
  const parameters =
    law.parameterConvention === 'total' ? run.parameters : nonEmbeddingFromTotal(run.parameters);
  return { parameters, tokens: run.tokens };
}

/** By each law with a loss, at Gopher's 6·N·D for both; and MMLU as it was measured. */
export function chinchillaBeatsGopher(laws: readonly Law[]): Claim {
  const byLaw = laws.flatMap((law): ClaimCheck[] => {
    const [gopher, chinchilla] = [sizeOf(law, 'gopher-280b'), sizeOf(law, 'chinchilla-70b')];
    if (law.loss === undefined || gopher === undefined || chinchilla === undefined) return [];
    const compute = trainingCompute(gopher.parameters, gopher.tokens);
    const tokens = compute / (6 * chinchilla.parameters);
    const losses = [law.loss({ ...chinchilla, tokens }), law.loss(gopher)] as const;
    return [
      {
        subject: law.title,
        holds: losses[0] < losses[1],
        figures: [
          { name: 'Chinchilla', value: losses[0], unit: 'nats/token' },
          { name: 'Gopher', value: losses[1], unit: 'nats/token' },
        ],
      },
    ];
  });
  const scores = ['chinchilla-70b', 'gopher-280b'].map((id) => publishedRunById(id)?.mmlu ?? NaN);
  const [chinchilla = NaN, gopher = NaN] = scores.map((percent) => percent / 100);
  return {
    id: 'chinchilla-beats-gopher',
    source: `${HOFFMANN}, Tables 1 and 6`,
    caseIds: ['chinchilla-70b', 'gopher-280b'],
    checks: [
      ...byLaw,
      {
        subject: 'MMLU',
        holds: chinchilla > gopher,
        figures: [
          { name: 'Chinchilla', value: chinchilla, unit: 'ratio' },
          { name: 'Gopher', value: gopher, unit: 'ratio' },
        ],
      },
    ],
  };
}

const LARGE_MODELS_OF_2021 = ['gpt-3-175b', 'gopher-280b', 'mt-nlg-530b', 'jurassic-1-jumbo-178b'] as const;

/** Each of the four by each law with an optimum: fewer than half of the optimum's tokens per parameter. */
export function largeModelsUnderTrained(laws: readonly Law[]): Claim {
  const checks = laws.flatMap((law) =>
    LARGE_MODELS_OF_2021.flatMap((id): ClaimCheck[] => {
      const size = sizeOf(law, id);
      const best = size && law.optimum?.(trainingCompute(size.parameters, size.tokens));
      if (size === undefined || best === undefined) return [];
      const ratios = [size.tokens / size.parameters, best.tokens / best.parameters] as const;
      return [
        {
          subject: `${publishedRunById(id)?.name ?? id}, ${law.title}`,
          holds: verdictOf(ratios[0] / ratios[1]) === 'under-trained',
          figures: [
            { name: 'tokensPerParameter', value: ratios[0], unit: 'tokens/parameter' },
            { name: 'optimum', value: ratios[1], unit: 'tokens/parameter' },
          ],
        },
      ];
    }),
  );
  return {
    id: 'large-models-of-2021-under-trained',
    source: `${HOFFMANN}, §1 and Table 1`,
    caseIds: LARGE_MODELS_OF_2021,
    checks,
  };
}

/**
 * The exponent of N_opt(C), from 1e20 to 1e24 FLOP: between 0.45 and 0.55 is called equal. Laws whose form makes it 1/2
 * (a fixed ratio, or one exponent for parameters and tokens) cannot say otherwise and are left out.
 */
export function equalProportions(laws: readonly Law[]): Claim {
  const [low, high] = [1e20, 1e24];
  const checks = laws.flatMap((law): ClaimCheck[] => {
    const [small, large] = [law.optimum?.(low), law.optimum?.(high)];
    if (small === undefined || large === undefined) return [];
    const exponent = Math.log(large.parameters / small.parameters) / Math.log(high / low);
    if (Math.abs(exponent - 0.5) < 1e-6) return [];
    return [
      {
        subject: law.title,
        holds: exponent >= 0.45 && exponent <= 0.55,
        figures: [{ name: 'd ln N / d ln C', value: exponent }],
      },
    ];
  });
  return { id: 'equal-proportions', source: `${HOFFMANN}, Table 2`, caseIds: [], checks };
}

/** Tokens per parameter at Gopher's budget: 10 to 40 is called about 20, since the optimum is that flat. */
export function twentyTokensPerParameter(laws: readonly Law[]): Claim {
  const checks = laws.flatMap((law): ClaimCheck[] => {
    const best = law.optimum?.(5.76e23);
    if (best === undefined || law.id === 'chinchilla-20') return [];
    const ratio = best.tokens / best.parameters;
    return [
      {
        subject: law.title,
        holds: ratio >= 10 && ratio <= 40,
        figures: [{ name: 'tokensPerParameter', value: ratio, unit: 'tokens/parameter' }],
      },
    ];
  });
  return {
    id: 'twenty-tokens-per-parameter',
    source: `${HOFFMANN}, Table 3`,
    caseIds: ['chinchilla-70b', 'gopher-280b'],
    checks,
  };
}
