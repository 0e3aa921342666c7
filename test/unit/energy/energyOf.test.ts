import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acceleratorById, accelerators } from '../../../src/engine';
import {
  ANY_GRID,
  BOARD_SHARE,
  type EnergyAssumptions,
  energyOf,
  energyOfEstimate,
  HOST_SHARE,
  operatorPues,
  systemPowerOf,
  TYPICAL_PUE,
} from '../../../src/engine/energy';
import { type Quantity } from '../../../src/engine/quantity';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: 'test' });
const pue = (value: number) => ({ powerUsageEffectiveness: user({ value, low: value, high: value }) });

function hoursOn(accelerator: string, value: number, low?: number, high?: number): Quantity {
  const inputs = [{ name: 'accelerator', value: accelerator }];
  const because = { formula: 't', inputs, source: 'test', notices: [] };
  if (low === undefined || high === undefined) return { value, unit: 'accelerator-hours', because };
  const band = { kind: 'utilization-range' as const, source: 'test' };
  return { value, low, high, unit: 'accelerator-hours', because: { ...because, band } };
}

const near = (actual: number | undefined, expected: number, tolerance: number): void => {
  assert.ok(Math.abs((actual ?? NaN) / expected - 1) < tolerance, `${actual} is not ${expected}`);
};

const of = (hours: Quantity, some: EnergyAssumptions) =>
  energyOfEstimate(
    {
      training: { flopsByConvention: [] },
      predictions: [],
      resources: { acceleratorHours: hours },
      memory: {},
      notices: [],
      assumptions: [],
    },
    some,
  );

describe('the energy of a run', () => {
  // Patterson et al. 2021, Table 4: hours, power and PUE give the energy to the digits printed. Our power of a V100 is that of GPT-3's.
  it('is GPT-3’s 1,287 MWh by its hours and PUE', () => {
    near(of(hoursOn('v100-sxm2-32gb', 3_552_000), pue(1.1)).energyKwh?.value, 1_287_000, 0.003);
  });

  it('is hours × board power × share × (1 + host) × PUE where no machine was measured', () => {
    const { energyKwh } = of(hoursOn('a100-sxm-80gb', 1000), {});
    near(energyKwh?.value, (1000 * 400 * 0.85 * 1.5 * 1.15) / 1000, 1e-12);
    near(energyKwh?.low, (1000 * 400 * BOARD_SHARE.low * (1 + HOST_SHARE.low) * 1.08) / 1000, 1e-12);
    near(energyKwh?.high, (1000 * 400 * BOARD_SHARE.high * (1 + HOST_SHARE.high) * 1.58) / 1000, 1e-12);
    const names = energyKwh?.because.inputs.map(({ name }) => name);
    for (const name of [
      'acceleratorHours',
      'boardPower',
      'boardShare',
      'hostShare',
      'powerUsageEffectiveness',
    ]) {
      assert.ok(names?.includes(name), name);
    }
    assert.equal(energyKwh?.because.band?.kind, 'combined');
  });

  it('takes the ends of the hours into its own', () => {
    const exact = of(hoursOn('h100-sxm-80gb', 1000), pue(1.1)).energyKwh;
    const banded = of(hoursOn('h100-sxm-80gb', 1000, 900, 2000), pue(1.1)).energyKwh;
    near(banded?.low, 0.9 * (exact?.low ?? NaN), 1e-12);
    near(banded?.high, 2 * (exact?.high ?? NaN), 1e-12);
  });

  it('is unknown for an accelerator whose power is not published, or that is not named', () => {
    assert.deepEqual(of(hoursOn('tpu-v5e', 1000), {}), { notices: [], assumptions: [] });
    assert.deepEqual(of(hoursOn('nothing', 1000), {}), { notices: [], assumptions: [] });
    assert.deepEqual(energyOf(undefined, acceleratorById('b200'), {}), { notices: [], assumptions: [] });
    assert.deepEqual(energyOf(hoursOn('b200', 1), undefined, {}), { notices: [], assumptions: [] });
  });

  it('knows the power of accelerators of one’s own', () => {
    const own = { ...acceleratorById('tpu-v5e')!, id: 'in-house-1', power: 200 };
    const { energyKwh } = of(hoursOn('in-house-1', 1000), { ownAccelerators: [own] });
    near(energyKwh?.value, 0.2 * 0.85 * 1.5 * 1.15 * 1000, 1e-12);
  });

  it('does not take a PUE below 1, and says so', () => {
    for (const value of [0.9, 0, -1, NaN, Infinity]) {
      const { energyKwh, notices } = of(hoursOn('a100-sxm-80gb', 1000), pue(value));
      assert.equal(notices[0]?.code, 'out-of-bounds');
      assert.equal(notices[0].args.key, 'pue');
      near(energyKwh?.value, 0.4 * 0.85 * 1.5 * 1.15 * 1000, 1e-12);
    }
  });

  it('lists PUE and grid among what is assumed, with who says it', () => {
    const { assumptions } = of(hoursOn('a100-sxm-80gb', 1000), { ...pue(1.2), grid: user('france') });
    assert.deepEqual(
      assumptions.map(({ name, value, origin }) => [name, value, origin]),
      [
        ['powerUsageEffectiveness', 1.2, 'user'],
        ['carbonIntensity', 0.056, 'user'],
      ],
    );
  });
});

describe('the emissions of a run', () => {
  const emitted = (some: EnergyAssumptions) => of(hoursOn('a100-sxm-80gb', 1_000_000), some);

  it('are those of BLOOM in France from its energy: 24.7 t, Luccioni et al. 2022, at 57 g against 56 here', () => {
    const { energyKwh, co2Kg } = emitted({ grid: user('france') });
    near((433_196 / (energyKwh?.value ?? NaN)) * (co2Kg?.value ?? NaN), 24_700, 0.02);
  });

  it('are energy × intensity: as said, else of the grid named, else of the world with the band of all grids', () => {
    const said = emitted({ carbonIntensity: user(0.1), grid: user('india') });
    near(said.co2Kg?.value, 0.1 * (said.energyKwh?.value ?? NaN), 1e-12);
    const named = emitted({ grid: user('india') });
    near(named.co2Kg?.value, 0.713 * (named.energyKwh?.value ?? NaN), 1e-12);
    const world = emitted({});
    near(world.co2Kg?.value, 0.481 * (world.energyKwh?.value ?? NaN), 1e-12);
    near(world.co2Kg?.low, ANY_GRID.low * (world.energyKwh?.low ?? NaN), 1e-12);
    near(world.co2Kg?.high, ANY_GRID.high * (world.energyKwh?.high ?? NaN), 1e-12);
  });

  it('of an unknown grid are the world’s, with the names most like it', () => {
    const { co2Kg, energyKwh, notices } = emitted({ grid: user('germny') });
    near(co2Kg?.value, 0.481 * (energyKwh?.value ?? NaN), 1e-12);
    assert.equal(notices[0]?.code, 'unknown-grid');
    assert.match(String(notices[0].args.nearest), /germany/);
  });

  it('are not taken from an intensity that is none', () => {
    const { notices, co2Kg } = emitted({ carbonIntensity: user(-1) });
    assert.equal(notices[0]?.args.key, 'carbon-intensity');
    assert.ok(co2Kg !== undefined);
  });

  it('say that the intensity of a grid was not re-checked where it was not', () => {
    assert.match(emitted({ grid: user('sweden') }).co2Kg?.because.source ?? '', /not re-checked/);
    assert.doesNotMatch(emitted({ grid: user('france') }).co2Kg?.because.source ?? '', /not re-checked/);
  });
});

describe('the power of a machine', () => {
  it('lies between that of the board and three times it for every GPU, with a band that holds its value', () => {
    for (const each of accelerators) {
      const power = systemPowerOf(each);
      assert.equal(power === undefined, each.power === undefined && !each.id.startsWith('tpu-v4'), each.id);
      if (power === undefined) continue;
      assert.ok(0 < power.low && power.low < power.value && power.value < power.high, each.id);
      assert.ok(power.value > 0.8 * each.power! && power.value < 3 * each.power!, each.id);
    }
  });

  it('of H100s is what a node of eight was measured to draw', () => {
    const { value, high } = systemPowerOf(acceleratorById('h100-sxm-80gb')!)!;
    // 76 % of 10.2 kW, and 8.4 kW, over eight.
    near(value, (0.76 * 10_200) / 8, 1e-3);
    near(high, 8400 / 8, 1e-12);
  });

  it('of H100s agrees with the factors that serve where nothing was measured, within 10 %', () => {
    near(
      700 * BOARD_SHARE.value * (1 + HOST_SHARE.value),
      systemPowerOf(acceleratorById('h100-sxm-80gb')!)!.value,
      0.1,
    );
  });
});

describe('the power usage effectiveness', () => {
  it('is the median of five operators, from the lowest to the average of all data centres', () => {
    const operators = operatorPues.filter(({ id }) => id !== 'industry').map(({ value }) => value);
    assert.equal(operators.length, 5);
    const sorted = [...operators].sort((left, right) => left - right);
    const { value, low, high } = TYPICAL_PUE.value;
    assert.equal(value, sorted[2]);
    assert.equal(low, sorted[0]);
    assert.equal(high, operatorPues.find(({ id }) => id === 'industry')?.value);
  });
});

describe('energy and emissions, whatever is asked', () => {
  it('are finite and positive with bands that hold them, and grow with hours, PUE and intensity', () => {
    const ids = accelerators.filter(({ power }) => power !== undefined).map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        fc.double({ min: 1e-3, max: 2, noNaN: true }),
        (id, hours, effectiveness, intensity) => {
          const asked = (time: number, factor: number, carbon: number) =>
            of(hoursOn(id, time, time / 2, time * 2), {
              ...pue(factor),
              carbonIntensity: user(carbon),
            });
          const { energyKwh, co2Kg } = asked(hours, effectiveness, intensity);
          for (const each of [energyKwh, co2Kg]) {
            assert.ok(each !== undefined && Number.isFinite(each.value) && each.value > 0);
            assert.ok(each.low! < each.value && each.value < each.high!);
          }
          assert.ok(asked(2 * hours, effectiveness, intensity).energyKwh!.value > energyKwh!.value);
          assert.ok(asked(hours, 1.01 * effectiveness, intensity).energyKwh!.value > energyKwh!.value);
          assert.ok(asked(hours, effectiveness, 2 * intensity).co2Kg!.value > co2Kg!.value);
        },
      ),
      { seed: 42 },
    );
  });
});
