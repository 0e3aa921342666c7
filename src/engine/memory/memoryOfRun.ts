import { type Assumed, type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { chooseHardware } from '../estimate/hardwareChoice';
import { acceleratorCount } from '../estimate/layout';
import { type Accelerator } from '../hardware/accelerator';
import { interconnectOf } from '../layout/interconnect';
import { type Input } from '../quantity';
import { type RunDescription, type Sourced } from '../run';
import { fewestReplicas } from './fewestReplicas';
import { type Fit, fitOf } from './fit';
import { type MemoryPerAccelerator, memoryPerAccelerator } from './memoryPerAccelerator';
import { type ModelShape, shapeOf } from './modelShape';
import { setupOfRun } from './setupOfRun';
import { smallestChange, type SmallestChange } from './smallestChange';
import { acceleratorsOf, type TrainingSetup } from './trainingSetup';

/** What a run holds on each accelerator, and whether an accelerator can hold it. */
export interface RunMemory {
  readonly shape: ModelShape;
  readonly setup: TrainingSetup;
  /** Every size it rests on; those with origin `default` are assumed. */
  readonly inputs: readonly Input[];
  readonly memory: MemoryPerAccelerator;
  /** Accelerators that the layout takes. */
  readonly accelerators: number;
  readonly accelerator?: Accelerator;
  /** Absent where the accelerator is not known. */
  readonly fit?: Fit;
  /** Where the value does not fit: what makes it fit; absent if nothing tried does. */
  readonly change?: SmallestChange;
}

/**
 * Memory of one accelerator while a run is trained, against the accelerator that the file or the assumptions name.
 * @param estimate of the same run under the same assumptions
 * @returns undefined where the model is not counted, no sequence length is known, or neither file nor person says
 *   anything of training: a model's own config is about no run
 * @example Llama-3.1-8B, bf16, AdamW, ZeRO-3 on 8 × H100, 8,192 tokens: about 53 GB of 80 GB
 */
export function memoryOfRun(
  run: RunDescription,
  { architecture }: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
): RunMemory | undefined {
  if (architecture === undefined || !isAboutTraining(run, assumptions)) return undefined;
  const asked = withAnswers(run, assumptions);
  const count = acceleratorCount(run, assumptions)?.value;
  const found = setupOfRun(asked, architecture, count);
  if (found === undefined) return undefined;
  const { setup, inputs } = found;
  const shape = shapeOf(architecture, run.architecture);
  const memory = memoryPerAccelerator(shape, setup, inputs);
  const { accelerator } = chooseHardware(run, assumptions);
  const known = { shape, setup, inputs, memory, accelerators: acceleratorsOf(setup.layout) };
  if (accelerator === undefined) return known;
  const { value, low = value, high = value } = memory.total;
  const fit = fitOf({ value, low, high }, accelerator);
  if (fit.headroomBytes >= 0) return { ...known, accelerator, fit };
  const acceleratorsPerNode = interconnectOf(accelerator.id)?.acceleratorsPerNode;
  const change =
    (count === undefined && run.cluster.dataParallel === undefined
      ? fewestReplicas(shape, setup, fit.capacityBytes)
      : undefined) ?? smallestChange(shape, setup, fit.capacityBytes, acceleratorsPerNode);
  return { ...known, accelerator, fit, change };
}

/** Whether file or person say how the model is trained. */
function isAboutTraining({ training, cluster }: RunDescription, assumptions: Assumptions): boolean {
  const said = [training, cluster].some((fields) =>
    Object.values(fields).some((value) => value !== undefined),
  );
  const { accelerators, sequenceLength, globalBatchSequences } = assumptions;
  return said || [accelerators, sequenceLength, globalBatchSequences].some((each) => each?.origin === 'user');
}

/** The run with what a person answers in place of what the file says, and what settings say where it is silent. */
function withAnswers(run: RunDescription, assumptions: Assumptions): RunDescription {
  const { sequenceLength, globalBatchSequences, precision } = assumptions;
  const { training } = run;
  return {
    ...run,
    training: {
      ...training,
      sequenceLength: answered(training.sequenceLength, sequenceLength),
      globalBatchSequences: answered(training.globalBatchSequences, globalBatchSequences),
      precision: answered(training.precision, precision),
    },
  };
}

function answered<T>(
  said: Sourced<T> | undefined,
  assumption: Assumed<T> | undefined,
): Sourced<T> | undefined {
  if (assumption === undefined || (said !== undefined && assumption.origin !== 'user')) return said;
  const { value, origin, source } = assumption;
  return { value, origin, note: source };
}
