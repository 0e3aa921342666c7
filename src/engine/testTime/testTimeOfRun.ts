import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { isSensible } from '../estimate/known';
import { type CoverageLaw, type CoveragePoint, fitCoverage, SWE_BENCH_LITE_EXAMPLE } from './coverageLaw';
import { type TokenDemand } from './snell2024';

/** What is asked of test-time compute; parts that are missing are not answered. */
export interface TestTimeReport {
  /** A coverage law fitted to one's own or published samples, and whose it is. */
  readonly coverage?: {
    readonly law: CoverageLaw;
    readonly of: string;
    /** What the law was fitted to. */
    readonly points?: readonly CoveragePoint[];
  };
  /** A model in use, for the exchange with larger ones. */
  readonly exchange?: {
    readonly parameters: number;
    readonly demand: TokenDemand;
    /** Nobody says how much it will be used: as many tokens as it was trained on are taken, for an example. */
    readonly assumed?: boolean;
  };
}

/** Whose samples the published pair of coverage law is about. */
export const COVERAGE_EXAMPLE = 'DeepSeek-Coder-V2, SWE-bench Lite';

/**
 * What compute at test time may buy a run: a published example of repeated sampling, since no law gives it for other
 * models, and for the run's own size the inference that a larger model would cost (Snell et al. 2024).
 * @returns no exchange where parameters or tokens are unknown
 */
export function testTimeOfRun(
  { parameters, training: { tokens } }: Estimate,
  { inferenceTokens }: Assumptions,
): TestTimeReport {
  const law = fitCoverage(SWE_BENCH_LITE_EXAMPLE);
  const stated = isSensible(inferenceTokens?.value) ? inferenceTokens.value : undefined;
  return {
    ...(law === undefined ? {} : { coverage: { law, of: COVERAGE_EXAMPLE, points: SWE_BENCH_LITE_EXAMPLE } }),
    ...(parameters === undefined || tokens === undefined
      ? {}
      : {
          exchange: {
            parameters: parameters.active.value,
            demand: { trainingTokens: tokens.value, inferenceTokens: stated ?? tokens.value },
            assumed: stated === undefined,
          },
        }),
  };
}
