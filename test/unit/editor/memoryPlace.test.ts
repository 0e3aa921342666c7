import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig } from '../../../src/configs';
import { memoryPlace } from '../../../src/editor/memoryPlace';

/** The text that the line about memory would stand above. */
function placeIn(text: string, language: 'json' | 'yaml'): string | undefined {
  const [part] = readConfig(text, { language })?.parts ?? [];
  const range = part === undefined ? undefined : memoryPlace(part.description);
  return range === undefined ? undefined : text.slice(range.start, range.end);
}

const EXAMPLE = readFileSync('media/examples/tinyllama/pretrain.yaml', 'utf8');

const without = (...keys: readonly string[]): string =>
  keys.reduce((text, key) => text.replace(new RegExp(`^ *${key}:.*\\n`, 'm'), ''), EXAMPLE);

const MACHINES = ['devices', 'num_nodes'];
const BATCH = ['global_batch_size', 'micro_batch_size'];

describe('the place of the line about memory', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['machines', EXAMPLE, 'devices'],
    ['the batch where no machines are named', without(...MACHINES), 'global_batch_size'],
    ['what is stored where no batch is named', without(...MACHINES, ...BATCH), 'precision'],
  ];
  for (const [what, text, expected] of cases) {
    it(`is above ${what}`, () => {
      assert.equal(placeIn(text, 'yaml'), expected);
    });
  }

  it('is nowhere in a model of whose training nothing is said', () => {
    const model = {
      model_type: 'llama',
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      vocab_size: 100,
    };
    assert.equal(placeIn(JSON.stringify({ ...model, torch_dtype: 'bfloat16' }), 'json'), undefined);
  });
});
