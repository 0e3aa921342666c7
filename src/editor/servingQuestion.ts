import { type Assumed, type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { type RunDescription } from '../engine/run';
import { deploymentOf, type Serving, servingOf } from '../engine/serving';

/** What estimating serving asks a person. */
export interface ServingQuestion {
  readonly accelerator: string;
  readonly weightPrecision: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
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
  return { accelerator: accelerator.id, weightPrecision: weightFormat.id, promptTokens, outputTokens };
}

/** What serving takes under a person's answers. */
export function servingReport(
  run: RunDescription,
  estimate: Estimate,
  { accelerator, weightPrecision, promptTokens, outputTokens }: ServingQuestion,
  assumptions: Assumptions,
): Serving | undefined {
  return servingOf(run, estimate, {
    ...assumptions,
    serving: {
      ...assumptions.serving,
      accelerator: answer(accelerator),
      weightPrecision: answer(weightPrecision),
      promptTokens: answer(promptTokens),
      outputTokens: answer(outputTokens),
    },
  });
}

function answer<T>(value: T): Assumed<T> {
  return { value, origin: 'user', source: 'answered for this estimate' };
}
