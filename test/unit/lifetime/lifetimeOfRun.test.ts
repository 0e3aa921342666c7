import assert from 'node:assert/strict';
import fc from 'fast-check';
import { energyOf } from '../../../src/engine/energy';
import { lawById } from '../../../src/engine/laws';
import { compareLives, type LifeRole, lifetimeSeries, tradedDecades } from '../../../src/engine/lifetime';
import { servingOf } from '../../../src/engine/serving';
import { assertBandsHold, assertFinite } from '../../properties/finiteNumbers';
import { assertCloseTo } from '../laws/closeTo';
import { lifeOf, runOf, user } from './lives';

const llama = runOf('Meta-Llama-3-8B', 15e12);
/** Far from over-trained: half the size still reaches the loss. */
const brief = runOf('Meta-Llama-3-8B', 2e11);
const served = { inferenceTokens: user(2e12) };

describe('the lifetime cost of a run', () => {
  it('adds serving at 2·N FLOP a token to training at 6·N', () => {
    const { lifetime, estimated } = lifeOf(llama, served);
    const { training, serving, total } = lifetime.cost.flops;
    const size = estimated.parameters!.total.value;
    assert.equal(training!.value, 6 * size * 15e12);
    assert.equal(serving!.value, 2 * size * 2e12);
    assert.equal(total!.value, training!.value + serving!.value);
  });

  it('takes hours and dollars of a token from what serving takes, in the proportion of a request', () => {
    const { lifetime, estimated, assumptions } = lifeOf(llama, served);
    const serving = servingOf(llama, estimated, assumptions)!;
    const share = 1024 / 1280;
    const perMillion =
      share * serving.usdPerMillionPromptTokens!.value +
      (1 - share) * serving.usdPerMillionOutputTokens!.value;
    assertCloseTo(lifetime.cost.usd.serving!.value, (2e12 / 1e6) * perMillion, 1e-12);
    const { priceUsdPerHour } = serving.deployment;
    assertCloseTo(
      lifetime.cost.hours.serving!.value * priceUsdPerHour!,
      lifetime.cost.usd.serving!.value,
      1e-12,
    );
  });

  it('rents more hours than are busy, by the load of a fleet', () => {
    const { lifetime, estimated, assumptions } = lifeOf(llama, served);
    const serving = servingOf(llama, estimated, assumptions)!;
    const share = 1024 / 1280;
    const busy =
      share * serving.acceleratorSecondsPerPromptToken!.value +
      (1 - share) * serving.acceleratorSecondsPerOutputToken!.value;
    assertCloseTo(lifetime.cost.hours.serving!.value, (2e12 * busy) / 3600 / 0.7, 1e-12);
    assert.ok(lifetime.assumptions.some(({ name }) => name === 'fleetLoad'));
  });

  it('gives energy of the serving hours as of those of training', () => {
    const { lifetime, assumptions } = lifeOf(llama, served);
    const { hours, energyKwh } = lifetime.cost;
    const { accelerator } = lifetime.price!;
    assert.equal(
      energyKwh.serving!.value,
      energyOf(hours.serving, accelerator, assumptions).energyKwh!.value,
    );
    assert.equal(energyKwh.total!.value, energyKwh.training!.value + energyKwh.serving!.value);
  });

  it('gives totals with the bands of both parts, marked as assumed', () => {
    const { usd } = lifeOf(llama, served).lifetime.cost;
    assertCloseTo(usd.total!.low, usd.training!.low! + usd.serving!.low!, 1e-12);
    assertCloseTo(usd.total!.high, usd.training!.high! + usd.serving!.high!, 1e-12);
    assert.equal(usd.total!.because.band?.kind, 'combined');
    assert.ok(usd.total!.because.inputs.some(({ origin }) => origin === 'default'));
  });

  it('follows the share of prompts, the machine and the price that somebody says', () => {
    const cost = (serving: object) => lifeOf(llama, { ...served, serving }).lifetime.cost.usd.serving!.value;
    const usual = cost({});
    assert.ok(cost({ promptTokens: user(64), outputTokens: user(1024) }) > usual);
    assertCloseTo(cost({ priceUsdPerHour: user(20) }) / cost({ priceUsdPerHour: user(10) }), 2, 1e-12);
    assert.notEqual(cost({ accelerator: user('a100-sxm-80gb') }), usual);
  });

  it('says what is missing instead of making it up', () => {
    const { lifetime } = lifeOf(llama);
    assert.deepEqual(lifetime.missing, ['inferenceTokens']);
    assert.equal(lifetime.cost.usd.serving, undefined);
    assert.equal(lifetime.cost.usd.total, undefined);
    assert.notEqual(lifetime.cost.usd.training, undefined);
  });

  it('leaves hours and dollars out where nothing is known of the accelerator that serves', () => {
    const { lifetime } = lifeOf(llama, {
      ...served,
      serving: { accelerators: user(1), accelerator: user('v100-sxm2-16gb') },
    });
    assert.ok(lifetime.missing.includes('serving'));
    assert.equal(lifetime.cost.hours.serving, undefined);
    assert.notEqual(lifetime.cost.flops.total, undefined);
  });

  it('lists what was assumed of demand and serving', () => {
    const names = lifeOf(llama, served).lifetime.assumptions.map(({ name }) => name);
    for (const name of [
      'inferenceTokens',
      'servingAccelerator',
      'promptTokens',
      'outputTokens',
      'servingPriceUsdPerHour',
    ])
      assert.ok(names.includes(name), name);
  });
});

describe('models of the same predicted loss', () => {
  const livesOf = (answers: Parameters<typeof lifeOf>[1], run = llama) => {
    const { equalLoss } = lifeOf(run, answers).lifetime;
    return new Map(equalLoss!.lives.map((life) => [life.role, life] as const));
  };

  it('reach it by the chosen law', () => {
    const { equalLoss } = lifeOf(llama, served).lifetime;
    const law = lawById(equalLoss!.law)!;
    for (const { role, parameters, tokens } of equalLoss!.lives) {
      // 1e-9: inverted in closed form, found by a search that ends within 1e-9.
      assertCloseTo(
        law.loss!({ parameters: parameters.value, tokens: tokens.value }),
        equalLoss!.loss,
        1e-9,
        role,
      );
    }
  });

  it('are the run, the cheapest to train and, with a demand, the cheapest over its life', () => {
    const without: readonly LifeRole[] = ['this-run', 'training-optimal', 'half', 'double'];
    assert.deepEqual([...livesOf({}, brief).keys()], without);
    assert.deepEqual(
      [...livesOf(served, brief).keys()],
      ['this-run', 'training-optimal', 'cheapest-flops', 'cheapest-usd', 'half', 'double'],
    );
  });

  it('do not include a size that reaches the loss on no number of tokens', () => {
    assert.ok(!livesOf(served).has('half'));
  });

  it('cost least where they are called the cheapest', () => {
    const lives = livesOf(served);
    for (const life of lives.values()) {
      assert.ok(life.trainingFlops.value >= lives.get('training-optimal')!.trainingFlops.value * (1 - 1e-9));
      assert.ok(life.lifetimeFlops!.value >= lives.get('cheapest-flops')!.lifetimeFlops!.value * (1 - 1e-9));
      assert.ok(life.lifetimeUsd!.value >= lives.get('cheapest-usd')!.lifetimeUsd!.value * (1 - 1e-9));
    }
  });

  it('cost what the run itself costs where they are the run', () => {
    const { cost } = lifeOf(llama, served).lifetime;
    const run = livesOf(served).get('this-run')!;
    assertCloseTo(run.lifetimeUsd!.value, cost.usd.total!.value, 1e-12);
    assertCloseTo(run.lifetimeUsd!.low, cost.usd.total!.low!, 1e-12);
    assertCloseTo(run.lifetimeFlops!.value, cost.flops.total!.value, 1e-12);
    assert.equal(run.breakEvenFlops, undefined);
  });

  it('cost the same as the run at their break-even', () => {
    for (const { role, breakEvenFlops } of livesOf(served).values()) {
      const demand = breakEvenFlops?.tokens?.value;
      if (demand === undefined) continue;
      const at = livesOf({ inferenceTokens: user(demand) });
      assertCloseTo(
        livesOf(served).get(role)!.trainingFlops.value +
          2 * livesOf(served).get(role)!.parameters.value * demand,
        at.get('this-run')!.lifetimeFlops!.value,
        1e-9,
        role,
      );
    }
  });

  it('have a break-even in dollars inside its band', () => {
    const { breakEvenUsd } = livesOf(served).get('training-optimal')!;
    assert.equal(breakEvenUsd!.kind, 'up-to');
    const { value, low, high } = breakEvenUsd!.tokens!;
    assert.ok(low! < value && value < high!);
  });

  it('are told to lie beyond what was ever traded', () => {
    const plain = { parameters: 70e9, tokens: 1.4e12 };
    assert.equal(tradedDecades(plain, { parameters: 30e9, tokens: 5e12 }).beyond, false);
    assert.equal(tradedDecades(plain, { parameters: 7e9, tokens: 50e12 }).beyond, true);
  });

  const silent: readonly (readonly [string, ReturnType<typeof lifeOf>])[] = [
    ['a mixture of experts', lifeOf(runOf('Mixtral-8x7B-v0.1', 1e12), served)],
    ['data seen several times', lifeOf(llama, { ...served, uniqueTokens: user(1e12) })],
    [
      'laws without a loss',
      lifeOf(llama, { ...served, law: user('hoffmann-2022-approach-1'), otherLaws: [] }),
    ],
  ];
  for (const [title, { lifetime }] of silent) {
    it(`are not named for ${title}`, () => {
      assert.equal(lifetime.equalLoss, undefined);
      assert.ok(lifetime.missing.includes('law'));
    });
  }
});

describe('more samples instead of a larger model', () => {
  it('are a published example at the price of this model’s queries', () => {
    const { examples, usdPerQuery } = lifeOf(llama, served).lifetime.samples;
    assert.deepEqual(
      examples.map(({ from, to }) => [from, to]),
      [
        [0.159, 0.3],
        [0.159, 0.43],
        [0.159, 0.56],
      ],
    );
    assert.equal(examples.at(-1)!.samples, 250);
    for (const each of examples)
      assertCloseTo(each.usdPerQuery!.value, each.samples * usdPerQuery!.value, 1e-12);
  });

  it('exchange compute with a larger model only where a demand is known', () => {
    assert.deepEqual(lifeOf(llama).lifetime.samples.exchanges, []);
    const [twice] = lifeOf(llama, served).lifetime.samples.exchanges;
    // k = M + 3·(D/D_inf)·(M − 1)
    assert.deepEqual(twice, { sizeRatio: 2, multiple: 2 + (3 * 15e12) / 2e12 });
  });
});

describe('two runs against each other', () => {
  const named = (name: string, run: typeof llama, answers: Parameters<typeof lifeOf>[1] = served) => {
    const { estimated, lifetime } = lifeOf(run, answers);
    return { name, estimate: estimated, lifetime };
  };
  const small = named('8b.json', llama);
  const large = named('70b.json', runOf('Meta-Llama-3-70B', 1.4e12));

  it('are compared with the smaller first, whatever the order', () => {
    assert.deepEqual(compareLives([large, small]), compareLives([small, large]));
    const [pair] = compareLives([small, large]);
    assert.deepEqual([pair!.first, pair!.second], ['8b.json', '70b.json']);
  });

  it('break even where their costs meet', () => {
    const [pair] = compareLives([small, large]);
    assert.equal(pair!.flops!.kind, 'beyond');
    const demand = pair!.flops!.tokens!.value;
    const cost = ({ estimate }: typeof small) =>
      estimate.training.flops!.value + 2 * estimate.parameters!.total.value * demand;
    assertCloseTo(cost(small), cost(large), 1e-12);
  });

  it('say by one law how their losses differ', () => {
    const [pair] = compareLives([small, large]);
    assert.equal(pair!.losses!.first, small.estimate.predictions[0]!.loss!.value);
    assert.equal(pair!.losses!.second, large.estimate.predictions[0]!.loss!.value);
  });

  it('are every two of several, and none of one', () => {
    assert.equal(compareLives([small]).length, 0);
    assert.equal(compareLives([small, large, named('again.json', llama)]).length, 3);
  });
});

describe('the series of lifetime costs', () => {
  it('starts near training and ends in serving', () => {
    const [line] = lifetimeSeries([{ label: 'a', training: 1e6, perToken: 1e-6 }], 1e9, 1e15);
    assertCloseTo(line!.points[0]!.cost, 1e6 + 1e3, 1e-12);
    assertCloseTo(line!.points.at(-1)!.cost, 1e6 + 1e9, 1e-9);
  });

  it('is empty for no range', () => {
    const models = [{ label: 'a', training: 1, perToken: 1 }];
    for (const [from, to] of [
      [0, 1],
      [1, 1],
      [NaN, 1],
      [1, Infinity],
    ] as const)
      assert.deepEqual(lifetimeSeries(models, from, to), []);
  });

  it('leaves out what costs no number', () => {
    assert.deepEqual(lifetimeSeries([{ label: 'a', training: NaN, perToken: 1 }], 1, 10), []);
  });
});

describe('a lifetime of any run', () => {
  const amount = fc.oneof(
    fc.double({ min: 6, max: 18, noNaN: true }).map((power) => 10 ** power),
    fc.constantFrom(0, -1, NaN, Infinity, 1e-300, 1e39),
  );
  it('holds only finite numbers, each inside its band, and grows with the demand', () => {
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 1, max: 1000, noNaN: true }), (tokens, demand, more) => {
        const answers = { tokens: user({ kind: 'tokens', tokens } as const) };
        const at = (inferenceTokens: number) =>
          lifeOf(runOf('Meta-Llama-3-8B'), { ...answers, inferenceTokens: user(inferenceTokens) }).lifetime;
        const [less, most] = [at(demand), at(demand * more)];
        assertFinite(less);
        assertBandsHold(less);
        const [a, b] = [less.cost.usd.total, most.cost.usd.total];
        if (a !== undefined && b !== undefined) assert.ok(b.value >= a.value);
      }),
      { seed: 42, numRuns: 150 },
    );
  });
});
