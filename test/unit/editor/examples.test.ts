import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig } from '../../../src/configs';
import { defaultAssumptions, estimate } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';

/** Exact counts by construction; sources in the reproduction tests of the architectures. */
const EXPECTED: readonly (readonly [string, number, number | undefined])[] = [
  ['llama-3.1-8b/config.json', 8_030_261_248, undefined],
  ['gpt2/config.json', 124_439_808, undefined],
  ['mixtral-8x7b/config.json', 46_702_792_704, undefined],
  ['llama-2-7b/params.json', 6_738_415_616, undefined],
  ['tinyllama/pretrain.yaml', 1_100_048_384, 3e12],
  ['mpt-7b/pretrain.yaml', 6_649_286_656, 63_900 * 1024 * 2048],
  ['olmo-7b/pretrain.yaml', 6_888_095_744, 2.46e12],
];

describe('the examples that people see first', () => {
  for (const [path, parameters, tokens] of EXPECTED) {
    it(`${path} comes to the published ${parameters} parameters${tokens === undefined ? '' : ` and ${tokens} tokens`}`, () => {
      const language = path.endsWith('json') ? 'json' : 'yaml';
      const reading = readConfig(readFileSync(`media/examples/${path}`, 'utf8'), {
        language,
        fileName: path,
      });
      const part = reading!.parts[0]!;
      const found = estimate(part.description, defaultAssumptions, laws);
      assert.equal(found.parameters?.total.value, parameters);
      assert.equal(part.description.training.tokens?.value, tokens);
      const marked = [...reading!.notices, ...part.notices, ...found.notices].filter(
        ({ severity, at }) => at !== undefined && (severity === 'error' || severity === 'warning'),
      );
      assert.deepEqual(marked, []);
    });
  }
});
