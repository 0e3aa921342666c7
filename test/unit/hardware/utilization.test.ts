import assert from 'node:assert/strict';
import { accelerators } from '../../../src/engine/hardware/accelerators';
import { TYPICAL_UTILIZATION, typicalUtilization } from '../../../src/engine/hardware/utilization';

describe('the utilisation assumed where nobody says one', () => {
  it('is a band that holds its value, below 1, with its source, for every accelerator and precision', () => {
    for (const { id } of accelerators) {
      for (const precision of ['bf16', 'fp16', 'fp8', 'int8', 'nothing']) {
        const { value, low, high, step, source } = typicalUtilization(id, precision);
        assert.ok(0 < low && low < value && value < step && step < high && high < 1, id);
        assert.match(source, /first decile/);
      }
    }
  });

  it('tells accelerators apart of which runs are known', () => {
    assert.equal(typicalUtilization('a100-sxm-80gb').step, 0.54);
    assert.equal(typicalUtilization('a100-pcie-40gb').step, 0.51);
    assert.equal(typicalUtilization('h100-sxm-80gb').value, 0.26);
    assert.equal(typicalUtilization('tpu-v4').value, 0.3);
    assert.equal(typicalUtilization('tpu-v5p').step, 0.57);
  });

  it('is that of fp8 only on accelerators whose fp8 runs were measured', () => {
    assert.equal(typicalUtilization('h800-sxm-80gb', 'fp8').step, 0.23);
    assert.equal(typicalUtilization('mi300x', 'fp8'), TYPICAL_UTILIZATION);
    assert.equal(typicalUtilization('l40s', 'fp8'), TYPICAL_UTILIZATION);
  });

  it('falls back for any other, the H20 among them, whose peak is cut and whose bandwidth is not', () => {
    for (const id of ['h20-96gb', 'mi300x', 'gaudi-3', 'in-house-1', '']) {
      assert.equal(typicalUtilization(id), TYPICAL_UTILIZATION, id);
    }
  });
});
