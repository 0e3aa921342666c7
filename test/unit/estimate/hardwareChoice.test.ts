import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { chooseHardware } from '../../../src/engine/estimate/hardwareChoice';
import { acceleratorById } from '../../../src/engine/hardware/accelerators';
import { described } from './descriptions';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: 'test' });
const choose = (cluster: Readonly<Record<string, string>>, some: Partial<Assumptions> = {}) =>
  chooseHardware(described({ cluster }), { ...defaultAssumptions, ...some });

describe('an accelerator that nobody knows', () => {
  const unknown = (cluster: Readonly<Record<string, string>>, some?: Partial<Assumptions>) =>
    choose(cluster, some).notices.find(({ code }) => code === 'unknown-accelerator');

  it('is a warning that names what was taken instead, and the ids most like it', () => {
    const notice = unknown({ acceleratorType: 'H1000' });
    assert.equal(notice?.severity, 'warning');
    assert.equal(notice.args.name, 'H1000');
    assert.equal(notice.args.taken, 'h100-sxm-80gb');
    assert.match(String(notice.args.nearest), /^h100-/);
  });

  it('is none where the file names one that is known, or none', () => {
    assert.equal(unknown({ acceleratorType: 'A100' }), undefined);
    assert.equal(unknown({}), undefined);
  });

  it('is none where a person says which it is, or describes it', () => {
    assert.equal(unknown({ acceleratorType: 'H1000' }, { accelerator: user('b200') }), undefined);
    const own = { ...acceleratorById('b200')!, id: 'h1000', title: 'H1000' };
    assert.equal(unknown({ acceleratorType: 'H1000' }, { ownAccelerators: [own] }), undefined);
  });
});

describe('accelerators of one’s own', () => {
  const own = {
    ...acceleratorById('a100-sxm-80gb')!,
    id: 'in-house-1',
    title: 'In-house one',
    price: undefined,
  };

  it('are taken where file or person name them', () => {
    const ownAccelerators = [own];
    assert.equal(choose({ acceleratorType: 'In-house one' }, { ownAccelerators }).accelerator, own);
    assert.equal(choose({}, { ownAccelerators, accelerator: user('in-house-1') }).accelerator, own);
  });

  it('stand in the place of a listed one with their id, price and power too', () => {
    const mine = {
      ...own,
      id: 'h100-sxm-80gb',
      price: { usdPerHour: 1, basis: 'ours', confidence: 'verified' as const },
    };
    const { accelerator, price } = choose({ acceleratorType: 'h100-sxm-80gb' }, { ownAccelerators: [mine] });
    assert.equal(accelerator, mine);
    assert.equal(price?.value, 1);
  });
});

describe('the utilisation', () => {
  it('is that typical of the accelerator and the precision, unless somebody says one', () => {
    assert.equal(choose({ acceleratorType: 'A100-80GB' }).utilization?.value, 0.34);
    assert.equal(choose({}).utilization?.value, 0.26);
    assert.equal(choose({}, { precision: user('fp8') }).utilization?.value, 0.15);
    const said = user({ value: 0.3, low: 0.3, high: 0.3 });
    assert.equal(choose({ acceleratorType: 'A100-80GB' }, { utilization: said }).utilization?.value, 0.3);
  });
});

describe('a price that is none', () => {
  for (const usd of [-1, 0, NaN, Infinity]) {
    it(`is a warning and not reckoned with: ${usd}`, () => {
      const { notices, price } = choose({}, { priceUsdPerHour: user(usd) });
      assert.deepEqual(notices.find(({ code }) => code === 'out-of-bounds')?.args, {
        key: 'price',
        value: String(usd),
        expected: '> 0',
      });
      assert.equal(price?.value, 2.95);
    });
  }
});
