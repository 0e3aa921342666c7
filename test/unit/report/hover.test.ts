import assert from 'node:assert/strict';
import { defaultAssumptions, sensitivity } from '../../../src/engine';
import { type FieldPath, type Sourced } from '../../../src/engine/run';
import { laws } from '../../../src/engine/laws';
import { FIELD_PATHS } from '../../../src/report/fieldTitles';
import { hoverMarkdown } from '../../../src/report/hover';
import { english } from '../../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from './examples';

function valueOf(description: object, field: FieldPath): Sourced<unknown> | undefined {
  const [group, name] = field.split('.') as [string, string | undefined];
  const found = (description as Record<string, Record<string, Sourced<unknown>>>)[group];
  return name === undefined ? (found as Sourced<unknown> | undefined) : found?.[name];
}

function hover(text: string, language: 'json' | 'yaml', field: FieldPath): string {
  const { part, estimate } = example(text, language);
  const value = valueOf(part.description, field);
  assert.ok(value !== undefined, field);
  const links = [{ title: 'Chart', uri: 'command:chart' }];
  const change = sensitivity(part.description, defaultAssumptions, field, laws);
  return hoverMarkdown({ field, value, part, estimate, sensitivity: change, links }, english);
}

describe('hoverMarkdown', () => {
  const hidden = hover(LLAMA, 'json', 'architecture.hiddenSize');

  it('begins with the value in canonical terms', () => {
    assert.match(hidden, /^\*\*Hidden size\*\* 4,096\\\nWidth of the residual stream, d\\_model\n/);
  });

  it('shows the estimate and what doubling makes of it', () => {
    assert.match(hidden, /\| {2}\| Estimate \| &emsp;doubled to 8,192 \|/);
    assert.match(hidden, /\| Parameters \| 8\.03B \| &emsp;[\d.]+B \([23]\.\d+×\) \|/);
    assert.match(hidden, /\| Predicted loss \| ≈2\.\d{3} \(2\.\d{3}–2\.\d{3}\) \| /);
  });

  it('marks what is assumed and lists it', () => {
    // No verdict: it would be one on our own assumption.
    assert.match(hidden, /\| Training tokens \| ≈161B \| /);
    assert.match(hidden, /≈ assumed: .*Utilisation \(MFU\) \d+%/);
  });

  it('ends with formulas, conventions and sources', () => {
    const [, sources = ''] = hidden.split('\n---\n');
    assert.match(sources, /C = 6·N·D/);
    assert.match(sources, /arXiv:2203\.15556/);
    assert.ok(sources.split('\n').length <= 8, 'ten seconds to read');
  });

  it('links only what the caller gave', () => {
    assert.deepEqual(hidden.match(/\]\([^)]*\)/g), ['](command:chart)']);
  });

  it('says where a value comes from that is not in the file', () => {
    const derived = hover(LLAMA, 'json', 'architecture.feedForwardSize');
    assert.match(derived, /^\*\*Feed-forward size\*\* 14,336 — derived: /);
  });

  it('says what a part contributes', () => {
    // 2 × 128,256 × 4,096: token embedding and untied head, 525,336,576 each.
    const vocabulary = hover(LLAMA, 'json', 'architecture.vocabularySize');
    assert.match(vocabulary, /Token embedding: 525,336,576 parameters \(6\.54% of all\)/);
    assert.match(vocabulary, /Output head: 525,336,576 parameters/);
    assert.match(
      hover(LLAMA, 'json', 'architecture.layers'),
      /6\.98B parameters in 32 layers, about 218M each/,
    );
  });

  it('tells total from active parameters of a mixture of experts', () => {
    const experts = hover(MIXTRAL, 'json', 'architecture.expertsPerToken');
    assert.match(experts, /\| Parameters \| 46\.7B \| &emsp;same \|/);
    assert.match(experts, /\| Active parameters \| 12\.9B \| &emsp;[\d.]+B \(/);
  });

  it('says every field that the examples have, without gaps', () => {
    for (const [text, language] of [
      [LLAMA, 'json'],
      [MIXTRAL, 'json'],
      [OLMO, 'yaml'],
    ] as const) {
      const { part } = example(text, language);
      for (const field of FIELD_PATHS) {
        if (valueOf(part.description, field) === undefined) continue;
        const markdown = hover(text, language, field);
        assert.doesNotMatch(markdown, /NaN|undefined|\{\d\}|\[object/, field);
      }
    }
  });

  it('escapes what the file says: no link, no tag, no cell of its own', () => {
    const { part, estimate } = example(LLAMA, 'json');
    const value = { value: '[x](command:evil) <img src=y> | `z`', origin: 'file' } as const;
    const markdown = hoverMarkdown({ field: 'modelName', value, part, estimate, links: [] }, english);
    assert.match(markdown, /^\*\*Model name\*\* \\\[x\\\]\(command:evil\) \\<img src=y\\> \\\| \\`z\\`\\\n/);
  });

  it('cuts a value that would fill the screen', () => {
    const { part, estimate } = example(LLAMA, 'json');
    const value = { value: 'x'.repeat(10_000), origin: 'file' } as const;
    const [first = ''] = hoverMarkdown(
      { field: 'modelName', value, part, estimate, links: [] },
      english,
    ).split('\n');
    assert.ok(first.length < 120);
  });
});
