import assert from 'node:assert/strict';
import { defaultAssumptions, EMPTY_RUN, estimate } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';
import { modelLens, trainingLens } from '../../../src/report/lens';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from './examples';

describe('modelLens', () => {
  it('says parameters, weights and cache', () => {
    const { title } = modelLens(example(LLAMA, 'json').estimate, english)!;
    // 2 bytes × 8.03B; 2 × 8 heads × 128 × 32 layers × 2 bytes = 131,072 bytes per token.
    assert.equal(title, '8.03B params · ≈16.1 GB weights · 131 kB KV cache per token');
  });

  it('says the active parameters of a mixture of experts', () => {
    const { title } = modelLens(example(MIXTRAL, 'json').estimate, english)!;
    assert.match(title, /^46\.7B params \(12\.9B active\) · /);
  });

  it('shows every digit in the tooltip', () => {
    assert.match(modelLens(example(LLAMA, 'json').estimate, english)!.tooltip, /^8,030,261,248 parameters/);
  });

  it('is not there for a run without a model', () => {
    assert.equal(modelLens(estimate(EMPTY_RUN, defaultAssumptions, laws), english), undefined);
  });
});

describe('trainingLens', () => {
  it('says tokens, FLOPs, loss with band, hours, cost and verdict', () => {
    const { title } = trainingLens(example(OLMO, 'yaml').estimate, english)!;
    assert.match(
      title,
      /^2T tokens \([\d,]+\/param\) · [\d.]+×10²² FLOP · loss \d\.\d\d \(\d\.\d\d–\d\.\d\d\) · ≈15K GPU-h · ≈\$[\d.]+K · over-trained$/,
    );
  });

  it('fits on a line of a window 1280 pixels wide, and so does the model lens', () => {
    // An editor beside the open side bar has room for about 113 letters of a lens.
    const estimates = [example(LLAMA, 'json'), example(MIXTRAL, 'json'), example(OLMO, 'yaml')];
    for (const { estimate } of estimates) {
      for (const lens of [modelLens(estimate, english)!, trainingLens(estimate, english)!]) {
        assert.ok(lens.title.length <= 113, lens.title);
      }
    }
  });

  it('marks assumed tokens and what rests on them', () => {
    const { title, tooltip } = trainingLens(example(LLAMA, 'json').estimate, english)!;
    assert.match(title, /^≈161B tokens \(20\/param\) · ≈7\.7×10²¹ FLOP · loss ≈2\.1/);
    assert.match(tooltip, /≈ rests on an assumption$/);
  });

  it('gives neither band nor verdict of a run whose tokens are assumed', () => {
    const { title } = trainingLens(example(LLAMA, 'json').estimate, english)!;
    assert.match(title, /loss ≈\d\.\d\d · ≈[\d,.K]+ GPU-h · ≈\$[\d.]+K$/);
  });

  it('does not mark what a person said', () => {
    const assumptions = {
      ...defaultAssumptions,
      tokens: { value: { kind: 'tokens', tokens: 15e12 }, origin: 'user', source: '--tokens' },
    } as const;
    const { title } = trainingLens(example(LLAMA, 'json', assumptions).estimate, english)!;
    assert.match(title, /^15T tokens \(1,870\/param\) · 7\.2×10²³ FLOP · loss \d/);
  });

  it('is not there where no token is known', () => {
    assert.equal(trainingLens(estimate(EMPTY_RUN, defaultAssumptions, laws), english), undefined);
  });

  it('is plain text without Markdown', () => {
    const lens = trainingLens(example(OLMO, 'yaml').estimate, english)!;
    assert.doesNotMatch(lens.title + lens.tooltip, /\*\*|\]\(|NaN|undefined/);
  });
});
