import { type Assumed, type Assumptions } from '../assumptions';
import { type AssumptionUse } from '../estimate';
import { type Accelerator } from '../hardware/accelerator';
import { priceOf } from '../hardware/priceOf';
import { type Input } from '../quantity';

/** What serving rests on, under names that tell it from what is said of training. */
const NAMES: Readonly<Record<string, string>> = {
  accelerator: 'servingAccelerator',
  servingAccelerators: 'servingAccelerators',
  priceUsdPerHour: 'servingPriceUsdPerHour',
  weightPrecision: 'weightPrecision',
  cachePrecision: 'cachePrecision',
  promptTokens: 'promptTokens',
  outputTokens: 'outputTokens',
  concurrency: 'concurrency',
  fleetLoad: 'fleetLoad',
};

/**
 * What was said or assumed of serving, as entries of the list of assumptions; what the file says is left out.
 * @param inputs of a number of serving
 * @param accelerator that serves
 */
export function servingUses(
  inputs: readonly Input[],
  accelerator: Accelerator,
  assumptions: Assumptions,
): readonly AssumptionUse[] {
  const said = sayings(accelerator, assumptions);
  return inputs.flatMap(({ name: asked, value, unit, origin }) => {
    const name = NAMES[asked];
    if (name === undefined || origin === undefined || origin === 'file' || origin === 'derived') return [];
    const by = said[asked]?.find((each) => each?.value === value && each.origin === origin);
    return [{ name, value, ...(unit === undefined ? {} : { unit }), origin, source: by?.source ?? '' }];
  });
}

/** Who may have said each of them, the strongest first. */
function sayings(
  accelerator: Accelerator,
  assumptions: Assumptions,
): Readonly<Record<string, readonly (Assumed<number | string> | undefined)[]>> {
  const { serving = {}, priceUsdPerHour } = assumptions;
  return {
    accelerator: [serving.accelerator, assumptions.accelerator],
    servingAccelerators: [serving.accelerators],
    priceUsdPerHour: [serving.priceUsdPerHour, priceOf(accelerator), priceUsdPerHour],
    weightPrecision: [serving.weightPrecision],
    cachePrecision: [serving.cachePrecision],
    promptTokens: [serving.promptTokens],
    outputTokens: [serving.outputTokens],
    concurrency: [serving.concurrency],
  };
}
