import { type Law } from './law';
import { caveat } from './lawCaveat';
import { parametricLaw } from './parametricLaw';

/** Constants of L(C, M) = E + (a·M^η + b·M^−η)·C^−η, M = D/N tokens per parameter. */
export interface OvertrainingConstants {
  /** E */
  readonly irreducibleLoss: number;
  /** a */
  readonly parameterCoefficient: number;
  /** b */
  readonly tokenCoefficient: number;
  /** η */
  readonly exponent: number;
}

/** Gadre et al. 2024, arXiv:2403.08540, Table 2, by what the models were trained on; all losses are on C4. */
export const GADRE_2024 = {
  c4: {
    irreducibleLoss: 1.50826,
    parameterCoefficient: 141.277,
    tokenCoefficient: 189.516,
    exponent: 0.121236,
  },
  redPajama: {
    irreducibleLoss: 1.83665,
    parameterCoefficient: 212.236,
    tokenCoefficient: 366.687,
    exponent: 0.136425,
  },
  refinedWeb: {
    irreducibleLoss: 1.73446,
    parameterCoefficient: 157.116,
    tokenCoefficient: 246.207,
    exponent: 0.127197,
  },
} as const satisfies Readonly<Record<string, OvertrainingConstants>>;

/**
 * L(C, M), nats/token on C4, C = 6·N·D FLOP, M tokens per parameter (eq. 4).
 * @example overtrainedLoss(GADRE_2024.redPajama, 5.695e21, 20) // 2.44277
 */
export function overtrainedLoss(constants: OvertrainingConstants, compute: number, ratio: number): number {
  const { irreducibleLoss, parameterCoefficient, tokenCoefficient, exponent } = constants;
  const reducible =
    parameterCoefficient * Math.pow(ratio, exponent) + tokenCoefficient * Math.pow(ratio, -exponent);
  return irreducibleLoss + reducible * Math.pow(compute, -exponent);
}

/**
 * The law of one corpus. With C = 6·N·D and M = D/N the two terms are a·6^−η·N^−2η and b·6^−η·D^−2η: the parametric
 * form with α = β = 2η, so that every budget has the same best ratio M = (b/a)^(1/(2η)): 3.4 on C4, 7.4 on RedPajama,
 * 5.8 on RefinedWeb. Few runs lie near those; the law is made for far more tokens, M = 20 to 640.
 */
function overtrainingLaw(
  constants: OvertrainingConstants,
  { id, trainedOn }: { readonly id: string; readonly trainedOn: string },
): Law {
  const { irreducibleLoss, parameterCoefficient, tokenCoefficient, exponent } = constants;
  const perFactor = Math.pow(6, -exponent);
  return parametricLaw({
    id: `gadre-2024-${id}`,
    title: `Gadre 2024, ${trainedOn}`,
    citation: 'Gadre et al. 2024, arXiv:2403.08540, eq. 4, Table 2',
    formula: 'L(C,M) = E + (a·M^η + b·M^(−η))·C^(−η), M = D/N, C = 6·N·D',
    parameterConvention: 'total',
    corpus: 'C4, GPT-NeoX tokenizer',
    // The six runs fitted: 11M to 1.4B at M = 20, 11M at M = 320. Checked at 1.4B, M = 640, and 6.9B, M = 20.
    fittedRange: { parameters: [11e6, 1.4e9], tokens: [2.2e8, 2.8e10] },
    confidence: 'verified',
    notices: [caveat(`Gadre 2024, ${trainedOn}`, 'recalled-tokenizer')],
    constants: [
      { symbol: 'E', value: irreducibleLoss },
      { symbol: 'a', value: parameterCoefficient },
      { symbol: 'b', value: tokenCoefficient },
      { symbol: 'eta', value: exponent },
    ],
    values: {
      irreducibleLoss,
      parameterCoefficient: parameterCoefficient * perFactor,
      tokenCoefficient: tokenCoefficient * perFactor,
      parameterExponent: 2 * exponent,
      tokenExponent: 2 * exponent,
    },
  });
}

/** Trained and evaluated on C4. @example at 1e21 FLOP and 320 tokens per parameter 2.58494 */
export const gadre2024C4 = overtrainingLaw(GADRE_2024.c4, { id: 'c4', trainedOn: 'C4' });

/** Trained on RedPajama, evaluated on C4. @example at 5.695e21 FLOP and 20 tokens per parameter 2.44277 */
export const gadre2024RedPajama = overtrainingLaw(GADRE_2024.redPajama, {
  id: 'redpajama',
  trainedOn: 'RedPajama',
});

/** Trained on RefinedWeb, evaluated on C4. */
export const gadre2024RefinedWeb = overtrainingLaw(GADRE_2024.refinedWeb, {
  id: 'refinedweb',
  trainedOn: 'RefinedWeb',
});
