import assert from 'node:assert/strict';
import {
  type BatchStage,
  rampStages,
  sequencesAfter,
  stepsWithin,
  tokenStages,
} from '../../../src/configs/batchSchedule';
import { codes, onlyPart, valuesOf } from './fixture';

/** Step by step, as a trainer does it. */
function simulated(stages: readonly BatchStage[], steps: number): number {
  let seen = 0;
  for (let step = 0; step < steps; step++)
    seen += stages.filter(({ from }) => seen >= from).at(-1)!.sequences;
  return seen;
}

const megatron = (lines: string) =>
  onlyPart(
    `MODEL_ARGS:\n  --num-layers: 2\n  --hidden-size: 64\n  --num-attention-heads: 4\n  --vocab-size: 1000\n  --seq-length: 2048\n  --micro-batch-size: 1\n${lines}`,
    'yaml',
    'megatron-lm',
  );

describe('a batch that grows', () => {
  const ramp = rampStages([192, 192, 9600], 1536)!;
  const schedule = tokenStages('0:384 200M:768 400M:1152', 2048)!;

  it('goes through the stages of a ramp', () => {
    assert.equal(ramp.length, 8);
    assert.deepEqual(ramp.at(-1), { from: 9600, sequences: 1536 });
    assert.equal(rampStages([192, 100, 9600], 1536), undefined);
  });

  it('goes through the stages of a schedule by tokens', () => {
    assert.deepEqual(schedule, [
      { from: 0, sequences: 384 },
      { from: 200e6 / 2048, sequences: 768 },
      { from: 400e6 / 2048, sequences: 1152 },
    ]);
    for (const broken of ['', 'x', '5:1', '0:0', '0:384 0:768', '0:384 200M']) {
      assert.equal(tokenStages(broken, 2048), undefined, broken);
    }
  });

  for (const [name, stages] of Object.entries({ ramp, schedule })) {
    it(`has seen after any steps of the ${name} what counting step by step gives, and the other way round`, () => {
      for (const steps of [0, 1, 7, 25, 26, 100, 254, 255, 400, 1000]) {
        const seen = simulated(stages, steps);
        assert.equal(sequencesAfter(stages, steps), seen);
        assert.equal(stepsWithin(stages, seen), steps);
      }
    });
  }

  it('gives the tokens of so many steps of a schedule', () => {
    const { training } = megatron(
      '  --train-iters: 300000\n  --step-batch-size-schedule: "0:384 200B:768 400B:1152"\n',
    ).description;
    // 200B / (384 · 2048) = 254,313.2: the first 254,314 steps have 384 sequences, the other 45,686 have 768.
    assert.equal(training.tokens?.value, (254_314 * 384 + 45_686 * 768) * 2048);
    assert.equal(training.tokens.note, 'Σ step_batch_size_schedule × --seq-length');
    assert.equal(training.globalBatchSequences, undefined);
  });

  it('gives the steps of so many samples with a ramp, as list or as text', () => {
    for (const written of ['[192, 192, 9600000]', '192 192 9600000']) {
      const { training } = megatron(
        `  --train-samples: 146484375\n  --global-batch-size: 1536\n  --rampup-batch-size: ${written}\n`,
      ).description;
      // 9.6M samples take 18,522 steps at 192 … 1344, the rest 89,116 at 1536; at 1536 throughout it were 95,367.
      assert.equal(training.steps?.value, 107_638);
      assert.equal(training.tokens?.value, 146_484_375 * 2048);
      assert.equal(valuesOf(training).globalBatchSequences, 1536);
    }
  });

  for (const ramp of ['192 192 many', '192 100 9600000', '[192, 192, -5]', '[192, 192]']) {
    it(`says that a ramp cannot be read, and reckons with the whole batch: ${ramp}`, () => {
      const part = megatron(
        `  --train-iters: 1000\n  --global-batch-size: 1536\n  --rampup-batch-size: ${ramp}\n`,
      );
      assert.deepEqual(codes(part.notices), ['wrong-type']);
      assert.equal(part.description.training.tokens?.value, 1000 * 1536 * 2048);
    });
  }

  it('says where a schedule cannot be read', () => {
    const part = megatron('  --train-iters: 10\n  --step-batch-size-schedule: often\n');
    assert.deepEqual(codes(part.notices), ['wrong-type']);
    assert.equal(part.description.training.tokens, undefined);
  });
});
