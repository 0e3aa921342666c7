import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { memoryOfRun } from '../../../src/engine/memory';
import { type RunDescription } from '../../../src/engine/run';
import {
  type CostSeries,
  isDrawable,
  type LifeSeries,
  lifePoints,
  type MemorySeries,
  type MissingForSeries,
  type RunSeries,
  type SeriesId,
  seriesOfRun,
  type ServingCurve,
} from '../../../src/engine/series';
import { servingOf } from '../../../src/engine/serving';
import { assertFinite } from '../../properties/finiteNumbers';
import { arbitraryRun } from '../../properties/arbitraryRun';
import { described, llama8b } from '../estimate/descriptions';
import { user } from '../lifetime/lives';

/** Llama 3 8B with ZeRO-3 on 8 H100, micro-batch 1 of 8,192 tokens, on 1T tokens. */
const RUN = described({
  architecture: llama8b,
  training: {
    sequenceLength: 8192,
    microBatchSequences: 1,
    precision: 'bf16',
    optimizer: 'adamw',
    tokens: 1e12,
  },
  cluster: { accelerators: 8, zeroStage: 3, acceleratorType: 'H100' },
});

function computed(run: RunDescription, answers: Partial<Assumptions> = {}) {
  const assumptions = { ...defaultAssumptions, ...answers };
  const estimated = estimate(run, assumptions, laws);
  return { series: seriesOfRun({ run, estimate: estimated, assumptions, laws }), estimated, assumptions };
}

const { series, estimated, assumptions } = computed(RUN);
const memory = series.memory as MemorySeries;
const cost = series.cost as CostSeries;
const life = series.life as LifeSeries;
const serving = series.serving as ServingCurve;

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual} instead of ${expected}`);

describe('the memory behind the chart', () => {
  it('begins with the run as it is, with the bytes that the estimate gives', () => {
    const [own] = memory.bars;
    const { memory: found } = memoryOfRun(RUN, estimated, assumptions)!;
    assert.equal(own?.change, undefined);
    assert.deepEqual(own?.bytes, { value: found.total.value, low: found.total.low, high: found.total.high });
  });

  it('changes one field at a time: micro-batch, ZeRO stage, recompute', () => {
    assert.deepEqual(
      memory.bars.slice(1).map(({ change }) => `${change?.field} ${change?.value}`),
      [
        'training.microBatchSequences 2',
        'training.microBatchSequences 4',
        'cluster.zeroStage 0',
        'cluster.zeroStage 1',
        'cluster.zeroStage 2',
        'cluster.activationRecompute selective',
        'cluster.activationRecompute full',
      ],
    );
  });

  it('adds its parts up to each bar, in value and at both ends', () => {
    for (const { bytes, parts } of memory.bars)
      for (const end of ['value', 'low', 'high'] as const)
        near(
          parts.reduce((sum, part) => sum + part.bytes[end], 0),
          bytes[end],
        );
  });

  it('holds 16 bytes a parameter without ZeRO and an eighth of that with stage 3', () => {
    const statesOf = (bar: (typeof memory.bars)[number]): number =>
      bar.parts
        .filter(({ part }) => ['weights', 'gradients', 'master-weights', 'optimizer-states'].includes(part))
        .reduce((sum, { bytes }) => sum + bytes.value, 0);
    const whole = memory.bars.find(({ change }) => change?.value === 0)!;
    // 16 · 8,030,261,248
    assert.equal(statesOf(whole), 128_484_179_968);
    assert.equal(statesOf(memory.bars[0]!), 16_060_522_496);
  });

  it('says of every bar whether the accelerator holds it', () => {
    assert.equal(memory.accelerator?.memoryBytes, 80e9);
    assert.equal(memory.bars[0]?.fit, 'probably');
    assert.equal(memory.bars.find(({ change }) => change?.value === 0)?.fit, 'no');
  });

  it('has a rule with a source for every part that occurs, once', () => {
    const parts = new Set(memory.bars.flatMap((bar) => bar.parts.map(({ part }) => part)));
    assert.deepEqual(memory.rules.map(({ part }) => part).sort(), [...parts].sort());
    for (const { source } of memory.rules) assert.notEqual(source, '');
  });

  it('has no ZeRO stages where nothing is replicated', () => {
    const alone = computed({ ...RUN, cluster: {} }).series.memory as MemorySeries;
    assert.ok(alone.bars.every(({ change }) => change?.field !== 'cluster.zeroStage'));
  });
});

describe('the cost behind the chart', () => {
  it('is that of the estimate for the run, and reaches thirty times less and more', () => {
    const { costUsd } = estimated.resources;
    assert.equal(cost.unit, 'USD');
    assert.deepEqual(cost.run.cost, { value: costUsd?.value, low: costUsd?.low, high: costUsd?.high });
    assert.ok(cost.points[0]!.tokens <= 1e12 / 30 && cost.points.at(-1)!.tokens >= 30e12 * (1 - 1e-9));
  });

  it('is what the estimate says of every other length', () => {
    for (const point of [cost.points[0]!, cost.points.at(-1)!, cost.optimal!]) {
      const run = {
        ...RUN,
        training: { ...RUN.training, tokens: { value: point.tokens, origin: 'file' } },
      } as const;
      const other = estimate(run, assumptions, laws);
      near(point.cost.value, other.resources.costUsd!.value);
      near(point.cost.low, other.resources.costUsd!.low!);
      near(point.loss!, other.predictions[0]!.loss!.value);
    }
  });

  it('marks the length at which the size of the model is compute-optimal', () => {
    const tokens = { value: cost.optimal!.tokens, origin: 'file' } as const;
    const [said] = estimate({ ...RUN, training: { ...RUN.training, tokens } }, assumptions, laws).predictions;
    near(said!.optimum!.parameters.value, 8_030_261_248);
    assert.equal(said!.verdict, 'near-optimal');
  });

  it('counts GPU-hours where there is no price', () => {
    // Nobody has published a price of Trainium 3.
    const without = computed({ ...RUN, cluster: {} }, { accelerator: user('trainium3') });
    const { unit, run } = without.series.cost as CostSeries;
    assert.equal(unit, 'accelerator-hours');
    assert.equal(run.cost.value, without.estimated.resources.acceleratorHours?.value);
  });

  it('is whole where the utilisation reaches to one side alone', () => {
    const utilization = {
      value: { value: 0.4, low: 0.3, high: 0.4 },
      origin: 'setting',
      source: '',
    } as const;
    const oneSided = computed(RUN, { utilization });
    const { value, low, high } = oneSided.estimated.resources.costUsd!;
    assert.equal(low, value);
    near(high!, (value * 4) / 3);
    assertFinite(oneSided.series);
  });

  it('says whether the tokens stand in the file, or a default or a setting has them', () => {
    const assumedWith = (answers: Partial<Assumptions>, run: RunDescription): boolean =>
      (computed(run, answers).series.cost as CostSeries).tokensAssumed;
    const untold = described({ architecture: llama8b });
    const tokens = { value: { kind: 'tokens', tokens: 1e12 }, origin: 'setting', source: '' } as const;
    assert.equal(assumedWith({}, RUN), false);
    assert.equal(assumedWith({}, untold), true);
    assert.equal(assumedWith({ tokens }, untold), true);
    assert.equal(assumedWith({ tokens: { ...tokens, origin: 'user' } }, untold), false);
  });

  it('predicts no loss for fine-tuning', () => {
    const tuned = {
      ...RUN,
      training: { ...RUN.training, startsFrom: { value: 'x', origin: 'file' } },
    } as const;
    const { points, law } = computed(tuned).series.cost as CostSeries;
    assert.equal(law, undefined);
    assert.ok(points.every(({ loss }) => loss === undefined));
  });
});

describe('the life behind the chart', () => {
  it('begins with the run and has sizes of the same loss beside it', () => {
    assert.deepEqual(
      life.lines.map(({ role }) => role),
      ['this-run', 'training-optimal', 'half', 'double'],
    );
    assert.equal(life.lines[0]?.trainedTokens, 1e12);
    near(life.lines[2]!.parameters!, 8_030_261_248 / 2);
  });

  it('costs training alone where little is served, and serving alone where much is', () => {
    for (const line of life.lines) {
      const points = lifePoints(line, [1, 1e30]);
      near(points[0]!.costUsd.value, line.training.value + line.perToken.value);
      near(points.at(-1)!.costUsd.value / 1e30, line.perToken.value);
    }
  });

  it('reaches a hundred times to either side of the demand at which serving has cost as much as training', () => {
    const { training, perToken } = life.lines[0]!;
    const [from, to] = life.served;
    near(Math.sqrt(from * to), training.value / perToken.value);
  });

  it('shows the demand that somebody expects and the size cheapest for it', () => {
    const asked = computed(RUN, { inferenceTokens: user(1e16) }).series.life as LifeSeries;
    assert.equal(asked.expected, 1e16);
    assert.ok(asked.served[0] < 1e16 && 1e16 < asked.served[1]);
    assert.ok(asked.lines.some(({ role }) => role === 'cheapest-usd'));
  });
});

describe('the serving behind the chart', () => {
  it('has the deployment of the estimate as its chosen point', () => {
    const found = servingOf(RUN, estimated, assumptions)!;
    assert.equal(serving.chosen?.concurrency, found.deployment.concurrency);
    near(serving.chosen.secondsPerOutputToken.value, found.timePerOutputToken!.value);
    near(serving.chosen.outputTokensPerSecond.value, found.outputTokensPerSecondPerAccelerator!.value);
    near(serving.chosen.outputTokensPerSecond.high, found.outputTokensPerSecondPerAccelerator!.high!);
  });

  it('ends with the sequences that fit', () => {
    assert.equal(serving.points.at(-1)?.concurrency, serving.mostSequences);
  });

  it('orders the ends: faster steps write more', () => {
    for (const { secondsPerOutputToken: seconds, outputTokensPerSecond: rate } of serving.points) {
      assert.ok(seconds.low <= seconds.value && seconds.value <= seconds.high);
      assert.ok(rate.low <= rate.value && rate.value <= rate.high);
    }
  });
});

describe('a series that cannot be drawn', () => {
  const nothing = described({});
  const model = described({ architecture: llama8b });
  const adapter = {
    ...RUN,
    training: { ...RUN.training, adapter: { value: 'lora', origin: 'file' } },
  } as const;
  const bert = {
    ...RUN,
    architecture: { ...RUN.architecture, family: { value: 'bert', origin: 'file' } },
  } as const;
  const t5 = {
    ...RUN,
    architecture: { ...RUN.architecture, family: { value: 't5', origin: 'file' } },
  } as const;
  const cases: readonly (readonly [string, RunSeries, SeriesId, readonly MissingForSeries[]])[] = [
    ['a file without a model', computed(nothing).series, 'memory', ['architecture']],
    ['a file without a model', computed(nothing).series, 'cost', ['architecture']],
    ['a file without a model', computed(nothing).series, 'life', ['architecture']],
    ['a file without a model', computed(nothing).series, 'serving', ['architecture']],
    ['a model that nobody trains', computed(model).series, 'memory', ['training-setup']],
    ['an adapter', computed(adapter).series, 'cost', ['full-training']],
    ['an adapter', computed(adapter).series, 'life', ['full-training']],
    ['an encoder', computed(bert).series, 'serving', ['decoder']],
    ['an encoder', computed(bert).series, 'life', ['decoder']],
    ['an encoder–decoder', computed(t5).series, 'serving', ['decoder']],
    [
      'an accelerator too small',
      computed(model, { serving: { accelerator: user('t4'), accelerators: user(1) } }).series,
      'serving',
      ['room'],
    ],
    [
      'an accelerator too small',
      computed(RUN, { serving: { accelerator: user('t4'), accelerators: user(1) } }).series,
      'life',
      ['room'],
    ],
    [
      'an accelerator whose hour while serving nobody has priced',
      computed(RUN, { serving: { accelerator: user('trainium3') } }).series,
      'life',
      ['accelerator'],
    ],
  ];
  for (const [what, found, id, missing] of cases) {
    it(`says of ${what} what ${id} needs: ${missing.join(', ')}`, () => {
      assert.equal(isDrawable<object>(found[id]), false);
      assert.deepEqual(found[id], { missing });
    });
  }

  it('is never half there: every number of every run is finite', () => {
    fc.assert(
      fc.property(arbitraryRun, (run) => assertFinite(computed(run).series)),
      { seed: 42, numRuns: 150 },
    );
  });
});
