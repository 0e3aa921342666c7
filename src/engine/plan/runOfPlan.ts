import { type RunDescription, type Sourced } from '../run';
import { type Plan } from './planResult';

/**
 * The plan as a config would describe it, ready to be written to a file or estimated like one.
 * @returns undefined for a plan without a design
 */
export function runOfPlan({ design, training }: Plan): RunDescription | undefined {
  if (design === undefined || training === undefined) return undefined;
  const planned = (value: number): Sourced<number> => ({ value, origin: 'derived', note: 'plan' });
  return {
    architecture: design.fields,
    training: {
      tokens: planned(training.tokens),
      steps: planned(training.steps.value),
      tokensPerStep: planned(training.tokensPerStep.value),
      sequenceLength: planned(training.sequenceLength.value),
      globalBatchSequences: planned(training.globalBatchSequences.value),
      learningRate: planned(training.learningRate.value),
    },
    data: {},
    cluster: {},
    serving: {},
  };
}
