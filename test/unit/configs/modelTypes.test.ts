import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs/readConfig';
import { FAMILIES, resolveArchitecture, type ArchitectureResult } from '../../../src/engine/architecture';
import { MODEL_TYPES } from '../../../src/configs/formats/huggingFace/modelTypes';
import { BUILT_MODELS } from './builtModels';

/** What a config of Hugging Face counts as. */
export function countOf(config: Readonly<Record<string, unknown>>): ArchitectureResult {
  const reading = readConfig(JSON.stringify(config), { language: 'json', fileName: 'config.json' });
  const part = reading?.parts[0];
  assert.ok(part !== undefined, 'not recognised');
  const result = resolveArchitecture(part.description.architecture);
  return { ...result, notices: [...part.notices, ...result.notices] };
}

describe('the model types of transformers', () => {
  for (const { name, config, total } of BUILT_MODELS) {
    it(`counts ${name ?? 'a small model'} of type ${String(config.model_type)} to the last digit`, () => {
      const { architecture, notices } = countOf(config);
      assert.equal(architecture?.parameters.total, total, JSON.stringify(notices));
      const troubles = notices.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(troubles, []);
    });
  }

  it('have a family if their class has a row of defaults, and the other way round but for types without defaults', () => {
    const counted = new Set(FAMILIES.flatMap(({ modelTypes }) => modelTypes));
    assert.deepEqual(
      Object.keys(MODEL_TYPES).filter((type) => !counted.has(type)),
      [],
    );
  });

  it('belong to one family each', () => {
    const all = FAMILIES.flatMap(({ modelTypes }) => modelTypes);
    assert.equal(new Set(all).size, all.length);
  });
});
