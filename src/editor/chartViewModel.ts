import { type ExpertCount } from '../engine/architecture/architecture';
import { lawsAreSilent } from '../engine/estimate/lawsAreSilent';
import { type Estimate } from '../engine/estimate';
import { type AssumedInput, type ChartExperts, type ChartModel } from '../protocol/messages';

/**
 * The chart's model of an estimate.
 * @param name The name of the file, as the editor's tab shows it.
 * @param law Id of the law of the settings, used while the estimate has no prediction.
 */
export function chartModelOf(name: string, estimate: Estimate, law: string): ChartModel {
  const { parameters: count, experts } = estimate.architecture ?? {};
  const assumed = (['parameters', 'tokens'] as const satisfies readonly AssumedInput[]).filter((input) =>
    estimate.assumptions.some((use) => use.name === input),
  );
  return {
    law: estimate.predictions[0]?.law ?? law,
    run: {
      name,
      parameters: count && {
        total: count.total,
        active: count.active,
        nonEmbedding: count.nonEmbedding,
        activeNonEmbedding: count.activeNonEmbedding,
      },
      ...(experts === undefined ? {} : { experts: expertsOf(experts) }),
      tokens: estimate.training.tokens?.value,
      assumed,
      ...(lawsAreSilent(estimate) ? { lawsAreSilent: true } : {}),
    },
  };
}

/** The experts as messages carry them; also those of a published case. */
export function expertsOf({ total, perToken, granularity }: ExpertCount): ChartExperts {
  return { total, perToken, ...(granularity === undefined ? {} : { granularity }) };
}
