import { type Notice } from '../../notice';
import { caveat } from '../lawCaveat';

/** Kumar et al. 2024, arXiv:2411.04330, eqs. 2, 3, 9, App. K Table 2. */
const SIZE_COEFFICIENT = 4299; // A
const TOKEN_COEFFICIENT = 18060; // B
const EXPONENT = 0.4965; // α = β, tied in the fit
const IRREDUCIBLE = 2.7648; // E

/** γ and n of each kind of value; see {@link KUMAR_NOTICES} for n. */
const SENSITIVITY = {
  weights: { scale: 2.6745, offset: 0.3037 },
  activations: { scale: 2.2102, offset: 1.4072 },
  keyValues: { scale: 0.9578, offset: 2.4185 },
} as const;

/** C_T, γ_D, γ_N, γ_post and b of the penalty for quantising afterwards. */
const PENALTY = { coefficient: 0.0598, tokens: 0.5068, parameters: 0.3439, scale: 0.5907, offset: 1.1277 };

/** Bits of what is multiplied in training; absent = not lowered, no loss. 3 to 12 bits were tried, 16 is the baseline. */
export interface TrainingBits {
  readonly weights?: number;
  readonly activations?: number;
  readonly keyValues?: number;
}

const CITATION = 'Kumar et al. 2024, arXiv:2411.04330, eqs. 2, 3, 4, 9, App. K Table 2';
const TITLE = 'Kumar 2024';

/**
 * Whether the fitted offsets n and b of App. K take part. The main text leaves them out; that they stand in the
 * exponent as exp(−P/γ + n) is our reading. It is the one by which the compute-optimal precision comes out at 7 bits,
 * as the paper says (7 to 8); without them it would be 3.5.
 */
export type Offsets = 'with-offsets' | 'without-offsets';

/**
 * N_eff/N = Π (1 − exp(−P/γ + n)) over weights, activations and key/value cache: what low precision in training
 * leaves of the parameters, between 0 and 1; 0 where training fails.
 *
 * @example effectiveParameterShare({ weights: 4 }, 'with-offsets') // 0.696358
 * @example effectiveParameterShare({ weights: 4 }, 'without-offsets') // 0.775887
 */
export function effectiveParameterShare(bits: TrainingBits, offsets: Offsets = 'with-offsets'): number {
  let share = 1;
  for (const kind of ['weights', 'activations', 'keyValues'] as const) {
    const precision = bits[kind];
    if (precision === undefined) continue;
    const { scale, offset } = SENSITIVITY[kind];
    const shift = offsets === 'with-offsets' ? offset : 0;
    share *= Math.max(0, 1 - Math.exp(shift - precision / scale));
  }
  return share;
}

/**
 * L = A/N_eff^α + B/D^β + E, nats/token on Dolma; `undefined` where N_eff is 0.
 * N 30M to 220M (checked to 1.7B), D to 26B.
 *
 * @example kumarLoss(220e6, 26e9, {}) // 3.19661
 */
export function kumarLoss(
  parameters: number,
  tokens: number,
  bits: TrainingBits,
  offsets: Offsets = 'with-offsets',
): number | undefined {
  const effective = parameters * effectiveParameterShare(bits, offsets);
  if (effective <= 0) return undefined;
  return SIZE_COEFFICIENT / effective ** EXPONENT + TOKEN_COEFFICIENT / tokens ** EXPONENT + IRREDUCIBLE;
}

/**
 * δ_PTQ = C_T·D^γ_D/N^γ_N·exp(−P/γ_post + b): what quantising the weights to `bits` after training in 16 bit adds to
 * the loss. It grows with the tokens: a model trained for longer loses more. Eq. 9's factors for training in low
 * precision are left out: their constants are not in our sources.
 *
 * @example quantisationPenalty(220e6, 26e9, 4, 'without-offsets') // 0.0175861
 * @example quantisationPenalty(220e6, 26e9, 4, 'with-offsets') // 0.0543156
 */
export function quantisationPenalty(
  parameters: number,
  tokens: number,
  bits: number,
  offsets: Offsets = 'with-offsets',
): number {
  const { coefficient, tokens: byTokens, parameters: byParameters, scale, offset } = PENALTY;
  const shift = offsets === 'with-offsets' ? offset : 0;
  return coefficient * (tokens ** byTokens / parameters ** byParameters) * Math.exp(shift - bits / scale);
}

/**
 * Training cost in the unit of 16-bit FLOP: 6·N·D·P/16, as if cost fell in step with the bits. Eq. 4.
 * @example precisionCost(1e9, 2e10, 8) // 6e19
 */
export function precisionCost(parameters: number, tokens: number, bits: number): number {
  return (6 / 16) * parameters * tokens * bits;
}

/**
 * The precision of weights, activations and cache at which a budget buys the lowest loss, when N and D may change
 * with it: where N_eff per cost, Π(1 − exp(−P/γ + n))/P, is greatest. It does not depend on the budget. A grid of
 * hundredths of a bit from 1 to 16.
 *
 * @example optimalBits() // 7
 */
export function optimalBits(offsets: Offsets = 'with-offsets'): number {
  const worth = (bits: number): number =>
    effectiveParameterShare({ weights: bits, activations: bits, keyValues: bits }, offsets) / bits;
  let best = 100;
  for (let hundredths = 100; hundredths <= 1600; hundredths++)
    if (worth(hundredths / 100) > worth(best / 100)) best = hundredths;
  return best / 100;
}

const RANGES = {
  parameters: [30e6, 1.7e9],
  tokens: [1.5e9, 26e9],
} as const;

/** The law as it is cited. */
export const KUMAR_2024 = {
  id: 'kumar-2024',
  title: TITLE,
  citation: CITATION,
  corpus: 'Dolma',
  formula: 'L = A·N_eff^−α + B·D^−β + E + δ_PTQ, N_eff = N·Π(1 − exp(−P/γ + n))',
  confidence: 'verified',
  fittedRange: RANGES,
} as const;

/** What must be said with every number of it. */
export const KUMAR_NOTICES: readonly Notice[] = [
  caveat(TITLE, 'unlikely-to-transfer'),
  caveat(TITLE, 'sign-inferred'),
];
