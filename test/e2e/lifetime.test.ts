import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('comparing lifetime costs', () => {
  const workbench = useWorkbench();

  it('asks for the demand and a config to compare with, and says from which demand on which is cheaper', async () => {
    const { quickInput } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    await workbench().editor.codeLens('8.03B');
    await workbench().runCommand('Scaling Lens: Compare Lifetime Cost…');
    await quickInput.waitForTitle(/Compare Lifetime Cost \(1\/5\)/);
    await quickInput.type('much');
    await quickInput.message(/“much” is not understood/);
    await quickInput.type('1M requests per day x 365 days');
    await workbench().screenshot('lifetime 1 demand');
    await quickInput.accept();

    await quickInput.waitForTitle(/\(2\/5\)/);
    const offered = (await quickInput.rowTexts()).join('\n');
    assert.match(offered, /Sizes of the same predicted loss only/);
    assert.doesNotMatch(offered, /docker-compose|llama-3\.1-8b/);
    await workbench().screenshot('lifetime 2 with');
    await quickInput.choose('tinyllama/pretrain.yaml');

    await quickInput.waitForTitle(/\(3\/5\)/);
    await quickInput.choose('NVIDIA A100 SXM 80 GB');
    await quickInput.waitForTitle(/\(4\/5\)/);
    await quickInput.type('$1.20');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(5\/5\)/);
    await quickInput.choose('int8');

    const report = workbench().report();
    await report
      .getByText(/pretrain\.yaml against .*config\.json/)
      .first()
      .waitFor();
    await workbench().screenshot('lifetime 3 report');
    const text = await report.locator('body').innerText();
    assert.match(text, /Over its life: training and 467B tokens served/);
    assert.match(text, /is cheaper, in dollars/);
    assert.match(text, /Models of the same predicted loss/);
    assert.match(text, /1M requests per day x 365 days · 1,280 tokens/);
    assert.match(text, /answered for this comparison/);
    assert.doesNotMatch(text, /undefined|NaN|\{\d\}|\[object/);
    await report.getByRole('heading', { name: 'Assumptions' }).first().scrollIntoViewIfNeeded();
    await workbench().screenshot('lifetime 4 assumptions');
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
