import { readConfig } from '../../src/configs';
import { type Assumptions, defaultAssumptions, estimate } from '../../src/engine';
import { energyOfEstimate } from '../../src/engine/energy';
import { laws } from '../../src/engine/laws';
import { lifetimeOfRun } from '../../src/engine/lifetime';
import { memoryOfRun } from '../../src/engine/memory';
import { servingOf } from '../../src/engine/serving';
import { timeOfLayout } from '../../src/engine/trainingCost/timeOfLayout';
import { type Measurement, timeOf } from './measurement';
import { nemoRun } from './texts';

const assumptions: Assumptions = {
  ...defaultAssumptions,
  otherLaws: [],
  inferenceTokens: { value: 2e12, origin: 'user', source: '' },
};

/** All that can be said of a run before it starts: its text is read, and every number of the chain computed. */
function wholeChain(text: string) {
  const run = readConfig(text, { language: 'yaml' })?.parts[0]?.description;
  if (run === undefined) throw new Error('the benchmark text was not recognised');
  const known = estimate(run, assumptions, laws);
  const { timeToFirstToken, timePerOutputToken, usdPerMillionOutputTokens, capacity } =
    servingOf(run, known, assumptions) ?? {};
  const { equalLoss, price } = lifetimeOfRun(run, known, assumptions, laws);
  return {
    loss: known.predictions[0]?.loss?.low,
    ...known.resources,
    ...energyOfEstimate(known, assumptions),
    memory: memoryOfRun(run, known, assumptions)?.fit,
    timeOfLayout: timeOfLayout(run, known, assumptions),
    timeToFirstToken,
    timePerOutputToken,
    usdPerMillionOutputTokens,
    capacity,
    price,
    equalLoss,
  };
}

/** The full chain for one config that states model, run and machines, under the chosen law, from the sources. */
export function measureChain(): readonly Measurement[] {
  const missing = Object.entries(wholeChain(nemoRun)).filter(([, result]) => result === undefined);
  if (missing.length > 0) throw new Error(`the chain lacks ${missing.map(([name]) => name).join(', ')}`);
  return [
    {
      name: 'full chain for one config: text to loss, cost, energy, memory, layout, serving and lifetime',
      value: timeOf(() => wholeChain(nemoRun)),
      unit: 'ms',
      limit: 2,
    },
  ];
}
