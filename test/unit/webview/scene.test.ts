import assert from 'node:assert/strict';
import { kaplan2020 } from '../../../src/engine/laws/kaplan2020/kaplan2020';
import { krajewski2024 } from '../../../src/engine/laws/moe/krajewski2024';
import { ludziejewski2025 } from '../../../src/engine/laws/moe/ludziejewski2025';
import { laws } from '../../../src/engine/laws';
import { labelOrder } from '../../../webview/picture/labelOrder';
import { buildScene, type Scene, type SceneInput } from '../../../webview/scene/scene';
import { viewsOf } from '../../../webview/scene/view';
import { ALLOCATION_LAW, published, ROUND_LAW, RUN } from './scenes';

const INPUT: SceneInput = { law: ROUND_LAW, view: 'loss', run: RUN, published: [] };

describe('the scene of the chart', () => {
  it('places the run at 6·N·D of the active parameters and at the loss of the law', () => {
    const { run } = buildScene(INPUT);
    assert.equal(run?.parameters, 1e9);
    assert.equal(run.compute, 6e20);
    assert.equal(run.value, 2 + 1 + 0.1);
    assert.deepEqual(run.lossBand, { low: 0.9 * 3.1, high: 1.1 * 3.1 });
  });

  it('counts the run without embeddings for laws that do so', () => {
    const { run } = buildScene({ ...INPUT, law: { ...ROUND_LAW, parameterConvention: 'non-embedding' } });
    assert.equal(run?.parameters, 8e8);
    assert.equal(run.compute, 6 * 8e8 * 1e11);
  });

  it('takes a typical share of embeddings off published runs for such laws', () => {
    // Pearce & Song 2024: N_total = N + 47491·N^(1/3), so 1.04749e9 in all are 1e9 without embeddings.
    const scene = buildScene({ ...INPUT, law: kaplan2020, published: [published('a', 1.04749e9, 1e10)] });
    assert.ok(Math.abs((scene.published[0]?.parameters ?? 0) / 1e9 - 1) < 1e-5);
  });

  it('puts the optimum at the compute of the run, on the line', () => {
    const { run, optimum } = buildScene(INPUT);
    assert.equal(optimum?.compute, run?.compute);
    assert.ok(Math.abs((optimum?.parameters ?? 0) - Math.sqrt(1e19)) < 1);
    assert.ok((optimum?.value ?? Infinity) < (run?.value ?? 0));
  });

  for (const [view, value] of [
    ['parameters', 1e9],
    ['tokens', 1e11],
  ] as const) {
    it(`shows ${view} instead of loss where asked to`, () => {
      assert.equal(buildScene({ ...INPUT, law: ALLOCATION_LAW, view }).run?.value, value);
    });
  }

  it('has no loss for laws that only allocate', () => {
    assert.deepEqual(viewsOf(ALLOCATION_LAW), ['parameters', 'tokens']);
    assert.equal(buildScene({ ...INPUT, law: ALLOCATION_LAW, view: 'parameters' }).run?.loss, undefined);
  });

  const partial = [
    ['without tokens', { ...RUN, tokens: undefined }],
    ['without parameters', { ...RUN, parameters: undefined }],
    ['whose compute overflows', { ...RUN, tokens: 1e308 }],
    ['about which laws say nothing', { ...RUN, lawsAreSilent: true }],
  ] as const;
  for (const [what, run] of partial) {
    it(`draws no point for a run ${what}`, () => {
      const scene = buildScene({ ...INPUT, run });
      assert.equal(scene.run, undefined);
      assert.equal(scene.optimum, undefined);
      assert.ok(scene.frontier.length > 0);
    });
  }

  it('orders published runs by falling compute and leaves out those of unknown size', () => {
    const runs = [published('small', 1e8, 1e10), published('large', 1e11, 1e12), published('unknown', 1e9)];
    const scene = buildScene({ ...INPUT, published: runs });
    assert.deepEqual(
      scene.published.map(({ name }) => name),
      ['large', 'small'],
    );
  });

  it('counts only the active parameters of a mixture of experts, and not one whose active ones are unknown', () => {
    const moe = { ...published('moe', 1e12, 1e12), kind: 'moe' } as const;
    const scene = buildScene({ ...INPUT, published: [{ ...moe, activeParameters: 2e10 }, moe] });
    assert.deepEqual(
      scene.published.map(({ parameters }) => parameters),
      [2e10],
    );
  });

  it('leaves out encoders with decoders and runs of unknown kind', () => {
    const run = published('a', 1e9, 1e11);
    const others = [{ ...run, encoderDecoder: true }, { ...run, kind: 'unknown' } as const];
    assert.deepEqual(buildScene({ ...INPUT, published: others }).published, []);
  });

  it('marks the part of the line outside the fitted range', () => {
    const { frontier } = buildScene({ ...INPUT, published: [published('huge', 1e12, 1e13)] });
    for (const { compute, insideFit } of frontier) assert.equal(insideFit, compute <= 1e22, `${compute}`);
    assert.ok(frontier.some(({ insideFit }) => !insideFit));
  });

  it('draws no line beyond sensible compute, however small the run', () => {
    const { frontier, computeRange, run } = buildScene({ ...INPUT, run: { ...RUN, tokens: 1 } });
    assert.ok(computeRange[0] < (run?.compute ?? 0));
    assert.deepEqual(frontier, []);
  });

  it('asks a law of mixtures about the experts of the open mixture, and has nothing of dense models for one that knows none', () => {
    const experts = { total: 8, perToken: 2 };
    const mixture = buildScene({ ...INPUT, law: krajewski2024, run: { ...RUN, experts } });
    assert.deepEqual(mixture.traits, {
      experts: 8,
      expertsPerToken: 2,
      granularity: undefined,
      totalOverActive: 3.8e9 / 8e8,
    });
    assert.equal(
      mixture.run?.loss,
      krajewski2024.loss({
        parameters: 8e8,
        totalParameters: 3.8e9,
        tokens: 1e11,
        experts: 8,
        expertsPerToken: 2,
      }),
    );
    assert.ok(mixture.frontier.length > 0);
    const dense = buildScene({ ...INPUT, law: krajewski2024, published: [published('a', 1e9, 1e11)] });
    assert.deepEqual([dense.run, dense.frontier, dense.published], [undefined, [], []]);
  });

  it('leaves published mixtures out of a law of mixtures, which would need their experts', () => {
    const moe = { ...published('moe', 1e12, 1e12), kind: 'moe', activeParameters: 2e10 } as const;
    const scene = buildScene({
      ...INPUT,
      law: ludziejewski2025,
      published: [moe, published('a', 1e9, 1e11)],
    });
    assert.deepEqual(
      scene.published.map(({ name }) => name),
      ['a'],
    );
  });

  it('shows a lone run with a good part of the line to either side', () => {
    const { computeRange, run } = buildScene(INPUT);
    assert.ok(computeRange[1] / run!.compute > 10 && run!.compute / computeRange[0] > 10);
  });

  it('keeps every point and the whole band of every law inside the axes', () => {
    for (const law of laws) {
      for (const view of viewsOf(law)) {
        const scene = buildScene({ law, view, run: RUN, published: [published('large', 4e11, 1.5e13)] });
        const points = [...scene.published, scene.run, scene.optimum];
        // A law of mixtures alone has nothing to draw for a dense run.
        const answers = law.covers?.({ parameters: 1e9, tokens: 1e11 }) !== false;
        const values = points.map((point) => point?.value ?? (answers ? NaN : undefined));
        const band = scene.frontier.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
        const [low, high] = scene.valueRange;
        for (const value of [...values, ...band])
          if (value !== undefined) assert.ok(low < value && value < high, `${law.id} ${view}`);
      }
    }
  });

  it('samples every law closely enough that a straight step misses it by less than 2 %', () => {
    for (const law of laws) {
      const view = viewsOf(law)[0] ?? 'loss';
      const { frontier } = buildScene({ law, view, published: [] });
      frontier.slice(1, -1).forEach((point, index) => {
        const [before, after] = [frontier[index]!, frontier[index + 2]!];
        const straight = Math.sqrt(before.value * after.value);
        assert.ok(Math.abs(straight / point.value - 1) < 0.02, `${law.id} at ${point.compute}`);
      });
    }
  });
});

describe('the order of names', () => {
  const orderOf = ({ published: points, run }: Scene) =>
    labelOrder(
      points.map(({ name, compute }) => ({ name, x: compute })),
      run && { x: run.compute },
    );

  it('begins with the neighbours of the open run, then goes through the largest runs, spread along the axis', () => {
    const runs = [1e13, 0.9e13, 1e12, 2e11, 1e11, 1e9].map((tokens) => published(`${tokens}`, 1e9, tokens));
    const scene = buildScene({ ...INPUT, run: { ...RUN, tokens: 1.1e11 }, published: runs });
    assert.deepEqual(
      orderOf(scene).map(({ name }) => Number(name)),
      [1e11, 2e11, 1e13, 1e12, 1e9, 0.9e13],
    );
  });

  it('keeps every run exactly once', () => {
    const runs = Array.from({ length: 40 }, (_, index) => published(`${index}`, 1e9, 1e9 * 1.3 ** index));
    const scene = buildScene({ ...INPUT, published: runs });
    const names = orderOf(scene).map(({ name }) => name);
    assert.equal(names.length, 40);
    assert.equal(new Set(names).size, 40);
  });
});
