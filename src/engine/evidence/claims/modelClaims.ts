import { computeSigmoids } from '../../abilities/computeSigmoids';
import { type Law } from '../../laws/law';
import { type PublishedRun } from '../publishedRun';
import { publishedRunById } from '../publishedRuns';
import { type Claim, type ClaimCheck } from './claim';

const GLAM = 'Du et al. 2022, arXiv:2112.06905, Table 1';

/** Mean accuracy over 29 tasks, percent, GPT-3 175B and GLaM 64B/64E: zero-, one- and few-shot. */
const GLAM_SCORES = [
  ['0-shot', 56.9, 62.7],
  ['1-shot', 61.6, 65.5],
  ['few-shot', 65.2, 68.1],
] as const;

/**
 * GLaM's averages against GPT-3's, whose training compute is the same to 11 % (3.48e23 and 3.14e23 FLOP by 6·N·D of
 * the active parameters; half of it per token, twice the tokens); and 64 experts against 1 at the same active
 * parameters and tokens by each law of mixtures.
 */
export function mixturesBeatDense(laws: readonly Law[]): Claim {
  const measured = GLAM_SCORES.map(([shots, dense, mixture]): ClaimCheck => ({
    subject: `GLaM 64B/64E, ${shots}`,
    holds: mixture > dense,
    figures: [
      { name: 'GLaM', value: mixture / 100, unit: 'ratio' },
      { name: 'GPT-3', value: dense / 100, unit: 'ratio' },
    ],
  }));
  const byLaw = laws.flatMap((law): ClaimCheck[] => {
    const size = { parameters: 1e9, tokens: 2e10, expertsPerToken: 1, granularity: 1 };
    const dense = law.loss?.({ ...size, experts: 1 });
    const mixture = law.loss?.({ ...size, experts: 64, totalParameters: 64e9 });
    if (dense === undefined || mixture === undefined || !(dense > 0 && mixture > 0)) return [];
    return [
      {
        subject: law.title,
        holds: mixture < dense,
        figures: [
          { name: 'experts = 64', value: mixture, unit: 'nats/token' },
          { name: 'experts = 1', value: dense, unit: 'nats/token' },
        ],
      },
    ];
  });
  return {
    id: 'mixtures-beat-dense',
    source: GLAM,
    caseIds: ['glam-64b-64e', 'gpt-3-175b'],
    checks: [...measured, ...byLaw],
  };
}

/** 2·N per token served. */
export function smallerModelIsCheaperToServe(): Claim {
  const [chinchilla = NaN, gopher = NaN] = ['chinchilla-70b', 'gopher-280b'].map(
    (id) => 2 * (publishedRunById(id)?.parameters ?? NaN),
  );
  return {
    id: 'smaller-model-is-cheaper-to-serve',
    source: 'Hoffmann et al. 2022, arXiv:2203.15556, §1',
    caseIds: ['chinchilla-70b', 'gopher-280b'],
    checks: [
      {
        subject: 'Chinchilla 70B, Gopher 280B',
        holds: chinchilla < gopher,
        figures: [
          { name: 'Chinchilla', value: chinchilla, unit: 'FLOP/token' },
          { name: 'Gopher', value: gopher, unit: 'FLOP/token' },
        ],
      },
    ],
  };
}

const MMLU = computeSigmoids.find(({ task }) => task === 'mmlu');

/** MMLU of the three sizes within one standard deviation of the curve over compute: the band holds more than a trend. */
export function palmOnTheTrend(): Claim {
  const caseIds = ['palm-8b', 'palm-62b', 'palm-540b'];
  const checks = caseIds.flatMap((id): ClaimCheck[] => {
    const run = publishedRunById(id);
    const predicted = MMLU?.score({ compute: run?.flops });
    const deviation = MMLU?.spread?.standardDeviation;
    if (run?.mmlu === undefined || predicted === undefined || deviation === undefined) return [];
    const measured = run.mmlu / 100;
    return [
      {
        subject: run.name,
        holds: Math.abs(measured - predicted) <= deviation,
        figures: [
          { name: 'MMLU', value: measured, unit: 'ratio' },
          { name: 'curve', value: predicted, unit: 'ratio' },
        ],
      },
    ];
  });
  return {
    id: 'palm-on-the-trend',
    source: 'Chowdhery et al. 2022, arXiv:2204.02311, §6.2',
    caseIds,
    checks,
  };
}

/** Families of three sizes, made alike, with MMLU of each. */
const FAMILIES = [
  ['palm-8b', 'palm-62b', 'palm-540b'],
  ['llama-2-7b', 'llama-2-13b', 'llama-2-70b'],
  ['llama-3-1-8b', 'llama-3-1-70b', 'llama-3-1-405b'],
  ['qwen2-5-0-5b', 'qwen2-5-7b', 'qwen2-5-72b'],
  ['qwen3-0-6b', 'qwen3-8b', 'qwen3-32b'],
  ['gemma-3-4b', 'gemma-3-12b', 'gemma-3-27b'],
] as const;

/** MMLU gained per tenfold compute, from the smallest to the middle size and from there to the largest. */
export function scoresSaturate(): Claim {
  const checks = FAMILIES.flatMap((family): ClaimCheck[] => {
    const [small, middle, large] = family.map(publishedRunById);
    const gains = [gainPerDecade(small, middle), gainPerDecade(middle, large)] as const;
    if (gains[0] === undefined || gains[1] === undefined) return [];
    return [
      {
        subject: [small, middle, large].map((run) => run?.name).join(', '),
        holds: gains[1] < gains[0],
        figures: [
          { name: 'per tenfold compute, first', value: gains[0], unit: 'ratio' },
          { name: 'then', value: gains[1], unit: 'ratio' },
        ],
      },
    ];
  });
  return {
    id: 'scores-saturate',
    source: 'Ruan et al. 2024, arXiv:2405.10938; many others',
    caseIds: FAMILIES.flat(),
    checks,
  };
}

function gainPerDecade(from: PublishedRun | undefined, to: PublishedRun | undefined): number | undefined {
  if (from?.mmlu === undefined || to?.mmlu === undefined) return undefined;
  if (from.flops === undefined || to.flops === undefined) return undefined;
  return (to.mmlu - from.mmlu) / 100 / Math.log10(to.flops / from.flops);
}
