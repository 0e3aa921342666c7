import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

/** Sentences that would be English if a translation were missing; names of laws and papers stay as they are. */
const ENGLISH = /\b(the|parameters|tokens are|weights|loss|cost|hours|estimate|doubled|assumed)\b/i;

describe('in Simplified Chinese', () => {
  const workbench = useWorkbench({ language: 'zh-cn' });

  it('the lenses, the hover and the chart speak Chinese', async () => {
    const { editor } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    const lenses = [await editor.codeLens('8.03B'), await editor.codeLens('161B')].join('\n');
    assert.match(lenses, /8\.03B 参数/);
    assert.doesNotMatch(lenses, ENGLISH);
    const hover = await editor.hover('hidden_size');
    assert.match(hover, /4,096/);
    await workbench().screenshot('Chinese hover');
    await editor.closeHover();
    await workbench().runCommand('Scaling Lens: 显示图表');
    const summary = workbench().chart().locator('#summary', { hasText: 'config.json' });
    await summary.waitFor();
    await workbench().screenshot('Chinese chart');
    assert.doesNotMatch(await summary.innerText(), ENGLISH);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
