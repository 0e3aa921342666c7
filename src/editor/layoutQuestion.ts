import { type Assumed, type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { estimate } from '../engine/estimateRun';
import { chooseHardware } from '../engine/estimate/hardwareChoice';
import { layoutsOfRun, type LayoutsOfRun } from '../engine/layout/layoutsOfRun';
import { type RunDescription } from '../engine/run';

/** What a search for layouts asks a person. */
export interface LayoutQuestion {
  readonly accelerator: string;
  readonly accelerators: number;
  readonly globalBatchSequences: number;
  readonly sequenceLength: number;
}

/** What file and settings already say of it; the rest is asked with an empty box. */
export function questionOf(
  run: RunDescription,
  { architecture, training }: Estimate,
  assumptions: Assumptions,
): Partial<LayoutQuestion> {
  const { accelerator, accelerators } = chooseHardware(run, assumptions);
  return {
    accelerator: accelerator?.id,
    accelerators: accelerators?.value,
    globalBatchSequences: training.globalBatchSequences?.value,
    sequenceLength: training.sequenceLength?.value ?? architecture?.maximumPositions,
  };
}

/** The layouts of a run with a person's answers in place of what the file says. */
export function layoutReport(
  run: RunDescription,
  question: LayoutQuestion,
  assumptions: Assumptions,
): LayoutsOfRun {
  const { accelerator, accelerators, globalBatchSequences, sequenceLength } = question;
  const answered: Assumptions = {
    ...assumptions,
    accelerator: answer(accelerator),
    accelerators: answer(accelerators),
    globalBatchSequences: answer(globalBatchSequences),
    sequenceLength: answer(sequenceLength),
  };
  return layoutsOfRun(run, estimate(run, answered, []), answered);
}

function answer<T>(value: T): Assumed<T> {
  return { value, origin: 'user', source: 'answered for this search' };
}
