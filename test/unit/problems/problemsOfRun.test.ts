import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { type Notice } from '../../../src/engine/notice';
import { type FrameworkRules } from '../../../src/engine/problems/frameworkRules';
import { problemsOfRun } from '../../../src/engine/problems/problemsOfRun';
import { type RunDescription } from '../../../src/engine/run';
import { described, llama405b, llama8b, mixtral } from '../estimate/descriptions';

type Parts = Parameters<typeof described>[0];

const accelerators = (value: number, origin: 'user' | 'setting'): Assumptions => ({
  ...defaultAssumptions,
  accelerators: { value, origin, source: '' },
});

function found(
  parts: Parts,
  rules: FrameworkRules = {},
  assumptions = defaultAssumptions,
): readonly (readonly [Notice['code'], Notice['severity'], Notice['args']])[] {
  return problemsOfRun(described(parts), {}, assumptions, rules).map(({ code, severity, args }) => [
    code,
    severity,
    args,
  ]);
}

describe('what a run cannot be', () => {
  const cases: readonly (readonly [string, Parts, FrameworkRules, ReturnType<typeof found>])[] = [
    [
      'accelerators that the ranks do not divide',
      { cluster: { tensorParallel: 8, pipelineParallel: 4, contextParallel: 2, accelerators: 100 } },
      {},
      [['layout-mismatch', 'error', { accelerators: 100, layout: 'TP 8 × PP 4 × CP 2', product: 64 }]],
    ],
    [
      'accelerators that the ranks do not multiply to',
      { cluster: { tensorParallel: 8, pipelineParallel: 4, accelerators: 1024, dataParallel: 8 } },
      {},
      [
        [
          'layout-mismatch',
          'error',
          { accelerators: 1024, layout: 'DP 8 × TP 8 × PP 4', product: 256, exact: 1 },
        ],
      ],
    ],
    [
      'key/value heads that ranks can only hold twice',
      { architecture: llama8b, cluster: { tensorParallel: 16 } },
      { keyValueHeads: 'repeated' },
      [['key-value-heads-repeated', 'info', { keyValueHeads: 8, tensorParallel: 16 }]],
    ],
    [
      'the same where nothing is known of the framework',
      { architecture: llama8b, cluster: { tensorParallel: 16 } },
      {},
      [['key-value-heads-repeated', 'info', { keyValueHeads: 8, tensorParallel: 16 }]],
    ],
    [
      'the same where the framework forbids it',
      { architecture: llama8b, cluster: { tensorParallel: 16 } },
      { keyValueHeads: 'whole' },
      [['key-value-heads-mismatch', 'error', { keyValueHeads: 8, tensorParallel: 16 }]],
    ],
    [
      'uneven stages where the framework wants them even',
      { architecture: llama405b, cluster: { pipelineParallel: 16 } },
      { stages: 'even' },
      [['pipeline-mismatch', 'error', { layers: 126, pipelineParallel: 16 }]],
    ],
    [
      'uneven stages where nothing is known of the framework',
      { architecture: llama405b, cluster: { pipelineParallel: 16 } },
      {},
      [['pipeline-mismatch', 'info', { layers: 126, pipelineParallel: 16 }]],
    ],
    [
      'stages without layers anywhere',
      { architecture: llama8b, cluster: { pipelineParallel: 64 } },
      { stages: 'uneven' },
      [['pipeline-mismatch', 'error', { layers: 32, pipelineParallel: 64 }]],
    ],
    [
      'experts that expert parallelism does not divide',
      { architecture: mixtral, cluster: { expertParallel: 3 } },
      {},
      [['expert-parallel-mismatch', 'warning', { whole: 8, expertParallel: 3 }]],
    ],
    [
      'accelerators on which the grid of experts does not come out',
      { architecture: mixtral, cluster: { expertParallel: 8, tensorParallel: 2, accelerators: 8 } },
      { expertGrid: true },
      [['layout-mismatch', 'error', { accelerators: 8, layout: 'ETP 2 × EP 8 × PP 1', product: 16 }]],
    ],
    [
      'a batch that is not the product of its parts',
      {
        training: { microBatchSequences: 4, gradientAccumulation: 8, globalBatchSequences: 500 },
        cluster: { dataParallel: 16 },
      },
      {},
      [
        [
          'batch-mismatch',
          'warning',
          { global: 500, micro: 4, passes: 8, ranks: 16, product: 512, exact: 1 },
        ],
      ],
    ],
    [
      'a batch that no whole accumulation reaches',
      { training: { microBatchSequences: 4, globalBatchSequences: 100 }, cluster: { dataParallel: 16 } },
      { microBatches: 'whole' },
      [['batch-mismatch', 'error', { global: 100, micro: 4, ranks: 16, product: 64 }]],
    ],
    [
      'a batch that the ranks do not divide, though the last micro-batch may be smaller',
      { training: { microBatchSequences: 8, globalBatchSequences: 100 }, cluster: { dataParallel: 16 } },
      { microBatches: 'cut' },
      [['batch-mismatch', 'warning', { global: 100, ranks: 16, product: 16 }]],
    ],
  ];
  for (const [what, parts, rules, expected] of cases) {
    it(`is said with its arithmetic: ${what}`, () => {
      assert.deepEqual(found(parts, rules), expected);
    });
  }

  it('counts a person’s own accelerators, and says what they do not divide into as a warning', () => {
    const parts = { cluster: { tensorParallel: 8 } };
    const expected = { accelerators: 12, layout: 'TP 8', product: 8 };
    assert.deepEqual(found(parts, {}, accelerators(12, 'user')), [['layout-mismatch', 'warning', expected]]);
  });
});

describe('what a run can be', () => {
  const cases: readonly (readonly [string, Parts, FrameworkRules, Assumptions?])[] = [
    [
      'accelerators of a setting contradict no file',
      { cluster: { tensorParallel: 8 } },
      {},
      accelerators(12, 'setting'),
    ],
    [
      'uneven stages that the file states',
      { architecture: llama405b, cluster: { pipelineParallel: 16, unevenStages: 1 } },
      { stages: 'uneven' },
    ],
    [
      'uneven heads where they are shared out so',
      { architecture: llama8b, cluster: { tensorParallel: 3 } },
      { heads: 'uneven', keyValueHeads: 'uneven' },
    ],
    [
      'experts on a grid with tensor parallelism of their own',
      {
        architecture: mixtral,
        cluster: { expertParallel: 8, expertTensorParallel: 1, tensorParallel: 2, accelerators: 8 },
      },
      { expertGrid: true },
    ],
    [
      'ranks for experts beside the others',
      {
        architecture: mixtral,
        cluster: {
          dataParallel: 1,
          tensorParallel: 2,
          pipelineParallel: 1,
          expertParallel: 2,
          accelerators: 4,
        },
      },
      {},
    ],
    [
      'a smaller last micro-batch where batches are cut',
      { training: { microBatchSequences: 8, globalBatchSequences: 96 }, cluster: { dataParallel: 8 } },
      { microBatches: 'cut' },
    ],
    ['nothing at all', {}, {}],
  ];
  for (const [what, parts, rules, assumptions] of cases) {
    it(`is not remarked upon: ${what}`, () => {
      assert.deepEqual(found(parts, rules, assumptions), []);
    });
  }
});

describe('the place of a problem', () => {
  it('is the size that splits, else what it would split', () => {
    const at = (start: number) => ({ path: [], range: { start, end: start + 1 } });
    const run: RunDescription = described({ architecture: llama8b });
    const heads = { value: 32, origin: 'file', at: at(5) } as const;
    const ranks = (place?: ReturnType<typeof at>): RunDescription => ({
      ...run,
      architecture: { ...run.architecture, attentionHeads: heads, keyValueHeads: undefined },
      cluster: {
        tensorParallel: { value: 3, origin: 'file', ...(place === undefined ? {} : { at: place }) },
      },
    });
    const [stated] = problemsOfRun(ranks(at(9)), {}, defaultAssumptions);
    const [derived] = problemsOfRun(ranks(), {}, defaultAssumptions);
    assert.deepEqual([stated?.at?.range.start, derived?.at?.range.start], [9, 5]);
  });
});
