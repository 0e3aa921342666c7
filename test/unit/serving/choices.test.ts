import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { type Architecture } from '../../../src/engine/architecture/architecture';
import { type ServingAssumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { findPublicModel } from '../../../src/engine/models';
import { EMPTY_RUN } from '../../../src/engine/run';
import {
  cacheChoices,
  type Deployment,
  deploymentOf,
  servingOf,
  servingSeries,
  weightChoices,
} from '../../../src/engine/serving';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: '--flag' });

function deployed(
  name: string,
  serving: ServingAssumptions = {},
): { readonly architecture: Architecture; readonly deployment: Deployment } {
  const architecture = resolveArchitecture(findPublicModel(name)!.architecture).architecture!;
  const found = deploymentOf(EMPTY_RUN, architecture, { ...defaultAssumptions, serving })!;
  return { architecture, deployment: found.deployment };
}

describe('weights in other formats', () => {
  const { architecture, deployment } = deployed('Llama-2-70b-hf');
  const choices = weightChoices(architecture, deployment);

  it('mark the format that is served', () => {
    assert.deepEqual(
      choices.filter(({ isCurrent }) => isCurrent).map(({ format }) => format.id),
      ['bf16'],
    );
  });

  it('take fewer accelerators the fewer bits they have: two H100 in 16 bit, one in 8', () => {
    const fewest = new Map(choices.map((each) => [each.format.id, each.fewestAccelerators]));
    assert.deepEqual([fewest.get('bf16'), fewest.get('fp8'), fewest.get('int4')], [2, 1, 1]);
  });

  it('leave room for more sequences the fewer bits they have', () => {
    const [sixteen, eight, four] = ['bf16', 'fp8', 'int4'].map(
      (id) => choices.find(({ format }) => format.id === id)!.mostSequences,
    );
    assert.ok(sixteen! < eight! && eight! < four!);
  });
});

describe('caches in other formats', () => {
  const { architecture, deployment } = deployed('Meta-Llama-3-8B');
  const choices = cacheChoices(architecture, deployment);

  it('hold twice the sequences, and twice the context, in half the bytes', () => {
    const [sixteen, eight] = choices;
    assert.equal(sixteen!.bytesPerSequence, 131_072 * 1280);
    assert.equal(eight!.bytesPerSequence, 65_536 * 1280);
    assert.ok(Math.abs(eight!.mostSequences - 2 * sixteen!.mostSequences) <= 1);
    assert.ok(Math.abs(eight!.longestContext! - 2 * sixteen!.longestContext!) <= 1);
  });
});

describe('throughput against latency', () => {
  const { architecture, deployment } = deployed('Meta-Llama-3-8B', { priceUsdPerHour: user(2) });
  const points = servingSeries(architecture, deployment);

  it('has a point for every power of two that fits, and one for the most that do', () => {
    // (0.9 · 80e9 − 16,060,522,496) / (1,280 · 131,072) sequences fit.
    assert.deepEqual(
      points.map(({ concurrency }) => concurrency),
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 333],
    );
  });

  it('rises in both, and falls in price', () => {
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index]!;
      assert.ok(point.secondsPerOutputToken > before.secondsPerOutputToken);
      assert.ok(point.outputTokensPerSecond > before.outputTokensPerSecond);
      assert.ok(point.usdPerMillionOutputTokens! < before.usdPerMillionOutputTokens!);
    }
  });

  it('agrees with what serving says of that many', () => {
    const fields = findPublicModel('Meta-Llama-3-8B')!.architecture;
    const serving = servingOf(
      { ...EMPTY_RUN, architecture: fields },
      { architecture },
      {
        ...defaultAssumptions,
        serving: { concurrency: user(16) },
      },
    )!;
    const point = points.find(({ concurrency }) => concurrency === 16)!;
    assert.equal(point.secondsPerOutputToken, serving.timePerOutputToken!.value);
    assert.equal(point.outputTokensPerSecond, serving.outputTokensPerSecondPerAccelerator!.value);
  });

  it('has none where the model does not fit', () => {
    const small = deployed('Llama-2-70b-hf', { accelerator: user('t4'), accelerators: user(1) });
    assert.deepEqual(servingSeries(small.architecture, small.deployment), []);
  });
});
