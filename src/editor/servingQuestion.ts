import { type Assumed, type Assumptions } from '../engine/assumptions';
import { type AssumptionUse, type Estimate } from '../engine/estimate';
import { type RunDescription } from '../engine/run';
import { type Translate } from '../report/translate';
import {
  deploymentOf,
  type Serving,
  type ServingDetail,
  servingDetail,
  servingOf,
  servingUses,
} from '../engine/serving';

/** What estimating serving asks a person. */
export interface ServingQuestion {
  readonly accelerator: string;
  readonly weightPrecision: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Accelerators of a replica; absent = the cheapest that hold the model. */
  readonly accelerators?: number;
  /** Absent = as many as fit, at most 64. */
  readonly concurrency?: number;
  /** Absent = no demand is asked about. */
  readonly queriesPerSecond?: number;
}

/** What file, settings and defaults say of it, to begin with. */
export function servingQuestionOf(
  run: RunDescription,
  { architecture }: Estimate,
  assumptions: Assumptions,
): Partial<ServingQuestion> {
  const deployment = architecture && deploymentOf(run, architecture, assumptions)?.deployment;
  if (deployment === undefined) return {};
  const { accelerator, weightFormat, promptTokens, outputTokens } = deployment;
  const { accelerators, concurrency, queriesPerSecond } = assumptions.serving ?? {};
  return {
    accelerator: accelerator.id,
    weightPrecision: weightFormat.id,
    promptTokens,
    outputTokens,
    accelerators: accelerators?.value,
    concurrency: concurrency?.value,
    queriesPerSecond: queriesPerSecond?.value,
  };
}

/** What a report on serving shows. */
export interface ServingReport {
  readonly serving: Serving;
  readonly detail: ServingDetail;
  readonly assumptions: readonly AssumptionUse[];
}

/** What serving takes under a person's answers, and what lies around it. */
export function servingReport(
  run: RunDescription,
  estimate: Estimate,
  { accelerator, weightPrecision, promptTokens, outputTokens, ...more }: ServingQuestion,
  assumptions: Assumptions,
  t: Translate,
): ServingReport | undefined {
  const answered: Assumptions = {
    ...assumptions,
    serving: {
      ...assumptions.serving,
      accelerator: answer(accelerator, t),
      weightPrecision: answer(weightPrecision, t),
      promptTokens: answer(promptTokens, t),
      outputTokens: answer(outputTokens, t),
      ...(more.accelerators === undefined ? {} : { accelerators: answer(more.accelerators, t) }),
      ...(more.concurrency === undefined ? {} : { concurrency: answer(more.concurrency, t) }),
      ...(more.queriesPerSecond === undefined ? {} : { queriesPerSecond: answer(more.queriesPerSecond, t) }),
    },
  };
  const serving = servingOf(run, estimate, answered);
  return serving === undefined || estimate.architecture === undefined
    ? undefined
    : {
        serving,
        detail: servingDetail(estimate.architecture, serving.deployment),
        assumptions: usesOfServing(serving, answered),
      };
}

/** What serving rests on that the file does not say. */
export function usesOfServing(
  { weightBytes, deployment }: Serving,
  assumptions: Assumptions,
): readonly AssumptionUse[] {
  return servingUses(weightBytes.because.inputs, deployment.accelerator, assumptions);
}

function answer<T>(value: T, t: Translate): Assumed<T> {
  return { value, origin: 'user', source: t('answered for this estimate') };
}
