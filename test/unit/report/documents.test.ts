import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { defaultAssumptions, estimate, plan, type Plan } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';
import { estimateDocument } from '../../../src/report/estimateDocument';
import { planConfig } from '../../../src/report/planConfig';
import { planDocument } from '../../../src/report/planDocument';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from './examples';

function written(text: string, language: 'json' | 'yaml', name = 'config'): string {
  const { part, estimate: numbers } = example(text, language);
  return estimateDocument({ name, text, parts: [{ part, estimate: numbers }], notices: [] }, english);
}

/** Every row of every table has as many cells as its header. */
function assertTablesAreWhole(markdown: string): void {
  const cells = (row: string): number => row.replace(/\\\|/g, '').split('|').length;
  let header = 0;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) header = 0;
    else if (header === 0) header = cells(line);
    else assert.equal(cells(line), header, line);
  }
}

describe('estimateDocument', () => {
  for (const [title, text, language] of [
    ['a dense model', LLAMA, 'json'],
    ['a mixture of experts', MIXTRAL, 'json'],
    ['a training run', OLMO, 'yaml'],
  ] as const) {
    it(`writes whole tables without gaps for ${title}`, () => {
      const markdown = written(text, language);
      assertTablesAreWhole(markdown);
      assert.doesNotMatch(markdown, /NaN|undefined|\{\d\}|\[object|null/);
      for (const heading of [
        'Model',
        'Training',
        'Laws side by side',
        'Conventions',
        'What was read',
        'Assumptions',
      ]) {
        assert.ok(markdown.includes(`\n## ${heading}\n`), heading);
      }
    });
  }

  it('shows every digit of the count', () => {
    assert.match(written(LLAMA, 'json'), /\| Parameters \| 8,030,261,248 parameters \|/);
  });

  it('names key and line of what was read', () => {
    assert.match(written(OLMO, 'yaml'), /\| Layers \| 16 \| model\.n\\_layers \(line 5\) \| in the file \|/);
  });

  it('escapes the name of the file', () => {
    const [title] = written(LLAMA, 'json', '[a](command:b).json').split('\n');
    assert.equal(title, '# Estimate of \\[a\\](command:b).json');
  });

  it('lists all laws with loss, optimum and verdict', () => {
    const markdown = written(LLAMA, 'json');
    for (const law of ['Besiroglu 2024', 'Hoffmann 2022, approach 3', 'Kaplan 2020']) {
      assert.match(markdown, new RegExp(`\\| ${law} \\| \\d\\.\\d{3}`));
    }
  });
});

const GOALS: readonly Plan['goal'][] = [
  { kind: 'compute', flops: 1e19 },
  { kind: 'compute', flops: 1e21 },
  { kind: 'compute', flops: 5.76e23 },
  { kind: 'compute', flops: 3.8e25 },
  { kind: 'cost', usd: 50_000 },
  { kind: 'accelerator-hours', hours: 5000, accelerator: 'a100-sxm-80gb' },
  { kind: 'loss', loss: 2.2 },
  { kind: 'parameters', parameters: 7e9 },
  { kind: 'tokens', tokens: 1.4e12 },
];

describe('planDocument', () => {
  for (const goal of GOALS) {
    it(`writes whole tables without gaps for ${JSON.stringify(goal)}`, () => {
      const markdown = planDocument(plan(goal, defaultAssumptions, laws), english);
      assertTablesAreWhole(markdown);
      assert.match(markdown, /^# Plan for /);
      assert.match(markdown, /```yaml\nmodel_config:\n/);
      assert.doesNotMatch(markdown, /NaN|undefined|\{\d\}|\[object|null/);
    });
  }

  it('says why there is no plan', () => {
    const markdown = planDocument(plan({ kind: 'loss', loss: 1 }, defaultAssumptions, laws), english);
    assert.match(markdown, /- \*\*error\*\*: A loss of 1\.000 cannot be reached under Besiroglu 2024/);
  });
});

describe('planConfig', () => {
  for (const goal of GOALS) {
    it(`reads back as the same run for ${JSON.stringify(goal)}`, () => {
      const planned = plan(goal, defaultAssumptions, laws);
      const total = planned.design!.architecture.parameters.total;
      const yaml = readConfig(planConfig(planned, 'yaml')!, { language: 'yaml' });
      assert.equal(yaml?.format, 'litgpt');
      const fromYaml = yaml.parts[0]!;
      const read = estimate(fromYaml.description, defaultAssumptions, laws);
      assert.equal(read.parameters?.total.value, total);
      assert.equal(read.training.tokens?.value, Math.round(planned.training!.tokens));
      assert.equal(read.training.tokensPerStep?.value, planned.training!.tokensPerStep.value);
      assert.deepEqual([...yaml.notices, ...fromYaml.notices], []);
    });

    it(`gives a Hugging Face config of the same size for ${JSON.stringify(goal)}`, () => {
      const planned = plan(goal, defaultAssumptions, laws);
      const json = readConfig(planConfig(planned, 'json')!, { language: 'json', fileName: 'config.json' });
      assert.equal(json?.format, 'hf-config');
      const read = estimate(json.parts[0]!.description, defaultAssumptions, laws);
      assert.equal(read.parameters?.total.value, planned.design!.architecture.parameters.total);
    });
  }

  for (const [experts, expertsPerToken] of [
    [8, 2],
    [64, 8],
  ] as const) {
    it(`reads back as the same mixture of ${experts} experts, ${expertsPerToken} per token`, () => {
      const count = (value: number) => ({ value, origin: 'user', source: 'test' }) as const;
      const assumptions = {
        ...defaultAssumptions,
        experts: count(experts),
        expertsPerToken: count(expertsPerToken),
      };
      const planned = plan({ kind: 'compute', flops: 1e22 }, assumptions, laws);
      const { total, active } = planned.design!.architecture.parameters;
      for (const [syntax, format] of [
        ['yaml', 'litgpt'],
        ['json', 'hf-config'],
      ] as const) {
        const fileName = syntax === 'json' ? 'config.json' : undefined;
        const read = readConfig(planConfig(planned, syntax)!, { language: syntax, fileName });
        assert.equal(read?.format, format);
        const { parameters } = estimate(read.parts[0]!.description, defaultAssumptions, laws);
        assert.deepEqual([parameters?.total.value, parameters?.active.value], [total, active]);
      }
    });
  }

  it('writes numbers that PyYAML reads as numbers', () => {
    const text = planConfig(plan({ kind: 'compute', flops: 5.76e23 }, defaultAssumptions, laws), 'yaml')!;
    for (const [, value = ''] of text.matchAll(/: ([\d.e+-]+)$/gm)) {
      // PyYAML's YAML 1.1 resolver: an exponent needs a point and a sign.
      assert.match(value, /^[-+]?(\d+|\d+\.\d*(e[-+]\d+)?)$/);
    }
  });

  it('is not there for a plan without an answer', () => {
    const none = plan({ kind: 'loss', loss: 1 }, defaultAssumptions, laws);
    assert.deepEqual([planConfig(none, 'yaml'), planConfig(none, 'json')], [undefined, undefined]);
  });
});
