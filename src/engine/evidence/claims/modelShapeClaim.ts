import { lossFromParameters } from '../../laws/kaplan2020/singleVariable';
import { type Claim } from './claim';

/**
 * The two shapes that Kaplan et al. 2020, §3.1, compare, what they differ in size taken out by L(N): the shallow one's
 * loss is within 3 % of the other's.
 */
const [SHALLOW, DEEP] = [
  { layers: 6, hiddenSize: 4288 },
  { layers: 48, hiddenSize: 1600 },
];
const LOSS_WITHIN = 0.03;

/**
 * Whether a model many times as wide for its depth loses less than it would with half the parameters, by the law of
 * the same paper. Its authors' own pair on their own corpus: other data to hold against it are not in the tables.
 */
export function shapeMattersLittle(): Claim {
  const ratio = ({ layers, hiddenSize }: typeof SHALLOW): number => hiddenSize / layers;
  const halved = lossFromParameters(0.5e9) / lossFromParameters(1e9) - 1;
  return {
    id: 'shape-matters-little',
    source:
      'Kaplan et al. 2020, arXiv:2001.08361, §3.1 and Figure 5; for scores after fine-tuning disputed by Tay et al. 2021, arXiv:2109.10686 (recalled)',
    caseIds: [],
    checks: [
      {
        subject: 'Kaplan 2020’s own pair, 6 layers of 4288 and 48 of 1600',
        holds: LOSS_WITHIN < halved,
        figures: [
          { name: 'times as wide for its depth', value: ratio(SHALLOW) / ratio(DEEP) },
          { name: 'loss apart by at most', value: LOSS_WITHIN, unit: 'ratio' },
          { name: 'half the parameters, by L(N):', value: halved, unit: 'ratio' },
        ],
      },
    ],
  };
}
