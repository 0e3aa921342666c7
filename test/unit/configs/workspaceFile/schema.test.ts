import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { workspaceFileSchema } from '../../../../src/configs/workspaceFile/schema';

const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(workspaceFileSchema());

describe('docs/scaling-lens.schema.json', () => {
  it('is what the table of keys gives (npm run schema)', () => {
    const written: unknown = JSON.parse(readFileSync('docs/scaling-lens.schema.json', 'utf8'));
    assert.deepEqual(written, workspaceFileSchema());
  });

  it('accepts the example of the documentation', () => {
    const page = readFileSync('docs/WORKSPACE_FILE.md', 'utf8');
    const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '';
    assert.ok(validate(parse(example)), JSON.stringify(validate.errors));
  });

  for (const wrong of [
    { gpu: 8 },
    { gpus: 0 },
    { law: 'newton' },
    { accelerators: [{ id: 'a' }] },
    { serving: { speed: 1 } },
  ]) {
    it(`rejects ${JSON.stringify(wrong)}`, () => {
      assert.equal(validate(wrong), false);
    });
  }
});
