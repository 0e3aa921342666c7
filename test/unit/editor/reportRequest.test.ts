import assert from 'node:assert/strict';
import { isAbout, readReportRequest, type ReportRequest } from '../../../src/editor/reportRequest';

const PLAN: ReportRequest = {
  kind: 'plan',
  goalKind: 'cost',
  amount: '$50k',
  law: 'besiroglu-2024',
  source: 'file:///a',
};

const LAYOUTS: ReportRequest = {
  kind: 'layouts',
  source: 'file:///a',
  accelerator: 'h100-sxm-80gb',
  accelerators: 64,
  globalBatchSequences: 512,
  sequenceLength: 8192,
};

const SERVING: ReportRequest = {
  kind: 'serving',
  source: 'file:///a',
  accelerator: 'h100-sxm-80gb',
  weightPrecision: 'fp8',
  promptTokens: 1024,
  outputTokens: 256,
};

describe('the request in the address of a report', () => {
  for (const request of [
    PLAN,
    { ...PLAN, source: undefined },
    { ...PLAN, extras: { experts: '64', precision: 'fp8' } },
    { kind: 'estimate', source: 'file:///a' },
    { kind: 'case', id: 'gopher-280b' },
    LAYOUTS,
    SERVING,
    { kind: 'lifetime', source: 'file:///a' },
    {
      kind: 'lifetime',
      source: 'file:///a',
      other: 'file:///b',
      demand: '10M requests',
      accelerator: 't4',
      priceUsdPerHour: 0.5,
      weightPrecision: 'fp8',
    },
    { ...SERVING, accelerators: 8, concurrency: 32, queriesPerSecond: 10 },
  ] as const) {
    it(`survives a round trip: ${JSON.stringify(request)}`, () => {
      assert.deepEqual(readReportRequest(JSON.stringify(request)), request);
    });
  }

  for (const query of [
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"kind":"estimate"}',
    '{"kind":"case"}',
    '{"kind":"plan","amount":"1"}',
    '{"kind":"lifetime"}',
    '{"kind":"other","source":"a"}',
    '{"kind":"estimate","source":1}',
    '{"kind":"serving","source":"a","accelerator":"t4"}',
    '{"kind":"layouts","source":"a","accelerator":"t4","accelerators":"8"}',
  ]) {
    it(`is nothing in ${query === '' ? 'an empty query' : query}`, () => {
      assert.equal(readReportRequest(query), undefined);
    });
  }

  it('is about both configs of a comparison, and about nothing else', () => {
    const request: ReportRequest = { kind: 'lifetime', source: 'file:///a', other: 'file:///b' };
    assert.deepEqual(
      ['file:///a', 'file:///b', 'file:///c'].map((each) => isAbout(request, each)),
      [true, true, false],
    );
    assert.deepEqual([isAbout(PLAN, 'file:///a'), isAbout(PLAN, 'file:///b')], [true, false]);
  });
});
