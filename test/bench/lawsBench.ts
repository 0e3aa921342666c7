import { defaultAssumptions, estimate } from '../../src/engine';
import { compareLaws } from '../../src/engine/comparison/compareLaws';
import { laws } from '../../src/engine/laws';
import { type Law } from '../../src/engine/laws/law';
import { type Measurement, ratioOf, timeOf } from './measurement';
import { readConfig } from '../../src/configs';
import { huggingFaceConfig } from './texts';

const everyLaw = { ...defaultAssumptions, otherLaws: laws.map(({ id }) => id) };

/** 200 sizes and 200 amounts of tokens, evenly in the logarithm over everything anybody trains. */
const SIZES = Array.from({ length: 200 }, (_, step) => 10 ** (6 + (step / 199) * 7));
const TOKENS = Array.from({ length: 200 }, (_, step) => 10 ** (8 + (step / 199) * 7));
const POINTS = SIZES.length * TOKENS.length;

function grid(of: (parameters: number, tokens: number) => number): () => void {
  return () => {
    let sum = 0;
    for (const parameters of SIZES) for (const tokens of TOKENS) sum += of(parameters, tokens);
    if (!(sum > 0)) throw new Error('the grid holds nothing');
  };
}

/** A power of each coordinate, as every law of two variables needs at least. */
const barePowers = grid((parameters, tokens) => Math.pow(parameters, -0.3478) + Math.pow(tokens, -0.3658));

const lossOf = (law: Law) => grid((parameters, tokens) => law.loss?.({ parameters, tokens }) ?? 0);

/** What the laws cost: all of them about one run, and one of them over a chart's worth of points. */
export function measureLaws(): Promise<readonly Measurement[]> {
  const run = readConfig(huggingFaceConfig, { language: 'json' })?.parts[0]?.description;
  const [law] = laws;
  if (run === undefined || law === undefined) throw new Error('nothing to measure');
  const time = timeOf(lossOf(law));
  return Promise.resolve([
    {
      name: `estimate under all ${laws.length} laws`,
      value: timeOf(() => estimate(run, everyLaw, laws)),
      unit: 'ms',
      limit: 1,
    },
    { name: 'comparison of all laws', value: timeOf(() => compareLaws(run, everyLaw, laws)), unit: 'ms' },
    {
      name: `200×200 points under ${law.title} (${Math.round(POINTS / time / 1000)} million per second)`,
      value: time,
      unit: 'ms',
      limit: 10,
    },
    {
      name: `the same points, the loop alone (${Math.round(POINTS / timeOf(barePowers) / 1000)} million per second)`,
      value: ratioOf(lossOf(law), barePowers),
      unit: '×',
      yardstick: 'bare Math.pow loop of the same length',
    },
  ]);
}
