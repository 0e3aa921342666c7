import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { chooseHardware } from '../estimate/hardwareChoice';
import { matrixPrecision } from '../estimate/precision';
import { type Accelerator } from '../hardware/accelerator';
import { memoryOfRun } from '../memory/memoryOfRun';
import { type RunDescription } from '../run';
import { type Machine, machineOf } from './machine';
import { type LayoutSearch, searchLayouts } from './searchLayouts';

/** What a search for layouts needs and neither file nor person says. */
export type MissingForLayouts =
  'architecture' | 'sequenceLength' | 'accelerators' | 'globalBatchSequences' | 'accelerator';

/** The layouts of a run, or what is missing to search for them. */
export type LayoutsOfRun =
  | {
      readonly search: LayoutSearch;
      readonly machine: Machine;
      readonly accelerators: number;
      readonly globalBatchSequences: number;
      readonly sequenceLength: number;
    }
  | { readonly missing: readonly MissingForLayouts[] };

/**
 * The fastest layouts of a run's accelerators that hold it in memory: model, sequence length, batch, optimiser and
 * precision as file and assumptions say, the layout searched for.
 * @param estimate of the same run under the same assumptions
 */
export function layoutsOfRun(
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
): LayoutsOfRun {
  const { architecture, training } = estimate;
  const hardware = chooseHardware(run, assumptions);
  const machine =
    hardware.accelerator === undefined ? undefined : machineFor(hardware.accelerator, run, assumptions);
  const accelerators = hardware.accelerators?.value;
  const globalBatchSequences = training.globalBatchSequences?.value;
  const memory = memoryOfRun(run, estimate, assumptions);
  const missing: MissingForLayouts[] = [];
  if (architecture === undefined) missing.push('architecture');
  else if (memory === undefined) missing.push('sequenceLength');
  if (accelerators === undefined) missing.push('accelerators');
  if (globalBatchSequences === undefined) missing.push('globalBatchSequences');
  if (machine === undefined) missing.push('accelerator');
  if (
    memory === undefined ||
    machine === undefined ||
    accelerators === undefined ||
    globalBatchSequences === undefined
  )
    return { missing };
  const { shape, setup } = memory;
  const question = { shape, base: setup, machine, accelerators, globalBatchSequences };
  return {
    search: searchLayouts(question),
    machine,
    accelerators,
    globalBatchSequences,
    sequenceLength: setup.sequenceLength,
  };
}

/** Its rates in the precision of the run, else in the 16 bits it has: cards before bf16 train in fp16. */
export function machineFor(
  accelerator: Accelerator,
  { training }: RunDescription,
  { precision }: Assumptions,
): Machine | undefined {
  const said = matrixPrecision((training.precision ?? precision)?.value ?? '');
  for (const each of [said, 'bf16', 'fp16'] as const) {
    const machine = each === undefined ? undefined : machineOf(accelerator, each);
    if (machine !== undefined) return machine;
  }
  return undefined;
}
