import { createRequire } from 'node:module';
import { type Analysis } from '../../src/editor/loadAnalysis';

/** The heavy part as it is shipped: what tsx makes of the sources is several times slower. */
export function shippedAnalysis(): Analysis {
  return createRequire(__filename)('../../dist/analysis.js') as Analysis;
}
