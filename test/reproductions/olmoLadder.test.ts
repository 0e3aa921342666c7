import assert from 'node:assert/strict';
import {
  LADDER_HELLASWAG,
  LADDER_MMLU,
  ladderAccuracy,
  type LadderConstants,
  ladderTaskLoss,
} from '../../src/engine/abilities/olmoLadder';
import { minimise } from '../../src/engine/fitting/minimise';
import { fitParametric } from '../../src/engine/fitting/parametricFit';
import { parametricLoss } from '../../src/engine/laws/parametric';
import { assertCloseTo } from '../unit/laws/closeTo';
import { csvRows } from './csv';
import { describeWithSharedData } from './sharedData';

type Row = Readonly<Record<string, string>>;

/** OLMo 2 13B on 5T tokens and 7B on 4T, without the input embedding. */
const LARGE = { parameters: 13_202_396_160, tokens: 5.0001e12 };
const SMALL = { parameters: 6_887_575_552, tokens: 3.9451e12 };

describe('the two steps of the OLMo ladder, each by itself (allenai/OLMo-ladder, paper/figures)', () => {
  // Task loss forecast and measured at 13B, then the accuracy that step 2 makes of the measured loss. The four digits
  // of the constants hold a forecast to 1e-3.
  for (const [task, constants, forecast, measured, accuracy] of [
    ['MMLU', LADDER_MMLU, 0.750156, 0.748827, 0.513756],
    ['HellaSwag', LADDER_HELLASWAG, 0.653177, 0.660934, 0.841567],
  ] as const) {
    it(`forecasts ${forecast} bits per byte of ${task} where ${measured} were measured`, () => {
      assertCloseTo(ladderTaskLoss(constants, LARGE.parameters, LARGE.tokens), forecast, 1e-3);
    });

    it(`makes ${accuracy} of the task loss that was measured for ${task}`, () => {
      assertCloseTo(ladderAccuracy(constants, measured), accuracy, 1e-3);
    });
  }
});

describeWithSharedData('The OLMo ladder, fitted again to the runs that are released', (read) => {
  const finals = csvRows(read('runs/olmo_ladder_final_points.csv'));
  const curves = csvRows(read('runs/olmo_ladder_training_curves.csv'));

  /** Step 2 as the authors fit it: five checkpoints averaged, the first tenth left out, and all right at no loss. */
  function checkpoints(task: string): readonly (readonly [loss: number, accuracy: number])[] {
    const runs = new Map<string, Row[]>();
    for (const row of curves) runs.set(row.run!, [...(runs.get(row.run!) ?? []), row]);
    const points = [...runs.values()].flatMap((rows) =>
      rows
        .map((row, i) => {
          const recent = rows.slice(Math.max(0, i - 4), i + 1).map((each) => Number(each[`${task}_bpb`]));
          return [recent.reduce((sum, x) => sum + x, 0) / recent.length, Number(row[`${task}_acc`])] as const;
        })
        .slice(Math.ceil(0.1 * rows.length)),
    );
    return [...points, [0, 1]];
  }

  /** Least squares of a/(1 + e^(−k·(loss − x0))) + b, with b held if given: (a, x0, k, b). */
  function fitAccuracy(task: string, heldTop?: number): readonly number[] {
    const points = checkpoints(task);
    const end = minimise(
      ([a = 0, centre = 0, k = 0, free = 0], gradient) => {
        const top = heldTop ?? free;
        let value = 0;
        gradient.fill(0);
        for (const [loss, accuracy] of points) {
          const share = 1 / (1 + Math.exp(-k * (loss - centre)));
          const residual = a * share + top - accuracy;
          const flank = 2 * residual * a * share * (1 - share);
          value += residual ** 2;
          const slopes = [2 * residual * share, -flank * k, flank * (loss - centre)];
          slopes.push(heldTop === undefined ? 2 * residual : 0);
          slopes.forEach((slope, i) => (gradient[i]! += slope));
        }
        return value;
      },
      [-0.75, 0.9, 3, heldTop ?? 1],
      { maximumIterations: 5000 },
    );
    assert.equal(end.outcome, 'converged');
    return end.point;
  }

  const printed = ({ height, centre, slope, top }: LadderConstants) => [height, centre, slope, top];

  // The constants in print saw runs of 1.3B as well, which are not among the points here. Up to 760M MMLU has risen
  // from 27 % to 33 % only, so that the middle of its curve is a guess; HellaSwag has reached 57 %.
  for (const [task, constants, heldTop, tolerance, points] of [
    // The authors bound b by 1, where MMLU's ends.
    ['mmlu', LADDER_MMLU, 1, 0.1, 0.025],
    ['hellaswag', LADDER_HELLASWAG, undefined, 0.01, 0.005],
  ] as const) {
    it(`has the second step of ${task} within ${tolerance * 100} % of the constants in print`, () => {
      const found = fitAccuracy(task, heldTop);
      printed(constants).forEach((value, i) => {
        assertCloseTo(found[i], value, tolerance, `constant ${i}`);
      });
      const [height = 0, centre = 0, slope = 0, top = 0] = found;
      const again = { ...constants, height, centre, slope, top };
      for (const loss of [0.7, 0.8, 1, 1.2]) {
        const difference = ladderAccuracy(again, loss) - ladderAccuracy(constants, loss);
        assert.ok(Math.abs(difference) < points, `${difference} at ${loss}`);
      }
    });
  }

  it('does not have its first step: without the runs of 1.3B it forecasts 45 % of MMLU at 13B, not 51 %', () => {
    // Twelve runs of 190M to 760M cannot tell a floor of the loss from a slow fall; that is why the constants that saw
    // the fourth size are shipped. Measured: 0.516140 at 13B, 0.490108 at 7B.
    assert.deepEqual([...new Set(finals.map(({ model }) => model))], ['190M', '370M', '760M']);
    const runs = finals.map((row) => ({
      parameters: Number(row.n),
      tokens: Number(row.tokens),
      loss: Number(row.mmlu_bpb),
    }));
    const { constants, outcome } = fitParametric(runs, { maximumIterations: 5000 });
    assert.equal(outcome, 'converged');
    assert.ok(constants.irreducibleLoss > LADDER_MMLU.irreducibleLoss + 0.2);
    for (const [point, measured] of [
      [LARGE, 0.51614],
      [SMALL, 0.490108],
    ] as const) {
      const short = ladderAccuracy(LADDER_MMLU, parametricLoss(constants, point));
      const whole = ladderAccuracy(LADDER_MMLU, ladderTaskLoss(LADDER_MMLU, point.parameters, point.tokens));
      assert.ok(short < measured - 0.04 && Math.abs(whole - measured) < 0.007, `${short} and ${whole}`);
    }
  });
});
