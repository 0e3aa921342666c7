import assert from 'node:assert/strict';
import { leafAt, leavesFromFilesAt } from '../../../src/editor/leaves';
import { referenceMarkdown } from '../../../src/report/referenceHover';
import { english } from '../../../src/report/translate';
import { filesInMemory, readFixtureTogether, readTogether } from '../configs/references/memoryFiles';

describe('hovering over a reference', () => {
  it('lists what came through it, by file, and nothing that the config says itself', async () => {
    const { part, text } = await readFixtureTogether('maxtext', 'configs/runs/default.yml', 'maxtext');
    const offset = text.indexOf('base_config') + 2;
    assert.equal(leafAt(part.description, offset)?.sourced.at?.from?.file, 'configs/base.yml');
    const markdown = referenceMarkdown(leavesFromFilesAt(part.description, offset), english);
    assert.match(markdown, /Values from configs\/base\\?\.yml/);
    assert.match(markdown, /\| Hidden size \| 2,048 \|/);
    assert.match(markdown, /\| Vocabulary size \| 32,000 \|/);
    assert.doesNotMatch(markdown, /1,000 /);
  });

  it('answers with the own value where that stands at the same place', async () => {
    const config =
      '{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4, "intermediate_size": 128, "vocab_size": 10}';
    const text = 'base_model: ./mine\nsequence_len: 512\n';
    const reading = await readTogether(text, filesInMemory({ 'mine/config.json': config }, 'a.yml'));
    const leaf = leafAt(reading!.parts[0]!.description, text.indexOf('./mine') + 1);
    assert.equal(leaf?.field, 'modelName');
  });

  it('lets another file write no Markdown', async () => {
    const files = { 'base.yml': 'remat_policy: "[x](command:evil)|<b>"\n' };
    const text = 'base_config: base.yml\nsteps: 10\n';
    const reading = await readTogether(text, filesInMemory(files, 'run.yml'));
    const leaves = leavesFromFilesAt(reading!.parts[0]!.description, 2);
    assert.equal(leaves.length, 1);
    assert.doesNotMatch(referenceMarkdown(leaves, english), /[^\\]\[x\]\(|[^\\]<b>/);
  });
});
