import assert from 'node:assert/strict';
import { layerActivationBytes, megatronReport, type MegatronModel } from '../../src/engine/memory';
import { modelStates } from '../../src/engine/memory/modelStates';
import { stageActivations } from '../../src/engine/memory/activations';
import { stagesOf } from '../../src/engine/memory/stages';
import { stageWeights } from '../../src/engine/memory/stageWeights';
import { gpt, near, setup, shapeNamed } from '../unit/memory/models';

const total = (states: ReturnType<typeof modelStates>): number =>
  Object.values({ ...states }).reduce((sum, { value }) => sum + value, 0);

describe('ZeRO, Rajbhandari et al. 2020, figure 1: 7.5B parameters on 64 ranks', () => {
  // The paper prints three digits; laws.json has them in full.
  const printed = [120e9, 31.40625e9, 16.640625e9, 1.875e9];
  printed.forEach((bytes, zeroStage) => {
    it(`needs ${bytes / 1e9} GB a rank in stage ${zeroStage}`, () => {
      const held = { matrices: 7.5e9, other: 0, experts: 0, largestLayer: 0 };
      const layout = { dataParallel: 64, zeroStage: zeroStage as 0 | 1 | 2 | 3 };
      assert.equal(total(modelStates(gpt(2, 64, 2), held, setup(layout))), bytes);
    });
  });
});

describe('DeepSpeed, estimate_zero3_model_states_mem_needs (peers.md D5)', () => {
  // Printed in GiB to two digits: half of the last one. Its 18 bytes are 16-bit weights and 32-bit gradients.
  const cases = [
    [6805e6, 131e6, 'optimizer-and-weights', 0.49],
    [6805e6, 131e6, 'optimizer', 3.66],
    [6805e6, 131e6, 'none', 29.01],
    [2783e6, 65e6, 'optimizer-and-weights', 0.25],
    [2783e6, 65e6, 'optimizer', 5.43],
    [2783e6, 65e6, 'none', 46.91],
  ] as const;
  for (const [parameters, largestLayer, offload, printed] of cases) {
    it(`prints ${printed} GB for ${parameters / 1e6}M parameters, offload ${offload}`, () => {
      // 2783M ran on one GPU, 6805M on four.
      const dataParallel = parameters === 2783e6 ? 1 : 4;
      const options = { offload, stateScheme: 'mixed-fp32-gradients' } as const;
      const gibibytes = (more: number): number =>
        total(
          modelStates(
            gpt(2, 64, 2),
            { matrices: parameters + more, other: 0, experts: 0, largestLayer: largestLayer + more },
            setup({ dataParallel, zeroStage: 3 }, options),
          ),
        ) /
        2 ** 30;
      // It prints both counts cut to whole millions and the sum rounded to two digits.
      assert.ok(gibibytes(0) - 0.005 <= printed && printed <= gibibytes(1e6) + 0.005, String(gibibytes(0)));
    });
  }
});

describe('Korthikanti et al. 2022, table 2: one layer of GPT-3 175B', () => {
  const shape = gpt(96, 12_288, 96);
  const stored = { attention: 'stored', dropout: true } as const;
  const s = 2048;
  const cases = [
    ['nothing divided', {}, 'none', s * 12_288 * (34 + 80)],
    [
      'tensor parallel',
      { tensorParallel: 8, sequenceParallel: false },
      'none',
      s * 12_288 * (10 + 24 / 8 + 80 / 8),
    ],
    ['and sequence parallel', { tensorParallel: 8 }, 'none', (s * 12_288 * (34 + 80)) / 8],
    ['and selective recompute', { tensorParallel: 8 }, 'selective', (s * 12_288 * 34) / 8],
    ['full recompute', {}, 'full', 2 * s * 12_288],
  ] as const;
  for (const [what, layout, recompute, bytes] of cases) {
    it(`stores ${bytes} bytes with ${what}`, () => {
      assert.equal(layerActivationBytes(shape, setup(layout, { ...stored, recompute })).value, bytes);
    });
  }

  it('agrees with the figures of laws.json, which are printed to six digits', () => {
    const checks = [2868.9e6, 578.814e6, 358.613e6, 106.955e6];
    cases.slice(0, 4).forEach(([, , , bytes], index) => {
      assert.ok(near(bytes, checks[index]!, 1e-4), String(bytes));
    });
  });

  it('cuts activations about five-fold by sequence parallelism and selective recompute together', () => {
    // The abstract: "reduces activation memory by 5×"; for 175B, 578.8 / 107.0 = 5.4.
    const before = layerActivationBytes(shape, setup({ tensorParallel: 8, sequenceParallel: false }, stored));
    const after = layerActivationBytes(
      shape,
      setup({ tensorParallel: 8 }, { ...stored, recompute: 'selective' }),
    );
    assert.ok(near(before.value / after.value, 5, 0.1));
  });

  it('holds as many layers’ worth on the first stage as the model has, whatever the pipeline', () => {
    const one = setup({ tensorParallel: 8, pipelineParallel: 8 }, { ...stored, recompute: 'selective' });
    const [first] = stagesOf(shape, one);
    const bytes = stageActivations(shape, first!, one).value;
    const entry = 8 * s * (8 + 12_288 / 8);
    const scoresAgain = (s * 12_288 * 80) / 8;
    assert.equal(bytes, 96 * ((s * 12_288 * 34) / 8) + scoresAgain + entry);
  });
});

describe('Megatron-LM’s own report (peers.md D5), in MiB, micro-batch 1', () => {
  const gpt3: MegatronModel = {
    layers: 96,
    hiddenSize: 12_288,
    feedForwardSize: 49_152,
    heads: 96,
    keyValueHeads: 96,
    headSize: 128,
    gated: false,
    normWeights: 2,
    paddedVocabularySize: 50_304,
    tiedEmbeddings: true,
  };
  const llama: MegatronModel = { ...gpt3, gated: true, normWeights: 1, tiedEmbeddings: false };
  const llama2: MegatronModel = {
    ...llama,
    layers: 32,
    hiddenSize: 4096,
    feedForwardSize: 11_008,
    heads: 32,
    keyValueHeads: 32,
    paddedVocabularySize: 32_000,
  };
  const llama70: MegatronModel = {
    ...llama,
    layers: 80,
    hiddenSize: 8192,
    feedForwardSize: 28_672,
    heads: 64,
    keyValueHeads: 8,
    paddedVocabularySize: 128_256,
  };
  const cases: readonly (readonly [string, MegatronModel, readonly number[], boolean, readonly number[]])[] =
    [
      ['GPT-3, t 8 p 16 d 8', gpt3, [8, 16, 8, 2048], false, [24659.46, 9840.03, 34499.5]],
      [
        'GPT-3, t 8 p 8 d 16, distributed optimiser',
        { ...gpt3, paddedVocabularySize: 51_200 },
        [8, 8, 16, 2048],
        true,
        [18006.07, 9816.02, 27822.08],
      ],
      ['Llama-2-7B, d 8', llama2, [1, 1, 8, 4096], true, [48196.9, 15300.03, 63496.94]],
      ['Llama-3.1-70B, t 8 p 4 d 4', llama70, [8, 4, 4, 8192], true, [19490.08, 20512.03, 40002.11]],
    ];
  for (const [title, model, [t, p, d, sequenceLength], distributed, printed] of cases) {
    it(`prints ${printed.join(' / ')} for ${title}`, () => {
      const report = megatronReport(
        model,
        { tensorParallel: t!, pipelineParallel: p!, dataParallel: d! },
        { sequenceLength: sequenceLength!, microBatchSequences: 1 },
        distributed,
      );
      const bytes = [report.weightAndOptimizerBytes, report.activationBytes, report.totalBytes];
      assert.deepEqual(
        bytes.map((each) => Number((each / 2 ** 20).toFixed(2))),
        printed,
      );
    });
  }

  it('prints 16964.03 of activations for Mixtral-8x7B, counted as if one expert worked for each token', () => {
    // Where its 269658.40 of weights and states come from: peersMemory.test.ts.
    const mixtral: MegatronModel = { ...llama2, feedForwardSize: 14_336, keyValueHeads: 8 };
    const { activationBytes } = megatronReport(
      mixtral,
      { tensorParallel: 1, pipelineParallel: 1, dataParallel: 8 },
      { sequenceLength: 4096, microBatchSequences: 1 },
      true,
    );
    assert.equal(Number((activationBytes / 2 ** 20).toFixed(2)), 16964.03);
    const shape = shapeNamed('Mixtral-8x7B-v0.1');
    const ours = layerActivationBytes(shape, setup({}, { sequenceLength: 4096 })).value;
    // Two experts a token: 8·h + 2·(2·h + 2·h/4) + 2·6·f + two copies in and out for each expert + 4·a.
    assert.equal(ours, 4096 * (8 * 4096 + 2 * 2.5 * 4096 + 12 * 14_336 + 2 * 4 * 4096 + 4 * 32));
  });

  it('gives our weights and states of Llama-2-7B, which has no second stage and nothing to divide', () => {
    const shape = shapeNamed('Llama-2-7b');
    const ours = setup({ dataParallel: 8, zeroStage: 1 }, { stateScheme: 'mixed-fp32-gradients' });
    const [stage] = stagesOf(shape, ours);
    const states = modelStates(shape, stageWeights(shape, stage!, ours.layout), ours);
    assert.ok(near(total(states) / 2 ** 20, 48196.9, 1e-6), String(total(states) / 2 ** 20));
  });

  it('gives our weights and states of GPT-3’s first stage but for biases and positions, which it leaves out', () => {
    const shape = gpt(96, 12_288, 96, 50_304);
    const ours = setup(
      { tensorParallel: 8, pipelineParallel: 16, dataParallel: 8 },
      { stateScheme: 'mixed-fp32-gradients' },
    );
    const [stage] = stagesOf(shape, ours);
    const bytes = total(modelStates(shape, stageWeights(shape, stage!, ours.layout), ours));
    // 9·h biases a layer over t, 2048 · h learned positions whole on the first stage.
    const missing = 18 * ((6 * 9 * 12_288) / 8 + 2048 * 12_288);
    // The last norm is spread over the stages here and there; 2·h of 1.4e9.
    assert.ok(near(bytes - missing, 24659.46 * 2 ** 20, 1e-5), String((bytes - missing) / 2 ** 20));
  });

  it('holds less than we do for gated networks: 4·f instead of 6·f, dropout masks and wide keys against it', () => {
    const shape = shapeNamed('Llama-3.1-70B');
    const ours = layerActivationBytes(shape, setup({ tensorParallel: 8 }, { sequenceLength: 8192 }));
    // 8·h whole, then q, k, v and the output: 2·(h + 2·h/8 + h) and 6·f; 4 bytes a head for FlashAttention.
    const perToken = 8 * 8192 + 2 * (2 * 8192 + 2 * 1024) + 6 * 28_672 + 4 * 64;
    assert.equal(ours.value, (8192 * perToken) / 8);
    const theirs = (8192 * (18 * 8192 + 4 * 28_672)) / 8;
    assert.ok(ours.value > theirs);
  });
});
