import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltModel } from './builtModels';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { stated } from '../architectureFields';
import { countOf } from './countOf';

/**
 * Sizes of published models with the count of their class in transformers 5.18 or of their paper's rules, which agrees
 * with the published total as that is rounded.
 */
function publishedModels(): readonly BuiltModel[] {
  const lines = readFileSync(join(__dirname, '../../fixtures/publishedModels.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as BuiltModel);
}

describe('published models', () => {
  for (const { name, config, total } of publishedModels()) {
    it(`${name ?? ''} is counted to the last digit`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
    });
  }

  // Chowdhery et al. 2022, arXiv:2204.02311, table 1: 8.63, 62.50 (both recalled) and 540.35 billion.
  const palm: readonly (readonly [width: number, layers: number, heads: number, total: number])[] = [
    [4096, 32, 16, 8_632_012_800],
    [8192, 64, 32, 62_495_662_080],
    [18_432, 118, 48, 540_356_474_880],
  ];
  for (const [hiddenSize, layers, attentionHeads, total] of palm) {
    it(`PaLM of ${layers} layers is counted to the last digit`, () => {
      const fields = {
        family: 'palm',
        hiddenSize,
        layers,
        attentionHeads,
        keyValueHeads: 1,
        headSize: 256,
        feedForwardSize: 4 * hiddenSize,
        vocabularySize: 256_000,
      };
      const { architecture, notices } = resolveArchitecture(stated(fields));
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
    });
  }
});
