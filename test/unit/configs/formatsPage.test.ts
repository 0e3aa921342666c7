import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../../src/configs';
import { FORMATS_PAGE, formatsPageText } from '../../harness/formatsPage';

describe('docs/formats.md', () => {
  const page = readFileSync(FORMATS_PAGE, 'utf8');

  it('is what the formats and their fixtures say', () => {
    assert.equal(page, formatsPageText(), 'run `npm run formats`');
  });

  it('has a section and an example for every format', () => {
    for (const { title } of FORMATS) {
      const section = page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
      assert.match(section, /\*\*You supply\*\*: \S/);
      assert.match(section, /```(json|yaml)\n[^]+\n```/);
    }
  });
});
