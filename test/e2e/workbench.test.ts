import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('the installed extension in a window', () => {
  const workbench = useWorkbench();

  it('shows what a Llama config comes to above its first line', async () => {
    const { editor } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    // 8,030,261,248 parameters: meta-llama/Llama-3.1-8B's safetensors index.
    assert.match(await editor.codeLens('8.03'), /8\.03/);
    await workbench().screenshot('llama config');
  });

  it('stays silent in a YAML file that is not a config', async () => {
    const { editor } = workbench();
    await workbench().openFile('not-a-model/docker-compose.yaml');
    // A config that was opened later already has its lens: the file before it has been looked at, too.
    await workbench().openFile('gpt2/config.json');
    await editor.codeLens('124');
    await workbench().openFile('not-a-model/docker-compose.yaml');
    assert.deepEqual(await editor.codeLenses(), []);
  });

  it('writes no error of ours to the console', () => {
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
