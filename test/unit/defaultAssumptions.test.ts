import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { acceleratorById } from '../../src/engine/hardware/accelerators';
import { typicalUtilization } from '../../src/engine/hardware/utilization';
import { lawById } from '../../src/engine/laws';

describe('the default assumptions', () => {
  it('name laws that exist, each once', () => {
    const ids = [defaultAssumptions.law.value, ...defaultAssumptions.otherLaws];
    for (const id of ids) assert.ok(lawById(id) !== undefined, id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('begin with a law that predicts loss with a band', () => {
    const law = lawById(defaultAssumptions.law.value);
    assert.ok(law?.loss !== undefined && law.lossBand !== undefined && law.bandSource !== undefined);
  });

  it('take an accelerator with a bf16 peak and a confirmed price', () => {
    const accelerator = acceleratorById(defaultAssumptions.accelerator.value);
    assert.ok(accelerator?.peakFlops.bf16 !== undefined);
    assert.equal(accelerator.price?.confidence, 'verified');
  });

  it('say of everything where it comes from, and claim to be nothing but defaults', () => {
    const { law, tokens, accelerator, utilization } = defaultAssumptions;
    for (const each of [law, tokens, accelerator, utilization]) {
      assert.equal(each.origin, 'default');
      assert.ok(each.source.length > 10);
    }
  });

  it('assume no sequence length, batch or number of accelerators', () => {
    assert.equal(defaultAssumptions.sequenceLength, undefined);
    assert.equal(defaultAssumptions.globalBatchSequences, undefined);
    assert.equal(defaultAssumptions.accelerators, undefined);
  });

  it('are those that the README names', () => {
    const { tokens, accelerator } = defaultAssumptions;
    const { value, low, high } = typicalUtilization(accelerator.value);
    const per = tokens.value.kind === 'tokens-per-parameter' ? tokens.value.ratio : NaN;
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(readme.includes(`${per} tokens per parameter`));
    assert.ok(readme.includes(`a utilisation of ${100 * value} % (${100 * low}–${100 * high} %)`));
  });
});
