import assert from 'node:assert/strict';
import { besiroglu2024 } from '../../src/engine/laws/besiroglu2024';
import { chinchilla20 } from '../../src/engine/laws/chinchilla20';
import {
  HOFFMANN_2022_ROUNDED,
  HOFFMANN_2022_UNROUNDED,
  hoffmann2022Approach3,
} from '../../src/engine/laws/hoffmann2022Approach3';
import { kaplan2020 } from '../../src/engine/laws/kaplan2020/kaplan2020';
import { parametricLoss, parametricOptimum } from '../../src/engine/laws/parametric';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { assertCloseTo } from '../unit/laws/closeTo';

/** Hoffmann et al. 2022, Tables 1 and 4. */
const CHINCHILLA = { parameters: 70e9, tokens: 1.4e12 };
const GOPHER = { parameters: 280e9, tokens: 300e9 };

describe('Chinchilla 70B on 1.4T tokens against Gopher 280B on 300B', () => {
  it('cost about the same: 5.88e23 and 5.04e23 FLOP by 6·N·D, 5.76e23 as the paper states for both', () => {
    assertCloseTo(trainingCompute(CHINCHILLA.parameters, CHINCHILLA.tokens), 5.88e23, 1e-12);
    assertCloseTo(trainingCompute(GOPHER.parameters, GOPHER.tokens), 5.04e23, 1e-12);
  });

  for (const law of [hoffmann2022Approach3, besiroglu2024]) {
    it(`Chinchilla reaches the lower loss by ${law.id}`, () => {
      assert.ok(law.loss!(CHINCHILLA) < law.loss!(GOPHER));
    });
    it(`Chinchilla still does on Gopher's 5.04e23 FLOP by ${law.id}`, () => {
      const tokens = 5.04e23 / (6 * CHINCHILLA.parameters);
      assert.ok(law.loss!({ ...CHINCHILLA, tokens }) < law.loss!(GOPHER));
    });
  }

  it('Chinchilla reaches the lower loss by the rounded constants too', () => {
    assert.ok(
      parametricLoss(HOFFMANN_2022_ROUNDED, CHINCHILLA) < parametricLoss(HOFFMANN_2022_ROUNDED, GOPHER),
    );
  });

  it('Kaplan 2020 said otherwise: by its law Gopher is ahead, and the optimum is larger still', () => {
    assert.ok(kaplan2020.loss!(GOPHER) < kaplan2020.loss!(CHINCHILLA));
    assert.ok(kaplan2020.optimum!(5.76e23).parameters > GOPHER.parameters);
  });

  // The same formula and budget, three published sets of constants; evaluated elsewhere to three or four digits.
  for (const [name, ratio, optimum] of [
    ['the refit by Besiroglu et al., printed constants', 18.38, besiroglu2024.optimum!(5.88e23)],
    ['Hoffmann et al. before rounding', 59.0, parametricOptimum(HOFFMANN_2022_UNROUNDED, 5.88e23)],
    ['Hoffmann et al. as printed', 92.8, parametricOptimum(HOFFMANN_2022_ROUNDED, 5.88e23)],
    ['the rule of 20', 20, chinchilla20.optimum!(5.88e23)],
  ] as const) {
    it(`at 5.88e23 FLOP ${name} puts ${ratio} tokens on a parameter`, () => {
      assertCloseTo(optimum.tokens / optimum.parameters, ratio, 1e-3);
    });
  }

  it('the refit with two more digits (1.81686, 482.01, 2085.43, .34781, .36585) puts 18.33 on a parameter', () => {
    const optimum = parametricOptimum(
      {
        irreducibleLoss: 1.81686,
        parameterCoefficient: 482.01,
        tokenCoefficient: 2085.43,
        parameterExponent: 0.34781,
        tokenExponent: 0.36585,
      },
      5.88e23,
    );
    assertCloseTo(optimum.tokens / optimum.parameters, 18.33, 1e-3);
  });
});
