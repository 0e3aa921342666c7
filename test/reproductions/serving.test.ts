import assert from 'node:assert/strict';
import {
  cacheBytesPerSequence,
  prefillFlopsPerToken,
  resolveArchitecture,
} from '../../src/engine/architecture';
import { findPublicModel } from '../../src/engine/models';
import { accelerators } from '../../src/engine/hardware/accelerators';
import { PREFILL_EFFICIENCY } from '../../src/engine/serving/efficiency';

function architectureOf(name: string) {
  return resolveArchitecture(findPublicModel(name)!.architecture).architecture!;
}

describe('published figures of serving', () => {
  // peers.md D5, LLM-Viewer: keys and values of one sequence in 16 bit.
  const caches: readonly (readonly [string, number, number])[] = [
    ['Llama-2-7b-hf', 2048, 1_073_741_824],
    ['Llama-2-70b-hf', 8192, 2_684_354_560],
  ];
  for (const [name, tokens, bytes] of caches) {
    it(`${name} keeps ${bytes} bytes of cache for ${tokens} tokens`, () => {
      assert.equal(cacheBytesPerSequence(architectureOf(name), 2, tokens), bytes);
    });
  }

  // peers.md A16, alibaba/InferSim: tokens per second and GPU that are read. Prompts are not given: FLOPs without
  // scores, so that the peak's share is a lower bound. None of these rows set the efficiency's value.
  const reading: readonly (readonly [string, string, 'fp8' | 'bf16', number])[] = [
    ['Qwen3-8B', 'h20-96gb', 'fp8', 15_061],
    ['Qwen3-30B-A3B', 'h20-96gb', 'bf16', 16_594],
  ];
  for (const [name, id, precision, measured] of reading) {
    it(`${name} on ${id} reads ${measured} tokens per second within the band`, () => {
      const peak = accelerators.find((each) => each.id === id)?.peakFlops[precision];
      const perToken = prefillFlopsPerToken(architectureOf(name), 1);
      assert.ok(peak !== undefined && perToken !== undefined);
      const share = (measured * perToken) / peak;
      assert.ok(share > PREFILL_EFFICIENCY.low && share < PREFILL_EFFICIENCY.high, String(share));
    });
  }

  it('DeepSeek-V3 on H800 reads at the low end: 7,839 tokens per second of 2·N_active at the fp8 peak', () => {
    const { active } = architectureOf('DeepSeek-V3').parameters;
    const peak = accelerators.find(({ id }) => id === 'h800-sxm-80gb')?.peakFlops.fp8;
    assert.ok(peak !== undefined);
    assert.ok(Math.abs((7839 * 2 * active) / peak - PREFILL_EFFICIENCY.low) < 0.01);
  });
});
