/**
 * Fits Hoffmann's parametric law to the points that Besiroglu et al. 2024 released, resamples them, and prints what the
 * law of src/engine/laws/besiroglu2024.ts rests on: coefficients, standard errors, correlations, and the interval of
 * optimal tokens per parameter.
 *
 *   npm run fit:besiroglu -- FOLDER              4,000 resamples, as in the paper: half a minute
 *   npm run fit:besiroglu -- FOLDER RESAMPLES    fewer
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { covariance } from '../../src/engine/fitting/covariance';
import { fitParametric } from '../../src/engine/fitting/parametricFit';
import { BESIROGLU_2024_BOOTSTRAP, besiroglu2024 } from '../../src/engine/laws/besiroglu2024';
import { tokensPerParameterBand } from '../../src/engine/laws/tokensPerParameter';
import {
  keptPoints,
  POINTS_PATH,
  quantile,
  readPoints,
  resampledFits,
  tokensPerParameterAt,
} from './releasedPoints';

const SYMBOLS = ['ln A', 'ln B', 'ln E', 'alpha', 'beta'] as const;
const CHINCHILLA_COMPUTE = 5.88e23;

const [folder = process.env.SCALING_LENS_DATA, count = String(BESIROGLU_2024_BOOTSTRAP.resamples)] =
  process.argv.slice(2);
if (folder === undefined) throw new Error('fit:besiroglu requires the folder of external data');
const resamples = Number(count);
if (!Number.isInteger(resamples) || resamples < 2)
  throw new Error('RESAMPLES must be a whole number from 2 on');

const digits = (value: number): string => value.toPrecision(5);
const row = (name: string, ...cells: readonly string[]): string =>
  [name.padEnd(28), ...cells.map((cell) => cell.padStart(12))].join('');

const all = readPoints(readFileSync(join(folder, POINTS_PATH), 'utf8'));
const kept = keptPoints(all);
const { constants, value, outcome, point } = fitParametric(kept);
const samples = resampledFits(kept, resamples, BESIROGLU_2024_BOOTSTRAP.seed);
const spread = covariance(samples);
const deviation = (i: number): number => Math.sqrt(spread[i]?.[i] ?? NaN);

console.log(`${kept.length} of ${all.length} points, ${outcome}, objective ${value.toPrecision(10)}`);
console.log(`${resamples} resamples, seed ${BESIROGLU_2024_BOOTSTRAP.seed}\n`);
console.log(row('', 'fit', 'std. error', '2.5 %', '97.5 %'));
for (const [name, best, of] of [
  ['E', constants.irreducibleLoss, (v: readonly number[]) => Math.exp(v[2] ?? NaN)],
  ['A', constants.parameterCoefficient, (v: readonly number[]) => Math.exp(v[0] ?? NaN)],
  ['B', constants.tokenCoefficient, (v: readonly number[]) => Math.exp(v[1] ?? NaN)],
  ['alpha', constants.parameterExponent, (v: readonly number[]) => v[3] ?? NaN],
  ['beta', constants.tokenExponent, (v: readonly number[]) => v[4] ?? NaN],
  [
    'a = beta/(alpha+beta)',
    constants.tokenExponent / (constants.parameterExponent + constants.tokenExponent),
    (v: readonly number[]) => (v[4] ?? NaN) / ((v[3] ?? NaN) + (v[4] ?? NaN)),
  ],
] as const) {
  const values = samples.map(of);
  const error = Math.sqrt(covariance(values.map((each) => [each]))[0]?.[0] ?? NaN);
  console.log(
    row(name, digits(best), digits(error), digits(quantile(values, 0.025)), digits(quantile(values, 0.975))),
  );
}

console.log(`\n${row('correlation', ...SYMBOLS)}`);
for (const [i, name] of SYMBOLS.entries()) {
  const cells = SYMBOLS.map((_, j) => ((spread[i]?.[j] ?? NaN) / (deviation(i) * deviation(j))).toFixed(5));
  console.log(row(name, ...cells));
}

const ratios = samples.map((vector) => tokensPerParameterAt(vector, CHINCHILLA_COMPUTE));
const best = tokensPerParameterAt(point, CHINCHILLA_COMPUTE);
const [low, high] = [quantile(ratios, 0.1), quantile(ratios, 0.9)];
console.log(`\ntokens per parameter at ${CHINCHILLA_COMPUTE.toExponential()} FLOP`);
console.log(row('fit, 80 % of the resamples', digits(best), digits(low), digits(high)));
const optimum = besiroglu2024.optimum?.(CHINCHILLA_COMPUTE);
const shown = optimum === undefined ? undefined : tokensPerParameterBand(optimum);
if (optimum !== undefined && shown !== undefined) {
  const ratio = optimum.tokens / optimum.parameters;
  console.log(row('shown, with the band', digits(ratio), digits(shown.low), digits(shown.high)));
}
