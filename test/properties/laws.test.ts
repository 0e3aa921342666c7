import assert from 'node:assert/strict';
import fc from 'fast-check';
import { laws } from '../../src/engine/laws';
import { type Law } from '../../src/engine/laws/law';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { assertCloseTo } from '../unit/laws/closeTo';

const SEED = { seed: 42 };

/** Log-uniform between two powers of ten. */
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyPoint = fc.record({ parameters: scale(3, 15), tokens: scale(6, 18) });
/** C = 6·N·D of the extreme points. */
const anyCompute = scale(10, 33);
const factor = fc.double({ min: 1.01, max: 100, noNaN: true });

/** Laws of mixtures have more properties in test/unit/laws/moe.test.ts, over any experts. */
const ofDense = laws.filter((law) => law.architectures !== 'moe');
const withLoss = ofDense.filter((law) => law.loss !== undefined);
/** Laws whose optimum is the minimum of their own loss; Kaplan's frontier follows another formula. */
const parametric = withLoss.filter((law) => law.irreducibleLoss !== undefined);

function finite(values: readonly (number | undefined)[]): boolean {
  return values.every((value) => value === undefined || (Number.isFinite(value) && value > 0));
}

describe('Every law of dense models', () => {
  for (const law of ofDense) {
    it(`${law.id} gives finite, positive numbers at any scale`, () => {
      fc.assert(
        fc.property(anyPoint, anyCompute, (point, compute) => {
          const band = law.lossBand?.(point);
          assert.ok(finite([law.loss?.(point), band?.low, band?.high]));
          const optimum = law.optimum!(compute);
          assert.ok(finite([optimum.parameters, optimum.tokens, optimum.loss]));
          const { parametersBand, tokensBand } = optimum;
          assert.ok(finite([parametersBand?.low, parametersBand?.high, tokensBand?.low, tokensBand?.high]));
        }),
        SEED,
      );
    });

    it(`${law.id} spends exactly the budget: C = 6·N·D at the optimum`, () => {
      fc.assert(
        fc.property(anyCompute, (compute) => {
          const { parameters, tokens } = law.optimum!(compute);
          assertCloseTo(trainingCompute(parameters, tokens), compute, 1e-12);
        }),
        SEED,
      );
    });

    it(`${law.id} gives more compute more parameters and more tokens`, () => {
      fc.assert(
        fc.property(anyCompute, factor, (compute, more) => {
          const [small, large] = [law.optimum!(compute), law.optimum!(compute * more)];
          assert.ok(large.parameters > small.parameters && large.tokens > small.tokens);
          if (large.loss !== undefined) assert.ok(large.loss <= small.loss!);
        }),
        SEED,
      );
    });

    it(`${law.id} answers impossible questions with undefined`, () => {
      for (const loss of [0, -1, Number.MIN_VALUE]) {
        assert.equal(law.computeForLoss?.(loss), undefined);
        assert.equal(law.tokensForLoss?.(1e9, loss), undefined);
        assert.equal(law.parametersForLoss?.(1e9, loss), undefined);
      }
    });
  }
});

describe('Every law whose optimum is a power of compute', () => {
  /** Those that are not: embeddings or attention change the power with the size. */
  const bent = ['pearce-song-2024', 'deepseek-llm-2024'];
  const straight = ofDense.filter((law) => !bent.includes(law.id));

  it('is every law but those that convert sizes', () => {
    assert.equal(straight.length, ofDense.length - bent.length);
  });

  for (const law of straight) {
    it(`${law.id} multiplies its sizes by the same factor for the same factor of compute`, () => {
      fc.assert(
        fc.property(scale(12, 30), factor, (compute, more) => {
          const [first, second, third] = [0, 1, 2].map((times) => law.optimum!(compute * more ** times));
          assertCloseTo(second!.parameters ** 2, first!.parameters * third!.parameters, 1e-10);
          assertCloseTo(second!.tokens ** 2, first!.tokens * third!.tokens, 1e-10);
        }),
        SEED,
      );
    });
  }
});

describe('Every law of dense models with a loss', () => {
  for (const law of withLoss) {
    it(`${law.id} falls with more parameters and with more tokens`, () => {
      fc.assert(
        fc.property(anyPoint, factor, ({ parameters, tokens }, more) => {
          const here = loss(law, parameters, tokens);
          // Not strictly: where one term dwarfs the other, a double cannot hold the difference.
          assert.ok(loss(law, parameters * more, tokens) <= here);
          assert.ok(loss(law, parameters, tokens * more) <= here);
          assert.ok(loss(law, parameters * more, tokens * more) < here);
        }),
        SEED,
      );
    });

    it(`${law.id} finds the tokens and the parameters that reach a loss`, () => {
      fc.assert(
        // Where each term holds a fair share of the loss; elsewhere the inverse is ill-conditioned by nature.
        fc.property(scale(7, 12), scale(9, 14), (parameters, tokens) => {
          const target = loss(law, parameters, tokens);
          assertCloseTo(law.tokensForLoss?.(parameters, target), tokens, 1e-6, 'tokens');
          // Where a law says that more parameters are worth nothing any more, none can be told from its loss.
          if (loss(law, parameters * 2, tokens) > target * (1 - 1e-6)) return;
          assertCloseTo(law.parametersForLoss?.(tokens, target), parameters, 1e-6, 'parameters');
        }),
        SEED,
      );
    });

    it(`${law.id} finds the compute whose optimum reaches a loss`, () => {
      fc.assert(
        fc.property(scale(15, 28), (compute) => {
          const target = law.optimum!(compute).loss;
          assertCloseTo(law.computeForLoss?.(target!), compute, 1e-6);
        }),
        SEED,
      );
    });
  }
});

describe('The limits of every law with a loss', () => {
  const every = laws.filter((law) => law.loss !== undefined);
  const mixture = { experts: 8, expertsPerToken: 1, granularity: 4 };
  /** The loss of a dense run, or of a mixture with eight times the active parameters where a law knows no other. */
  const at = (law: Law, parameters: number, tokens: number): number =>
    law.architectures === 'moe'
      ? law.loss!({ parameters, tokens, totalParameters: 8 * parameters, ...mixture })
      : loss(law, parameters, tokens);

  /** The slowest term falls as N^−0.08: 1e-13 of its coefficient is left of it. */
  const ENDLESS = 1e160;

  for (const law of every) {
    it(`${law.id} comes to rest where only one of size and data grows`, () => {
      fc.assert(
        fc.property(scale(6, 12), scale(8, 14), (parameters, tokens) => {
          const data = at(law, parameters, ENDLESS);
          assertCloseTo(at(law, parameters, 1e4 * ENDLESS), data, 1e-9);
          assert.ok(data <= at(law, parameters, tokens));
          // Clark's law of one amount of tokens falls with the size for ever.
          if (law.id.startsWith('clark')) return;
          const size = at(law, ENDLESS, tokens);
          assertCloseTo(at(law, 1e4 * ENDLESS, tokens), size, 1e-9);
          assert.ok(size <= at(law, parameters, tokens));
        }),
        SEED,
      );
    });
  }

  /** Embeddings come on top (Pearce & Song); a product of powers in logarithms (Clark). */
  const otherwise = (law: Law): boolean => law.id === 'pearce-song-2024' || law.id.startsWith('clark');
  for (const law of every.filter((each) => !otherwise(each))) {
    const rest = at(law, ENDLESS, ENDLESS);
    const bySize = (size: number): number => at(law, size, ENDLESS) - rest;
    const byData = (data: number): number => at(law, ENDLESS, data) - rest;
    // Of parameters that data cannot feed Muennighoff's law discounts all but a multiple of the data.
    const terms = law.knowsRepetition === true ? [bySize] : [bySize, byData];

    it(`${law.id} is a power of the size where data are endless, and of the data where the size is`, () => {
      fc.assert(
        fc.property(scale(5, 9), fc.double({ min: 2, max: 30, noNaN: true }), (from, times) => {
          for (const term of terms) {
            const [first, second, third] = [0, 1, 2].map((step) => term(from * times ** step));
            // The floor is taken off twice in doubles: nine digits are left at these sizes.
            assertCloseTo((second! * second!) / first!, third!, 1e-9);
          }
        }),
        SEED,
      );
    });
  }
});

describe('Every law of mixtures that answers by itself', () => {
  for (const law of laws.filter((each) => each.architectures === 'moe' && each.tokensForLoss !== undefined)) {
    it(`${law.id} finds tokens, parameters and compute of a dense run again from its loss`, () => {
      fc.assert(
        fc.property(scale(7, 12), scale(9, 14), (parameters, tokens) => {
          const target = loss(law, parameters, tokens);
          assertCloseTo(law.tokensForLoss!(parameters, target), tokens, 1e-6, 'tokens');
          assertCloseTo(law.parametersForLoss?.(tokens, target), parameters, 1e-6, 'parameters');
          const best = law.optimum!(trainingCompute(parameters, tokens));
          assertCloseTo(
            law.computeForLoss?.(best.loss!),
            trainingCompute(parameters, tokens),
            1e-6,
            'compute',
          );
        }),
        SEED,
      );
    });
  }
});

describe('Every law that knows repeated data', () => {
  const repeating = withLoss.filter((law) => law.knowsRepetition === true);
  const anyUnique = scale(6, 15);

  it('is at least one', () => {
    assert.ok(repeating.length > 0);
  });

  for (const law of repeating) {
    it(`${law.id} is finite for any share of repeated tokens, and never prefers repeated to new ones`, () => {
      fc.assert(
        fc.property(anyPoint, anyUnique, (point, uniqueTokens) => {
          const repeated = law.loss!({ ...point, uniqueTokens });
          assert.ok(finite([repeated]));
          assert.ok(repeated >= law.loss!(point) * (1 - 1e-12));
        }),
        SEED,
      );
    });

    it(`${law.id} has its optimum with few unique tokens where no other division does better`, () => {
      fc.assert(
        fc.property(scale(18, 24), scale(8, 12), factor, (compute, uniqueTokens, shift) => {
          const { parameters, tokens } = law.optimum!(compute, { uniqueTokens });
          assertCloseTo(trainingCompute(parameters, tokens), compute, 1e-12);
          const at = (by: number) =>
            law.loss!({ parameters: parameters * by, tokens: tokens / by, uniqueTokens });
          // Where all is saturated the loss is level but for rounding.
          assert.ok(at(shift) >= at(1) * (1 - 1e-12) && at(1 / shift) >= at(1) * (1 - 1e-12));
        }),
        SEED,
      );
    });
  }
});

describe('Every parametric law', () => {
  it('is one of those that state an irreducible loss', () => {
    assert.deepEqual(
      parametric.map((law) => law.id),
      [
        'besiroglu-2024',
        'besiroglu-2024-best-fit',
        'hoffmann-2022-approach-3',
        'pearce-song-2024',
        'muennighoff-2023',
        'gadre-2024-c4',
        'gadre-2024-redpajama',
        'gadre-2024-refinedweb',
        'krajewski-2024-dense',
      ],
    );
  });

  for (const law of parametric) {
    it(`${law.id} has its optimum where no other division of the budget does better`, () => {
      fc.assert(
        fc.property(scale(15, 28), factor, (compute, shift) => {
          const { parameters, tokens } = law.optimum!(compute);
          const best = loss(law, parameters, tokens);
          assert.ok(loss(law, parameters * shift, tokens / shift) > best);
          assert.ok(loss(law, parameters / shift, tokens * shift) > best);
        }),
        SEED,
      );
    });

    it(`${law.id} comes down to its irreducible loss where nothing limits it`, () => {
      // The slowest term falls as D^-0.126, so that at 1e60 a fifty-millionth of its coefficient is left.
      assertCloseTo(law.loss!({ parameters: 1e60, tokens: 1e60 }), law.irreducibleLoss!, 1e-5);
    });

    it(`${law.id} never goes below its irreducible loss, and says that it cannot be reached`, () => {
      fc.assert(
        fc.property(anyPoint, (point) => {
          assert.ok(law.loss!(point) > law.irreducibleLoss!);
        }),
        SEED,
      );
      assert.equal(law.computeForLoss?.(law.irreducibleLoss!), undefined);
      assert.equal(law.tokensForLoss?.(1e9, law.irreducibleLoss!), undefined);
    });
  }

  const banded = parametric.filter((law) => law.lossBand !== undefined);
  it('has at least one with bands', () => {
    assert.ok(banded.length > 0);
  });
  for (const law of banded) {
    it(`${law.id} keeps its loss within its band, which widens out of the fitted range`, () => {
      fc.assert(
        fc.property(anyPoint, (point) => {
          const band = law.lossBand!(point);
          assert.ok(band.low < law.loss!(point) && law.loss!(point) < band.high);
        }),
        SEED,
      );
      const width = (compute: number) => {
        const { low, high } = law.lossBand!(law.optimum!(compute));
        return high / low;
      };
      assert.ok(width(1e24) > width(1e21) && width(1e27) > width(1e24));
    });
  }
});

describe('Every law of mixtures with an optimum', () => {
  const ofMixtures = laws.filter((law) => law.architectures === 'moe' && law.optimum !== undefined);
  const anyTraits = fc.record({
    experts: fc.integer({ min: 2, max: 512 }),
    expertsPerToken: fc.constant(1),
    granularity: fc.double({ min: 1, max: 64, noNaN: true }),
    totalOverActive: fc.double({ min: 1.01, max: 200, noNaN: true }),
  });

  it('is every one whose loss knows the tokens', () => {
    assert.deepEqual(
      ofMixtures.map((law) => law.id),
      ['ludziejewski-2025', 'krajewski-2024', 'hossain-2025'],
    );
  });

  for (const law of ofMixtures) {
    it(`${law.id} spends exactly the budget on active parameters, and no other division does better`, () => {
      fc.assert(
        fc.property(scale(15, 28), factor, anyTraits, (compute, shift, traits) => {
          const best = law.optimum!(compute, traits);
          assertCloseTo(trainingCompute(best.parameters, best.tokens), compute, 1e-12);
          const at = (by: number) => {
            const [parameters, tokens] = [best.parameters * by, best.tokens / by];
            const totalParameters = parameters * traits.totalOverActive;
            return law.loss!({ parameters, tokens, totalParameters, ...traits });
          };
          // The same formula in another order of operations.
          assertCloseTo(best.loss, at(1), 1e-12);
          assert.ok(at(shift) > at(1) && at(1 / shift) > at(1));
        }),
        SEED,
      );
    });

    it(`${law.id} gives more compute more parameters, more tokens and a lower loss, finite at any scale`, () => {
      fc.assert(
        fc.property(anyCompute, factor, anyTraits, (compute, more, traits) => {
          const [small, large] = [law.optimum!(compute, traits), law.optimum!(compute * more, traits)];
          assert.ok(finite([small.parameters, small.tokens, small.loss]));
          assert.ok(large.parameters > small.parameters && large.tokens > small.tokens);
          assert.ok(large.loss! < small.loss!);
        }),
        SEED,
      );
    });

    it(`${law.id} takes a run of which nothing else is known as dense, in loss and optimum alike`, () => {
      const best = law.optimum!(1e21);
      assertCloseTo(best.loss, law.loss!({ parameters: best.parameters, tokens: best.tokens }), 1e-12);
    });
  }

  it('counts the experts of a run as Krajewski’s blocks do where nobody counted them', () => {
    const law = ofMixtures.find(({ id }) => id === 'krajewski-2024')!;
    // E = 64: (4 + 8·64)/12 = 43.
    assert.deepEqual(
      law.optimum!(1e21, { experts: 64, expertsPerToken: 1 }),
      law.optimum!(1e21, { experts: 64, expertsPerToken: 1, totalOverActive: 43 }),
    );
  });
});

function loss(law: Law, parameters: number, tokens: number): number {
  return law.loss!({ parameters, tokens });
}
