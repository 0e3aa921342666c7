import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

const COMMAND = 'Scaling Lens: Plan a Compute-Optimal Run…';

describe('planning a run', () => {
  const workbench = useWorkbench();
  afterEach(() => workbench().runCommand('View: Revert and Close Editor'));

  /** Goes to the last step of a plan for 1e22 FLOP by the law that is offered first. */
  const planFor1e22 = async () => {
    const { quickInput } = workbench();
    await workbench().runCommand(COMMAND);
    await quickInput.waitForTitle(/\(1\/4\)/);
    await quickInput.choose('Compute');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('1e22');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await quickInput.choose('Besiroglu 2024');
    await quickInput.waitForTitle(/\(4\/4\)/);
  };

  it('goes through four steps and back, and says at once what is wrong with an amount', async () => {
    const { quickInput } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    await workbench().runCommand(COMMAND);
    await quickInput.waitForTitle(/Plan a Compute-Optimal Run \(1\/4\)/);
    await workbench().screenshot('plan 1 goal');
    await quickInput.choose('Compute');

    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('abc');
    await quickInput.message(/“abc” is not a number/);
    await workbench().screenshot('plan 2 wrong amount');
    await quickInput.accept();
    await quickInput.message(/“abc” is not a number/);
    await quickInput.back();

    await quickInput.waitForTitle(/\(1\/4\)/);
    await quickInput.choose('Dollars');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('$50k');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await workbench().screenshot('plan 3 law');
    await quickInput.back();

    await quickInput.waitForTitle(/\(2\/4\)/);
    assert.equal(await quickInput.box.inputValue(), '$50k');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await quickInput.choose('20 tokens per parameter');
    await quickInput.waitForTitle(/\(4\/4\)/);
    assert.match((await quickInput.rowTexts()).join('\n'), /Cost.*\$50K/);
    await quickInput.cancel();
  });

  it('inserts YAML where the cursor stands, and one undo takes it back', async () => {
    const { editor, quickInput, page } = workbench();
    await workbench().openFile('my-run.yaml');
    await page.keyboard.press('Control+End');
    await planFor1e22();
    await workbench().screenshot('plan 4 result');
    const rows = (await quickInput.rowTexts()).join('\n');
    // Besiroglu et al. 2024, arXiv:2404.10102: A = 482.01, B = 2085.43, α = 0.3478, β = 0.3658 at 1e22 FLOP.
    assert.match(rows, /Parameters9\.05B \(7\.\d+B–10\.\d+B\)/);
    assert.match(rows, /GPU-hours≈[\d,.]+K \([\d,.]+–[\d,.]+K\)/);
    assert.match(rows, /Training compute10²² FLOP/);
    await quickInput.choose('Insert as YAML');

    await editor.waitForText('model_config:');
    await editor.waitForText('betas: [0.9, 0.95]');
    await editor.waitForText('# my run');
    // The inserted text is a config of its own, read like any other.
    await editor.codeLens(/^(8\.[5-9]|9\.)\d*B params/);
    await editor.codeLens(/tokens .* near-optimal$/);
    await workbench().screenshot('plan 5 inserted');
    await page.keyboard.press('Control+Z');
    await editor.waitForNoText('model_config:');
    assert.equal((await editor.visibleText()).trim(), '# my run');
  });

  it('opens as a new JSON file with lenses of its own', async () => {
    const { editor, quickInput } = workbench();
    await planFor1e22();
    await quickInput.choose('New JSON file');
    await editor.waitForText('"LlamaForCausalLM"');
    await editor.waitForText('"num_hidden_layers": 32');
    await editor.codeLens(/^(8\.[5-9]|9\.)\d*B params/);
    assert.equal(await editor.squiggles('error').count(), 0);
    await workbench().screenshot('plan 6 JSON');
  });

  it('shows its report with sources', async () => {
    const { quickInput } = workbench();
    await planFor1e22();
    await quickInput.choose('Show report');
    await workbench().report().getByText('Recommended by Besiroglu 2024').first().waitFor();
    await workbench().screenshot('plan 7 report');
    const text = await workbench().report().locator('body').innerText();
    assert.match(text, /arXiv:2404\.10102/);
    assert.doesNotMatch(text, /undefined|NaN|\{\d\}|\[object/);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
