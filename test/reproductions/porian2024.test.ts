import assert from 'node:assert/strict';
import { porian2024, PORIAN_2024_STAGES } from '../../src/engine/laws/porian2024';
import { assertCloseTo } from '../unit/laws/closeTo';
import { csvRows } from './csv';
import { describeWithSharedData } from './sharedData';
import { leastSquaresLine } from './leastSquares';

type Corpus = 'refinedWeb' | 'openWebText2';

/** What the release calls a stage: hyper-parameters, warm-up, decay, count of parameters. */
const STAGES = {
  'kaplan-count': ['base', 'long', 'kaplan', 'kaplan'],
  'output-head-counted': ['base', 'long', 'kaplan', 'standard'],
  'short-warm-up': ['base', 'short', 'kaplan', 'standard'],
  'matched-decay': ['base', 'short', 'chinchilla', 'standard'],
  tuned: ['tuned', 'short', 'const', 'standard'],
} as const;
const CORPORA: Readonly<Record<Corpus, string>> = { refinedWeb: 'rw', openWebText2: 'owt2' };

describeWithSharedData(
  'Porian et al. 2024, fitted again to the best sizes they release (peers.md D8)',
  (read) => {
    const pairs = csvRows(read('runs/porian2024_optimal_pairs.csv'));

    /** N_opt = k·C^a by least squares in logarithms; budgets whose best size lay outside the grid have none. */
    function allocation(
      corpus: Corpus,
      stage: keyof typeof STAGES,
    ): { exponent: number; coefficient: number } {
      const points = pairs
        .filter((row) => {
          const of = [row.dataset, row.hparams, row.warmup, row.decay, row.param_count];
          return [CORPORA[corpus], ...STAGES[stage]].every((word, i) => of[i] === word);
        })
        .map((row) => [Math.log(Number(row.flops)), Math.log(Number(row.n))] as const)
        .filter(([, size]) => Number.isFinite(size));
      const { slope, intercept } = leastSquaresLine(points);
      return { exponent: slope, coefficient: Math.exp(intercept) };
    }

    for (const corpus of ['refinedWeb', 'openWebText2'] as const) {
      for (const stage of PORIAN_2024_STAGES) {
        it(`has an exponent of ${stage[corpus]} on ${corpus}: ${stage.change}`, () => {
          // Four decimals are shipped.
          assert.equal(Number(allocation(corpus, stage.change).exponent.toFixed(4)), stage[corpus]);
        });
      }
    }

    it('gives the coefficient of the law, 0.118199, which belongs to the exponent before it is rounded', () => {
      const { exponent, coefficient } = allocation('refinedWeb', 'tuned');
      assertCloseTo(coefficient, 0.118199, 1e-6);
      // The exponent rounded to 0.497 makes N 0.16 % smaller at 1e24 FLOP.
      assertCloseTo(porian2024.optimum!(1e24).parameters, coefficient * 1e24 ** exponent, 2e-3);
    });

    it('gives 11.93 tokens per parameter in front of C^0.0059', () => {
      // C = 6·N·D: D/N = C^(1 − 2a)/(6·k²).
      const { exponent, coefficient } = allocation('refinedWeb', 'tuned');
      assertCloseTo(1 / (6 * coefficient ** 2), 11.92946, 1e-6);
      assertCloseTo(1 - 2 * exponent, 0.005942, 1e-4);
    });
  },
);
