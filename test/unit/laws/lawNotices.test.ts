import assert from 'node:assert/strict';
import { besiroglu2024 } from '../../../src/engine/laws/besiroglu2024';
import { chinchilla20 } from '../../../src/engine/laws/chinchilla20';
import { kaplan2020 } from '../../../src/engine/laws/kaplan2020/kaplan2020';
import { lawNotices } from '../../../src/engine/laws/lawNotices';

const codes = (...args: Parameters<typeof lawNotices>) => lawNotices(...args).map((notice) => notice.code);

describe('Notices of a law about a point', () => {
  it('are silent about ranges among the data, and name the corpus', () => {
    assert.deepEqual(lawNotices(besiroglu2024, { parameters: 1e9, tokens: 20e9 }), [
      {
        code: 'loss-of-another-corpus',
        severity: 'info',
        args: { law: 'Besiroglu 2024', corpus: 'MassiveText' },
      },
    ]);
  });

  it('warn of each quantity outside the fitted range with the value and the range', () => {
    const notices = lawNotices(besiroglu2024, { parameters: 70e9, tokens: 1.4e12 });
    assert.deepEqual(
      notices.map((notice) => notice.code),
      ['parameters-outside-fit', 'tokens-outside-fit', 'compute-outside-fit', 'loss-of-another-corpus'],
    );
    assert.deepEqual(notices[0], {
      code: 'parameters-outside-fit',
      severity: 'warning',
      args: { law: 'Besiroglu 2024', value: 70e9, low: 57e6, high: 16.2e9 },
    });
    assert.equal(notices[2]?.args.value, 5.88e23);
  });

  it('warn of a model below the range as of one above it', () => {
    assert.ok(codes(besiroglu2024, { parameters: 1e6, tokens: 20e9 }).includes('parameters-outside-fit'));
  });

  it('say that a law gives no loss, and hold against it only the range it states', () => {
    assert.deepEqual(codes(chinchilla20, { parameters: 1e13, tokens: 2e14 }), [
      'compute-outside-fit',
      'law-gives-no-loss',
    ]);
  });

  it("end with the law's own", () => {
    assert.equal(codes(kaplan2020, { parameters: 1e8, tokens: 1e10 }).at(-1), 'frontier-of-another-formula');
  });
});
