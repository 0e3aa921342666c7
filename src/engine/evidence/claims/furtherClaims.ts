import { computeSigmoids } from '../../abilities/computeSigmoids';
import { EMERGENCE_SOURCE, emergenceThresholds } from '../../abilities/emergence';
import { publishedScores, type PublishedScore } from '../../abilities/publishedScores';
import { qualityMeasures } from '../../dataQuality/qualityMeasure';
import { COVERAGE_SOURCE, SWE_BENCH_LITE_EXAMPLE } from '../../testTime/coverageLaw';
import { O1_STATEMENTS } from '../../testTime/tradeOffs';
import { priceComparisons } from '../comparisons/hoursComparisons';
import { publishedRuns } from '../publishedRuns';
import { type Claim, type ClaimCheck } from './claim';

/** Clearly above the quarter that guessing gives. */
const ABOVE_CHANCE = 0.35;
const MMLU = computeSigmoids.find(({ task }) => task === 'mmlu');

const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter(holds).length / all.length;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Base models on either side of the compute at which MMLU was first seen above chance. */
export function abilitiesAppearAtAScale(): Claim {
  const threshold = emergenceThresholds.find(({ ability }) => ability.startsWith('MMLU 57'))?.flops ?? NaN;
  const models = publishedScores('mmlu').filter(({ tuned }) => !tuned);
  const check = (
    subject: string,
    some: readonly PublishedScore[],
    holds: (share: number) => boolean,
  ): ClaimCheck => {
    const share = shareOf(some, ({ score }) => score > ABOVE_CHANCE);
    const figures = [{ name: `above 35 % of ${some.length} models`, value: share, unit: 'ratio' as const }];
    return { subject, holds: holds(share), figures };
  };
  return {
    id: 'abilities-appear-at-a-scale',
    source: `${EMERGENCE_SOURCE}; disputed by Schaeffer et al. 2023, arXiv:2304.15004`,
    caseIds: ['gpt-3-175b', 'gopher-280b', 'chinchilla-70b'],
    checks: [
      check(
        'MMLU below its threshold',
        models.filter(({ compute }) => compute < threshold),
        (share) => share < 0.1,
      ),
      check(
        'MMLU from its threshold on',
        models.filter(({ compute }) => compute >= threshold),
        (share) => share > 0.9,
      ),
    ],
  };
}

/** Published worths of better data, and what models of a year score beyond their compute. */
export function betterDataIsMoreData(): Claim {
  const measured = qualityMeasures.map(({ title, multiplier }): ClaimCheck => ({
    subject: title,
    holds: multiplier > 1,
    figures: [{ name: 'times the tokens', value: multiplier }],
  }));
  const beyond = (subject: string, years: (year: number) => boolean, holds: (off: number) => boolean) => {
    const some = publishedScores('mmlu').filter(
      ({ tuned, run }) => !tuned && years(Number(run.released.slice(0, 4))),
    );
    const off = mean(some.map(({ score, compute }) => score - (MMLU?.score({ compute }) ?? NaN)));
    const figures = [{ name: 'MMLU beyond the curve', value: off, unit: 'ratio' as const }];
    return { subject, holds: holds(off), figures };
  };
  return {
    id: 'better-data-is-more-data',
    source: 'Tirumala et al. 2023, arXiv:2308.12284; Li et al. 2024, arXiv:2406.11794; many others',
    caseIds: [],
    checks: [
      ...measured,
      beyond(
        'Models until 2022',
        (year) => year <= 2022,
        (off) => off < 0,
      ),
      beyond(
        'Models from 2024 on',
        (year) => year >= 2024,
        (off) => off > 0,
      ),
    ],
  };
}

/** Less than GPT-3's 3.14e23 FLOP is not of its size. */
const SIZE_OF_GPT_3 = 3e23;

/** What runs cost by our hours at the price that the source reckons with. */
export function runsCostMillions(): Claim {
  const rows = priceComparisons().filter(
    ({ caseId }) => (publishedRuns.find(({ id }) => id === caseId)?.flops ?? 0) >= SIZE_OF_GPT_3,
  );
  const isMillions = (usd: number): boolean => usd >= 1e6 && usd < 1e8;
  return {
    id: 'runs-cost-millions',
    source: 'reports of the makers and others',
    caseIds: rows.flatMap(({ caseId }) => caseId ?? []),
    checks: rows.map(({ name, predicted, published }) => ({
      subject: name,
      holds: isMillions(predicted.value) && isMillions(published),
      figures: [
        { name: 'computed', value: predicted.value, unit: 'USD' as const },
        { name: 'published', value: published, unit: 'USD' as const },
      ],
    })),
  };
}

/** The five largest models with published parameters. */
export function largestModels(): Claim {
  const largest = publishedRuns
    .flatMap(({ id, name, parameters }) => (parameters === undefined ? [] : [{ id, name, parameters }]))
    .sort((one, other) => other.parameters - one.parameters)
    .slice(0, 5);
  return {
    id: 'largest-models-below-two-trillion',
    source: 'published sizes',
    caseIds: largest.map(({ id }) => id),
    checks: largest.map(({ name, parameters }) => ({
      subject: name,
      holds: parameters > 1e11 && parameters <= 2e12,
      figures: [{ name: 'parameters', value: parameters, unit: 'parameters' as const }],
    })),
  };
}

/** Scores by number of samples, as published. */
export function samplesRaiseScores(): Claim {
  const rises = (values: readonly number[]): boolean =>
    values.slice(1).every((value, i) => value > (values[i] ?? Infinity));
  const check = (subject: string, points: readonly { samples: number; score: number }[]): ClaimCheck => ({
    subject,
    holds: rises(points.map(({ score }) => score)),
    figures: points.map(({ samples, score }) => ({
      name: `${samples} samples`,
      value: score,
      unit: 'ratio',
    })),
  });
  const o1 = [...new Set(O1_STATEMENTS.scores.map(({ benchmark }) => benchmark))];
  return {
    id: 'samples-raise-scores',
    source: `${COVERAGE_SOURCE}; ${O1_STATEMENTS.source}`,
    caseIds: [],
    checks: [
      check(
        'DeepSeek-Coder-V2, SWE-bench Lite',
        SWE_BENCH_LITE_EXAMPLE.map(({ samples, coverage }) => ({ samples, score: coverage })),
      ),
      ...o1.map((name) =>
        check(
          `o1, ${name}`,
          O1_STATEMENTS.scores.filter((each) => each.benchmark === name),
        ),
      ),
    ],
  };
}
