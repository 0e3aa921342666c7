import assert from 'node:assert/strict';
import { lawById, laws } from '../../src/engine/laws';
import { BESIROGLU_2024 } from '../../src/engine/laws/besiroglu2024';
import {
  DEEPSEEK_2024_DATA_EXPONENTS,
  deepseekLlm2024,
  deepseekModelScale,
  deepseekOptimalScale,
  deepseekOptimalTokens,
} from '../../src/engine/laws/deepseekLlm2024';
import {
  GADRE_2024,
  gadre2024C4,
  gadre2024RedPajama,
  gadre2024RefinedWeb,
  overtrainedLoss,
} from '../../src/engine/laws/gadre2024';
import {
  HOFFMANN_2022_ROUNDED,
  HOFFMANN_2022_UNROUNDED,
  hoffmann2022Approach3,
} from '../../src/engine/laws/hoffmann2022Approach3';
import { earlyStoppingSteps } from '../../src/engine/laws/kaplan2020/earlyStopping';
import { LLAMA_3_2024, llama32024, llama3OptimalTokens } from '../../src/engine/laws/llama32024';
import {
  effectiveParameters,
  effectiveTokens,
  muennighoff2023,
  MUENNIGHOFF_2023,
  PARAMETERS_PER_UNIQUE_TOKEN,
  repeatedLoss,
} from '../../src/engine/laws/muennighoff2023';
import { nonEmbeddingFromTotal, totalFromNonEmbedding } from '../../src/engine/laws/parameterConventions';
import {
  type ParametricConstants,
  parametricLoss,
  parametricOptimum,
} from '../../src/engine/laws/parametric';
import { parametricLaw } from '../../src/engine/laws/parametricLaw';
import { pearceSong2024, reconciledTokens } from '../../src/engine/laws/pearceSong2024';
import { porian2024, PORIAN_2024_STAGES } from '../../src/engine/laws/porian2024';
import {
  inferenceAwareAllocation,
  inferenceAwareOptimum,
  lifetimeCompute,
} from '../../src/engine/laws/sardana2023';
import { assertCloseTo, SIX_DIGITS } from '../unit/laws/closeTo';
import { leastSquaresLine } from './leastSquares';

describe('Pearce & Song 2024', () => {
  it('adds the embeddings of a typical model to its other parameters', () => {
    // laws.md, six digits.
    assertCloseTo(totalFromNonEmbedding(1e9), 1.04749e9, SIX_DIGITS);
    assertCloseTo(totalFromNonEmbedding(1e7), 2.02316e7, SIX_DIGITS);
    assertCloseTo(nonEmbeddingFromTotal(1.04749e9), 1e9, SIX_DIGITS);
  });

  /** d ln N_opt / d ln C over Kaplan's sizes, evenly in ln N. */
  const exponent = (constants: ParametricConstants): number =>
    leastSquaresLine(
      Array.from({ length: 201 }, (_, step) => {
        const size = 768 * (1.5e9 / 768) ** (step / 200);
        return [Math.log(6 * size * reconciledTokens(constants, size)), Math.log(size)] as const;
      }),
    ).slope;

  it('finds Kaplan’s exponent in Chinchilla’s loss when embeddings are left out', () => {
    // The paper prints 0.74 to 0.78 for the two sets of constants; over which sizes and with what weight it fits is
    // not known to us, and an even grid gives 0.758 and 0.794. Kaplan's own: 0.73. In all parameters: 0.46 and 0.51.
    assertCloseTo(exponent(HOFFMANN_2022_UNROUNDED), 0.758, 1e-3);
    assertCloseTo(exponent(BESIROGLU_2024), 0.794, 1e-3);
  });

  it('comes to Besiroglu’s optimum where embeddings are a small part', () => {
    // At 3.8e25 FLOP embeddings are 6e-6 of the parameters; the compute they cost is left out too.
    const [own, all] = [pearceSong2024, lawById('besiroglu-2024')!].map((law) => law.optimum!(3.8e25));
    assertCloseTo(own!.parameters, all!.parameters, 2e-3);
    assertCloseTo(own!.loss, all!.loss!, 1e-4);
  });

  it('has the loss of all parameters', () => {
    const parameters = totalFromNonEmbedding(1e9);
    assert.equal(
      pearceSong2024.loss!({ parameters: 1e9, tokens: 20e9 }),
      parametricLoss(BESIROGLU_2024, { parameters, tokens: 20e9 }),
    );
  });
});

describe('Porian et al. 2024', () => {
  it('falls from Kaplan’s exponent to Chinchilla’s in four steps, on both corpora', () => {
    for (const corpus of ['refinedWeb', 'openWebText2'] as const) {
      const exponents = PORIAN_2024_STAGES.map((stage) => stage[corpus]);
      assert.deepEqual(
        exponents,
        [...exponents].sort((a, b) => b - a),
      );
      assert.ok(exponents[0]! > 0.8 && exponents[4]! < 0.52);
    }
  });

  it('gives the released coefficient of tokens per parameter, 11.93', () => {
    // D/N = C/(6·N²) = C^(1−2a)/(6·k²): 11.93 in front of C^0.006; four digits are printed.
    const { parameters, tokens } = porian2024.optimum!(1e20);
    assertCloseTo(tokens / parameters / 1e20 ** 0.006, 11.93, 5e-4);
  });
});

describe('DeepSeek LLM 2024', () => {
  it('gives the optimal scale and tokens of laws.md', () => {
    assertCloseTo(deepseekOptimalScale(1e20), 5.25127e9, SIX_DIGITS);
    assertCloseTo(deepseekOptimalTokens(1e20), 1.90453e10, SIX_DIGITS);
  });

  it('gives the scale of its two models', () => {
    const scale = (layers: number, hiddenSize: number) =>
      deepseekModelScale({ layers, hiddenSize, sequenceLength: 4096 });
    assertCloseTo(scale(95, 8192), 4.97277e11, SIX_DIGITS);
    assertCloseTo(scale(30, 4096), 4.22786e10, SIX_DIGITS);
  });

  it('spends the whole compute on scale times tokens, but for the rounding of its constants', () => {
    // 0.1715 × 5.8316 = 1.00012.
    for (const compute of [1e17, 1e20, 1e24])
      assertCloseTo(deepseekOptimalScale(compute) * deepseekOptimalTokens(compute), compute, 2e-4);
  });

  it('asks for the same optimum when it is asked in parameters of a model of the paper’s shape', () => {
    // N = 12·L·d² of a model 100 times as wide as deep: d 4096, L 40.96. C = M·D against 6·N·D.
    const [hiddenSize, layers] = [4096, 40.96];
    const size = 12 * layers * hiddenSize ** 2;
    const scale = deepseekModelScale({ layers, hiddenSize, sequenceLength: 4096 });
    const compute = (scale / 0.1715) ** (1 / 0.5243);
    const optimum = deepseekLlm2024.optimum!((compute * 6 * size) / scale);
    assertCloseTo(optimum.parameters, size, 1e-9);
    assertCloseTo(optimum.tokens, deepseekOptimalTokens(compute), 2e-4);
  });

  it('knows how its exponent moves with the data', () => {
    const { early, current, openWebText2 } = DEEPSEEK_2024_DATA_EXPONENTS;
    assert.ok(early < current && current < openWebText2);
  });
});

describe('Llama 3 2024', () => {
  it('comes near the paper’s 16.55T tokens with the constants of the figure', () => {
    // laws.md; 1.5 % below the paper, whose constants are rounded to three digits.
    assertCloseTo(llama3OptimalTokens(3.8e25), 1.62935e13, SIX_DIGITS);
    assertCloseTo(llama32024.optimum!(3.8e25).tokens, 16.55e12, 0.02);
  });

  it('does not with those of the text: a disagreement within the paper', () => {
    assertCloseTo(llama3OptimalTokens(3.8e25, LLAMA_3_2024.text), 1.04637e13, SIX_DIGITS);
  });

  it('gives 389B parameters where the paper says 402B: its own sizes spend 3.99e25, not 3.8e25', () => {
    assertCloseTo(llama32024.optimum!(3.8e25).parameters, 388.7e9, 1e-4);
    assertCloseTo(6 * 402e9 * 16.55e12, 3.99186e25, SIX_DIGITS);
  });
});

describe('Gadre et al. 2024', () => {
  it('gives the losses of laws.md in its own variables', () => {
    assertCloseTo(overtrainedLoss(GADRE_2024.redPajama, 5.695e21, 20), 2.44277, SIX_DIGITS);
    assertCloseTo(overtrainedLoss(GADRE_2024.c4, 1e21, 320), 2.58494, SIX_DIGITS);
  });

  it('gives the same in parameters and tokens', () => {
    for (const [law, constants] of [
      [gadre2024C4, GADRE_2024.c4],
      [gadre2024RedPajama, GADRE_2024.redPajama],
      [gadre2024RefinedWeb, GADRE_2024.refinedWeb],
    ] as const) {
      for (const [parameters, ratio] of [
        [1.4e9, 640],
        [6.9e9, 20],
        [11e6, 320],
      ] as const) {
        const compute = 6 * parameters * parameters * ratio;
        const loss = overtrainedLoss(constants, compute, ratio);
        assertCloseTo(law.loss?.({ parameters, tokens: parameters * ratio }), loss, 1e-12);
      }
    }
  });

  it('puts the three training corpora on one corpus of evaluation', () => {
    const corpora = [gadre2024C4, gadre2024RedPajama, gadre2024RefinedWeb].map((law) => law.corpus);
    assert.equal(new Set(corpora).size, 1);
  });
});

describe('Muennighoff et al. 2023', () => {
  it('has the printed logarithms for constants', () => {
    // laws.md, six digits.
    assertCloseTo(MUENNIGHOFF_2023.parameterCoefficient, 520.825, SIX_DIGITS);
    assertCloseTo(MUENNIGHOFF_2023.tokenCoefficient, 1487.72, SIX_DIGITS);
    assertCloseTo(MUENNIGHOFF_2023.irreducibleLoss, 1.86914, SIX_DIGITS);
    assertCloseTo(PARAMETERS_PER_UNIQUE_TOKEN, 0.0509865, SIX_DIGITS);
  });

  it('values repeated tokens as laws.md has it', () => {
    assertCloseTo(effectiveTokens(4e11, 1e11), 3.72567e11, SIX_DIGITS);
    assertCloseTo(effectiveTokens(4e11, 1e11) / 4e11, 0.931418, SIX_DIGITS);
    assertCloseTo(effectiveTokens(4e12, 1e11), 1.51675e12, SIX_DIGITS);
    // The ceiling, 1 + R_D*.
    assertCloseTo(effectiveTokens(1e18, 1e9), 16.387756e9, SIX_DIGITS);
    assert.equal(effectiveTokens(1e9, 1e9), 1e9);
    assert.equal(effectiveTokens(1e9, 1e12), 1e9);
  });

  it('values parameters beyond what the data can feed ever less, up to 6.31 times those', () => {
    assertCloseTo(effectiveParameters(1e15, 1e9) / (PARAMETERS_PER_UNIQUE_TOKEN * 1e9), 6.309743, SIX_DIGITS);
    assert.equal(effectiveParameters(1e9, 1e12), 1e9);
  });

  it('gives the loss of 1B parameters on 20B tokens', () => {
    assertCloseTo(muennighoff2023.loss?.({ parameters: 1e9, tokens: 20e9 }), 2.56464, SIX_DIGITS);
  });

  it('gives the worked example of seven epochs, and not the loss that an issue of its repository reports', () => {
    // peers.md D7: 2.2260810 and 2.1921643 computed from the published formula; issue #9 of datablations reports
    // 2.23767 for the same run, which no reading of the formula known to us gives. The run itself reached 2.376484.
    const run = { parameters: 8.7e9, tokens: 178e9, uniqueTokens: 178e9 / 7 };
    assertCloseTo(repeatedLoss(run), 2.226081, 1e-7);
    assertCloseTo(repeatedLoss({ ...run, uniqueTokens: undefined }), 2.1921643, 1e-7);
    assert.ok(Math.abs(repeatedLoss(run) - 2.23767) > 0.01);
  });

  it('spends a budget on more epochs rather than on more parameters once data run out', () => {
    const free = muennighoff2023.optimum!(1e22);
    const scarce = muennighoff2023.optimum!(1e22, { uniqueTokens: 1e10 });
    assert.ok(
      scarce.tokens > free.tokens && scarce.parameters < free.parameters && scarce.loss! > free.loss!,
    );
    assert.deepEqual(muennighoff2023.optimum!(1e22, { uniqueTokens: 1e12 }), free);
  });
});

describe('Sardana et al. 2023', () => {
  const rounded = parametricLaw({
    id: 'rounded',
    title: 'rounded',
    citation: '',
    parameterConvention: 'total',
    corpus: 'MassiveText',
    fittedRange: {},
    confidence: 'verified',
    values: HOFFMANN_2022_ROUNDED,
  });

  for (const [law, parameters, tokens, saving] of [
    [hoffmann2022Approach3, 1.61e10, 3.321e12, 0.171],
    [rounded, 1.346e10, 3.796e12, 0.241],
  ] as const) {
    it(`replaces 30B on 1.56T tokens by ${parameters / 1e9}B for 5T tokens of use (${law.id})`, () => {
      // laws.md, four digits and three of the saving. The minimum is flat, so N and D hold a digit less than it.
      const loss = law.loss!({ parameters: 30e9, tokens: 1.56e12 });
      const best = inferenceAwareOptimum(law, loss, 5e12)!;
      assertCloseTo(best.parameters, parameters, 1e-3);
      assertCloseTo(best.tokens, tokens, 1e-3);
      const before = lifetimeCompute(30e9, 1.56e12, 5e12);
      assert.ok(Math.abs(1 - best.lifetimeCompute / before - saving) < 1e-3);
      assertCloseTo(law.loss!(best), loss, 1e-12);
    });
  }

  it('meets the first-order condition: elasticities as 1 + D_inf/(3·D) to 1', () => {
    const { parameterCoefficient: a, parameterExponent: alpha } = HOFFMANN_2022_UNROUNDED;
    const { tokenCoefficient: b, tokenExponent: beta } = HOFFMANN_2022_UNROUNDED;
    for (const use of [1e11, 5e12, 1e14]) {
      const { parameters, tokens } = inferenceAwareOptimum(hoffmann2022Approach3, 1.95, use)!;
      const ratio = (alpha * a * parameters ** -alpha) / (beta * b * tokens ** -beta);
      // Golden section stops at half the digits.
      assertCloseTo(ratio, 1 + use / (3 * tokens), 1e-6);
    }
  });

  it('is the plain optimum for a model that nobody uses', () => {
    const plain = hoffmann2022Approach3.optimum!(1e23);
    assertCloseTo(
      inferenceAwareOptimum(hoffmann2022Approach3, plain.loss!, 0)?.parameters,
      plain.parameters,
      1e-6,
    );
    assertCloseTo(
      inferenceAwareAllocation(hoffmann2022Approach3, 1e23, 0)?.parameters,
      plain.parameters,
      1e-6,
    );
  });

  it('asks the same question by budget as by loss', () => {
    const byLoss = inferenceAwareOptimum(hoffmann2022Approach3, 1.95, 5e12)!;
    const byBudget = inferenceAwareAllocation(hoffmann2022Approach3, byLoss.lifetimeCompute, 5e12)!;
    assertCloseTo(byBudget.parameters, byLoss.parameters, 1e-6);
    assertCloseTo(byBudget.loss, 1.95, 1e-9);
  });

  it('has no answer for laws without a loss, nor for losses that cannot be reached', () => {
    assert.equal(inferenceAwareOptimum(porian2024, 2, 1e12), undefined);
    assert.equal(inferenceAwareAllocation(porian2024, 1e22, 1e12), undefined);
    assert.equal(inferenceAwareOptimum(hoffmann2022Approach3, 1.6, 1e12), undefined);
  });
});

describe('Kaplan et al. 2020, early stopping', () => {
  it('stops later the more the data allow, and never where they do not bind', () => {
    assertCloseTo(earlyStoppingSteps(1e9, 20e9), 9.53092e4, SIX_DIGITS);
    assert.ok(earlyStoppingSteps(1e9, 40e9) > earlyStoppingSteps(1e9, 20e9));
    assert.ok(earlyStoppingSteps(10e9, 20e9) < earlyStoppingSteps(1e9, 20e9));
    assert.equal(earlyStoppingSteps(1e9, Infinity), Infinity);
  });
});

describe('the optimum of other people’s fits', () => {
  const constants = (
    irreducibleLoss: number,
    parameterCoefficient: number,
    tokenCoefficient: number,
    parameterExponent: number,
    tokenExponent: number,
  ): ParametricConstants => ({
    irreducibleLoss,
    parameterCoefficient,
    tokenCoefficient,
    parameterExponent,
    tokenExponent,
  });
  /** peers.md D1 and D2: constants as printed (five digits), then budget, N, D and loss that those programs gave. */
  const fits: readonly (readonly [
    string,
    ParametricConstants,
    readonly (readonly [compute: number, parameters: number, tokens: number, loss: number])[],
  ])[] = [
    [
      'best fit to Besiroglu’s 240 points',
      constants(1.81722, 477.826, 2143.417, 0.34731, 0.36717),
      [
        [1e21, 2.792e9, 5.97e10, 2.3045],
        [5.88e23, 7.397e10, 1.325e12, 1.9733],
        [1e24, 9.718e10, 1.715e12, 1.9592],
      ],
    ],
    [
      'kyo, log-Huber on its own points',
      constants(1.78388, 442.04, 1271.91, 0.34261, 0.34201),
      [
        [1e21, 2.708e9, 6.154e10, 2.3029],
        [5.88e23, 6.549e10, 1.496e12, 1.9581],
        [1e24, 8.538e10, 1.952e12, 1.943],
      ],
    ],
    [
      'kyo, its default loss',
      constants(1.70024, 184.69, 1633.48, 0.28901, 0.35579),
      [
        [1e21, 3.548e9, 4.697e10, 2.2819],
        [5.88e23, 1.197e11, 8.186e11, 1.9106],
        [1e24, 1.605e11, 1.039e12, 1.8936],
      ],
    ],
    [
      'Hoffmann’s rounded constants, as optiscale uses them',
      HOFFMANN_2022_ROUNDED,
      [
        [1e21, 1.82422e9, 9.13634e10, 2.328883],
        [5.88e23, 3.2491e10, 3.01622e12, 1.929987],
        [1e24, 4.12967e10, 4.03583e12, 1.911195],
      ],
    ],
  ];
  for (const [title, values, rows] of fits) {
    it(`is reproduced: ${title}`, () => {
      for (const [compute, parameters, tokens, loss] of rows) {
        const optimum = parametricOptimum(values, compute);
        // Half a unit in the fifth digit of an exponent moves N by 2e-4 at 1e24 FLOP; four digits of N are printed.
        assertCloseTo(optimum.parameters, parameters, 1e-3, `N at ${compute}`);
        assertCloseTo(optimum.tokens, tokens, 1e-3, `D at ${compute}`);
        assertCloseTo(parametricLoss(values, optimum), loss, 1e-4, `L at ${compute}`);
      }
    });
  }
});

describe('exponents a of N ∝ C^a that other repositories find (peers.md A17b)', () => {
  // From exponents of the loss, a = β/(α + β); from D = k·N^x, a = 1/(1 + x).
  const found = [
    ['OLMo hybrid, α 0.252, β 0.213', 0.213 / (0.252 + 0.213)],
    ['nathangodey, D = 0.519·N^1.214', 1 / (1 + 1.214)],
    ['xLSTM, 0.575 and 0.424', 0.575],
    ['DeepSeek LLM, 0.524 and 0.476', 0.524],
  ] as const;
  const exponentOf = (id: string): number => {
    const at = (compute: number) => lawById(id)!.optimum!(compute).parameters;
    return Math.log10(at(1e22) / at(1e21));
  };
  const ours = laws.filter((law) => law.optimum !== undefined).map(({ id }) => exponentOf(id));

  for (const [name, exponent] of found) {
    it(`lie among those of our laws, or within a hundredth of the lowest: ${name}`, () => {
      // 0.4517 of the second is below all of ours, the lowest of which is Hoffmann's approach 3 with 0.4565.
      assert.ok(Math.min(...ours) - 0.01 < exponent && exponent < Math.max(...ours), `${exponent}`);
    });
  }

  it('are DeepSeek’s own 0.524 in FLOP per token, and more in parameters, since attention’s share falls with the size', () => {
    assertCloseTo(Math.log10(deepseekOptimalScale(1e22) / deepseekOptimalScale(1e21)), 0.5243, 1e-9);
    const inParameters = exponentOf('deepseek-llm-2024');
    assert.ok(inParameters > 0.5243 && inParameters < 0.545, `${inParameters}`);
  });
});

describe('tokens per parameter at Chinchilla’s 5.88e23 FLOP', () => {
  // peers.md D1: 58.9 by Hoffmann's constants belongs to 5.76e23; at 5.88e23 they give 59.04. 17.9 is by the best
  // fit, 18.3–18.4 by the maximum-likelihood estimates as printed, which are the ones used here.
  const cases: readonly (readonly [law: string, compute: number, ratio: number])[] = [
    ['besiroglu-2024', 5.88e23, 18.38],
    ['hoffmann-2022-approach-3', 5.76e23, 58.93],
    ['hoffmann-2022-approach-3', 5.88e23, 59.04],
    ['porian-2024', 5.88e23, 16.57],
    ['muennighoff-2023', 5.88e23, 19.61],
    ['llama-3-2024', 5.88e23, 30.79],
  ];
  for (const [id, compute, ratio] of cases) {
    it(`is ${ratio} by ${id} at ${compute}`, () => {
      const { parameters, tokens } = lawById(id)!.optimum!(compute);
      // Four digits are given.
      assertCloseTo(tokens / parameters, ratio, 5e-4);
    });
  }
});
