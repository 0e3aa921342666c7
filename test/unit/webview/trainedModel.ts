import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { type RunDescription } from '../../../src/engine/run';
import { seriesOfRun } from '../../../src/engine/series';
import { type ChartModel } from '../../../src/protocol/messages';
import { chartModelOf } from '../../../src/editor/chartViewModel';
import { described, llama8b } from '../estimate/descriptions';

/** Llama 3 8B with ZeRO-3 on 8 H100, micro-batch 1 of 8,192 tokens, on 1T tokens. */
export const TRAINED = described({
  architecture: llama8b,
  training: {
    sequenceLength: 8192,
    microBatchSequences: 1,
    precision: 'bf16',
    optimizer: 'adamw',
    tokens: 1e12,
  },
  cluster: { accelerators: 8, zeroStage: 3, acceleratorType: 'H100' },
});

/** The same model, of which nobody says how it is trained. */
export const UNTRAINED = described({ architecture: llama8b });

/** What the editor sends of a run. */
export function modelOf(run: RunDescription, answers: Partial<Assumptions> = {}): ChartModel {
  const assumptions = { ...defaultAssumptions, ...answers };
  const estimated = estimate(run, assumptions, laws);
  return {
    ...chartModelOf('train.yaml', estimated, assumptions.law.value),
    series: seriesOfRun({ run, estimate: estimated, assumptions, laws }),
  };
}
