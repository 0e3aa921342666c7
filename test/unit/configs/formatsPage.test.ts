import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../../src/configs';
import { FORMATS_PAGE, formatsPageText } from '../../harness/formatsPage';

describe('docs/formats.md', () => {
  const page = readFileSync(FORMATS_PAGE, 'utf8');

  it('is what the formats and their fixtures say', () => {
    assert.equal(page, formatsPageText(), 'run `npm run formats`');
  });

  it('begins with a table of all formats, each with a link and what is to be supplied', () => {
    const rows = page.split('\n').filter((line) => /^\| \[.*\]\(#[\w-]+\) \|/.test(line));
    assert.equal(rows.length, FORMATS.length);
    for (const { title } of FORMATS)
      assert.ok(
        rows.some((row) => row.includes(`[${title}](#`)),
        title,
      );
    assert.ok(
      rows.every((row) =>
        row
          .split('|')
          .slice(2, 5)
          .every((cell) => cell.trim() !== ''),
      ),
    );
    assert.match(page, /`--gpus`/);
  });

  it('has a section and an example for every format', () => {
    for (const { title } of FORMATS) {
      const section = page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
      assert.match(section, /\*\*You supply\*\*: \S/);
      assert.match(section, /```(json|yaml)\n[^]+\n```/);
    }
  });
});
