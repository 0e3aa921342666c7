import assert from 'node:assert/strict';
import { hoffmann2022Approach1 } from '../../../src/engine/laws/hoffmann2022Approach1';
import { hoffmann2022Approach2 } from '../../../src/engine/laws/hoffmann2022Approach2';
import {
  HOFFMANN_2022_ROUNDED,
  HOFFMANN_2022_UNROUNDED,
  hoffmann2022Approach3,
} from '../../../src/engine/laws/hoffmann2022Approach3';
import {
  type ParametricConstants,
  parametricAllocationExponent,
  parametricLoss,
  parametricOptimum,
} from '../../../src/engine/laws/parametric';
import {
  optimalTokensPerParameter,
  tokensPerParameterBand,
} from '../../../src/engine/laws/tokensPerParameter';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

interface Check {
  readonly name: string;
  readonly constants: ParametricConstants;
  readonly chinchillaLoss: number;
  readonly gopherLoss: number;
  readonly optima: readonly (readonly [compute: number, N: number, D: number, ratio: number, L: number])[];
}

// Evaluated independently (Python) from eqs. 2 and 4 of arXiv:2203.15556 with the constants named, six digits.
const checks: readonly Check[] = [
  {
    name: 'the constants as printed',
    constants: HOFFMANN_2022_ROUNDED,
    chinchillaLoss: 1.93665,
    gopherLoss: 1.99326,
    optima: [
      [5.76e23, 3.21899e10, 2.98231e12, 92.6474, 1.93075],
      [1e24, 4.12967e10, 4.03583e12, 97.7278, 1.9112],
    ],
  },
  {
    name: 'the constants before rounding',
    constants: HOFFMANN_2022_UNROUNDED,
    chinchillaLoss: 1.92087,
    gopherLoss: 1.96727,
    optima: [
      [5.76e23, 4.03609e10, 2.37854e12, 58.9317, 1.91844],
      [1e24, 5.192e10, 3.21007e12, 61.8272, 1.90001],
    ],
  },
];

describe('Hoffmann 2022, approach 3', () => {
  for (const { name, constants, chinchillaLoss, gopherLoss, optima } of checks) {
    it(`gives the losses of Chinchilla and Gopher with ${name}`, () => {
      assertCloseTo(
        parametricLoss(constants, { parameters: 70e9, tokens: 1.4e12 }),
        chinchillaLoss,
        SIX_DIGITS,
      );
      assertCloseTo(parametricLoss(constants, { parameters: 280e9, tokens: 300e9 }), gopherLoss, SIX_DIGITS);
    });
    for (const [compute, parameters, tokens, ratio, loss] of optima) {
      it(`gives the optimum at ${compute} FLOP with ${name}`, () => {
        const optimum = parametricOptimum(constants, compute);
        assertCloseTo(optimum.parameters, parameters, SIX_DIGITS, 'N');
        assertCloseTo(optimum.tokens, tokens, SIX_DIGITS, 'D');
        assertCloseTo(optimum.tokens / optimum.parameters, ratio, SIX_DIGITS, 'D/N');
        assertCloseTo(parametricLoss(constants, optimum), loss, SIX_DIGITS, 'L');
      });
    }
  }

  it('uses the constants before rounding, so that its optimum is the 40 B of the paper', () => {
    // Hoffmann et al. 2022, section 3.3: 40 billion parameters at the Gopher budget, two digits.
    const optimum = hoffmann2022Approach3.optimum?.(5.76e23);
    assertCloseTo(optimum?.parameters, 40e9, 0.0125);
    assert.equal(hoffmann2022Approach3.irreducibleLoss, 1.6934);
  });

  it('has constants that round to the printed ones', () => {
    const round = (value: number, digits: number) => Number(value.toFixed(digits));
    assert.deepEqual(
      {
        irreducibleLoss: round(HOFFMANN_2022_UNROUNDED.irreducibleLoss, 2),
        parameterCoefficient: round(HOFFMANN_2022_UNROUNDED.parameterCoefficient, 1),
        tokenCoefficient: round(HOFFMANN_2022_UNROUNDED.tokenCoefficient, 1),
        parameterExponent: round(HOFFMANN_2022_UNROUNDED.parameterExponent, 2),
        tokenExponent: round(HOFFMANN_2022_UNROUNDED.tokenExponent, 2),
      },
      HOFFMANN_2022_ROUNDED,
    );
  });

  it('shows no band, because the printed intervals exclude its own exponents', () => {
    // Table 2: a in (0.454, 0.455), b in (0.542, 0.543); the constants give 0.4565 and 0.5435.
    const a = parametricAllocationExponent(HOFFMANN_2022_UNROUNDED);
    assert.ok(a > 0.455 && 1 - a > 0.543, `${a}`);
    assert.equal(hoffmann2022Approach3.lossBand?.({ parameters: 1e9, tokens: 2e10 }), undefined);
    assert.equal(hoffmann2022Approach3.bandSource, undefined);
    assert.equal(hoffmann2022Approach3.bandKind, undefined);
    assert.equal(hoffmann2022Approach3.optimum?.(1e21).parametersBand, undefined);
  });
});

describe('Hoffmann 2022, approaches 1 and 2', () => {
  const laws = [
    { law: hoffmann2022Approach1, printedExponent: 0.5, pivot: 1.449e20, tokens: [0.501, 0.512] },
    { law: hoffmann2022Approach2, printedExponent: 0.49, pivot: 1.342e20, tokens: [0.483, 0.529] },
  ] as const;
  for (const { law, printedExponent, pivot, tokens } of laws) {
    const exponent = law.constants.find((constant) => constant.symbol === 'a');

    it(`${law.id} gives tokens an exponent within the printed ${tokens.join(' to ')}`, () => {
      const b = Math.log10(law.optimum!(1e22).tokens / law.optimum!(1e20).tokens) / 2;
      assert.ok(b >= tokens[0] && b <= tokens[1], `${b}`);
    });

    it(`${law.id} has an exponent that rounds to the printed ${printedExponent} and lies in its interval`, () => {
      assert.equal(Number(exponent?.value.toFixed(2)), printedExponent);
      assert.ok((exponent?.value ?? NaN) >= (exponent?.interval?.low ?? NaN));
      assert.ok((exponent?.value ?? NaN) <= (exponent?.interval?.high ?? NaN));
    });

    it(`${law.id} scales as its exponent says`, () => {
      const [small, large] = [law.optimum?.(1e20), law.optimum?.(1e22)];
      const slope = Math.log10((large?.parameters ?? NaN) / (small?.parameters ?? NaN)) / 2;
      assertCloseTo(slope, exponent?.value ?? NaN, 1e-9);
    });

    it(`${law.id} has a band that closes at the middle of the fitted budgets and opens away from it`, () => {
      const widths = [pivot, 1e22, 1e24, 1e26].map((compute) => {
        const band = law.optimum?.(compute).parametersBand;
        return Math.log((band?.high ?? NaN) / (band?.low ?? NaN));
      });
      assert.ok((widths[0] ?? NaN) < 1e-3, `${widths[0]}`);
      assert.deepEqual(
        widths,
        [...widths].sort((a, b) => a - b),
      );
    });

    it(`${law.id} keeps optimum and ratio within their bands`, () => {
      for (const compute of [1e18, 1e20, 5.88e23, 1e27]) {
        const optimum = law.optimum?.(compute);
        assert.ok(optimum?.parametersBand && optimum.tokensBand);
        assert.ok(optimum.parametersBand.low <= optimum.parameters);
        assert.ok(optimum.parametersBand.high >= optimum.parameters);
        assert.ok(optimum.tokensBand.low <= optimum.tokens && optimum.tokens <= optimum.tokensBand.high);
        const ratio = tokensPerParameterBand(optimum);
        assert.ok(ratio && ratio.low <= optimalTokensPerParameter(optimum));
        assert.ok(ratio.high >= optimalTokensPerParameter(optimum));
      }
    });

    it(`${law.id} says nothing of the loss`, () => {
      assert.equal(law.loss?.({ parameters: 1e9, tokens: 2e10 }), undefined);
      assert.equal(law.optimum?.(1e21).loss, undefined);
    });
  }

  it('puts about 20 tokens on a parameter at the Gopher budget', () => {
    // From Table 3's and Table A3's own lines at 5.76e23: 20.8 and 23.7 (numpy least squares on the eight rows).
    assertCloseTo(optimalTokensPerParameter(hoffmann2022Approach1.optimum!(5.76e23)), 20.8072, SIX_DIGITS);
    assertCloseTo(optimalTokensPerParameter(hoffmann2022Approach2.optimum!(5.76e23)), 23.6778, SIX_DIGITS);
  });
});
