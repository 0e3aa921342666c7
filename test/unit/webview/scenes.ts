import { type PublishedRun } from '../../../src/engine/evidence/publishedRun';
import { type Law } from '../../../src/engine/laws/law';
import { type ChartRun } from '../../../src/protocol/messages';

/** A law with round numbers: optimum at N = √(C/60), D = 10·N; L = 2 + 1e9/N + 1e10/D; band of ±10 %. */
export const ROUND_LAW: Law = {
  id: 'round',
  title: 'Round 2020',
  citation: 'Round et al. 2020',
  formula: 'L = 2 + 1e9/N + 1e10/D',
  parameterConvention: 'total',
  corpus: 'RoundText',
  constants: [],
  fittedRange: { compute: [1e18, 1e22] },
  confidence: 'verified',
  loss: ({ parameters, tokens }) => 2 + 1e9 / parameters + 1e10 / tokens,
  lossBand: ({ parameters, tokens }) => {
    const loss = 2 + 1e9 / parameters + 1e10 / tokens;
    return { low: 0.9 * loss, high: 1.1 * loss };
  },
  optimum: (compute) => {
    const parameters = Math.sqrt(compute / 60);
    return { parameters, tokens: 10 * parameters };
  },
};

/** The same law without a loss. */
export const ALLOCATION_LAW: Law = {
  ...ROUND_LAW,
  id: 'allocation',
  loss: undefined,
  lossBand: undefined,
  optimum: (compute) => {
    const parameters = Math.sqrt(compute / 60);
    const parametersBand = { low: parameters / 2, high: parameters * 2 };
    return { parameters, tokens: 10 * parameters, parametersBand };
  },
};

/** 6·1e9·1e11 = 6e20 FLOP; the optimum there is N = √1e19 ≈ 3.16e9. */
export const RUN: ChartRun = {
  name: 'run.yaml',
  parameters: { total: 4e9, active: 1e9, nonEmbedding: 3.8e9, activeNonEmbedding: 8e8 },
  tokens: 1e11,
  assumed: [],
};

/** A published run with the numbers that matter. */
export function published(name: string, parameters: number, tokens?: number): PublishedRun {
  return {
    id: name,
    name,
    organisation: 'Somebody',
    released: '2024-01',
    kind: 'dense',
    encoderDecoder: false,
    parameters,
    tokens,
    source: `${name} report`,
    confidence: 'verified',
  };
}
