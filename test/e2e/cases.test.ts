import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('published cases', () => {
  const workbench = useWorkbench();

  /** The summary under the chart, once it says this. */
  const summary = async (text: RegExp) => {
    const found = workbench().chart().locator('#summary', { hasText: text });
    await found.waitFor();
    return found.innerText();
  };

  it('are offered by name, size, tokens and maker', async () => {
    const { quickInput } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    await workbench().editor.codeLens('8.03B');
    await workbench().runCommand('Scaling Lens: Show Published Cases');
    await quickInput.waitForTitle('Published cases');
    await quickInput.type('DeepMind');
    const rows = (await quickInput.rowTexts()).join('\n');
    assert.match(rows, /Chinchilla 70B.*70B parameters · 1\.4T tokens · DeepMind · 2022-03/);
    assert.match(rows, /Gopher 280B/);
    await workbench().screenshot('cases list');
    await quickInput.type('Gopher');
    await quickInput.choose('Gopher 280B');
  });

  it('open with the engine beside what was published and the claims about them, and stand in the chart', async () => {
    const report = workbench().report();
    await report.getByText('The engine against what was published').first().waitFor();
    await report.locator('tr', { hasText: '5.04×10²³' }).first().waitFor();
    await report.getByText('borne out in part').first().waitFor();
    assert.doesNotMatch(await report.locator('body').innerText(), /undefined|NaN|\{\d\}|\[object/);
    assert.match(await summary(/Gopher 280B:/), /280B parameters on 300B tokens, 5\.04×10²³ FLOP/);
    await workbench().screenshot('cases report and chart');
  });

  it('leave the chart to a config that is opened', async () => {
    await workbench().openFile('tinyllama/pretrain.yaml');
    await workbench().editor.codeLens('1.1B');
    assert.match(await summary(/pretrain\.yaml/), /1\.1B parameters/);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
