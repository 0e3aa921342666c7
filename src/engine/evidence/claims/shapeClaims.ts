import { type Law, type ScalePoint } from '../../laws/law';
import { type Claim, type ClaimCheck } from './claim';

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361';

/** So much that more of it changes nothing. */
const PLENTY = 1e200;

/**
 * The exponent with which what can still be gained falls: −d ln(L − L∞) / d ln x between two values of x, L∞ the loss
 * at plenty of x.
 * @returns undefined where the law gives no loss or the loss does not fall as a power there
 */
function exponentOf(law: Law, at: (x: number) => ScalePoint, [low, high]: readonly [number, number]) {
  if (law.loss === undefined) return undefined;
  const rest = law.loss(at(PLENTY));
  const exponent = Math.log((law.loss(at(low)) - rest) / (law.loss(at(high)) - rest)) / Math.log(high / low);
  return Number.isFinite(exponent) ? exponent : undefined;
}

/** The same along the compute-optimal line, down to the law's smallest loss (0 where it has none). */
function computeExponentOf(law: Law): number | undefined {
  const losses = [1e20, 1e22].map((compute) => law.optimum?.(compute).loss);
  const [low, high] = losses;
  const rest = law.irreducibleLoss ?? 0;
  if (low === undefined || high === undefined) return undefined;
  return Math.log((low - rest) / (high - rest)) / Math.log(100);
}

/** Of parameters, of tokens and of optimally used compute, each by each law, as printed: to two decimals. */
export function smallExponents(laws: readonly Law[]): Claim {
  const checks = laws.flatMap((law): ClaimCheck[] => {
    const exponents = [
      ['N', exponentOf(law, (parameters) => ({ parameters, tokens: PLENTY }), [1e8, 1e9])],
      ['D', exponentOf(law, (tokens) => ({ parameters: PLENTY, tokens }), [1e9, 1e10])],
      ['C', computeExponentOf(law)],
    ] as const;
    return exponents.flatMap(([symbol, exponent]) => {
      if (exponent === undefined) return [];
      const printed = Math.round(exponent * 100) / 100;
      return [
        {
          subject: `${law.title}, ${symbol}`,
          holds: printed >= 0.05 && printed <= 0.1,
          figures: [{ name: `−d ln(L − L∞) / d ln ${symbol}`, value: exponent }],
        },
      ];
    });
  });
  return { id: 'exponents-between-0.05-and-0.1', source: `${KAPLAN}, Table 5`, caseIds: [], checks };
}

/** Each doubling of an optimally used budget lowers the loss by less than the one before, 1e20 to 1e26 FLOP. */
export function diminishingReturns(laws: readonly Law[]): Claim {
  const checks = laws.flatMap((law): ClaimCheck[] => {
    const gains: number[] = [];
    for (let compute = 1e20; compute < 1e26; compute *= 2) {
      const [before, after] = [law.optimum?.(compute).loss, law.optimum?.(2 * compute).loss];
      if (before === undefined || after === undefined) return [];
      gains.push(before - after);
    }
    return [
      {
        subject: law.title,
        holds: gains.every((gain, index) => index === 0 || gain < (gains[index - 1] ?? 0)),
        figures: [
          { name: 'first doubling', value: gains[0] ?? NaN, unit: 'nats/token' },
          { name: 'last doubling', value: gains.at(-1) ?? NaN, unit: 'nats/token' },
        ],
      },
    ];
  });
  return { id: 'diminishing-returns', source: `${KAPLAN}, §1.1; every law since`, caseIds: [], checks };
}

/** Tokens with which 1e9 and 1e10 parameters reach what 1e9 reach on 2e10 tokens. */
export function largerModelsNeedFewerTokens(laws: readonly Law[]): Claim {
  const checks = laws.flatMap((law): ClaimCheck[] => {
    const target = law.loss?.({ parameters: 1e9, tokens: 2e10 });
    const large = target === undefined ? undefined : law.tokensForLoss?.(1e10, target);
    if (large === undefined) return [];
    return [
      {
        subject: law.title,
        holds: large < 2e10,
        figures: [
          { name: 'D at N = 1B:', value: 2e10, unit: 'tokens' },
          { name: 'at N = 10B:', value: large, unit: 'tokens' },
        ],
      },
    ];
  });
  return {
    id: 'larger-models-need-fewer-tokens',
    source: `${KAPLAN}, §1.1 and Figure 2`,
    caseIds: [],
    checks,
  };
}
