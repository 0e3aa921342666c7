import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { type Origin, type RunDescription } from '../../../src/engine/run';
import { laws } from '../../../src/engine/laws';
import { described, inFile, llama8b } from './descriptions';

function assume(origin: 'user' | 'setting' | 'default', values: Partial<Record<keyof Assumptions, number>>) {
  const entries = Object.entries(values).map(([key, value]) => {
    const budget = { kind: 'tokens', tokens: value };
    return [key, { value: key === 'tokens' ? budget : value, origin, source: 'test' }];
  });
  return { ...defaultAssumptions, ...(Object.fromEntries(entries) as Partial<Assumptions>) };
}

const sizesOf = (run: RunDescription, assumptions: Assumptions = defaultAssumptions) => {
  const { training, notices } = estimate(run, assumptions, laws);
  return {
    tokens: training.tokens?.value,
    steps: training.steps?.value,
    tokensPerStep: training.tokensPerStep?.value,
    sequences: training.globalBatchSequences?.value,
    length: training.sequenceLength?.value,
    epochs: training.epochs?.value,
    codes: notices.map((notice) => notice.code),
  };
};

describe('the size of a run', () => {
  it('multiplies steps, global batch and sequence length to tokens', () => {
    const sizes = sizesOf(
      described({ training: { steps: 1000, globalBatchSequences: 512, sequenceLength: 2048 } }),
    );
    assert.equal(sizes.tokensPerStep, 512 * 2048);
    assert.equal(sizes.tokens, 1000 * 512 * 2048);
    assert.deepEqual(sizes.codes, []);
  });

  it('divides tokens by tokens per step to whole steps', () => {
    const sizes = sizesOf(described({ training: { tokens: 1e9, tokensPerStep: 3e6 } }));
    assert.equal(sizes.steps, 334);
  });

  it('builds the global batch from micro-batch, accumulation and ranks', () => {
    const run = described({
      training: { microBatchSequences: 4, gradientAccumulation: 8, sequenceLength: 1024, steps: 10 },
      cluster: { dataParallel: 16 },
    });
    assert.equal(sizesOf(run).sequences, 512);
    assert.equal(sizesOf(run).tokens, 10 * 512 * 1024);
  });

  it('multiplies epochs and unique tokens', () => {
    const sizes = sizesOf(described({ training: { epochs: 4 }, data: { uniqueTokens: 1e11 } }));
    assert.equal(sizes.tokens, 4e11);
  });

  it('divides tokens by unique tokens to epochs', () => {
    assert.equal(sizesOf(described({ training: { tokens: 4e11 }, data: { uniqueTokens: 1e11 } })).epochs, 4);
  });

  it('assumes 20 tokens per parameter where nobody says, and says so', () => {
    const sizes = sizesOf(described({ architecture: llama8b }));
    assert.equal(sizes.tokens, 20 * 8_030_261_248);
    assert.deepEqual(sizes.codes, ['tokens-assumed']);
  });

  it('knows no tokens where the ratio has no parameters to apply to', () => {
    const sizes = sizesOf(described({ training: { sequenceLength: 2048 } }));
    assert.equal(sizes.tokens, undefined);
    assert.deepEqual(sizes.codes, ['tokens-unknown']);
  });

  const open: readonly (readonly [string, Parameters<typeof described>[0], string | undefined])[] = [
    ['accelerators', { training: { steps: 10, sequenceLength: 8, microBatchSequences: 2 } }, 'accelerators'],
    ['batch', { training: { steps: 10, sequenceLength: 8 } }, 'batch'],
    [
      'ranks of known accelerators',
      { training: { steps: 10, sequenceLength: 8, microBatchSequences: 2 }, cluster: { accelerators: 4 } },
      'batch',
    ],
    ['length of sequences', { training: { steps: 10, globalBatchSequences: 4 } }, 'sequence-length'],
    ['tokens of the data', { training: { epochs: 2 } }, 'unique-tokens'],
    ['budget alone', { training: { sequenceLength: 8 } }, undefined],
  ];
  for (const [title, fields, missing] of open) {
    it(`says that the ${title} keep the tokens open`, () => {
      const { notices } = estimate(described(fields), defaultAssumptions, laws);
      const [notice] = notices.filter(({ code }) => code === 'tokens-unknown');
      assert.equal(notice?.args.missing, missing);
    });
  }

  it('does not call tokens assumed that a person stated', () => {
    assert.deepEqual(
      sizesOf(described({ architecture: llama8b }), assume('user', { tokens: 1e12 })).codes,
      [],
    );
  });

  it('never takes the longest context for the training length', () => {
    const { training } = estimate(described({ architecture: llama8b }), defaultAssumptions, laws);
    assert.equal(training.sequenceLength, undefined);
    assert.deepEqual(
      training.flopsByConvention.map((each) => each.convention),
      ['flops-6n', 'flops-6n-non-embedding'],
    );
  });

  it('lists four FLOP conventions once the sequence length is known', () => {
    const { training } = estimate(
      described({ architecture: llama8b, training: { sequenceLength: 8192, tokens: 1e12 } }),
      defaultAssumptions,
      laws,
    );
    // peers D4: torchtitan's count of Llama-3.1-8B at 8,192 tokens, 5.7914e10, to the four digits printed there.
    const full = training.flopsByConvention.find((each) => each.convention === 'flops-6n-full-attention');
    assert.equal(full?.perToken.toPrecision(5), '5.7914e+10');
    assert.equal(training.flopsByConvention.length, 4);
    for (const each of training.flopsByConvention) assert.equal(each.total, each.perToken * 1e12);
  });

  it('ignores numbers that cannot be', () => {
    for (const tokens of [0, -1, NaN, Infinity]) {
      assert.equal(sizesOf(described({ training: { tokens, steps: 10, tokensPerStep: 5 } })).tokens, 50);
    }
  });
});

describe('who wins when several say the sequence length', () => {
  const order: readonly Origin[] = ['user', 'file', 'derived', 'format-default', 'setting', 'default'];
  const said = (origin: Origin, value: number): [RunDescription, Assumptions] => {
    if (origin === 'user' || origin === 'setting' || origin === 'default') {
      return [described({}), assume(origin, { sequenceLength: value })];
    }
    return [{ ...described({}), training: { sequenceLength: { value, origin } } }, defaultAssumptions];
  };
  for (const [index, stronger] of order.entries()) {
    for (const weaker of order.slice(index + 1)) {
      const [strongRun, strongAssumed] = said(stronger, 1024);
      const [weakRun, weakAssumed] = said(weaker, 2048);
      const inRun = (run: RunDescription) => run.training.sequenceLength !== undefined;
      // Two of one side cannot be said at once: a description holds one value, and so do assumptions.
      if (inRun(strongRun) === inRun(weakRun)) continue;
      it(`${stronger} wins over ${weaker}`, () => {
        const run = inRun(strongRun) ? strongRun : weakRun;
        const assumptions = inRun(strongRun) ? weakAssumed : strongAssumed;
        assert.equal(sizesOf(run, assumptions).length, 1024);
      });
    }
  }
});

describe('what a person says instead of the file', () => {
  const run = described({
    architecture: llama8b,
    training: { steps: 1000, globalBatchSequences: 512, sequenceLength: 2048, tokensPerStep: 512 * 2048 },
  });

  it('changes everything computed from it', () => {
    const sizes = sizesOf(run, assume('user', { globalBatchSequences: 1024 }));
    assert.equal(sizes.tokensPerStep, 1024 * 2048);
    assert.equal(sizes.tokens, 1000 * 1024 * 2048);
  });

  it('gives new steps for new tokens', () => {
    assert.equal(sizesOf(run, assume('user', { tokens: 2048 * 512 * 77 })).steps, 77);
  });

  it('is listed among the assumptions with its origin, and settings that lost are not', () => {
    const used = estimate(
      run,
      {
        ...assume('user', { globalBatchSequences: 1024 }),
        sequenceLength: { value: 64, origin: 'setting', source: 'test' },
      },
      laws,
    ).assumptions;
    assert.equal(used.find((each) => each.name === 'globalBatchSequences')?.origin, 'user');
    assert.equal(
      used.find((each) => each.name === 'sequenceLength'),
      undefined,
    );
  });

  it('does not outweigh the file through a default of the framework', () => {
    const withDefaultEpochs: RunDescription = {
      ...described({}),
      training: { tokens: inFile(5e10), epochs: { value: 3, origin: 'format-default', note: 'trainer' } },
    };
    assert.equal(sizesOf(withDefaultEpochs, assume('user', { uniqueTokens: 1e9 })).tokens, 5e10);
  });
});
