import {
  constantsFromVector,
  fitParametric,
  type LossPoint,
  type ParametricVector,
} from '../../src/engine/fitting/parametricFit';
import { resample, seededRandom } from '../../src/engine/fitting/random';
import { parametricOptimum } from '../../src/engine/laws/parametric';

/** Where the points that Besiroglu et al. 2024 read from Hoffmann's figure 4 lie in the folder of external data. */
export const POINTS_PATH = 'runs/besiroglu2024_svg_extracted_data.csv';

/** Columns of the release: x, y, color, Model Size, Training FLOP, hex_color, loss; D = C/(6·N). */
export function readPoints(text: string): readonly LossPoint[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  const column = (fields: readonly string[], name: string) => Number(fields[columns.indexOf(name)]);
  return lines.map((line) => {
    const fields = line.split(',');
    const parameters = column(fields, 'Model Size');
    return {
      parameters,
      tokens: column(fields, 'Training FLOP') / (6 * parameters),
      loss: column(fields, 'loss'),
    };
  });
}

/** All but the five of highest loss, which the paper leaves out. */
export function keptPoints(points: readonly LossPoint[]): readonly LossPoint[] {
  return [...points].sort((a, b) => a.loss - b.loss).slice(0, -5);
}

/** (ln A, ln B, ln E, α, β) of each resample, fitted from the fit of all. @throws where a fit does not converge */
export function resampledFits(
  points: readonly LossPoint[],
  resamples: number,
  seed: number,
): readonly ParametricVector[] {
  const { point } = fitParametric(points);
  const random = seededRandom(seed);
  return Array.from({ length: resamples }, () => {
    const fit = fitParametric(resample(points, random), { starts: [point] });
    if (fit.outcome !== 'converged') throw new Error(`a resample ended with ${fit.outcome}`);
    return fit.point;
  });
}

/** D/N at the optimum of a fit. */
export function tokensPerParameterAt(vector: ParametricVector, compute: number): number {
  const { tokens, parameters } = parametricOptimum(constantsFromVector(vector), compute);
  return tokens / parameters;
}

/** The value below which a share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
}
