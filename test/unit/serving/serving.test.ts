import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumptions, type ServingAssumptions } from '../../../src/engine/assumptions';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { type Architecture } from '../../../src/engine/architecture/architecture';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { accelerators } from '../../../src/engine/hardware/accelerators';
import { findPublicModel } from '../../../src/engine/models';
import { type Quantity } from '../../../src/engine/quantity';
import { EMPTY_RUN, type RunDescription } from '../../../src/engine/run';
import {
  servedWeightBytes,
  type Serving,
  servingOf,
  weightBytesRead,
  weightFormatNamed,
  weightFormats,
} from '../../../src/engine/serving';
import { BANDWIDTH_SHARE, COMPUTE_SHARE, LAYER_SECONDS } from '../../../src/engine/serving/efficiency';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: '--flag' });

function modelNamed(name: string): { readonly run: RunDescription; readonly architecture: Architecture } {
  const fields = findPublicModel(name)!.architecture;
  return {
    run: { ...EMPTY_RUN, architecture: fields },
    architecture: resolveArchitecture(fields).architecture!,
  };
}

function serve(name: string, serving: ServingAssumptions = {}, more: Partial<Assumptions> = {}): Serving {
  const { run, architecture } = modelNamed(name);
  return servingOf(run, { architecture }, { ...defaultAssumptions, ...more, serving })!;
}

const LLAMA = 'Meta-Llama-3-8B';
const format = (word: string) => weightFormatNamed(word)!;

describe('weights as they are served', () => {
  const words: readonly (readonly [string, string])[] = [
    ['torch.bfloat16', 'bf16'],
    ['float16', 'fp16'],
    ['fp8_e4m3', 'fp8'],
    ['awq', 'int4'],
    ['gptq', 'int4'],
    ['nf4', 'nf4'],
    ['mxfp4', 'mxfp4'],
    ['w8a8', 'int8'],
    ['bnb-4bit', 'int4'],
  ];
  for (const [word, id] of words) {
    it(`reads “${word}” as ${id}`, () => {
      assert.equal(weightFormatNamed(word)?.id, id);
    });
  }

  it('knows no format it has not heard of', () => {
    assert.equal(weightFormatNamed('posit'), undefined);
  });

  it('take two bytes each in 16 bit, embeddings and head included', () => {
    // 2 · 8,030,261,248: leaving embedding and head out is what LLM-Viewer does (peers.md A10).
    assert.equal(servedWeightBytes(modelNamed(LLAMA).architecture, format('bf16')), 16_060_522_496);
  });

  it('keep embeddings, head and norms in 16 bit when the matrices have four', () => {
    const { architecture } = modelNamed(LLAMA);
    const whole = 2 * 128_256 * 4096 + 65 * 4096;
    const matrices = 8_030_261_248 - whole;
    assert.equal(
      servedWeightBytes(architecture, format('int4')),
      (matrices * (4 + 20 / 128)) / 8 + 2 * whole,
    );
  });

  it('are fewer bytes in every format of fewer bits', () => {
    const { architecture } = modelNamed(LLAMA);
    const sorted = [...weightFormats].sort((a, b) => a.bitsPerWeight - b.bitsPerWeight);
    const bytes = sorted.map((each) => servedWeightBytes(architecture, each));
    for (const [index, each] of bytes.slice(1).entries()) assert.ok(each >= bytes[index]!, sorted[index]!.id);
  });

  it('of a mixture are read as far as a batch chooses experts: 2 of 8 by one sequence, all by many', () => {
    const { architecture } = modelNamed('Mixtral-8x7B-v0.1');
    const bf16 = format('bf16');
    const [one, many] = [1, 1000].map((batch) => weightBytesRead(architecture, bf16, batch));
    // 12,879,925,248 active parameters less the 131,072,000 of the token table, two bytes each.
    assert.equal(one, 2 * (12_879_925_248 - 131_072_000));
    assert.ok(Math.abs(many! / (2 * (46_702_792_704 - 131_072_000)) - 1) < 1e-9);
  });
});

describe('serving a model', () => {
  it('takes one H100 for Llama 3 8B in bf16, and says what is assumed', () => {
    const { deployment, weightBytes } = serve(LLAMA);
    assert.deepEqual([deployment.accelerators, deployment.accelerator.id], [1, 'h100-sxm-80gb']);
    const assumed = weightBytes.because.inputs.filter(({ origin }) => origin === 'default');
    assert.ok(assumed.some(({ name }) => name === 'promptTokens'));
  });

  it('takes what is cheapest per request: four for 138 GB, though two hold them with few requests', () => {
    assert.equal(serve('Llama-2-70b-hf').deployment.accelerators, 4);
    const price = (accelerators: number): number =>
      serve('Llama-2-70b-hf', { accelerators: user(accelerators) }).acceleratorSecondsPerOutputToken!.value;
    assert.ok(price(4) < price(2) && price(4) < price(8));
  });

  it('takes accelerators enough for the sequences that are asked for', () => {
    const { deployment, capacity, notices } = serve('Llama-2-70b-hf', { concurrency: user(900) });
    assert.equal(deployment.concurrency, 900);
    assert.ok(capacity.mostSequences >= 900);
    assert.deepEqual(notices, []);
  });

  it('takes no more than one node where one is enough, and as many as hold the weights', () => {
    assert.equal(serve('Llama-3.1-405B').deployment.accelerators, 16);
    assert.equal(serve('Llama-3.1-405B', { weightPrecision: user('int4') }).deployment.accelerators, 4);
  });

  it('adds up computing, reading and the fixed cost of each layer in a step', () => {
    const { timePerOutputToken, decodeBound } = serve(LLAMA, { concurrency: user(1) });
    // 16,060,522,496 bytes less the table's 1,050,673,152, and 131,072 · 1,152 of cache, at 3.35 TB/s;
    // 2 · (8,030,261,248 − 525,336,576) and 4 · 32 layers · 4,096 · 1,152 of scores, at 989.4 TFLOP/s; 32 layers.
    const reading = (16_060_522_496 - 1_050_673_152 + 131_072 * 1152) / 3.35e12 / BANDWIDTH_SHARE.value;
    const flops = 2 * (8_030_261_248 - 525_336_576) + 4 * 32 * 4096 * 1152;
    const expected = reading + flops / 989.4e12 / COMPUTE_SHARE[16].value + 32 * LAYER_SECONDS.value;
    assert.ok(Math.abs(timePerOutputToken!.value / expected - 1) < 1e-9);
    assert.equal(decodeBound, 'memory');
  });

  it('reads prompts together for no more than one after the other', () => {
    const { timeToFirstToken, acceleratorSecondsPerPromptToken } = serve(LLAMA, {
      promptTokens: user(128),
      concurrency: user(32),
    });
    assert.ok(acceleratorSecondsPerPromptToken!.value * 128 < timeToFirstToken!.value);
  });

  it('ends the context where the model does, not the memory', () => {
    const fields = findPublicModel(LLAMA)!.architecture;
    const positions = { value: 8192, origin: 'file' as const };
    const { architecture } = resolveArchitecture({ ...fields, maximumPositions: positions });
    const { longestContext } = servingOf(EMPTY_RUN, { architecture }, defaultAssumptions)!;
    assert.equal(longestContext!.value, 8192);
  });

  it('is bound by what layers take besides where a model is tiny', () => {
    assert.equal(serve('gpt2', { concurrency: user(1), promptTokens: user(64) }).decodeBound, 'overhead');
  });

  it('takes the longest context of one sequence, and a shorter one of many', () => {
    const { longestContext, longestContextTogether } = serve(LLAMA, {
      concurrency: user(100),
      weightPrecision: user('bf16'),
    });
    assert.equal(longestContext!.value, Math.floor((0.9 * 80e9 - 16_060_522_496) / 131_072));
    assert.equal(longestContextTogether!.value, Math.floor((0.9 * 80e9 - 16_060_522_496) / (100 * 131_072)));
  });

  it('counts a cache of grouped queries as they are: 131,072 bytes a token, not four times that', () => {
    assert.equal(serve(LLAMA).bytesPerSequence.value, 131_072 * 1280);
  });

  it('reads a long prompt at the rate of the matrix units', () => {
    const { prefillBound } = serve(LLAMA, { promptTokens: user(4096) });
    assert.equal(prefillBound, 'compute');
  });

  it('costs what the replica costs, at the load that a fleet is built for', () => {
    const { usdPerMillionOutputTokens, timePerOutputToken, deployment } = serve(LLAMA, {
      priceUsdPerHour: user(3.6),
      concurrency: user(10),
    });
    assert.equal(deployment.concurrency, 10);
    // 3.6 USD an hour are 0.001 USD a second; 70 % load.
    const expected = (0.001 * timePerOutputToken!.value * 1e6) / 10 / 0.7;
    assert.ok(Math.abs(usdPerMillionOutputTokens!.value / expected - 1) < 1e-9);
  });

  it('takes whole replicas for a demand, and twice the demand takes at least as many', () => {
    const [few, many] = [10, 20].map(
      (each) => serve('Llama-2-70b-hf', { queriesPerSecond: user(each) }).acceleratorsForDemand!.value,
    );
    assert.equal(few! % 2, 0);
    assert.ok(many! >= few!);
  });

  it('puts as many sequences together as a target of latency allows, and not one more', () => {
    const target = 0.012;
    const { deployment, timePerOutputToken } = serve(LLAMA, { timePerOutputToken: user(target) });
    assert.ok(timePerOutputToken!.value <= target);
    const oneMore = serve(LLAMA, { concurrency: user(deployment.concurrency + 1) });
    assert.ok(oneMore.timePerOutputToken!.value > target);
  });

  it('takes more accelerators where fewer miss a target, unless their number is stated', () => {
    const target = { timePerOutputToken: user(0.015) };
    const { deployment, notices } = serve('Llama-2-70b-hf', target);
    assert.equal(deployment.accelerators, 8);
    assert.deepEqual(notices, []);
    const held = serve('Llama-2-70b-hf', { ...target, accelerators: user(2) });
    assert.equal(held.deployment.accelerators, 2);
    assert.ok(held.notices.some(({ code }) => code === 'latency-target-missed'));
  });

  const troubles: readonly (readonly [string, ServingAssumptions, Partial<Assumptions>])[] = [
    ['model-does-not-fit', { accelerators: user(1) }, { accelerator: user('t4') }],
    ['too-many-sequences', { concurrency: user(100_000) }, {}],
    ['unknown-weight-format', { weightPrecision: user('posit') }, {}],
    ['latency-target-missed', { timeToFirstToken: user(1e-6) }, {}],
    ['unknown-accelerator', { accelerator: user('h1000') }, {}],
  ];
  for (const [code, serving, more] of troubles) {
    it(`remarks ${code}`, () => {
      assert.ok(serve(LLAMA, serving, more).notices.some((notice) => notice.code === code));
    });
  }

  it('remarks that a request is longer than the model accepts', () => {
    // 1,024 tokens in and 256 out are assumed; GPT-2 has 1,024 positions.
    assert.ok(serve('gpt2').notices.some(({ code }) => code === 'context-too-long'));
  });

  it('gives no times where the model does not fit', () => {
    const { timeToFirstToken, timePerOutputToken } = serve(
      LLAMA,
      { accelerators: user(1) },
      { accelerator: user('t4') },
    );
    assert.deepEqual([timeToFirstToken, timePerOutputToken], [undefined, undefined]);
  });

  it('says nothing of a model that is not counted', () => {
    assert.equal(servingOf(EMPTY_RUN, {}, defaultAssumptions), undefined);
  });
});

describe('serving any model', () => {
  const names = [LLAMA, 'Llama-2-70b-hf', 'Mixtral-8x7B-v0.1', 'gpt2', 'DeepSeek-V3'];
  const workload = fc.record({
    name: fc.constantFrom(...names),
    accelerator: fc.constantFrom(...accelerators.map(({ id }) => id)),
    weights: fc.constantFrom(...weightFormats.map(({ id }) => id)),
    promptTokens: fc.integer({ min: 1, max: 200_000 }),
    outputTokens: fc.integer({ min: 1, max: 20_000 }),
    concurrency: fc.integer({ min: 1, max: 4096 }),
    accelerators: fc.integer({ min: 1, max: 64 }),
  });

  const isSound = (quantity: Quantity | undefined): boolean =>
    quantity === undefined ||
    (Number.isFinite(quantity.value) &&
      quantity.value >= 0 &&
      (quantity.low ?? quantity.value) <= quantity.value &&
      (quantity.high ?? quantity.value) >= quantity.value);

  it('never gives NaN or Infinity, and every band holds its value', () => {
    fc.assert(
      fc.property(workload, ({ name, accelerator, weights, ...numbers }) => {
        const serving = serve(
          name,
          {
            accelerator: user(accelerator),
            weightPrecision: user(weights),
            promptTokens: user(numbers.promptTokens),
            outputTokens: user(numbers.outputTokens),
            concurrency: user(numbers.concurrency),
            accelerators: user(numbers.accelerators),
            queriesPerSecond: user(3),
          },
          {},
        );
        for (const value of Object.values(serving)) {
          if (typeof value === 'object' && 'unit' in value) assert.ok(isSound(value as Quantity));
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('takes longer per step the more sequences there are together, and never longer per token', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 64 }), (name, batch) => {
        const at = (count: number) =>
          serve(name, { concurrency: user(count), accelerators: user(64) }).timePerOutputToken?.value ?? NaN;
        const [one, two] = [at(batch), at(batch * 2)];
        assert.ok(two >= one && two / 2 <= one * (1 + 1e-9));
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});
