import { optimumQuantities } from '../../estimate/prediction';
import { lawById } from '../../laws';
import { type LawId } from '../../laws/law';
import { type Comparison } from '../comparison';

/** What papers and other programs call best for a budget; `undefined` where they give only the other number. */
type Row = readonly [
  name: string,
  law: LawId,
  /** FLOP */
  compute: number,
  parameters: number | undefined,
  tokens: number | undefined,
  source: string,
  confidence: Comparison['confidence'],
  remark?: string,
];

const HOFFMANN = 'Hoffmann et al. 2022, arXiv:2203.15556';
const KYO = 'another program: kyo-takano/chinchilla 0.2.0, fitted to the 240 points of Besiroglu et al. 2024';
const MISPRINT = 'the row prints 1.26e24 FLOP, a misprint: 6·N·D is 1.26e25';
const INCONSISTENT = 'the row does not fit together: 6·N·D is 3.38e25, printed is 3.52e25 FLOP';
const UNROUNDED = 'the table uses constants of its own rounding';

/**
 * Rows of Table 3 and those of approach 2 in Table A3 are not here: our laws were fitted to them, so that they would
 * agree by construction.
 */
const ROWS: readonly Row[] = [
  [
    'Gopher’s budget, approach 1',
    'hoffmann-2022-approach-1',
    5.76e23,
    67e9,
    1.5e12,
    `${HOFFMANN}, Table 3`,
    'verified',
    'the one row of the table that the fit leaves out',
  ],
  [
    'Gopher’s budget, approach 3',
    'hoffmann-2022-approach-3',
    5.76e23,
    40e9,
    undefined,
    `${HOFFMANN}, §3.4`,
    'verified',
  ],
  [
    '400 M, approach 3',
    'hoffmann-2022-approach-3',
    2.21e19,
    400e6,
    9.2e9,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '1 B, approach 3',
    'hoffmann-2022-approach-3',
    1.62e20,
    1e9,
    27.1e9,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '10 B, approach 3',
    'hoffmann-2022-approach-3',
    2.46e22,
    10e9,
    410.1e9,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '67 B, approach 3',
    'hoffmann-2022-approach-3',
    1.71e24,
    67e9,
    4.1e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '175 B, approach 3',
    'hoffmann-2022-approach-3',
    1.26e25,
    175e9,
    12e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    MISPRINT,
  ],
  [
    '280 B, approach 3',
    'hoffmann-2022-approach-3',
    3.52e25,
    280e9,
    20.1e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    INCONSISTENT,
  ],
  [
    '520 B, approach 3',
    'hoffmann-2022-approach-3',
    1.36e26,
    520e9,
    43.5e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '1 T, approach 3',
    'hoffmann-2022-approach-3',
    5.65e26,
    1e12,
    94.1e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  [
    '10 T, approach 3',
    'hoffmann-2022-approach-3',
    8.55e28,
    10e12,
    1425.5e12,
    `${HOFFMANN}, Table A3`,
    'verified',
    UNROUNDED,
  ],
  ['1e21 FLOP, refit', 'besiroglu-2024', 1e21, 2.792e9, 5.97e10, KYO, 'verified'],
  ['5.88e23 FLOP, refit', 'besiroglu-2024', 5.88e23, 7.397e10, 1.325e12, KYO, 'verified'],
  ['1e24 FLOP, refit', 'besiroglu-2024', 1e24, 9.718e10, 1.715e12, KYO, 'verified'],
  [
    'Llama 3 405B',
    'llama-3-2024',
    3.8e25,
    402e9,
    16.55e12,
    'Llama Team 2024, arXiv:2407.21783, §3.2.1',
    'verified',
  ],
];

/** The optimum of each law against what its paper, or another program with the same data, prints for the budget. */
export function optimumComparisons(): readonly Comparison[] {
  return ROWS.flatMap(
    ([name, lawId, compute, parameters, tokens, source, confidence, remark]): Comparison[] => {
      const law = lawById(lawId);
      const best =
        law && optimumQuantities(law, compute, [{ name: 'compute', value: compute, unit: 'FLOP' }]);
      if (best === undefined) return [];
      const about = { name, source, confidence, remark };
      return [
        ...(parameters === undefined
          ? []
          : [
              {
                ...about,
                quantity: 'optimal-parameters' as const,
                predicted: best.parameters,
                published: parameters,
              },
            ]),
        ...(tokens === undefined
          ? []
          : [{ ...about, quantity: 'optimal-tokens' as const, predicted: best.tokens, published: tokens }]),
      ];
    },
  );
}
