/**
 * Fits score = sigmoid(log10 FLOP) to every column of the ObsScaling table and prints the rows of
 * src/engine/abilities/computeSigmoids.ts:
 *
 *   npm run fit:abilities -- FOLDER           with the three wrong rows of the table mended
 *   npm run fit:abilities -- FOLDER --as-is   without
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, fitColumn, readModels, TABLE_PATH } from './abilityTable';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) throw new Error('fit:abilities requires the folder of external data');
const models = readModels(readFileSync(join(folder, TABLE_PATH), 'utf8'), mode !== '--as-is');
for (const { column, task, floor } of COLUMNS) {
  const fit = fitColumn(models, column, floor);
  const fitted = [fit.centre, fit.slope, fit.ceiling, fit.leaveFamilyOut, fit.leaveFamilyOutQuantile];
  const numbers = fitted.map((x) => x.toPrecision(5));
  console.log(
    `['${task}', ${floor}, ${numbers.join(', ')}, ${fit.models}, ${fit.families}], // RMSE ${fit.rootMeanSquare.toPrecision(4)}, ${fit.range.map((x) => x.toExponential(2)).join(' to ')} FLOP${fit.converged ? '' : ', NOT CONVERGED'}`,
  );
}
